"""The encrypted file and the read-only reference files."""
