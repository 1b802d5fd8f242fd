"""The pages seen, and how they are printed."""
