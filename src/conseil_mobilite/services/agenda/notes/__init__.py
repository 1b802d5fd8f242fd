"""Notes, contacts and interviews."""
