"""Personnes: the list, a person’s page, registration."""
