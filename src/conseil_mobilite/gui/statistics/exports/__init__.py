"""The assistant that prepares what leaves for the plan, and the register of what left."""
