"""What the report of a package says: protected figures only, laid out for its readers."""
