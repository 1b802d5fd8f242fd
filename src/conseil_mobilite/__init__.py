"""Conseil Mobilité: mobility assessments and support pathways for mobility advisers."""

__version__ = "0.1.0"
