"""What is counted and what may leave: indicators and plans of tables, as data."""
