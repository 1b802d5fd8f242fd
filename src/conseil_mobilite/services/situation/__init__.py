"""What an adviser does with the mobility situation of a person."""
