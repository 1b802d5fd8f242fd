"""The section « Conservation » of the settings."""
