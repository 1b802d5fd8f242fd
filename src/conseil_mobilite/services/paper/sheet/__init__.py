"""The action sheet: what it says, and how it is read."""
