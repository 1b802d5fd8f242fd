"""Appointments that come back."""
