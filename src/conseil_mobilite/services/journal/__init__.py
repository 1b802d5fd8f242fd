"""Taking acts back, doing them again, and the recycle bin."""
