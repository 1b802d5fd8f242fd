"""The funding plan of an action: exact to the cent, and nothing of why."""

from datetime import date
from uuid import UUID

import pytest
from sqlmodel import Session
from tests.conftest import NOW
from tests.documents.conftest import Reading

from conseil_mobilite.documents import funding_plan as paper
from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.pathway.action import Action, FundingLine
from conseil_mobilite.services.paper import funding_plans
from conseil_mobilite.services.pathway import actions, funding, pathways
from conseil_mobilite.services.pathway.actions import NewAction
from conseil_mobilite.services.people import people
from conseil_mobilite.services.people.people import NewPerson, Origin

ON = date(2027, 3, 12)
ASKED = date(2027, 3, 1)


@pytest.fixture
def action(session: Session) -> Action:
    person = people.welcome(session, NewPerson("Sylla", "Awa"), Origin(), date(2027, 2, 1))
    pathway = pathways.current(session, person.id)
    assert pathway is not None
    new = NewAction(
        "auto_ecole",
        "Vous passez le permis.",
        reasons="Un wombat passe.",
        partner_kind="auto_ecole",
        partner_name="Auto-école du Centre",
        cost_cents=150_001,
    )
    return actions.plan(session, pathway.id, new, ON)


def line(session: Session, action: Action, kind: str, **fields: object) -> FundingLine:
    given = {"action_id": action.id, "funder_kind": kind, "asked_on": ASKED, **fields}
    return funding.put(session, FundingLine.model_validate(given))


def read(session: Session, action_id: UUID) -> str:
    document = paper.document(funding_plans.prepare(session, action_id, NOW))
    return " ".join(run.text for run in document.runs()).replace("\u00a0", " ")


def test_every_cent_is_counted_once(session: Session, action: Action) -> None:
    line(session, action, "region", asked_cents=33_333, granted_cents=33_332, granted_on=ON)
    line(session, action, "commune", asked_cents=10_001)
    line(session, action, "employeur", asked_cents=5_000, granted_cents=0, granted_on=ON)

    plan = funding_plans.prepare(session, action.id, NOW)
    said = read(session, action.id)

    assert (plan.asked, plan.sums.granted, plan.sums.pending) == (48_334, 33_332, 10_001)
    assert (plan.sums.out_of_pocket, plan.sums.at_most) == (106_668, 116_669)
    assert plan.sums.out_of_pocket + plan.sums.granted + plan.sums.pending == plan.cost
    for words in ("1 500,01 €", "483,34 €", "333,32 €", "1 066,68 €", "1 166,69 €"):
        assert words in said
    assert "Accordé en partie" in said
    assert "Refusé" in said
    assert "Pas encore de réponse" in said


def test_what_is_asked_and_answered_has_its_day(session: Session, action: Action) -> None:
    line(session, action, "region", asked_cents=100, granted_cents=100, granted_on=ON)

    said = read(session, action.id)

    assert "le 1er mars 2027" in said
    assert "le 12 mars 2027" in said


def test_what_is_missing_is_said_in_words(session: Session, action: Action) -> None:
    line(session, action, "commune", asked_cents=10_001, asked_on=None)

    said = read(session, action.id)

    assert "1 réponse : Commune ou CCAS." in said
    assert "La date de la demande : Commune ou CCAS." in said
    assert "Une aide de 1 400,00 € : sans elle, " in said


def test_a_plan_that_adds_up_lacks_nothing(session: Session, action: Action) -> None:
    line(session, action, "region", asked_cents=150_001, granted_cents=150_001, granted_on=ON)

    said = read(session, action.id)

    assert "Il ne manque rien : le coût est connu et chacun a répondu." in said
    assert "0,00 €" in said


def test_more_than_the_cost_is_said_to_be_too_much(session: Session, action: Action) -> None:
    line(session, action, "region", asked_cents=150_101)

    assert "dépasse le coût de 1,00 €" in read(session, action.id)


def test_an_unknown_cost_is_no_zero(session: Session, action: Action) -> None:
    actions.change(session, action.id, {"cost_cents": None})

    said = read(session, action.id)

    assert "pas encore connu" in said
    assert "On ne peut pas encore le calculer" in said
    assert "Aucune aide n’est encore demandée" in said
    assert "0,00 €" not in said


def test_neither_the_reason_nor_a_note_is_told(session: Session, action: Action) -> None:
    action.note, action.barrier_code = "Un perroquet passe.", "F_SANTE"
    session.flush()

    said = read(session, action.id)

    assert "Vous passez le permis." in said
    assert not any(word in said for word in ("wombat", "perroquet", "F_SANTE"))


@pytest.mark.parametrize(
    ("kind", "aid"),
    [("agefiph", ""), ("agefiph", "agefiph_permis"), ("departement", "pch_transport")],
)
def test_a_funder_that_would_tell_of_a_disability_is_counted_unnamed(
    session: Session, action: Action, kind: str, aid: str
) -> None:
    line(session, action, kind, asked_cents=20_000, aid_code=aid, funder_name="Agefiph Nord")

    shown = funding_plans.preview(session, action.id, NOW)
    said = Reading(shown.pdf).text + shown.html.decode()

    assert "200,00" in said
    assert funding_plans.DISCREET in said
    assert not any(word in said for word in ("Agefiph", "PCH", "Département"))
    assert len(shown.warnings) == 1


@pytest.mark.parametrize("partner", ["sante", "mdph"])
def test_a_partner_of_health_is_not_named_and_the_sentence_is_to_be_read_again(
    session: Session, action: Action, partner: str
) -> None:
    action.partner_kind, action.partner_name = partner, "Docteur Wombat"
    session.flush()

    shown = funding_plans.preview(session, action.id, NOW)

    assert "Wombat" not in Reading(shown.pdf).text
    assert "relisez" in shown.warnings[0]


def test_it_is_kept_for_that_action(session: Session, action: Action) -> None:
    kept = funding_plans.issue(session, action.id, NOW)

    assert (kept.kind, kept.variant) == ("plan_financement", str(action.id))
    assert kept.title == "Plan de financement"


def test_an_action_of_the_recycle_bin_has_no_plan(session: Session, action: Action) -> None:
    actions.delete(session, action.id)

    with pytest.raises(UserError, match="corbeille"):
        funding_plans.issue(session, action.id, NOW)


def test_a_long_funder_and_many_lines_go_over_the_page(session: Session, action: Action) -> None:
    for rank in range(30):
        line(session, action, "region", asked_cents=rank + 1, funder_name=f"Communauté {rank} " * 8)

    reading = Reading(funding_plans.preview(session, action.id, NOW).pdf)

    assert len(reading.pages) > 2
    assert reading.tags.count("/TR") == 30 + len(("head", "total", "cost", "partner"))
    assert "Communauté 29" in reading.text


def test_both_may_sign_and_it_is_no_condition(session: Session, action: Action) -> None:
    plan = funding_plans.prepare(session, action.id, NOW)

    assert plan.signing is not None
    assert plan.signing.names[0] == "Awa Sylla"
    assert plan.signing.free in read(session, action.id)
