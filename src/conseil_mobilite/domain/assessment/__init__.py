"""The grid, the answers and what follows from them."""
