"""The words of the body, shown on samples, and the languages it has read."""
