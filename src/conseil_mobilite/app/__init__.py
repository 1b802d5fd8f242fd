"""Put the pieces of the window together: `start` paints it, `sitting` opens the base in it."""
