"""Quarters and years."""
