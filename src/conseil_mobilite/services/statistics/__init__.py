"""Exact figures for the body, protected ones for the plan."""
