"""Each value of a foreign file read by rule: what is certain is kept, what is not is said."""
