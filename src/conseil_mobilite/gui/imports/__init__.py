"""The assistant that brings a foreign table in, the imports made, and lists taken out."""
