"""Agenda: appointments."""
