"""The full-text index of the people: what it holds, how it follows them, how it is checked."""
