"""Letters and certificates."""
