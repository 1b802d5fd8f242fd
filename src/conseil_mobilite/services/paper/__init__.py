"""Documents handed out."""
