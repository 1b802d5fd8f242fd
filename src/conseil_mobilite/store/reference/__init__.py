"""The read-only data shipped with the product."""
