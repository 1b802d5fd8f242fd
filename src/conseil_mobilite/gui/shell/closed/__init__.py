"""« Cette base ne s’ouvre pas »: why, what was not touched, and every way back."""
