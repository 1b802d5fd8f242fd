"""What leaves the workstation: protected figures, with what was withheld and why."""
