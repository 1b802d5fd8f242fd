"""Ways to change where the audit trail begins: its checkpoint, and seal and rows together."""

import random
from collections.abc import Callable
from typing import Final, TypeAlias
from uuid import UUID

from tests.campaigns.audit_mutations import trail as plain
from tests.campaigns.audit_mutations.trail import Trail

Mutation: TypeAlias = Callable[[Trail, random.Random], int | None]


def roll_back(trail: Trail, _chance: random.Random) -> int | None:
    """Bring entries, seal and checkpoint back together to what they were: a backup knows better."""
    entries, seals, checkpoints = trail.earlier
    for table in ("audit_entry", "audit_seal", "audit_checkpoint"):
        trail.do(f"DELETE FROM {table}")  # noqa: S608 - names of the schema
    for row in entries:
        trail.put(row)
    for count, head, mac, number in seals:
        trail.do("INSERT INTO audit_seal VALUES (?, ?, ?, ?)", number, count, head, mac)
    for row in checkpoints:
        trail.do("INSERT INTO audit_checkpoint VALUES (?, ?, ?, ?, ?, ?)", *row)
    return int(str(seals[0][0])) + 1


def forge_checkpoint(trail: Trail, chance: random.Random) -> int | None:
    """Change a value of the checkpoint, so that it tells of another cut."""
    column, value = chance.choice(
        (
            ("number", trail.first - 1 + chance.choice((-1, 1, 5))),
            ("at", "2026-05-05 08:00:00.000000"),
            ("adviser_id", UUID(int=3).hex),
            ("removed", chance.randint(0, 9)),
            ("head", f"{chance.getrandbits(256):064x}"),
            ("mac", f"{chance.getrandbits(256):064x}"),
        )
    )
    trail.do(f"UPDATE audit_checkpoint SET {column} = ?", value)  # noqa: S608 - names of the schema
    return 1


def cut_one_more(trail: Trail, chance: random.Random) -> int | None:
    """Take out one entry more than the checkpoint tells; it moves with it, or not."""
    if chance.random() < 0.5:
        trail.do("DELETE FROM audit_entry WHERE number = ?", trail.first)
        return trail.first
    code = trail.row(trail.first)[-1]
    trail.do("DELETE FROM audit_entry WHERE number = ?", trail.first)
    trail.do("UPDATE audit_checkpoint SET number = number + 1, head = ?", code)
    return 1


def lose_checkpoint(trail: Trail, _chance: random.Random) -> int | None:
    trail.do("DELETE FROM audit_checkpoint")
    return 1


def older_checkpoint(trail: Trail, chance: random.Random) -> int | None:
    """Bring the checkpoint before the last one back, with the entries it kept or without."""
    trail.do("DELETE FROM audit_checkpoint")
    older = trail.others[0]
    trail.do("INSERT INTO audit_checkpoint VALUES (?, ?, ?, ?, ?, ?)", *older)
    if chance.random() < 0.5:
        return int(str(older[0])) + 1
    for row in trail.earlier[0]:
        if int(str(older[0])) < int(str(row[0])) < trail.first:
            trail.put(row)
    return trail.last + 1


def second_checkpoint(trail: Trail, chance: random.Random) -> int | None:
    """Put another checkpoint beside the true one."""
    number = trail.last + 3 if chance.random() < 0.5 else 1
    forged = (number, "2026-05-05 08:00:00.000000", None, 1, "0" * 64, "1" * 64)
    trail.do("INSERT INTO audit_checkpoint VALUES (?, ?, ?, ?, ?, ?)", *forged)
    return 1


PLAIN: Final[tuple[Mutation, ...]] = (
    plain.edit,
    plain.edit,
    plain.edit,
    plain.shift,
    plain.shift_all,
    plain.delete,
    plain.close_up,
    plain.truncate_end,
    plain.truncate_start,
    plain.truncate_middle,
    plain.reorder,
    plain.insert,
    plain.duplicate,
    plain.several,
    plain.forge_entry,
    plain.empty,
    roll_back,
)
BEHIND: Final[tuple[Mutation, ...]] = (
    *PLAIN,
    forge_checkpoint,
    cut_one_more,
    lose_checkpoint,
    older_checkpoint,
    second_checkpoint,
)
