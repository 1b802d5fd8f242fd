"""One function for each thing an adviser does; each runs in the transaction of its caller."""
