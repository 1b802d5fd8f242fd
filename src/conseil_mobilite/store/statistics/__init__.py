"""The SQL of the statistics: each population and each quantity defined once.

The base keeps no statistics of its indexes. Where SQLite would follow one that parts rows badly, as
that of a status or of the only basin, a `+` before the column tells it not to.
"""
