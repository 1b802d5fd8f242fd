"""Files that may be of the same person, and their merging."""
