"""An appointment jotted down in one phrase."""
