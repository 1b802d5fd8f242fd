"""How long what is kept of a person stays, and what remains once it has left."""
