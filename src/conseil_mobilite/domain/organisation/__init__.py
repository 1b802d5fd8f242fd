"""The body, its advisers, its basins, its settings."""
