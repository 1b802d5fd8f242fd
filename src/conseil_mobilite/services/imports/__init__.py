"""Files of other programs brought in, and lists taken out."""
