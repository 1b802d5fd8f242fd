"""The vehicles and licences of a fictitious person, as her last interview told them.

Drawn by dice of their own, seeded by the person: they change no life of the others.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Final

from conseil_mobilite.cli.demonstration.dice import Dice
from conseil_mobilite.cli.demonstration.licences import Told, licences_of, processes_of
from conseil_mobilite.domain.assessment.assessment import Answer
from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.domain.people.person import Person
from conseil_mobilite.domain.situation.knowledge import Knowledge
from conseil_mobilite.domain.situation.situation import SituationTopic, Vehicle
from conseil_mobilite.services.demonstration import BareRow, Row
from conseil_mobilite.store.reference.reference import code_lists

_NOTED: Final = 0.75
"""The share of those who were interviewed whose situation was noted."""
_READ: Final = ("V01", "V02", "V04", "V05")
_USES: Final = {"toujours": "personnel", "partage": "partage", "en_panne": "en_panne"}
_NAMES: Final = ("Clio grise", "Twingo bleue", "208 blanche", "Sandero", "C3", "Kangoo")
_REFUSED: Final = "refus"

Said = Mapping[str, tuple[str, tuple[str, ...]]]
"""By question: how it was replied to, and the codes."""


def situation(person: Person, rows: Sequence[Row], today: date) -> list[Row]:
    """Return the vehicles and licences of a person, from the answers among the rows of her life."""
    dice = Dice(person.id.int)
    said, on = _last_said(rows)
    if on is None or not dice.likely(_NOTED):
        return []
    told = Told(person, _codes(said, "V01"), _first(said, "V02"), on, today)
    facts: dict[str, list[Row]] = {
        "vehicules": list(_vehicles(dice, person, said, on, topic="vehicules")),
        "velos": list(_vehicles(dice, person, said, on, topic="velos")),
        "permis": list(licences_of(dice, told)),
        "parcours_permis": list(processes_of(dice, told)),
    }
    statements = [
        statement
        for topic, found in facts.items()
        if not found and (statement := _statement(dice, person, topic, said, on))
    ]
    return [*statements, *(row for found in facts.values() for row in found)]


def _last_said(rows: Sequence[Row]) -> tuple[Said, date | None]:
    """Return what was replied last of vehicles and licences, and on which day."""
    said: dict[str, tuple[str, tuple[str, ...]]] = {}
    on: date | None = None
    for row in rows:
        if isinstance(row, BareRow) and row.entity is Answer:
            question, at = str(row.values["question"]), row.values["answered_at"]
            if question in _READ and isinstance(at, datetime):
                codes = tuple(str(row.values["codes"]).split())
                said[question] = (str(row.values["state"]), codes)
                on = paris_day(at)
    return said, on


def _vehicles(dice: Dice, person: Person, said: Said, on: date, *, topic: str) -> Iterator[Vehicle]:
    kinds = code_lists()["vehicle_kinds"]
    use = _USES.get(_first(said, "V04"), "")
    for code in _codes(said, "V05") if use else ():
        if code in kinds and kinds[code].text("topic") == topic:
            yield _vehicle(dice, person, code, use, on)


def _vehicle(dice: Dice, person: Person, kind: str, use: str, on: date) -> Vehicle:
    entry = code_lists()["vehicle_kinds"][kind]
    insurance, insured_until = _date(dice, on, asked=entry.flag("insured"))
    inspection, inspection_due = _date(dice, on, asked=entry.flag("inspected"))
    gone = dice.likely(0.08)
    return Vehicle(
        id=dice.identifier(),
        person_id=person.id,
        kind=kind,
        name=dice.one(_NAMES) if kind == "voiture" and dice.likely(0.7) else "",
        use=use,
        insurance_state=insurance,
        insured_until=insured_until,
        inspection_state=inspection,
        inspection_due=inspection_due,
        noted_on=on,
        ended_on=on if gone else None,
    )


def _date(dice: Dice, on: date, *, asked: bool) -> tuple[str, date | None]:
    """Return what is known of an insurance or of an inspection, and the day it falls due."""
    if not asked:
        return Knowledge.NOT_DISCUSSED, None
    state = dice.weighted(
        {
            Knowledge.KNOWN: 78.0,
            Knowledge.UNKNOWN: 10.0,
            Knowledge.NONE: 5.0,
            Knowledge.REFUSED: 4.0,
            Knowledge.NOT_DISCUSSED: 3.0,
        }
    )
    day = on + timedelta(days=dice.between(-20, 420))
    return state, day if state is Knowledge.KNOWN else None


def _statement(
    dice: Dice, person: Person, topic: str, said: Said, on: date
) -> SituationTopic | None:
    """Return what is said of a topic without facts; nothing where it was not discussed."""
    question = "V04" if topic in {"vehicules", "velos"} else "V01"
    state, _codes_said = said.get(question, ("", ()))
    kept = Knowledge.NONE
    if state == _REFUSED:
        kept = Knowledge.REFUSED
    elif dice.likely(0.05):
        kept = Knowledge.UNKNOWN
    elif state == "" or dice.likely(0.35):
        return None
    return SituationTopic(person_id=person.id, topic=topic, state=kept, noted_on=on)


def _codes(said: Said, question: str) -> tuple[str, ...]:
    return said.get(question, ("", ()))[1]


def _first(said: Said, question: str) -> str:
    return next(iter(_codes(said, question)), "")
