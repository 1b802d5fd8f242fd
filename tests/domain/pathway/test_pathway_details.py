from datetime import date

import pytest

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.pathway.pathway_details import (
    NEEDS,
    Details,
    check_details,
    check_feedback,
    check_reopening,
)
from conseil_mobilite.domain.pathway.pathway_rules import PathwayAct, PathwayState

DAY, LATER = date(2026, 9, 1), date(2026, 11, 1)
EXIT, DROP, SUSPEND = NEEDS[PathwayAct.EXIT], NEEDS[PathwayAct.DROP], NEEDS[PathwayAct.SUSPEND]


@pytest.mark.parametrize(
    ("details", "field"),
    [
        (Details(reason="formation", situation="formation"), "happened_on"),
        (Details(happened_on=DAY, situation="formation"), "reason"),
        (Details(happened_on=DAY, reason="formation"), "situation"),
        (Details(happened_on=DAY, reason="vacances", situation="autre"), "reason"),
        (Details(happened_on=DAY, reason="formation", situation="riche"), "situation"),
    ],
)
def test_an_exit_needs_a_date_a_reason_and_a_situation(details: Details, field: str) -> None:
    with pytest.raises(UserError) as refused:
        check_details(EXIT, details, reaching=PathwayState.EXITED)

    assert refused.value.field == field


def test_a_whole_exit_passes() -> None:
    details = Details(happened_on=DAY, reason="emploi_durable", situation="emploi")

    check_details(EXIT, details, reaching=PathwayState.EXITED)


@pytest.mark.parametrize("reason", ["", "emploi_durable", "relais"])
def test_a_pathway_is_dropped_for_one_of_six_reasons_only(reason: str) -> None:
    with pytest.raises(UserError) as refused:
        check_details(DROP, Details(happened_on=DAY, reason=reason), reaching=PathwayState.DROPPED)

    assert refused.value.field == "reason"


@pytest.mark.parametrize(
    ("details", "field"),
    [
        (Details(happened_on=DAY, review_on=LATER), "reason"),
        (Details(happened_on=DAY, reason="  ", review_on=LATER), "reason"),
        (Details(happened_on=DAY, reason="attente_aide"), "review_on"),
        (Details(happened_on=DAY, reason="attente_aide", review_on=DAY), "review_on"),
    ],
)
def test_a_suspension_needs_a_reason_and_a_later_review_date(details: Details, field: str) -> None:
    with pytest.raises(UserError) as refused:
        check_details(SUSPEND, details, reaching=PathwayState.SUSPENDED)

    assert refused.value.field == field


def test_an_assessment_still_being_written_is_not_given_back() -> None:
    check_feedback(validated=True)

    with pytest.raises(UserError, match="Validez"):
        check_feedback(validated=False)


def test_a_closed_pathway_is_not_reopened_beside_an_open_one() -> None:
    check_reopening(other_open=False)

    with pytest.raises(UserError, match="déjà un parcours"):
        check_reopening(other_open=True)
