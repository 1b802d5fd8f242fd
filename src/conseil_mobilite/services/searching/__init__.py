"""One box for everything: people, services of the directory, communes."""
