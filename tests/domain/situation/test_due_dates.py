"""What falls due in the mobility situation is said in words, the oldest first."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from tests.domain.situation.processes import ON, process

from conseil_mobilite.domain.language.french import NO_BREAK
from conseil_mobilite.domain.situation.due_dates import (
    Urgency,
    due_items,
    inspection_due,
    insurance_due,
    licence_due,
    theory_due,
)
from conseil_mobilite.domain.situation.situation import (
    Licence,
    LicenceExam,
    Vehicle,
)
from conseil_mobilite.store.reference.reference import code_lists

LISTS = code_lists()


def car(*, insured: date | None = None, inspected: date | None = None) -> Vehicle:
    return Vehicle(
        person_id=uuid4(),
        kind="voiture",
        name="Clio",
        insured_until=insured,
        inspection_due=inspected,
        noted_on=ON,
    )


@pytest.mark.parametrize(
    ("day", "words", "urgency"),
    [
        (date(2027, 2, 28), f"Assurance échue depuis 12{NO_BREAK}jours", Urgency.LATE),
        (date(2027, 3, 11), f"Assurance échue depuis 1{NO_BREAK}jour", Urgency.LATE),
        (date(2026, 6, 1), "Assurance échue depuis le 1er juin 2026", Urgency.LATE),
        (date(2027, 3, 12), "Assurance à renouveler avant le 12 mars 2027", Urgency.SOON),
        (date(2027, 4, 11), "Assurance à renouveler avant le 11 avril 2027", Urgency.SOON),
        (date(2027, 4, 12), "Assurance à renouveler avant le 12 avril 2027", Urgency.AHEAD),
    ],
)
def test_an_insurance_is_said_by_how_long_it_lasts_or_lasted(
    day: date, words: str, urgency: Urgency
) -> None:
    item = insurance_due(car(insured=day), LISTS, ON)

    assert item is not None
    assert (item.words, item.urgency, item.about) == (words, urgency, "Clio")


def test_an_inspection_is_to_be_done_before_its_day() -> None:
    item = inspection_due(car(inspected=date(2027, 5, 3)), LISTS, ON)

    assert item is not None
    assert item.words == "Contrôle technique à faire avant le 3 mai 2027"


def test_a_vehicle_without_a_name_is_called_by_its_kind() -> None:
    scooter = Vehicle(person_id=uuid4(), kind="deux_roues", insured_until=ON, noted_on=ON)

    item = insurance_due(scooter, LISTS, ON)

    assert item is not None
    assert item.about == "Scooter ou moto"


def test_a_licence_and_a_code_have_a_last_day() -> None:
    licence = Licence(person_id=uuid4(), category="b", valid_until=date(2027, 3, 1), noted_on=ON)

    held = licence_due(licence, LISTS, ON)
    theory = theory_due(process(theory_valid_until=date(2027, 6, 1)), LISTS, ON)

    assert held is not None
    assert held.words == f"Validité du permis dépassée depuis 11{NO_BREAK}jours"
    assert held.about == "Permis B (voiture)"
    assert theory is not None
    assert theory.words == "Code valable jusqu’au 1er juin 2027"


def test_nothing_is_due_of_what_is_not_known() -> None:
    assert insurance_due(car(), LISTS, ON) is None
    assert due_items([car()], [], [(process(), ())], LISTS, ON) == ()


def test_what_is_watched_comes_by_its_day_without_what_is_far_or_ended() -> None:
    gone = car(insured=date(2027, 1, 1))
    gone.ended_on = ON
    far = car(insured=ON + timedelta(days=121))
    near = car(insured=ON + timedelta(days=120), inspected=date(2027, 2, 1))
    exams = [
        LicenceExam(process_id=uuid4(), kind="conduite", held_on=date(2027, 4, 20)),
        LicenceExam(process_id=uuid4(), kind="code", held_on=date(2027, 3, 1)),
        LicenceExam(process_id=uuid4(), kind="code", held_on=date(2027, 2, 1), result="reussi"),
    ]
    ended = process(theory_valid_until=ON, outcome="obtenu", outcome_on=ON)

    found = due_items([gone, far, near], [], [(process(), exams), (ended, exams)], LISTS, ON)

    assert [item.words for item in found] == [
        f"Contrôle technique à faire depuis 39{NO_BREAK}jours",
        "Examen du code du 1er mars 2027 : résultat à noter",
        "Examen de conduite le 20 avril 2027",
        "Assurance à renouveler avant le 10 juillet 2027",
    ]
