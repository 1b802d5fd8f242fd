"""What needs the adviser now."""
