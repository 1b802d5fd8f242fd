"""Who is accompanied."""
