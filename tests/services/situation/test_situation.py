"""The situation of a person on a real base: vehicles, licences, the way to a licence."""

from datetime import date
from uuid import UUID, uuid4

import pytest
from sqlmodel import Session, select

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.journal import AuditEntry
from conseil_mobilite.domain.situation.knowledge import Knowledge, Known
from conseil_mobilite.domain.situation.licence_steps import StepState
from conseil_mobilite.domain.situation.situation import LicenceExam, SituationTopic, Vehicle
from conseil_mobilite.services.people import people
from conseil_mobilite.services.people.people import NewPerson, Origin
from conseil_mobilite.services.situation import (
    licence_exams,
    licence_processes,
    licences,
    topics,
    vehicles,
)
from conseil_mobilite.services.situation.licence_processes import ProcessFacts
from conseil_mobilite.services.situation.licences import LicenceFacts
from conseil_mobilite.services.situation.situation_picture import (
    SituationPicture,
    situation_picture,
)
from conseil_mobilite.services.situation.topics import Statement
from conseil_mobilite.services.situation.vehicles import VehicleFacts
from conseil_mobilite.store.database import Store
from conseil_mobilite.store.journal import journal

BEFORE = date(2027, 1, 14)
ON = date(2027, 3, 12)
NIR = "2 84 05 75 113 042 26"
CLIO = VehicleFacts(
    kind="voiture",
    name=" Clio  grise ",
    use="partage",
    insured_until=Known(Knowledge.KNOWN, date(2027, 2, 28)),
    inspection_due=Known(Knowledge.REFUSED),
)

LEARNING = ProcessFacts(
    kind="permis",
    category="b",
    gearbox="automatique",
    enrolled_on=Known(Knowledge.KNOWN, date(2026, 10, 5)),
    hours_done=Known(Knowledge.KNOWN, 4),
    payer_kind=Known(Knowledge.KNOWN, "departement"),
    payer_name="Fonds d’aide aux jeunes",
)


@pytest.fixture
def helene(session: Session) -> UUID:
    return welcome(session, "Hélène")


def welcome(session: Session, first_name: str) -> UUID:
    who = NewPerson("Lefèvre", first_name, birth_date=date(1992, 6, 4))
    return people.welcome(session, who, Origin(), BEFORE).id


def picture(session: Session, person: UUID) -> SituationPicture:
    return situation_picture(session, person, ON)


def test_a_new_file_has_discussed_nothing(session: Session, helene: UUID) -> None:
    seen = picture(session, helene)

    assert (seen.vehicles, seen.licences, seen.processes, seen.due) == ((), (), (), ())
    assert seen.statement("vehicules") == Statement(Knowledge.NOT_DISCUSSED, None)


def test_a_vehicle_is_kept_with_what_is_known_of_its_dates(session: Session, helene: UUID) -> None:
    vehicles.add(session, helene, CLIO, BEFORE)
    vehicles.add(session, welcome(session, "Paul"), CLIO, BEFORE)

    (kept,) = picture(session, helene).vehicles

    assert (kept.name, kept.use, kept.noted_on) == ("Clio grise", "partage", BEFORE)
    assert (kept.insurance_state, kept.insured_until) == ("connu", date(2027, 2, 28))
    assert (kept.inspection_state, kept.inspection_due) == ("refus", None)
    assert [item.about for item in picture(session, helene).due] == ["Clio grise"]


def test_a_fact_takes_back_that_there_was_none(session: Session, helene: UUID) -> None:
    topics.state_topic(session, helene, "vehicules", Knowledge.NONE, BEFORE)
    topics.state_topic(session, helene, "velos", Knowledge.REFUSED, BEFORE)

    vehicles.add(session, helene, CLIO, ON)

    assert picture(session, helene).topics == {"velos": Statement(Knowledge.REFUSED, BEFORE)}


def test_what_changes_is_noted_as_of_that_day_and_the_rest_stays(
    session: Session, helene: UUID
) -> None:
    clio = vehicles.add(session, helene, CLIO, BEFORE)

    vehicles.change(session, clio.id, {"inspection_due": Known(Knowledge.UNKNOWN)}, ON)

    (kept,) = picture(session, helene).vehicles
    assert (kept.inspection_state, kept.noted_on) == ("inconnu", ON)
    assert (kept.name, kept.insured_until) == ("Clio grise", date(2027, 2, 28))


