"""Exact figures, for the adviser alone: names of counts and quantities, and their values."""
