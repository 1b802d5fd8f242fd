"""Réglages and the first-run assistant."""
