"""The founding of a base, its settings and basins."""
