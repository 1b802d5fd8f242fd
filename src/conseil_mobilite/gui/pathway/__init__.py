"""Parcours: the dated actions of a person."""
