"""Where articles come from: so far a folder of files."""
