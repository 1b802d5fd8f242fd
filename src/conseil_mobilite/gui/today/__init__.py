"""Aujourd’hui: what needs the adviser now."""
