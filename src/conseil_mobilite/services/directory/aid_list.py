"""The aids that a body chooses from: the shipped list, under the rows it wrote itself."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from sqlmodel import Session, select

from conseil_mobilite.domain.directory.benefits import (
    BenefitLine,
    entry_of,
    holding,
    own_line,
    shipped_line,
)
from conseil_mobilite.domain.directory.directory_rows import Benefit
from conseil_mobilite.domain.reference.code_lists import CodeList
from conseil_mobilite.store.reference.reference import code_lists


def aids(session: Session, on: date) -> CodeList:
    """Return the list as it stands that day: every code keeps a label, the local ones come last."""
    shipped = code_lists()["aids"]
    entries = (entry_of(holding(lines, on)) for lines in lines_by_code(session).values())
    return replace(shipped, entries=tuple(entries))


def lines_by_code(session: Session) -> Mapping[str, list[BenefitLine]]:
    """Return every row of every aid, in the order of the list, then by label."""
    found: defaultdict[str, list[BenefitLine]] = defaultdict(list)
    for entry in code_lists()["aids"]:
        found[entry.code].append(shipped_line(entry))
    rows = map(own_line, session.exec(select(Benefit)).all())
    for line in sorted(rows, key=lambda each: (each.label.casefold(), each.code)):
        found[line.code].append(line)
    return found
