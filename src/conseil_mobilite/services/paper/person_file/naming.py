"""The words for the rows that other rows name by a key, and for the codes of a grid."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from types import MappingProxyType
from typing import Final

from sqlmodel import Session, select

from conseil_mobilite.domain.assessment.grid import Grid
from conseil_mobilite.domain.language.french import long_date
from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.domain.organisation.adviser import Adviser
from conseil_mobilite.domain.organisation.basin import MobilityBasin
from conseil_mobilite.domain.organisation.mobility_plan import PlanMeasure
from conseil_mobilite.domain.reference.code_lists import CodeList
from conseil_mobilite.services.directory.aid_list import aids
from conseil_mobilite.store.journal.rows import Values
from conseil_mobilite.store.reference import grids
from conseil_mobilite.store.reference.reference import code_lists


@dataclass(frozen=True, slots=True)
class Naming:
    """`rows` gives the words for a key; `grids` the grids of the assessments, by version.

    `current` is the grid that names the barriers of what is no part of an assessment.
    """

    rows: Mapping[object, str]
    grids: Mapping[str, Grid]
    current: Grid
    aids: CodeList

    def aid(self, code: str) -> str:
        return self.aids.label(code)

    def row(self, key: object) -> str:
        return self.rows.get(key, "") if key is not None else ""

    def barrier(self, code: str) -> str:
        """Return the label of a barrier in whichever grid knows it."""
        for grid in (self.current, *self.grids.values()):
            for barrier in grid.barriers:
                if barrier.code == code:
                    return barrier.label
        return code


def naming(session: Session, rows: Mapping[str, list[Values]]) -> Naming:
    """Gather the words for everything that the rows of a file may name."""
    words: dict[object, str] = {each.id: each.full_name for each in session.exec(select(Adviser))}
    words |= {each.id: each.name for each in session.exec(select(MobilityBasin))}
    words |= {each.id: each.name for each in session.exec(select(PlanMeasure))}
    words |= dict(_named(rows))
    versions = {str(row["grid_version"]) for row in rows["assessment"]}
    on = paris_day(session.info["clock"]())
    known = {version: grids.grid_of(session, version) for version in sorted(versions)}
    return Naming(words, known, grids.current_grid(session), aids(session, on))


def _named(rows: Mapping[str, list[Values]]) -> Iterator[tuple[object, str]]:
    for table, name in _NAMES.items():
        for row in rows[table]:
            yield row["id"], name(row)


def _dated(words: str, column: str) -> Callable[[Values], str]:
    def name(row: Values) -> str:
        value = row[column]
        day = paris_day(value) if isinstance(value, datetime) else value
        return f"{words} {long_date(day, weekday=False)}" if isinstance(day, date) else ""

    return name


def _assessment(row: Values) -> str:
    kind = code_lists()["assessment_kinds"].label(str(row["kind"]))
    return _dated(f"{kind} du", "started_at")(row)


def _followup(row: Values) -> str:
    return f"Suivi {row['months']} mois après la sortie"


_NAMES: Final[Mapping[str, Callable[[Values], str]]] = MappingProxyType(
    {
        "referral": _dated("Orientation du", "received_on"),
        "pathway": _dated("Parcours ouvert le", "opened_on"),
        "assessment": _assessment,
        "goal": lambda row: str(row["label"]),
        "action": lambda row: str(row["wording"]),
        "appointment": _dated("Rendez-vous du", "starts_at"),
        "post_exit_followup": _followup,
    }
)
