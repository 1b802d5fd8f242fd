"""What the adviser chooses of a paper."""
