"""Appointments, contacts and notes."""
