"""The catalogue of aids: shipped rows, dated rows of the body, local aids with their source."""

from dataclasses import replace
from datetime import date

import pytest
from sqlmodel import Session
from tests.conftest import NOW
from tests.services.supported import pathway, person

from conseil_mobilite.domain.directory.benefits import BenefitLine
from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.pathway.action import FundingLine
from conseil_mobilite.services.directory import benefits
from conseil_mobilite.services.directory.aid_list import aids
from conseil_mobilite.services.directory.benefits import BenefitTyped
from conseil_mobilite.services.paper import funding_plans
from conseil_mobilite.services.pathway import actions, funding
from conseil_mobilite.services.pathway.actions import NewAction
from conseil_mobilite.store.reference.reference import code_lists

ON = date(2027, 3, 12)
GRANT = BenefitTyped(
    label="Bourse au permis de l’Agglo", facts="500 €", source="Site de l’Agglo", checked_on=ON
)
LICENCE = BenefitTyped(
    code="ft_permis", label="Aide au permis B", facts="1 300 €", source="Décision du CA"
)


def line(session: Session, code: str, on: date = ON) -> BenefitLine:
    return next(each for each in benefits.benefits(session, on) if each.code == code)


def test_what_is_shipped_is_there_from_the_start_and_grows_old(session: Session) -> None:
    found = benefits.benefits(session, ON)

    assert [each.code for each in found] == [entry.code for entry in code_lists()["aids"]]
    assert line(session, "ft_permis").to_check(ON)
    assert not line(session, "ft_permis").to_check(date(2026, 12, 1))
    assert line(session, "caf").to_check(date(2026, 1, 1))


def test_a_dated_row_speaks_from_its_day_on_and_the_history_stays(session: Session) -> None:
    first = replace(LICENCE, valid_from=date(2027, 1, 1))
    benefits.write(session, first)

    assert line(session, "ft_permis", date(2026, 12, 31)).facts.startswith("Jusqu’à")
    assert line(session, "ft_permis").facts == "1 300 €"
    assert [each.row_id is None for each in benefits.history(session, "ft_permis")] == [True, False]


def test_an_aid_that_is_over_stays_named_and_is_no_longer_offered(session: Session) -> None:
    benefits.write(session, replace(LICENCE, valid_to=date(2027, 2, 1)))

    known = aids(session, ON)

    assert known.label("ft_permis") == "Aide au permis B"
    assert "ft_permis" not in {entry.code for entry in known.on(ON)}
    assert not line(session, "ft_permis").open_on(ON)


def test_two_rows_of_an_aid_never_hold_on_a_same_day(session: Session) -> None:
    benefits.write(session, replace(LICENCE, valid_from=date(2027, 1, 1)))

    with pytest.raises(UserError) as refused:
        benefits.write(session, replace(LICENCE, valid_from=ON))

    assert refused.value.field == "valid_from"


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("label", replace(GRANT, label=" ")),
        ("source", replace(GRANT, source="")),
        ("source", replace(GRANT, source="x" * 401)),
        ("facts", replace(GRANT, facts="x" * 2001)),
        ("facts", replace(GRANT, facts="2 85 05 78 006 084")),
        ("funder_kind", replace(GRANT, funder_kind="inconnu")),
        ("funder_kind", replace(GRANT, funder_kind="personne")),
        ("checked_on", replace(GRANT, checked_on=date(2027, 3, 13))),
    ],
    ids=range(8),
)
def test_each_input_is_checked(session: Session, field: str, typed: BenefitTyped) -> None:
    with pytest.raises(UserError) as refused:
        benefits.write(session, typed)

    assert refused.value.field == field


def test_an_aid_cannot_end_before_it_begins(session: Session) -> None:
    backwards = replace(GRANT, valid_from=ON, valid_to=date(2027, 1, 1))

    with pytest.raises(UserError) as refused:
        benefits.write(session, backwards)

    assert refused.value.field == "valid_to"


def test_checking_an_aid_dates_it_and_changes_nothing_else(session: Session) -> None:
    before = line(session, "caf")

    benefits.check_benefit(session, "caf", ON)

    after = line(session, "caf")
    assert (after.label, after.facts, after.source) == (before.label, before.facts, before.source)
    assert after.checked_on == ON
    assert not after.to_check(ON)


def test_a_sensitive_aid_stays_sensitive_whatever_is_written(session: Session) -> None:
    benefits.write(session, replace(LICENCE, code="agefiph_permis", sensitive=False))

    assert aids(session, ON)["agefiph_permis"].sensitive


def test_a_local_aid_is_named_in_a_funding_plan_and_then_cannot_lose_its_name(
    session: Session,
) -> None:
    row_id = benefits.write(session, GRANT)
    code = benefits.benefits(session, ON)[-1].code
    support = pathway(session, person(session, "Sylla"), date(2027, 2, 1))
    step = NewAction("auto_ecole", "Vous passez le permis.", cost_cents=100_000)
    action = actions.plan(session, support.id, step, ON)
    asked = FundingLine(
        action_id=action.id, funder_kind="commune", aid_code=code, asked_cents=50_000, asked_on=ON
    )
    funding.put(session, asked)

    shares = funding_plans.prepare(session, action.id, NOW).shares

    assert code.startswith(benefits.LOCAL)
    assert [share.aid for share in shares] == ["Bourse au permis de l’Agglo"]
    with pytest.raises(UserError, match="date de fin"):
        benefits.remove(session, row_id)


def test_a_row_deleted_comes_back_as_it_was(session: Session) -> None:
    row_id = benefits.write(session, LICENCE)
    before = line(session, "ft_permis")

    removed = benefits.remove(session, row_id)
    shipped = line(session, "ft_permis")
    benefits.restore(session, removed)

    assert shipped.row_id is None
    assert line(session, "ft_permis") == before
