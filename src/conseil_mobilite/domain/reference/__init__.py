"""Code lists, and reading data files strictly."""
