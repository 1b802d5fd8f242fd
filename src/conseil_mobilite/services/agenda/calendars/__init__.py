"""Other calendars."""
