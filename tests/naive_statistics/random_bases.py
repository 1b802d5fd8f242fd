"""Small bases made at random, with everything that the figures of a period must tell apart.

Rows are written as they are, with no service: what a service would refuse is left out here too.
"""

from collections.abc import Sequence
from contextlib import closing
from datetime import date, datetime, time
from functools import cache
from typing import Final
from uuid import UUID

from sqlalchemy import insert
from sqlmodel import Session, SQLModel
from tests.naive_statistics.dice import Dice
from tests.naive_statistics.question import Question
from tests.naive_statistics.random_diaries import diary
from tests.naive_statistics.random_pathways import pathways_of
from tests.naive_statistics.random_scene import Scene

from conseil_mobilite.domain.language.paris import PARIS
from conseil_mobilite.domain.organisation.basin import BasinIntercommunality, MobilityBasin
from conseil_mobilite.domain.organisation.mobility_plan import PlanMeasure
from conseil_mobilite.domain.people.person import Person, PersonAudience
from conseil_mobilite.store.reference.reference import code_lists
from conseil_mobilite.store.reference.territories import Territories

MOST_PEOPLE: Final = 26
_QUARTERS: Final = ((1, 3, 31), (4, 6, 30), (7, 9, 30), (10, 12, 31))


def random_base(seed: int) -> Scene:
    """Make the rows of one base; one in twelve has nobody in it."""
    dice = Dice(seed)
    scene = Scene(dice, code_lists())
    _territory(scene)
    for _ in range(0 if seed % 12 == 11 else dice.randint(3, MOST_PEOPLE)):
        person = _person(scene)
        pathways_of(scene, person)
    diary(scene)
    return scene


def keep(session: Session, scene: Scene) -> None:
    """Insert all the rows, table by table, as fast as the base takes them."""
    connection = session.connection()
    for table in SQLModel.metadata.sorted_tables:
        rows = [row.model_dump() for row in scene.rows if row.__tablename__ == table.name]
        if rows:
            connection.execute(insert(table), rows)


def now(scene: Scene) -> datetime:
    """Return the instant at which the base is read: noon of the last of its days."""
    return datetime.combine(scene.dice.last, time(12), PARIS)


def questions(scene: Scene) -> list[Question]:
    """Ask for a quarter, the year and an odd period of a basin, one of them for one public."""
    dice, year = scene.dice, scene.dice.year
    basin = scene.basins[0].id
    first, last, day = dice.choice(_QUARTERS)
    start = dice.day()
    periods = [
        (date(year, first, 1), date(year, last, day)),
        (date(year, 1, 1), date(year, 12, 31)),
        (start, start if dice.chance(0.2) else dice.day(start)),
    ]
    for_public = dice.randrange(len(periods))
    public = dice.choice([*(entry.code for entry in scene.lists["publics"]), "vulnerabilite"])
    return [
        Question(basin, start, end, public if place == for_public else "")
        for place, (start, end) in enumerate(periods)
    ]


@cache
def _epcis() -> tuple[str, ...]:
    with closing(Territories.open()) as territories:
        return tuple(each.siren for each in territories.intercommunalities_of("02"))[:5]


@cache
def _communes(epci: str) -> Sequence[str]:
    with closing(Territories.open()) as territories:
        return [place.insee_code for place in territories.municipalities_of(epci)]


def _territory(scene: Scene) -> None:
    """Draw basins that share an EPCI, join and leave within the year, and have like measures."""
    dice = scene.dice
    for number in range(3):
        basin = MobilityBasin(id=dice.identity(), code=f"B{number}", name=f"Bassin {number}")
        scene.basins.append(scene.kept(basin))
    for basin in scene.basins:
        for epci in dice.sample(_epcis(), 3):
            joined = dice.day()
            left = dice.day(joined) if dice.chance(0.3) else None
            scene.kept(
                BasinIntercommunality(
                    id=dice.identity(),
                    basin_id=basin.id,
                    epci_code=epci,
                    epci_name=f"Communauté {epci}",
                    valid_from=joined if dice.chance(0.3) else dice.first,
                    valid_to=left,
                )
            )
        for code in dice.some(("M1", "M2", "M3"), 3):
            scene.measures.append(scene.kept(_measure(dice, basin.id, code)))


def _measure(dice: Dice, basin_id: UUID, code: str) -> PlanMeasure:
    return PlanMeasure(
        id=dice.identity(),
        basin_id=basin_id,
        code=code,
        title=f"Mesure {code}",
        starts_on=dice.first,
    )


def _person(scene: Scene) -> Person:
    dice = scene.dice
    epci = dice.choice(_epcis())
    commune = dice.choice((dice.choice(_communes(epci)), "", "75056", "13201"))
    person = Person(
        id=dice.identity(),
        file_number=f"{len(scene.rows):06}",
        last_name="Marchand",
        first_name="Lou",
        birth_date=dice.birth(),
        sex=dice.choice(("F", "H", "NSP")),
        insee_code=commune,
        epci_code=dice.choice((epci, "")),
        qpv=dice.choice(("oui", "non", "nsp")),
        frr=dice.choice(("oui", "non", "nsp")),
        registered_on=dice.first,
        deleted_at=dice.instant() if dice.chance(0.08) else None,
    )
    for public in dice.some([entry.code for entry in scene.lists["publics"]], 4):
        _declare(scene, person, public)
    return scene.kept(person)


def _declare(scene: Scene, person: Person, public: str) -> None:
    """Declare a public from one day to another; now and then twice, apart."""
    dice = scene.dice
    if public in {"qpv", "frr"}:
        return
    for _ in range(2 if dice.chance(0.15) else 1):
        since = dice.day()
        until = dice.day(since) if dice.chance(0.5) else None
        scene.kept(
            PersonAudience(
                id=dice.identity(), person_id=person.id, code=public, since=since, until=until
            )
        )
