"""A phrase read as an appointment."""
