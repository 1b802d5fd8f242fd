"""Searches drawn from the fields of people, and a plain scan that says whom each must find."""
