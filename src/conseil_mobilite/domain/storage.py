"""Hints on how a table is laid out; a database that does not know them leaves them aside."""

from typing import Final

KEYED: Final = {"sqlite_with_rowid": False}
"""Rows kept in the order of their composite key: half the space, and read together."""

EMPTY: Final = {"server_default": ""}
"""A column that came later: a row from before says nothing in it."""
