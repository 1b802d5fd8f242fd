"""Who may open the base, and with what."""
