"""The « fiche d’action mobilité »: one content, several ways to read it."""
