"""How long files stay, what leaves, and what left."""
