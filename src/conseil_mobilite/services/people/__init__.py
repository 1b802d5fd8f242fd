"""Find, register and know people."""
