"""What the dashboard of the statistics puts forward, and how it groups the rest."""
