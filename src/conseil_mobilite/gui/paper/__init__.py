"""Paper: what is printed, looked at first."""
