"""Additive controlled rounding of all linked tables at once."""