def test_a_vehicle_that_is_gone_stays_in_the_past_and_is_no_longer_due(
    session: Session, helene: UUID
) -> None:
    clio = vehicles.add(session, helene, CLIO, BEFORE)
    vehicles.add(session, helene, {"kind": "velo"}, BEFORE)

    vehicles.end(session, clio.id, date(2027, 3, 1), ON)

    seen = picture(session, helene)
    assert [each.kind for each in seen.vehicles] == ["velo", "voiture"]
    assert seen.due == ()
    vehicles.end(session, clio.id, None, ON)
    assert len(picture(session, helene).due) == 1


def test_what_was_typed_by_mistake_goes_and_can_be_brought_back(store: Store) -> None:
    helene = store.run(welcome, "Hélène")
    clio = store.run(vehicles.add, helene, CLIO, BEFORE)
    act = uuid4()

    with store.transaction(act) as session:
        vehicles.remove(session, clio.id)
    assert store.read(vehicles.of_person, helene) == []

    store.run(journal.undo, act)
    (back,) = store.read(vehicles.of_person, helene)
    assert back.model_dump() == clio.model_dump()
    assert store.read(audited, "vehicle") == ["vehicle.add", "vehicle.remove"]


def test_an_addition_undone_says_again_that_there_was_none(store: Store) -> None:
    helene = store.run(welcome, "Hélène")
    store.run(topics.state_topic, helene, "vehicules", Knowledge.NONE, BEFORE)
    act = uuid4()
    with store.transaction(act) as session:
        vehicles.add(session, helene, CLIO, ON)

    store.run(journal.undo, act)

    seen = store.read(situation_picture, helene, ON)
    assert seen.vehicles == ()
    assert seen.statement("vehicules") == Statement(Knowledge.NONE, BEFORE)


def test_a_process_brought_back_has_its_exams_again(store: Store) -> None:
    helene = store.run(welcome, "Hélène")
    process = store.run(licence_processes.begin, helene, LEARNING, BEFORE)
    store.run(licence_exams.add, process.id, {"kind": "code", "held_on": ON}, ON)
    act = uuid4()
    with store.transaction(act) as session:
        licence_processes.remove(session, process.id)

    store.run(journal.undo, act)

    (seen,) = store.read(situation_picture, helene, ON).processes
    assert [exam.held_on for exam in seen.exams] == [ON]


def audited(session: Session, kind: str) -> list[str]:
    entries = session.exec(select(AuditEntry).where(AuditEntry.kind == kind))
    return [entry.act for entry in entries]


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        (VehicleFacts(), "kind"),
        (VehicleFacts(kind="voiture", name=f"Clio {NIR}"), "name"),
        (VehicleFacts(kind="voiture", name="C" * 81), "name"),
        (
            VehicleFacts(kind="voiture", insured_until=Known(Knowledge.KNOWN, date(1890, 3, 12))),
            "insured_until",
        ),
    ],
)
def test_a_vehicle_that_cannot_be_is_refused_and_nothing_is_kept(
    session: Session, helene: UUID, facts: VehicleFacts, field: str
) -> None:
    with pytest.raises(UserError) as refused:
        vehicles.add(session, helene, facts, ON)

    assert refused.value.field == field
    assert session.exec(select(Vehicle)).all() == []


def test_a_licence_is_held_once(session: Session, helene: UUID) -> None:
    b = LicenceFacts(category="b", standing="valide")
    first = licences.add(session, helene, b, BEFORE)
    licences.add(session, helene, {"category": "b", "standing": "a_echanger"}, BEFORE)

    with pytest.raises(UserError) as refused:
        licences.add(session, helene, b, ON)

    assert refused.value.field == "category"
    licences.end(session, first.id, ON, ON)
    again = licences.add(session, helene, b, ON)
    held = [each.id for each in licences.of_person(session, helene) if not each.ended_on]
    assert again.id in held
    assert first.id not in held


