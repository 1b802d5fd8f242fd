"""The forms of an appointment, of what comes back, of an absence."""
