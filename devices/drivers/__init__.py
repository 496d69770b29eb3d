"""One instrument per file: what it sends, what is sent to it, its units and its limits."""
