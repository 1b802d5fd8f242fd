"""The audit trail in the window: for the « responsable » alone."""