def test_a_licence_obtained_before_birth_is_refused(session: Session, helene: UUID) -> None:
    early = Known(Knowledge.KNOWN, date(1990, 1, 1))

    with pytest.raises(UserError) as refused:
        licences.add(session, helene, {"category": "b", "obtained_on": early}, ON)

    assert refused.value.field == "obtained_on"


def test_a_process_shows_its_steps_its_exams_and_the_minimum_of_its_gearbox(
    session: Session, helene: UUID
) -> None:
    process = licence_processes.begin(session, helene, LEARNING, BEFORE)
    other = licence_processes.begin(session, welcome(session, "Paul"), LEARNING, BEFORE)
    for whose, day in ((process, 20), (process, 6), (other, 1)):
        held = date(2026, 11, day)
        facts = licence_exams.ExamFacts(kind="code", held_on=held, result="echoue")
        licence_exams.add(session, whose.id, facts, ON)

    (seen,) = picture(session, helene).processes

    assert [exam.held_on.day for exam in seen.exams] == [6, 20]
    assert (seen.steps[2].hours, seen.steps[2].hours_wanted) == (4, 13)
    assert (seen.process.payer_kind, seen.process.payer_state) == ("departement", "connu")
    assert [doubt.field for doubt in seen.doubts] == ["hours_done"]


def test_a_licence_obtained_may_be_noted_as_held_in_the_same_act(
    session: Session, helene: UUID
) -> None:
    process = licence_processes.begin(session, helene, LEARNING, BEFORE)
    topics.state_topic(session, helene, "permis", Knowledge.NONE, BEFORE)

    licence_processes.conclude(session, process.id, "obtenu", date(2027, 3, 1), ON, hold=True)

    seen = picture(session, helene)
    (held,) = seen.licences
    assert (held.category, held.standing, held.obtained_on) == ("b", "valide", date(2027, 3, 1))
    assert {step.state for step in seen.processes[0].steps} == {StepState.DONE}
    assert seen.statement("permis") == Statement()


def test_a_process_ended_too_soon_goes_on(session: Session, helene: UUID) -> None:
    process = licence_processes.begin(session, helene, LEARNING, BEFORE)
    licence_processes.conclude(session, process.id, "abandonne", ON, ON)

    licence_processes.resume(session, process.id)

    (seen,) = picture(session, helene).processes
    assert (seen.process.outcome, seen.process.outcome_on) == ("", None)


def test_a_process_goes_with_its_exams(session: Session, helene: UUID) -> None:
    process = licence_processes.begin(session, helene, LEARNING, BEFORE)
    licence_exams.add(session, process.id, {"kind": "code", "held_on": ON}, ON)

    licence_processes.remove(session, process.id)

    assert session.exec(select(LicenceExam)).all() == []
    assert picture(session, helene).processes == ()


def test_an_exam_is_corrected_and_needs_a_day(session: Session, helene: UUID) -> None:
    process = licence_processes.begin(session, helene, LEARNING, BEFORE)
    exam = licence_exams.add(session, process.id, {"kind": "code", "held_on": BEFORE}, BEFORE)

    licence_exams.change(session, exam.id, {"result": "reussi"}, ON)

    assert picture(session, helene).processes[0].steps[1].on == BEFORE
    with pytest.raises(UserError) as refused:
        licence_exams.change(session, exam.id, {"held_on": None}, ON)
    assert refused.value.field == "held_on"
    licence_exams.remove(session, exam.id)
    assert picture(session, helene).processes[0].exams == ()


def test_a_statement_is_taken_back_or_refused(session: Session, helene: UUID) -> None:
    topics.state_topic(session, helene, "permis", Knowledge.UNKNOWN, BEFORE)
    topics.state_topic(session, helene, "permis", Knowledge.NOT_DISCUSSED, ON)

    assert session.exec(select(SituationTopic)).all() == []
    with pytest.raises(UserError):
        topics.state_topic(session, helene, "permis", Knowledge.KNOWN, ON)
    with pytest.raises(UserError):
        topics.state_topic(session, helene, "fusees", Knowledge.NONE, ON)


def test_a_person_who_does_not_exist_has_no_situation_to_note(session: Session) -> None:
    with pytest.raises(Exception, match="No row was found"):
        vehicles.add(session, uuid4(), CLIO, ON)
