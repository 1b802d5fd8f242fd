"""Files of other programs, to and from plain values."""
