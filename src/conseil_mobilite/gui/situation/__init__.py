"""The tab « Mobilité » of a person: vehicles, licences, journeys, budget."""
