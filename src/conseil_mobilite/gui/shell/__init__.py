"""The window itself: rail, top bar, status line, unlocking."""
