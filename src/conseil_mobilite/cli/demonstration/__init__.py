"""The demonstration base: fictitious people, plausible lives, the same for the same seed."""
