"""The audit trail and the journal of changes."""
