"""Hélène, her pathway in support, two actions, and the tab that shows them."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

import pytest
from pytestqt.qtbot import QtBot
from sqlmodel import Session
from tests.gui.pathway.screen import OPENED
from tests.gui.showing import show_alone
from tests.made_once import Base, Made, Once

from conseil_mobilite.domain.assessment.assessment import Assessment, Barrier
from conseil_mobilite.domain.pathway.action import Action, FundingLine
from conseil_mobilite.domain.pathway.pathway_rules import Decision, PathwayAct
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.pathway.tab import PathwayTab
from conseil_mobilite.services.pathway import actions, funding, pathways
from conseil_mobilite.services.pathway.actions import NewAction
from conseil_mobilite.services.people import people
from conseil_mobilite.services.people.people import NewPerson, Origin
from conseil_mobilite.store.database import Store


@dataclass(frozen=True)
class Known:
    helene: UUID
    pathway: UUID | None = None
    licence: UUID | None = None


@pytest.fixture(scope="session")
def welcomed(once: Once) -> Made[Known]:
    return once(lambda store: Known(store.run(_welcome)))


@pytest.fixture(scope="session")
def led(once: Once) -> Made[Known]:
    """Lead the pathway of Hélène to the support; her assessment keeps two barriers."""
    return once(_led)


@pytest.fixture(scope="session")
def planned(once: Once) -> Made[Known]:
    """Plan an action of 1 200 €, late, of which 500 € are granted and 300 € asked."""
    return once(_planned)


@pytest.fixture
def made(request: pytest.FixtureRequest) -> Made[Known]:
    """Choose by what the test asks for what it begins with: each is made once."""
    asked = request.fixturenames
    kind = "planned" if "licence" in asked else "led" if "supported" in asked else "welcomed"
    found: Made[Known] = request.getfixturevalue(kind)
    return found


@pytest.fixture
def first_base(made: Made[Known]) -> Base:
    return made.base


@pytest.fixture
def helene(made: Made[Known]) -> UUID:
    return made.told.helene


@pytest.fixture
def supported(made: Made[Known]) -> UUID:
    """Return the pathway of Hélène, led to the support."""
    assert made.told.pathway
    return made.told.pathway


@pytest.fixture
def licence(store: Store, made: Made[Known], supported: UUID) -> Action:
    """Return the action planned, as it is kept."""
    action = store.read(lambda session: session.get_one(Action, made.told.licence))
    assert action.pathway_id == supported
    return action


@pytest.fixture
def bike(store: Store, supported: UUID) -> Action:
    return store.run(
        actions.plan, supported, NewAction("velo_ecole", goal="Vélo", barrier_code="velo"), OPENED
    )


@pytest.fixture
def tab(qtbot: QtBot, desk: Desk, helene: UUID) -> Iterator[PathwayTab]:
    tab = PathwayTab(desk, helene)
    show_alone(qtbot, tab, 1270, 720)
    yield tab
    tab.leave()


def _welcome(session: Session) -> UUID:
    new = NewPerson("Lefèvre", "Hélène", birth_date=date(1992, 6, 4))
    return people.welcome(session, new, Origin(), OPENED).id


def _led(store: Store) -> Known:
    helene = store.run(_welcome)
    return Known(helene, store.run(_lead, helene))


def _lead(session: Session, helene: UUID) -> UUID:
    pathway = pathways.current(session, helene)
    assert pathway
    pathways.act(session, pathway.id, PathwayAct.BEGIN_ASSESSMENT, OPENED)
    assessed = Assessment(
        pathway_id=pathway.id,
        kind="complet",
        grid_version="CM-2026.1",
        started_at=session.info["clock"](),
        validated_on=OPENED,
    )
    session.add(assessed)
    session.flush()
    for rank, code in enumerate(("velo", "garde"), start=1):
        barrier = Barrier(assessment_id=assessed.id, code=code, rank=rank, noted_on=OPENED)
        session.add(barrier)
    session.flush()
    pathways.act(session, pathway.id, PathwayAct.GIVE_FEEDBACK, OPENED)
    pathways.decide(session, pathway.id, Decision.SUPPORT, OPENED)
    return pathway.id


def _planned(store: Store) -> Known:
    known = _led(store)
    assert known.pathway
    new = NewAction(
        "auto_ecole_sociale", goal="Permis", due_on=date(2027, 3, 1), cost_cents=120_000
    )
    action = store.run(actions.plan, known.pathway, new, OPENED)
    granted = FundingLine(
        action_id=action.id, funder_kind="departement", asked_cents=50_000, granted_cents=50_000
    )
    store.run(funding.put, granted)
    asked = FundingLine(action_id=action.id, funder_kind="region", asked_cents=30_000)
    store.run(funding.put, asked)
    return replace(known, licence=action.id)
