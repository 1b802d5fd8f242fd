"""Adding up the packages of several bases, for the pilots of the plan."""
