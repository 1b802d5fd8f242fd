"""Interviews, from the first answer to the restitution."""
