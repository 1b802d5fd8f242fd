"""The terminal: the entry point, the guided tour, the demonstration base."""
