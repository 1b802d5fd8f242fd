"""Notes, contacts and interviews of a person."""
