"""What the responsable alone decides is not decided anew by who takes an act back."""

from collections.abc import Callable
from uuid import UUID

import pytest
from sqlmodel import Session, col, select
from tests.conftest import NOW

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.journal import Change
from conseil_mobilite.domain.organisation.adviser import Adviser
from conseil_mobilite.domain.organisation.mobility_plan import PlanMeasure
from conseil_mobilite.services.journal import recycle_bin, undoing
from conseil_mobilite.services.organisation import basins, plan_measures
from conseil_mobilite.services.organisation.basins import Member
from conseil_mobilite.services.organisation.plan_measure_checks import NewMeasure
from conseil_mobilite.services.organisation.roles import ADVISER, MANAGER
from conseil_mobilite.store.database import Store


def _put_back(store: Store) -> None:
    (entry,) = store.read(recycle_bin.entries)
    store.run(recycle_bin.put_back, entry)


def _undo(store: Store) -> None:
    store.run(undoing.undo_act, store.read(_last_act))


def _last_act(session: Session) -> UUID:
    acts = select(Change.act_id).order_by(col(Change.number).desc())
    return session.exec(acts.limit(1)).one()


def _become(session: Session, role: str) -> None:
    session.get_one(Adviser, session.info["adviser"]).role = role


@pytest.fixture
def without_measure(store: Store) -> Store:
    """Delete the measure of a plan, as the responsable."""
    store.run(_become, MANAGER)
    member = Member("200071983", "CC Thiérache")
    basin = store.run(basins.compose, "Thiérache", "", (member,), NOW.date())
    new = NewMeasure("A1", "Louer", NOW.date())
    measure = store.run(plan_measures.add, basin.id, new)
    store.run(plan_measures.remove, measure.id)
    return store


@pytest.mark.parametrize("gesture", [_put_back, _undo])
def test_who_is_no_longer_the_responsable_takes_no_setting_back(
    without_measure: Store, gesture: Callable[[Store], None]
) -> None:
    without_measure.run(_become, ADVISER)

    with pytest.raises(UserError, match="responsable"):
        gesture(without_measure)

    assert without_measure.read(_measures) == 0
    without_measure.run(_become, MANAGER)
    gesture(without_measure)
    assert without_measure.read(_measures) == 1


def _measures(session: Session) -> int:
    return len(session.exec(select(PlanMeasure)).all())
