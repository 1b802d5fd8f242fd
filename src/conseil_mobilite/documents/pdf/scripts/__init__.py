"""Fonts, and the letters of every script."""
