"""Where articles come from: folders, mailboxes, the web."""
