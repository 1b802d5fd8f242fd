"""Bilan: the interview and its synthesis."""
