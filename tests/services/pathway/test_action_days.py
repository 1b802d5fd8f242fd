"""The days, the partner and the order of the actions, and what a closed pathway still lets do."""

from collections.abc import Callable
from datetime import date, timedelta
from uuid import uuid4

import pytest
from sqlmodel import Session
from tests.services import supported

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.pathway.action import Action, FundingLine
from conseil_mobilite.domain.pathway.pathway import Pathway
from conseil_mobilite.services.pathway import action_order, actions, funding, goals
from conseil_mobilite.services.pathway.action_fields import ActionValue
from conseil_mobilite.services.pathway.actions import NewAction

ON = date(2027, 3, 12)
OPENED = date(2027, 1, 4)


@pytest.fixture
def pathway(session: Session) -> Pathway:
    return supported.pathway(session, supported.person(session, "Sylla"), OPENED)


def plan(session: Session, pathway: Pathway, kind: str = "tad", on: date = OPENED) -> Action:
    return actions.plan(session, pathway.id, NewAction(kind), on)


def test_every_day_the_partner_and_the_barrier_may_be_mended(
    session: Session, pathway: Pathway
) -> None:
    action = plan(session, pathway)
    actions.set_status(session, action.id, "realisee", ON)
    changes: dict[str, ActionValue] = {
        "created_on": date(2027, 1, 10),
        "due_on": date(2027, 2, 1),
        "done_on": date(2027, 2, 3),
        "partner_kind": "transporteur",
        "barrier_code": "offre_absente",
    }

    actions.change(session, action.id, changes)

    assert {field: getattr(action, field) for field in changes} == changes


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"created_on": OPENED - timedelta(days=1)}, "created_on"),
        ({"created_on": ON + timedelta(days=1)}, "created_on"),
        ({"created_on": None}, "created_on"),
        ({"due_on": date(2027, 1, 3)}, "due_on"),
        ({"done_on": date(2027, 1, 3)}, "done_on"),
        ({"done_on": ON + timedelta(days=1)}, "done_on"),
        ({"done_on": None}, "done_on"),
        ({"partner_kind": "licorne"}, "partner_kind"),
        ({"barrier_code": "licorne"}, "barrier_code"),
    ],
)
def test_a_day_or_a_code_that_cannot_be_leaves_the_action_as_it_was(
    session: Session, pathway: Pathway, changes: dict[str, ActionValue], field: str
) -> None:
    action = plan(session, pathway)
    actions.set_status(session, action.id, "realisee", ON)
    before = action.model_dump()

    with pytest.raises(UserError) as refused:
        actions.change(session, action.id, changes)

    assert refused.value.field == field
    assert action.model_dump() == before


def test_an_action_still_to_do_has_no_day_it_was_done(session: Session, pathway: Pathway) -> None:
    action = plan(session, pathway)

    with pytest.raises(UserError) as refused:
        actions.change(session, action.id, {"done_on": ON})

    assert refused.value.field == "done_on"


def _order(session: Session, pathway: Pathway) -> list[str]:
    return [each.action.kind for each in actions.of_pathway(session, pathway.id, ON)]


def test_actions_take_the_order_wanted_in_the_places_they_held(
    session: Session, pathway: Pathway
) -> None:
    kinds = ("tad", "vae", "velo_ecole", "precode")
    made = {kind: plan(session, pathway, kind) for kind in kinds}

    action_order.reorder(session, pathway.id, [made["precode"].id, made["tad"].id])

    assert _order(session, pathway) == ["precode", "vae", "velo_ecole", "tad"]


def test_actions_that_shared_a_place_are_told_apart_once_moved(
    session: Session, pathway: Pathway
) -> None:
    made = [plan(session, pathway, kind) for kind in ("tad", "vae", "precode")]
    for action in made:
        action.position = 0
    session.flush()
    shown = [each.action for each in actions.of_pathway(session, pathway.id, ON)]

    action_order.reorder(session, pathway.id, [each.id for each in reversed(shown)])

    assert [each.action for each in actions.of_pathway(session, pathway.id, ON)] == shown[::-1]


def test_an_order_that_names_a_stranger_or_the_same_twice_is_refused(
    session: Session, pathway: Pathway
) -> None:
    action = plan(session, pathway)
    for wanted in ([uuid4()], [action.id, action.id]):
        with pytest.raises(UserError, match="a changé"):
            action_order.reorder(session, pathway.id, wanted)


def test_who_pays_and_when_is_kept_with_the_line(session: Session, pathway: Pathway) -> None:
    action = plan(session, pathway)
    line = FundingLine(
        action_id=action.id,
        funder_kind="region",
        asked_cents=50_000,
        asked_on=date(2027, 2, 1),
        granted_cents=40_000,
        granted_on=date(2027, 3, 3),
        payer="financeur",
        paid_on=date(2027, 3, 10),
    )

    funding.put(session, line)

    (kept,) = funding.of_pathway(session, pathway.id)[action.id]
    assert (kept.payer, kept.paid_on) == ("financeur", date(2027, 3, 10))


@pytest.mark.parametrize(
    ("payer", "granted", "paid_on", "field"),
    [
        ("voisin", 1, None, "payer"),
        ("financeur", None, ON, "granted_cents"),
        ("financeur", 0, ON, "paid_on"),
        ("financeur", 1, ON + timedelta(days=1), "paid_on"),
        ("", 1, date(2025, 3, 1), "paid_on"),
    ],
)
def test_a_payment_that_cannot_be_is_refused_beside_its_field(
    session: Session,
    pathway: Pathway,
    payer: str,
    granted: int | None,
    paid_on: date | None,
    field: str,
) -> None:
    action = plan(session, pathway)
    line = FundingLine(
        action_id=action.id,
        funder_kind="region",
        asked_cents=2,
        granted_cents=granted,
        payer=payer,
        paid_on=paid_on,
    )

    with pytest.raises(UserError) as refused:
        funding.put(session, line)

    assert refused.value.field == field


CLOSED_ACTS: list[Callable[[Session, Action], object]] = [
    lambda session, action: actions.plan(session, action.pathway_id, NewAction("tad"), ON),
    lambda session, action: actions.change(session, action.id, {"note": "Trop tard"}),
    lambda session, action: actions.set_status(session, action.id, "en_cours", ON),
    lambda session, action: actions.delete(session, action.id),
    lambda session, action: action_order.reorder(session, action.pathway_id, [action.id]),
    lambda session, action: goals.tie(session, action.id, "Permis"),
    lambda session, action: funding.put(
        session, FundingLine(action_id=action.id, funder_kind="region", asked_cents=1)
    ),
]


@pytest.mark.parametrize("act", CLOSED_ACTS)
def test_a_closed_pathway_is_read_and_not_changed(
    session: Session, pathway: Pathway, act: Callable[[Session, Action], object]
) -> None:
    action = plan(session, pathway)
    pathway.state, pathway.ended_on, pathway.end_reason = "sorti", ON, "autonomie"
    session.flush()
    before = action.model_dump()

    with pytest.raises(UserError, match="Ce parcours est terminé"):
        act(session, action)

    assert action.model_dump() == before
