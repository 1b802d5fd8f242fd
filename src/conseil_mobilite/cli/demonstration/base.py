"""Make the demonstration base: a fictitious body, its advisers and the lives of its people."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Final

from conseil_mobilite.cli.demonstration.actions import Planner
from conseil_mobilite.cli.demonstration.cast import Cast, cast
from conseil_mobilite.cli.demonstration.days_off import DaysOff
from conseil_mobilite.cli.demonstration.diary import DemonstrationDiary
from conseil_mobilite.cli.demonstration.dice import Dice
from conseil_mobilite.cli.demonstration.directory import directory_rows
from conseil_mobilite.cli.demonstration.interview import Interviewer
from conseil_mobilite.cli.demonstration.life import Narrator
from conseil_mobilite.cli.demonstration.plan import DemonstrationPlan, draw_plan
from conseil_mobilite.domain.language.paris import PARIS
from conseil_mobilite.domain.organisation.adviser import Adviser
from conseil_mobilite.domain.organisation.basin import BasinIntercommunality, MobilityBasin
from conseil_mobilite.domain.organisation.organisation import Organisation, Prescriber
from conseil_mobilite.services import demonstration
from conseil_mobilite.services.demonstration import Body, Row
from conseil_mobilite.store import vault
from conseil_mobilite.store.database import Store
from conseil_mobilite.store.keys.slots_file import slots_path
from conseil_mobilite.store.reference.reference import code_lists, grid
from conseil_mobilite.store.reference.territories import Municipality, Territories

FILE_NAME: Final = "demonstration.sqlite"
PHRASE: Final = "Guise-Vervins-Hirson 2026 en car"
_BODY_NAME: Final = "Plateforme mobilité de Thiérache (fictive)"
_TOWNS: Final = ("02361", "02789", "02381")  # Guise, Vervins, Hirson: their EPCI make the basin
_LIVED: Final = timedelta(days=3 * 365)
_PEOPLE_FOR_ONE_ADVISER: Final = 150
_LOT: Final = 250

Report = Callable[[int, int], None]
"""Called with how many people are written and how many there will be."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What was asked: how many people, from which seed, as if made on which day."""

    people: int
    seed: int
    day: date


def make(folder: Path, wanted: Wanted, report: Report) -> Path:
    """Create the base in the folder, opened by PHRASE, and return its path.

    The same seed and day give the same people and the same lives; only the keys differ. Raise a
    StoreError where the folder already holds one or cannot be written.
    """
    path, dice, towns = folder / FILE_NAME, Dice(wanted.seed), _towns()
    instant = datetime.combine(wanted.day, time(8), PARIS).astimezone(UTC)
    body = _body(dice, cast(), towns, wanted)
    plan = draw_plan(wanted.seed, body.basin, body.members, wanted.day - _LIVED)
    first = body.advisers[0]
    store = vault.create(path, PHRASE, first.full_name, clock=lambda: instant, adviser=first.id)
    try:
        _fill(
            store,
            _narrator(store, replace(body, plan=plan.rows), plan, dice, wanted),
            towns,
            wanted,
            report,
        )
    except BaseException:
        store.close()
        _remove(path)
        raise
    store.close()
    return path


def _remove(path: Path) -> None:
    """Leave no half-made base behind; only what this run created is there."""
    for file in (path, slots_path(path)):
        file.unlink(missing_ok=True)


def _narrator(
    store: Store, body: Body, plan: DemonstrationPlan, dice: Dice, wanted: Wanted
) -> Narrator:
    """Found the body and return who tells the lives of its people."""
    basin_id = body.basin.id
    store.run(demonstration.found, body)
    store.run(demonstration.write, directory_rows(wanted.seed))
    names, lists = cast(), code_lists()
    advisers = tuple(adviser.id for adviser in body.advisers)
    days_off = DaysOff(dice, advisers, wanted.day)
    diary = DemonstrationDiary(dice, names, _BODY_NAME, days_off)
    store.run(demonstration.write, [*days_off.rows, *diary.plan_workshops(advisers)])
    return Narrator(
        dice=dice,
        cast=names,
        interviewer=Interviewer(dice, names, grid(), lists["strengths"]),
        diary=diary,
        planner=Planner(dice, names, grid(), lists["action_types"], plan),
        advisers=advisers,
        prescribers=body.prescribers,
        basin_id=basin_id,
        today=wanted.day,
    )


def _fill(
    store: Store,
    narrator: Narrator,
    towns: tuple[Municipality, ...],
    wanted: Wanted,
    report: Report,
) -> None:
    days = sorted(_registration_day(narrator.dice, wanted.day) for _ in range(wanted.people))
    for first in range(0, len(days), _LOT):
        rows: list[Row] = []
        for number, day in enumerate(days[first : first + _LOT], start=first + 1):
            rows += narrator.welcome(towns, f"{day.year}-{number:04}", day)
        store.run(demonstration.write, rows)
        report(min(first + _LOT, len(days)), len(days))


def _registration_day(dice: Dice, today: date) -> date:
    """Draw a day of the last three years, the latest the likeliest: old files have been erased."""
    furthest = dice.between(1, _LIVED.days)
    return today - timedelta(days=dice.between(0, furthest))


def _towns() -> tuple[Municipality, ...]:
    territories = Territories.open()
    try:
        centres = [territories.by_code(code) for code in _TOWNS]
        return tuple(
            town
            for epci in sorted({centre.epci_code for centre in centres if centre})
            for town in territories.municipalities_of(epci)
            if town.postcodes
        )
    finally:
        territories.close()


def _body(dice: Dice, names: Cast, towns: Sequence[Municipality], wanted: Wanted) -> Body:
    members = sorted({(town.epci_code, town.epci_name) for town in towns})
    basin = MobilityBasin(id=dice.identifier(), code="thierache", name="Thiérache")
    count = max(1, wanted.people // _PEOPLE_FOR_ONE_ADVISER)
    return Body(
        organisation=_organisation(dice),
        advisers=tuple(_adviser(dice, *pair) for pair in names.advisers[:count]),
        prescribers=tuple(
            Prescriber(id=dice.identifier(), kind=kind, name=name)
            for kind, name in names.prescribers
        ),
        basin=basin,
        members=tuple(
            BasinIntercommunality(
                id=dice.identifier(),
                basin_id=basin.id,
                epci_code=code,
                epci_name=name,
                valid_from=wanted.day - _LIVED,
            )
            for code, name in members
        ),
    )


def _organisation(dice: Dice) -> Organisation:
    return Organisation(
        id=dice.identifier(),
        name=_BODY_NAME,
        kind="plateforme_association",
        siret="12345678200010",
        legal_basis="",
        address="12 rue des Tisserands",
        postcode="02120",
        town="Guise",
        phone="03 53 01 12 34",
        opening_hours="du lundi au vendredi, de 9 h à 17 h",
        email="accueil@exemple.fr",
        data_protection_contact="donnees@exemple.fr",
    )


def _adviser(dice: Dice, first_name: str, last_name: str) -> Adviser:
    return Adviser(
        id=dice.identifier(),
        organisation_id=dice.identifier(),
        first_name=first_name,
        last_name=last_name,
        phone="03 53 01 12 34",
        email=f"conseil{dice.between(10, 99)}@exemple.fr",
    )
