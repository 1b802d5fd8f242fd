"""The exact figures of a basin and the files behind them. Internal: none of them leaves as such."""
