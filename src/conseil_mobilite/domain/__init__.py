"""The trade: people, grid, scoring, barriers, pathways, disclosure control. No I/O, no clock."""
