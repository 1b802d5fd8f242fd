"""What a prescriber is told, box by box."""
