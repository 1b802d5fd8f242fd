"""The file of protected statistics that a base sends to the pilots of the plan, and its reading."""
