"""What a person asks of her data: answered in a month, and what then holds is respected."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from sqlmodel import Session, select
from tests.conftest import NOW
from tests.imported_people import order
from tests.services import supported
from tests.services.told_person import told_person

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.imports.decisions import Decision, Field, ImportLine, Value
from conseil_mobilite.domain.organisation.adviser import Adviser
from conseil_mobilite.domain.people.agreement import Standing
from conseil_mobilite.domain.people.person import Person
from conseil_mobilite.domain.people.rights_request import RightsRequest
from conseil_mobilite.domain.people.rights_rules import answer_due
from conseil_mobilite.services.agenda import appointments
from conseil_mobilite.services.agenda.appointment_checks import NewAppointment
from conseil_mobilite.services.imports import taking_out
from conseil_mobilite.services.imports.bringing_in import bring_in
from conseil_mobilite.services.paper import person_files
from conseil_mobilite.services.paper.restitution import restitutions
from conseil_mobilite.services.paper.sheet import action_sheets
from conseil_mobilite.services.people import (
    agreements,
    people,
    person_header,
    privacy,
    reassigning,
    rights,
)
from conseil_mobilite.services.people.people import NewPerson, Origin, PersonChanges
from conseil_mobilite.services.people.rights import RightsAnswer
from conseil_mobilite.services.referrals import sent_referrals
from conseil_mobilite.services.referrals.sent_referrals import Sending
from conseil_mobilite.services.situation import vehicles
from conseil_mobilite.services.situation.vehicles import VehicleFacts
from conseil_mobilite.store.database import Store
from conseil_mobilite.store.journal.journal import undo
from conseil_mobilite.store.journal.limited import LimitedFileError

ON = NOW.date()
DAY = timedelta(days=1)


@dataclass(frozen=True)
class Gesture:
    """Something that a service writes in her file."""

    name: str
    do: Callable[[Session, Person], object]


GESTURES = (
    Gesture(
        "identity",
        lambda session, her: people.correct(session, her.id, PersonChanges(usual_name="Diop")),
    ),
    Gesture(
        "vehicle",
        lambda session, her: vehicles.add(session, her.id, VehicleFacts(kind="velo"), ON),
    ),
    Gesture("bin", lambda session, her: people.put_in_bin(session, her.id)),
    Gesture(
        "appointment",
        lambda session, her: appointments.book(
            session, NewAppointment("suivi", NOW + DAY, 45, (her.id,))
        ),
    ),
    Gesture(
        "sent away",
        lambda session, her: sent_referrals.send(
            session, her.id, Sending("Garage", person_agreed=True), ON
        ),
    ),
)


def awa(session: Session) -> Person:
    return people.welcome(session, NewPerson("Sylla", "Awa"), Origin(), ON - 30 * DAY)


def granted(session: Session, her: Person, kind: str, since: date = ON) -> RightsRequest:
    asked = rights.receive(session, her.id, kind, since, "En attendant la correction.")
    return rights.answer(session, asked.id, RightsAnswer("accordee", since))


@pytest.mark.parametrize(
    ("received", "due"),
    [
        (date(2027, 3, 12), date(2027, 4, 12)),
        (date(2027, 1, 31), date(2027, 2, 28)),
        (date(2028, 1, 30), date(2028, 2, 29)),
        (date(2027, 12, 5), date(2028, 1, 5)),
    ],
    ids=str,
)
def test_a_month_is_given_to_answer(received: date, due: date) -> None:
    assert answer_due(received) == due


def test_what_waits_is_told_with_its_last_day_and_whether_it_is_over(session: Session) -> None:
    her, other = awa(session), supported.person(session, "Roy")
    rights.receive(session, her.id, "acces", ON - 40 * DAY)
    rights.receive(session, other.id, "rectification", ON)
    answered = rights.receive(session, other.id, "opposition", ON - 60 * DAY)
    rights.answer(session, answered.id, RightsAnswer("accordee", ON))
    binned = supported.person(session, "Mis à la corbeille")
    rights.receive(session, binned.id, "acces", ON)
    binned.deleted_at = NOW

    found = rights.waiting(session, ON)

    assert [(each.person_id, each.kind, each.late) for each in found] == [
        (her.id, "acces", True),
        (other.id, "rectification", False),
    ]
    assert found[1].due_on == date(2027, 4, 12)


@pytest.mark.parametrize(
    ("given", "field"),
    [
        (RightsAnswer("", ON), "answer"),
        (RightsAnswer("refusee", ON), "reason"),
        (RightsAnswer("partielle", ON, "  "), "reason"),
        (RightsAnswer("accordee", ON - 20 * DAY), "answered_on"),
        (RightsAnswer("accordee", ON + DAY), "answered_on"),
        (RightsAnswer("refusee", ON, "2 85 05 78 006 084 36"), "reason"),
    ],
    ids=["no answer", "refused", "in part", "before it came", "in the future", "a number"],
)
def test_an_answer_that_cannot_be_is_refused_at_its_field(
    session: Session, given: RightsAnswer, field: str
) -> None:
    asked = rights.receive(session, awa(session).id, "effacement", ON - 10 * DAY)

    with pytest.raises(UserError) as refused:
        rights.answer(session, asked.id, given)

    assert refused.value.field == field
    assert asked.answer == ""


def test_an_answer_is_given_once_and_then_stays(session: Session) -> None:
    asked = granted(session, awa(session), "acces")

    with pytest.raises(UserError):
        rights.answer(session, asked.id, RightsAnswer("refusee", ON, "Non."))
    with pytest.raises(UserError):
        rights.remove(session, asked.id)
    with pytest.raises(UserError):
        rights.lift(session, asked.id, ON)  # of an access nothing holds


@pytest.mark.parametrize("gesture", GESTURES, ids=lambda each: each.name)
def test_a_limited_file_does_not_change_until_that_is_lifted(
    store: Store, gesture: Gesture
) -> None:
    her = store.run(awa)
    asked = store.run(granted, her, "limitation")

    with pytest.raises(LimitedFileError), store.transaction() as session:
        gesture.do(session, her)
    store.run(rights.lift, asked.id, ON)

    with store.transaction() as session:
        gesture.do(session, her)


def test_undoing_does_not_change_a_limited_file_either(store: Store) -> None:
    her = store.run(awa)
    with store.transaction() as session:
        vehicles.add(session, her.id, VehicleFacts(kind="velo"), ON)
        act = session.info["act"]
    store.run(granted, her, "limitation")

    with pytest.raises(LimitedFileError):
        store.run(undo, act)


def test_the_files_of_others_go_on_and_so_does_what_she_asks(session: Session) -> None:
    her, other = awa(session), supported.person(session, "Roy")
    together = NewAppointment("atelier", NOW + DAY, 90, (her.id, other.id), title="Le plan")
    workshop = appointments.book(session, together)
    granted(session, her, "limitation")

    vehicles.add(session, other.id, VehicleFacts(kind="velo"), ON)
    workshop.room = "Salle 2"
    session.flush()
    rights.receive(session, her.id, "acces", ON)
    privacy.give_notice(session, her.id, privacy.NOTICE_VERSION, ON)

    assert person_files.issue(session, her.id, NOW).kind == person_files.KIND
    assert person_header.header(session, her.id, NOW).rights.limited_since == ON


def test_a_limited_file_may_be_given_over_to_a_colleague(session: Session) -> None:
    her = awa(session)
    colleague = supported.colleague(
        session, session.get_one(Adviser, session.info["adviser"]), "Casoar"
    )
    granted(session, her, "limitation")

    reassigning.reassign(session, [her.id], colleague.id, NOW, appointments=False)

    assert her.adviser_id == colleague.id


def test_an_import_leaves_a_limited_file_as_it_is(session: Session) -> None:
    her = awa(session)
    granted(session, her, "limitation")
    said: dict[Field, Value] = {
        Field.LAST_NAME: "Sylla",
        Field.FIRST_NAME: "Awa",
        Field.PHONE: "+33612345678",
    }
    line = ImportLine(2, Decision.UPDATE, said, known=her.id)

    bring_in(session, order((line,)), lambda _done, _total: None)

    assert people.details(session, her.id).phones == ()


def test_no_other_paper_leaves_a_limited_file(session: Session) -> None:
    her = awa(session)
    granted(session, her, "limitation")

    with pytest.raises(LimitedFileError):
        action_sheets.issue(session, her.id, NOW)


@pytest.mark.parametrize("kind", ["opposition", "limitation"])
def test_nothing_is_told_to_a_prescriber_against_her_will(session: Session, kind: str) -> None:
    her = session.get_one(Person, told_person(session))
    assert agreements.to_prescriber(session, her.id, ON).agreed
    asked = granted(session, her, kind)

    word = agreements.to_prescriber(session, her.id, ON)
    with pytest.raises(UserError, match="Droits et données"):
        restitutions.issue(session, her.id, NOW, frozenset({"strengths"}))
    with pytest.raises(UserError, match="Droits et données"):
        sent_referrals.send(session, her.id, Sending("Garage", person_agreed=True), ON)
    rights.lift(session, asked.id, ON)

    assert word.standing is {"opposition": Standing.OPPOSED, "limitation": Standing.LIMITED}[kind]
    assert agreements.to_prescriber(session, her.id, ON).agreed


@pytest.mark.parametrize("answer", ["accordee", "partielle", "refusee", ""])
def test_whoever_opposes_is_in_no_list_that_leaves(session: Session, answer: str) -> None:
    her, other = awa(session), supported.person(session, "Roy")
    asked = rights.receive(session, her.id, "opposition", ON)
    if answer:
        rights.answer(session, asked.id, RightsAnswer(answer, ON, "Un motif."))

    people_list, _appointments = taking_out.whole_base(session)

    numbers = {row[0] for row in people_list.rows}
    assert other.file_number in numbers
    assert (her.file_number in numbers) is (answer in {"refusee", ""})


def test_a_request_noted_by_mistake_is_taken_away(session: Session) -> None:
    asked = rights.receive(session, awa(session).id, "acces", ON)

    rights.remove(session, asked.id)

    assert session.exec(select(RightsRequest)).all() == []
