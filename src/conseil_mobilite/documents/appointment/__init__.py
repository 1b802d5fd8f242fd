"""An appointment told on paper."""
