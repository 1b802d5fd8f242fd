"""What a route may ask of the list of people, besides the state of their pathway."""

from typing import Final

LIVING_IN: Final = "insee:"
"""Begins the part that names a commune by its INSEE code."""
