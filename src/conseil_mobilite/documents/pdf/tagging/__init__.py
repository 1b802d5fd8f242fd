"""The structure that a screen reader follows, and what the file says of itself."""
