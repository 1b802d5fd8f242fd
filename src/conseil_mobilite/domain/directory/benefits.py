"""Which row of an aid holds on a day: those of the body come before what is shipped."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from conseil_mobilite.domain.directory.directory_rows import Benefit
from conseil_mobilite.domain.directory.freshness import to_check
from conseil_mobilite.domain.reference.code_lists import CodeEntry


@dataclass(frozen=True, slots=True)
class BenefitLine:
    """An aid as it stands: shipped with the program (`row_id` is None), or written by the body.

    `facts` say in words what it is worth and asks for. Both days of validity are included.
    """

    code: str
    label: str
    facts: str
    source: str
    checked_on: date | None
    funder_kind: str
    sensitive: bool
    valid_from: date | None = None
    valid_to: date | None = None
    row_id: UUID | None = None

    def open_on(self, day: date) -> bool:
        begun = self.valid_from is None or self.valid_from <= day
        return begun and (self.valid_to is None or day <= self.valid_to)

    def to_check(self, on: date) -> bool:
        """Tell whether nobody made sure of it in the last six months."""
        return to_check(None, self.checked_on, on)


def shipped_line(entry: CodeEntry) -> BenefitLine:
    read_on = entry.text("source_date")
    return BenefitLine(
        code=entry.code,
        label=entry.label,
        facts=entry.text("facts"),
        source=entry.text("source"),
        checked_on=date.fromisoformat(read_on) if read_on else None,
        funder_kind=entry.text("funder_kind"),
        sensitive=entry.sensitive,
        valid_from=entry.valid_from,
        valid_to=entry.valid_to,
    )


def own_line(row: Benefit) -> BenefitLine:
    return BenefitLine(
        code=row.code,
        label=row.label,
        facts=row.facts,
        source=row.source,
        checked_on=row.checked_on,
        funder_kind=row.funder_kind,
        sensitive=row.sensitive,
        valid_from=row.valid_from,
        valid_to=row.valid_to,
        row_id=row.id,
    )


def in_order(lines: Iterable[BenefitLine]) -> list[BenefitLine]:
    """Return the rows of one aid, the oldest first: the shipped one, then by their first day."""
    return sorted(
        lines, key=lambda each: (each.row_id is not None, each.valid_from or date.min, each.label)
    )


def holding(lines: Sequence[BenefitLine], day: date) -> BenefitLine:
    """Return the row that speaks for an aid that day: the last one that has begun, be it over.

    Before any has begun, the first one speaks.
    """
    ordered = in_order(lines)
    begun = [each for each in ordered if each.valid_from is None or each.valid_from <= day]
    return begun[-1] if begun else ordered[0]


def overlaps(one: BenefitLine, other: BenefitLine) -> bool:
    """Tell whether two rows of an aid hold on a same day."""
    first = max(one.valid_from or date.min, other.valid_from or date.min)
    last = min(one.valid_to or date.max, other.valid_to or date.max)
    return first <= last


def entry_of(line: BenefitLine) -> CodeEntry:
    """Return the aid as an entry of its code list."""
    read_on = line.checked_on.isoformat() if line.checked_on else ""
    return CodeEntry(
        code=line.code,
        label=line.label,
        sensitive=line.sensitive,
        valid_from=line.valid_from,
        valid_to=line.valid_to,
        columns={
            "facts": (line.facts,),
            "source": (line.source,),
            "source_date": (read_on,),
            "funder_kind": (line.funder_kind,),
        },
    )
