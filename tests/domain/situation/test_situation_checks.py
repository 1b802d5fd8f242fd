"""What cannot be is refused, naming its field; what may be, and is odd, is kept and said."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from tests.domain.situation.processes import ON, process

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.language.whole_numbers import parse_whole
from conseil_mobilite.domain.situation.fact_checks import check_licence, check_vehicle
from conseil_mobilite.domain.situation.licence_checks import check_exam, check_process, doubts
from conseil_mobilite.domain.situation.situation import (
    Licence,
    LicenceExam,
    Vehicle,
)
from conseil_mobilite.store.reference.reference import code_lists

TOMORROW = ON + timedelta(days=1)
LISTS = code_lists()


def exam(day: date, result: str = "a_venir", kind: str = "conduite") -> LicenceExam:
    return LicenceExam(process_id=uuid4(), kind=kind, held_on=day, result=result)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("kind", "fusee"),
        ("use", "jamais"),
        ("insured_until", date(1890, 3, 12)),
        ("insured_until", date(2033, 1, 1)),
        ("inspection_due", date(2034, 1, 1)),
        ("ended_on", TOMORROW),
    ],
)
def test_a_vehicle_that_cannot_be_is_refused(field: str, value: object) -> None:
    vehicle = Vehicle(person_id=uuid4(), kind="voiture", noted_on=ON)
    check_vehicle(vehicle, LISTS, ON)
    vehicle.sqlmodel_update({field: value})

    with pytest.raises(UserError) as refused:
        check_vehicle(vehicle, LISTS, ON)

    assert refused.value.field == field


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("category", "z"),
        ("standing", "suspendu"),
        ("obtained_on", TOMORROW),
        ("obtained_on", date(1980, 1, 1)),
        ("valid_until", date(2009, 1, 1)),
        ("valid_until", date(2100, 1, 1)),
    ],
)
def test_a_licence_that_cannot_be_is_refused(field: str, value: object) -> None:
    licence = Licence(person_id=uuid4(), category="b", obtained_on=date(2011, 7, 2), noted_on=ON)
    check_licence(licence, date(1992, 6, 4), LISTS, ON)
    licence.sqlmodel_update({field: value})

    with pytest.raises(UserError) as refused:
        check_licence(licence, date(1992, 6, 4), LISTS, ON)

    assert refused.value.field == field


@pytest.mark.parametrize(
    ("noted", "field"),
    [
        ({"kind": "vol"}, "kind"),
        ({"category": "z"}, "category"),
        ({"gearbox": "aucune"}, "gearbox"),
        ({"payer_kind": "loto"}, "payer_kind"),
        ({"enrolled_on": date(1890, 3, 12)}, "enrolled_on"),
        ({"theory_on": TOMORROW}, "theory_on"),
        ({"theory_on": ON, "theory_valid_until": date(2027, 3, 11)}, "theory_valid_until"),
        ({"theory_valid_until": date(2040, 1, 1)}, "theory_valid_until"),
        ({"hours_done": 201}, "hours_done"),
        ({"hours_planned": -1}, "hours_planned"),
        ({"filed_on": TOMORROW}, "filed_on"),
        ({"filed_on": ON, "answered_on": date(2027, 3, 11)}, "answered_on"),
        ({"outcome": "gagne"}, "outcome"),
        ({"outcome": "refuse", "outcome_on": ON}, "outcome"),
        ({"outcome": "obtenu"}, "outcome_on"),
        ({"outcome": "obtenu", "outcome_on": TOMORROW}, "outcome_on"),
        ({"enrolled_on": ON, "outcome": "obtenu", "outcome_on": date(2027, 1, 1)}, "outcome_on"),
    ],
)
def test_a_process_that_cannot_be_is_refused(noted: dict[str, object], field: str) -> None:
    with pytest.raises(UserError) as refused:
        check_process(process(**noted), LISTS, ON)

    assert refused.value.field == field


@pytest.mark.parametrize(
    ("held", "field"),
    [
        (exam(ON, kind="vol"), "kind"),
        (exam(ON, "gagne"), "result"),
        (exam(date(1890, 3, 12), "reussi"), "held_on"),
        (exam(TOMORROW, "reussi"), "result"),
        (exam(ON - timedelta(days=61)), "result"),
    ],
)
def test_an_exam_that_cannot_be_is_refused(held: LicenceExam, field: str) -> None:
    with pytest.raises(UserError) as refused:
        check_exam(held, LISTS, ON)

    assert refused.value.field == field


def test_a_result_may_still_be_unknown_for_some_weeks_and_is_asked_for() -> None:
    waiting = exam(ON - timedelta(days=60))

    check_exam(waiting, LISTS, ON)

    (doubt,) = doubts(process(), (waiting,), ON)
    assert doubt.words == "Examen du 11 janvier 2027 : résultat à noter."


def test_a_cancelled_exam_may_be_to_come() -> None:
    cancelled = exam(TOMORROW, "annule")

    check_exam(cancelled, LISTS, ON)

    assert doubts(process(), (cancelled,), ON) == ()


def test_a_free_candidate_has_the_code_before_enrolling_and_that_is_only_said() -> None:
    free = process(theory_on=date(2026, 12, 1), enrolled_on=date(2027, 2, 1))

    check_process(free, LISTS, ON)

    assert [doubt.field for doubt in doubts(free, (), ON)] == ["theory_on"]


def test_odd_orders_are_said_one_by_one() -> None:
    odd = process(enrolled_on=TOMORROW, hours_done=4)

    found = doubts(odd, (exam(date(2027, 3, 1), "absent"),), ON)

    assert [doubt.words for doubt in found] == [
        "L’inscription est à venir.",
        "Des heures de conduite sont faites avant le code.",
        "L’examen du 1er mars 2027 est avant l’inscription.",
    ]


def test_hours_after_a_code_passed_at_an_exam_raise_no_doubt() -> None:
    passed = exam(date(2027, 2, 1), "reussi", kind="code")

    assert doubts(process(hours_done=4), (passed,), ON) == ()


@pytest.mark.parametrize("typed", ["12", "12 h", "12h", "12 heures", " 1 2 "])
def test_a_number_is_read_with_its_unit(typed: str) -> None:
    assert parse_whole(typed, "hours_done") == 12


@pytest.mark.parametrize("typed", ["abc", "12,5", "-3", "douze", ""])
def test_what_is_not_a_whole_number_is_refused(typed: str) -> None:
    with pytest.raises(UserError) as refused:
        parse_whole(typed, "hours_done")

    assert refused.value.field == "hours_done"
