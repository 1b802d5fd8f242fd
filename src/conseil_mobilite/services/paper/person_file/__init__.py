"""The parts of the file of a person: what each sort of row says, in words."""
