"""Who works on the base, and what opens it."""
