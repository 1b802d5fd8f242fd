"""The mobility situation as dated facts: vehicles, licences, journeys, renunciations, budget."""
