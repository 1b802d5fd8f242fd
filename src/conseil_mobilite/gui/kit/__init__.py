"""Theme and shared widgets."""
