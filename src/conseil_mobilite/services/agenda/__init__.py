"""Appointments, notes and contacts."""
