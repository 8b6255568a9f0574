"""The command line: arguments, exit codes, printing. Nothing else prints."""
