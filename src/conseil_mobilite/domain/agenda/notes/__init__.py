"""What an adviser writes."""
