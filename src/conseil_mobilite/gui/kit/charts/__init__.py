"""Charts painted here: read by hand, by eye and by ear, never by colour alone."""
