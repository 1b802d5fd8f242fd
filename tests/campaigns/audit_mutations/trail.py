"""Every way to change the rows of the audit trail, by plain SQL.

Each returns the number of the first entry concerned, or nothing where it did not apply, as an edit
that gives a value to itself.
"""

import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from sqlcipher3 import dbapi2

from conseil_mobilite.store.journal.audit import Sealed
from conseil_mobilite.store.journal.audit_codes import ENTRIES, Raw, entry_code, read_entry

COLUMNS: Final = ("number", "at", "adviser_id", "act", "kind", "record_id", "mac")


@dataclass
class Trail:
    """The trail of one real base, on a connection whose changes are taken back."""

    connection: dbapi2.Connection
    key: bytes
    first: int
    last: int
    witness: Sealed
    earlier: tuple[Sequence[Raw], Sequence[Raw], Sequence[Raw]] = ((), (), ())
    others: list[Raw] = field(default_factory=list)

    def rows(self, query: str = ENTRIES) -> list[Raw]:
        return self.connection.execute(query).fetchall()

    def do(self, sql: str, *values: object) -> None:
        self.connection.execute(sql, values)

    def put(self, row: Raw) -> None:
        self.do("INSERT INTO audit_entry VALUES (?, ?, ?, ?, ?, ?, ?)", *row)

    def row(self, number: int) -> Raw:
        found = self.connection.execute(
            "SELECT * FROM audit_entry WHERE number = ?", (number,)
        ).fetchone()
        assert found is not None
        return found


def edit(trail: Trail, chance: random.Random) -> int | None:
    """Change one value of one entry, whatever the column."""
    number, column = chance.randint(trail.first, trail.last), chance.choice(COLUMNS)
    before = trail.row(number)[COLUMNS.index(column)]
    after = _other(column, before, trail, chance)
    if after == before:
        return None
    trail.do(f"UPDATE audit_entry SET {column} = ? WHERE number = ?", after, number)  # noqa: S608 - a name of the schema
    return min(number, int(str(after))) if column == "number" else number


def _other(column: str, before: object, trail: Trail, chance: random.Random) -> object:
    if column == "number":
        return chance.choice((0, -3, trail.last + 1, trail.last + 40))
    taken = [row[COLUMNS.index(column)] for row in trail.rows()]
    text = str(before or "")
    odd = [
        *taken,
        text.upper(),
        text + " ",
        text[:-1],
        text + "0",
        "",
        "é",
        text.replace(".000000", ""),
    ]
    if column in {"adviser_id", "record_id"}:
        odd += [None, UUID(int=chance.getrandbits(128)).hex, str(UUID(int=5))]
    return chance.choice(odd)


def shift(trail: Trail, chance: random.Random) -> int | None:
    """Move the instant of one entry, by a microsecond or by years."""
    number = chance.randint(trail.first, trail.last)
    at = datetime.fromisoformat(str(trail.row(number)[1]))
    step = chance.choice((1, -1)) * timedelta(microseconds=10 ** chance.randint(0, 14))
    moved = f"{at + step:%Y-%m-%d %H:%M:%S.%f}"
    trail.do("UPDATE audit_entry SET at = ? WHERE number = ?", moved, number)
    return number


def shift_all(trail: Trail, chance: random.Random) -> int | None:
    """Move the instants of all entries from one on."""
    number, hours = chance.randint(trail.first, trail.last), chance.randint(1, 10_000)
    shifted = f"strftime('%Y-%m-%d %H:%M:%S', at, '+{hours} hours') || '.000000'"
    trail.do(f"UPDATE audit_entry SET at = {shifted} WHERE number >= ?", number)  # noqa: S608 - an integer of our own
    return number


def delete(trail: Trail, chance: random.Random) -> int | None:
    """Take one entry out."""
    number = chance.randint(trail.first, trail.last)
    trail.do("DELETE FROM audit_entry WHERE number = ?", number)
    return number


