"""The audit trail: what it says in French, who may read it, how long it is kept."""
