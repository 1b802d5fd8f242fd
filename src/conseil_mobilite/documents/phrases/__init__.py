"""The fixed sentences of the papers, in every language they are given in."""
