"""Conseil Mobilité: mobility assessments and support pathways for mobility advisers."""
