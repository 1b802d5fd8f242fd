"""Other calendars: what leaves, what comes in, the file that follows."""
