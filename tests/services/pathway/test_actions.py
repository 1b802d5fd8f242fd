"""Actions, their goals and their funding plans, on a real base."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from sqlmodel import Session
from tests.services import supported

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.pathway.action import Action, FundingLine
from conseil_mobilite.domain.pathway.pathway import Pathway
from conseil_mobilite.services.pathway import actions, funding, goals
from conseil_mobilite.services.pathway.action_fields import ActionValue
from conseil_mobilite.services.pathway.actions import NewAction

ON = date(2027, 3, 12)
YESTERDAY = ON - timedelta(days=1)
NIR = "2 84 05 75 113 042 26"


@pytest.fixture
def pathway(session: Session) -> Pathway:
    return supported.pathway(session, supported.person(session, "Sylla"), date(2026, 1, 4))


def test_an_action_is_proposed_the_wording_of_its_kind(session: Session, pathway: Pathway) -> None:
    action = actions.plan(session, pathway.id, NewAction("auto_ecole_sociale"), ON)

    assert action.wording == "Vous vous inscrivez à l’auto-école sociale."
    assert action.theme == "mobilite--preparer-un-permis"
    assert (action.status, action.created_on, action.position) == ("prevue", ON, 1)


def test_an_action_keeps_all_that_was_typed_with_it(session: Session, pathway: Pathway) -> None:
    new = NewAction(
        "garage_solidaire",
        wording="Faire réparer  les freins",
        due_on=ON,
        goal="Garder mon emploi",
        partner_name="Garage des 3 Vallées",
        partner_phone="03 23 61 00 00",
        partner_address="2 rue de Guise, Vervins",
        papers="Carte grise",
        cost_cents=24_000,
    )

    actions.plan(session, pathway.id, new, ON)

    (shown,) = actions.of_pathway(session, pathway.id, ON)
    assert shown.action.wording == "Faire réparer les freins"
    assert shown.action.partner_phone == "+33323610000"
    assert shown.goal == "Garder mon emploi"
    assert shown.funding.out_of_pocket == 24_000


@pytest.mark.parametrize(
    ("new", "field"),
    [
        (NewAction(""), "kind"),
        (NewAction("n_existe_pas"), "kind"),
        (NewAction("tad", due_on=YESTERDAY), "due_on"),
        (NewAction("tad", due_on=date(2999, 1, 1)), "due_on"),
        (NewAction("tad", wording=NIR), "wording"),
        (NewAction("tad", wording="a" * 241), "wording"),
        (NewAction("tad", partner_phone="12"), "partner_phone"),
        (NewAction("tad", cost_cents=-1), "cost_cents"),
        (NewAction("tad", goal="a" * 241), "goal"),
    ],
)
def test_what_cannot_be_kept_is_refused_beside_its_field(
    session: Session, pathway: Pathway, new: NewAction, field: str
) -> None:
    with pytest.raises(UserError) as refused:
        actions.plan(session, pathway.id, new, ON)

    assert refused.value.field == field


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"wording": "  "}, "wording"),
        ({"partner_phone": "06"}, "partner_phone"),
        ({"due_on": YESTERDAY}, "due_on"),
        ({"due_on": date(2999, 1, 1)}, "due_on"),
        ({"cost_cents": 100_000_001}, "cost_cents"),
        ({"note": NIR}, "note"),
        ({"papers": "a" * 301}, "papers"),
    ],
)
def test_a_change_that_cannot_be_kept_leaves_the_action_as_it_was(
    session: Session, pathway: Pathway, changes: dict[str, ActionValue], field: str
) -> None:
    action = actions.plan(session, pathway.id, NewAction("tad"), ON)
    before = action.model_dump()

    with pytest.raises(UserError) as refused:
        actions.change(session, action.id, changes)

    assert refused.value.field == field
    assert action.model_dump() == before


def test_a_change_touches_only_its_fields(session: Session, pathway: Pathway) -> None:
    action = actions.plan(session, pathway.id, NewAction("tad", papers="Photo"), ON)

    actions.change(session, action.id, {"partner_name": "Mobil’Aisne", "due_on": None})

    assert (action.partner_name, action.papers) == ("Mobil’Aisne", "Photo")


def test_a_done_action_keeps_its_day_and_takes_its_result_later(
    session: Session, pathway: Pathway
) -> None:
    action = actions.plan(session, pathway.id, NewAction("tad"), YESTERDAY)
    actions.set_status(session, action.id, "realisee", YESTERDAY)

    actions.set_status(session, action.id, "realisee", ON, result="solution_en_place")

    assert (action.done_on, action.result) == (YESTERDAY, "solution_en_place")


def test_an_action_taken_up_again_forgets_that_it_was_done(
    session: Session, pathway: Pathway
) -> None:
    action = actions.plan(session, pathway.id, NewAction("tad"), ON)
    actions.set_status(session, action.id, "realisee", ON, result="etape_franchie")

    actions.set_status(session, action.id, "en_cours", ON)

    assert (action.done_on, action.result) == (None, "")


@pytest.mark.parametrize("reason", ["", "n_existe_pas"])
def test_to_abandon_needs_a_reason_of_the_list(
    session: Session, pathway: Pathway, reason: str
) -> None:
    action = actions.plan(session, pathway.id, NewAction("tad"), ON)

    with pytest.raises(UserError) as refused:
        actions.set_status(session, action.id, "abandonnee", ON, abandon_reason=reason)

    assert refused.value.field == "abandon_reason"
    assert action.status == "prevue"


def test_nothing_is_done_in_the_future(session: Session, pathway: Pathway) -> None:
    action = actions.plan(session, pathway.id, NewAction("tad"), ON)

    with pytest.raises(UserError, match="dans l’avenir"):
        actions.set_status(session, action.id, "realisee", ON + timedelta(days=1))


def test_a_deleted_action_leaves_the_list_and_comes_back_in_its_place(
    session: Session, pathway: Pathway
) -> None:
    first, second = (actions.plan(session, pathway.id, NewAction("tad"), ON) for _ in range(2))
    actions.delete(session, first.id)
    assert [each.action for each in actions.of_pathway(session, pathway.id, ON)] == [second]

    actions.restore(session, first.id)

    assert [each.action for each in actions.of_pathway(session, pathway.id, ON)] == [first, second]


@pytest.mark.parametrize(
    ("status", "due_on", "late"),
    [
        ("en_cours", YESTERDAY, True),
        ("en_cours", ON, False),
        ("en_cours", None, False),
        ("realisee", YESTERDAY, False),
        ("annulee", YESTERDAY, False),
    ],
)
def test_only_what_is_still_to_do_is_late(
    session: Session, pathway: Pathway, status: str, due_on: date | None, *, late: bool
) -> None:
    created = date(2027, 1, 4)
    action = actions.plan(session, pathway.id, NewAction("tad", due_on=due_on), created)
    actions.set_status(session, action.id, status, ON)

    (shown,) = actions.of_pathway(session, pathway.id, ON)

    assert shown.late is late


def test_actions_of_another_pathway_are_not_listed(session: Session, pathway: Pathway) -> None:
    other = Pathway(
        person_id=pathway.person_id,
        opened_on=date(2025, 1, 4),
        ended_on=date(2025, 9, 1),
        end_reason="autonomie",
        state="sorti",
    )
    session.add(other)
    session.flush()
    old = Action(pathway_id=other.id, kind="tad", wording="Réserver", created_on=ON)
    session.add(old)
    session.flush()
    session.add(FundingLine(action_id=old.id, funder_kind="region", asked_cents=5))
    session.flush()

    assert actions.of_pathway(session, pathway.id, ON) == []
    assert funding.of_pathway(session, pathway.id) == {}


def test_a_goal_is_made_once_and_untied_by_an_empty_label(
    session: Session, pathway: Pathway
) -> None:
    first, second = (actions.plan(session, pathway.id, NewAction("tad"), ON) for _ in range(2))
    goals.tie(session, first.id, "Obtenir le permis", "obtenir_permis")
    goals.tie(session, second.id, " Obtenir  le permis ")
    assert [goal.code for goal in goals.of_pathway(session, pathway.id)] == ["obtenir_permis"]

    goals.tie(session, second.id, "")

    assert second.goal_id is None


def test_the_funding_plan_is_right_to_the_cent(session: Session, pathway: Pathway) -> None:
    new = NewAction("auto_ecole_sociale", cost_cents=120_001)
    action = actions.plan(session, pathway.id, new, ON)
    amounts = (("departement", 50_000, 50_000), ("commune", 30_000, 20_000))
    for funder, asked, granted in (*amounts, ("france_travail", 30_000, None), ("region", 9, 0)):
        line = FundingLine(
            action_id=action.id, funder_kind=funder, asked_cents=asked, granted_cents=granted
        )
        funding.put(session, line)

    (shown,) = actions.of_pathway(session, pathway.id, ON)

    assert len(shown.lines) == 4
    assert (shown.funding.granted, shown.funding.pending) == (70_000, 30_000)
    assert (shown.funding.out_of_pocket, shown.funding.excess) == (20_001, 0)


def test_a_line_is_changed_in_place_and_goes_once_removed(
    session: Session, pathway: Pathway
) -> None:
    action = actions.plan(session, pathway.id, NewAction("vae"), ON)
    line = FundingLine(action_id=action.id, funder_kind="region", asked_cents=10_000, asked_on=ON)
    funding.put(session, line)
    answered = FundingLine(**(line.model_dump() | {"granted_cents": 8_000, "granted_on": ON}))
    funding.put(session, answered)
    (kept,) = funding.of_pathway(session, pathway.id)[action.id]
    assert (kept.id, kept.granted_cents) == (line.id, 8_000)

    funding.remove(session, line.id)

    assert funding.of_pathway(session, pathway.id) == {}


@pytest.mark.parametrize(
    ("line", "field"),
    [
        (FundingLine(action_id=uuid4(), funder_kind="", asked_cents=1), "funder_kind"),
        (FundingLine(action_id=uuid4(), funder_kind="personne", asked_cents=1), "funder_kind"),
        (FundingLine(action_id=uuid4(), funder_kind="region", asked_cents=-1), "asked_cents"),
        (FundingLine(action_id=uuid4(), funder_kind="region", asked_cents=0), "asked_cents"),
        (
            FundingLine(action_id=uuid4(), funder_kind="region", asked_cents=1, granted_cents=-1),
            "granted_cents",
        ),
        (
            FundingLine(action_id=uuid4(), funder_kind="region", asked_cents=1, granted_on=ON),
            "granted_cents",
        ),
    ],
)
def test_a_line_that_says_nothing_sound_is_refused(
    session: Session, line: FundingLine, field: str
) -> None:
    with pytest.raises(UserError) as refused:
        funding.put(session, line)

    assert refused.value.field == field
