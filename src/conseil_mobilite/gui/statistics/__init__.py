"""Statistiques and the protected export."""
