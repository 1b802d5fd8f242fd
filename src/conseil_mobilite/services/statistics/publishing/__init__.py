"""From exact figures to a package that leaves, and the register of what left."""
