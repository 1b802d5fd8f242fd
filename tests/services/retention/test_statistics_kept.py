"""What is counted of a quarter is the same once files are anonymous, but for what is coarser."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlmodel import Session, col, select
from tests.demonstration_base import make

from conseil_mobilite.cli.demonstration.base import PHRASE
from conseil_mobilite.domain.organisation.basin import MobilityBasin
from conseil_mobilite.domain.pathway.pathway import Pathway
from conseil_mobilite.domain.people.person import Person
from conseil_mobilite.domain.retention.erasure import Erasure
from conseil_mobilite.domain.statistics.exact.figures import Count, ExactFigures, Quantity
from conseil_mobilite.services.retention import register
from conseil_mobilite.services.statistics.figures import (
    FigureScope,
    Period,
    exact_figures,
    plan_of_basin,
)
from conseil_mobilite.store import health, vault
from conseil_mobilite.store.reference.statistics_definitions import tables_plan

AT = datetime(2026, 11, 28, 12, tzinfo=UTC)
QUARTERS = (
    Period(date(2026, 1, 1), date(2026, 3, 31)),
    Period(date(2026, 7, 1), date(2026, 9, 30)),
)


def _figures(session: Session) -> list[ExactFigures]:
    basin = session.exec(select(MobilityBasin.id)).one()
    return [
        exact_figures(
            session,
            FigureScope(basin, quarter),
            plan_of_basin(session, basin, quarter, tables_plan()),
        )
        for quarter in QUARTERS
    ]


def _anonymise_the_closed(session: Session) -> int:
    opened = select(Pathway.person_id).where(col(Pathway.ended_on).is_(None))
    closed = session.exec(select(Person.id).where(col(Person.id).not_in(opened))).all()
    return register.apply_again(
        session,
        [
            Erasure(
                person_id=person, manner=register.ANONYMISED, ground="duree_atteinte", done_at=AT
            )
            for person in closed
        ],
    )


def _moved(was: ExactFigures, became: ExactFigures) -> set[Count | Quantity]:
    counts = {name for name, count in was.counts.items() if became.counts[name] != count}
    measured = {name for name, told in was.quantities.items() if became.quantities[name] != told}
    return {*counts, *measured}


def _may_move(name: Count | Quantity) -> bool:
    """Tell what is coarser: ages, the communes people live in, and delays in days."""
    if isinstance(name, Quantity):
        return name.code == "delai_jours"
    return name.population == "communes" or any(part == "age" for part, _ in name.condition)


@pytest.fixture
def demonstration(tmp_path: Path) -> Path:
    return make(tmp_path, 60, 7, date(2026, 11, 20))


def test_only_what_is_coarser_moves(demonstration: Path) -> None:
    store = vault.open_with_passphrase(demonstration, PHRASE, clock=lambda: AT)
    before = store.read(_figures)

    anonymous = store.run(_anonymise_the_closed)

    after = store.read(_figures)
    moved = {
        name for was, became in zip(before, after, strict=True) for name in _moved(was, became)
    }
    assert anonymous
    assert any(count for figures in before for count in figures.counts.values())
    assert {name for name in moved if not _may_move(name)} == set()
    assert health.check(store).sound
    store.close()
