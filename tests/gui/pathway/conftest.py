"""Hélène, her pathway in support, two actions, and the tab that shows them."""

from collections.abc import Iterator
from datetime import date
from uuid import UUID

import pytest
from pytestqt.qtbot import QtBot
from sqlmodel import Session
from tests.gui.pathway.screen import OPENED
from tests.gui.showing import show_alone

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


@pytest.fixture
def helene(store: Store) -> UUID:
    new = NewPerson("Lefèvre", "Hélène", birth_date=date(1992, 6, 4))
    return store.run(people.welcome, new, Origin(), OPENED).id


@pytest.fixture
def supported(store: Store, helene: UUID) -> UUID:
    """Lead the pathway of Hélène to the support; her assessment keeps two barriers."""

    def lead(session: Session) -> UUID:
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

    return store.run(lead)


@pytest.fixture
def licence(store: Store, supported: UUID) -> Action:
    """Plan an action of 1 200 €, late, of which 500 € are granted and 300 € asked."""
    new = NewAction(
        "auto_ecole_sociale", goal="Permis", due_on=date(2027, 3, 1), cost_cents=120_000
    )
    action = store.run(actions.plan, supported, new, OPENED)
    granted = FundingLine(
        action_id=action.id, funder_kind="departement", asked_cents=50_000, granted_cents=50_000
    )
    store.run(funding.put, granted)
    asked = FundingLine(action_id=action.id, funder_kind="region", asked_cents=30_000)
    store.run(funding.put, asked)
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
