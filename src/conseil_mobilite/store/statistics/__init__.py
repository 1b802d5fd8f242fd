"""The SQL of the statistics: each population and each quantity defined once."""