def close_up(trail: Trail, chance: random.Random) -> int | None:
    """Take some entries out, and number the later ones down."""
    number, some = chance.randint(trail.first, trail.last), chance.randint(1, 4)
    kept = [row for row in trail.rows() if not number <= int(str(row[0])) < number + some]
    trail.do("DELETE FROM audit_entry")
    for rank, row in enumerate(kept, trail.first):
        trail.put((rank, *row[1:]))
    return number


def truncate_end(trail: Trail, chance: random.Random) -> int | None:
    number = chance.randint(trail.first, trail.last)
    trail.do("DELETE FROM audit_entry WHERE number >= ?", number)
    return number


def truncate_start(trail: Trail, chance: random.Random) -> int | None:
    """Take the oldest entries out, without a checkpoint that says so."""
    number = chance.randint(trail.first, trail.last)
    trail.do("DELETE FROM audit_entry WHERE number <= ?", number)
    return trail.first


def truncate_middle(trail: Trail, chance: random.Random) -> int | None:
    number = chance.randint(trail.first, trail.last - 1)
    trail.do("DELETE FROM audit_entry WHERE number >= ? AND number < ?", number, trail.last)
    return number


def reorder(trail: Trail, chance: random.Random) -> int | None:
    """Let two entries change places, with their codes or without."""
    one, two = sorted(chance.sample(range(trail.first, trail.last + 1), 2))
    first, second = trail.row(one), trail.row(two)
    kept = chance.choice((6, 7))
    if first[1:kept] == second[1:kept]:
        return None
    trail.do("DELETE FROM audit_entry WHERE number IN (?, ?)", one, two)
    trail.put((one, *second[1:kept], *first[kept:]))
    trail.put((two, *first[1:kept], *second[kept:]))
    return one


def insert(trail: Trail, chance: random.Random) -> int | None:
    """Put an entry in, later ones numbered up; its code is another's, or made up."""
    number = chance.randint(trail.first, trail.last + 1)
    model = chance.choice(trail.rows())
    code = chance.choice((str(model[-1]), f"{chance.getrandbits(256):064x}"))
    for row in reversed([row for row in trail.rows() if int(str(row[0])) >= number]):
        trail.do("UPDATE audit_entry SET number = number + 1 WHERE number = ?", row[0])
    trail.put((number, *model[1:6], code))
    again = (model[0], model[-1]) == (number, code)  # the very same row: the one after it is added
    return number + int(again)


def duplicate(trail: Trail, chance: random.Random) -> int | None:
    """Append a copy of an entry, as if it had been done again."""
    model = trail.row(chance.randint(trail.first, trail.last))
    number = chance.choice((trail.last + 1, trail.last + 2, trail.first - 1, 0))
    trail.put((number, *model[1:]))
    return number if number < trail.first else trail.last + 1


def several(trail: Trail, chance: random.Random) -> int | None:
    """Change two to five entries at once."""
    numbers = chance.sample(range(trail.first, trail.last + 1), chance.randint(2, 5))
    for number in numbers:
        trail.do("UPDATE audit_entry SET act = act || 'x' WHERE number = ?", number)
    return min(numbers)


def forge_entry(trail: Trail, chance: random.Random) -> int | None:
    """Change an entry and sign it, and all the later ones, with another key."""
    number, key = chance.randint(trail.first, trail.last), chance.randbytes(32)
    head = "0" * 64 if number == trail.first else str(trail.row(number - 1)[-1])
    trail.do("UPDATE audit_entry SET act = 'person.bin.x' WHERE number = ?", number)
    for row in trail.rows()[number - trail.first :]:
        entry = read_entry(row)
        assert entry is not None
        head = entry_code(key, head, entry)
        trail.do("UPDATE audit_entry SET mac = ? WHERE number = ?", head, row[0])
    return number


def empty(trail: Trail, _chance: random.Random) -> int | None:
    trail.do("DELETE FROM audit_entry")
    return trail.first
