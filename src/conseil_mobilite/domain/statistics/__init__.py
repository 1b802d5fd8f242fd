"""Indicators and the protection of what leaves the workstation."""
