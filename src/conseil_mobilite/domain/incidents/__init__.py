"""What may be told of a failure without telling anything of anybody."""
