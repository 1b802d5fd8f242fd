"""The file of a person as she may carry it elsewhere."""
