"""Make the file of a person vanish, or lose all that tells who it was."""
