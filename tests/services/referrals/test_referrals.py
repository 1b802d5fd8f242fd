"""Referrals received and sent: kept, answered, mended, taken back."""

from datetime import date, timedelta
from uuid import UUID

import pytest
from sqlmodel import Session, select
from tests.conftest import NOW

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.organisation.organisation import Prescriber
from conseil_mobilite.domain.pathway.action import Action
from conseil_mobilite.domain.pathway.pathway import Pathway
from conseil_mobilite.domain.referrals.referral import Referral
from conseil_mobilite.domain.referrals.referral_rules import Standing
from conseil_mobilite.services.agenda.notes import contacts
from conseil_mobilite.services.journal import undoing
from conseil_mobilite.services.paper import referral_answers
from conseil_mobilite.services.pathway import pathways
from conseil_mobilite.services.people import people
from conseil_mobilite.services.people.people import NewPerson
from conseil_mobilite.services.referrals import (
    known_bodies,
    referral_changes,
    referral_picture,
    referrals,
    sent_referrals,
)
from conseil_mobilite.services.referrals.referral_changes import ReferralChanges
from conseil_mobilite.services.referrals.referrals import Origin
from conseil_mobilite.services.referrals.sent_referrals import Sending
from conseil_mobilite.store.database import Store

ON = date(2027, 3, 12)
DAY = timedelta(days=1)
CAP = "Cap emploi 02"
MISSION = Origin("ML", "Mission locale de Thiérache", "Mme Payen", accepted=False)
GARAGE = Sending(
    "Garage solidaire de Guise",
    "garage_solidaire",
    address="3 rue du Gué, 02120 Guise",
    phone="03 23 61 00 00",
    email="accueil@garage.example.org",
    reason="Réparer la voiture",
    person_agreed=True,
)


@pytest.fixture
def person(session: Session) -> UUID:
    return people.register(session, NewPerson("Roy", "Awa"), ON - 30 * DAY).id


@pytest.fixture
def received(session: Session, person: UUID) -> Referral:
    return referrals.receive_again(session, person, MISSION, ON - 3 * DAY)


@pytest.fixture
def sent(session: Session, person: UUID) -> Referral:
    return sent_referrals.send(session, person, GARAGE, ON - 6 * DAY)


def test_one_received_is_kept_with_all_that_was_typed(session: Session, person: UUID) -> None:
    known = Prescriber(name="CCAS de Guise", kind="CCAS")
    session.add(known)
    session.flush()
    origin = Origin(
        "CCAS",
        " CCAS  de Guise ",
        "M. Noël",
        "Pas de bus le soir",
        "COURT",
        received_on=ON - 20 * DAY,
        documents_joined=True,
        person_agreed=True,
        accepted=False,
    )

    kept = referrals.receive_again(session, person, origin, ON)

    assert (kept.prescriber_name, kept.prescriber_id) == ("CCAS de Guise", known.id)
    assert (kept.reason, kept.urgency, kept.received_on) == (
        "Pas de bus le soir",
        "COURT",
        ON - 20 * DAY,
    )
    assert kept.documents_joined
    assert kept.person_agreed
    assert kept.adviser_id == session.info["adviser"]
    assert pathways.current(session, person) is None


@pytest.mark.parametrize(
    ("origin", "field"),
    [
        (Origin("ML", received_on=ON + DAY), "received_on"),
        (Origin("SPONTANE"), "prescriber_kind"),
        (Origin("XX"), "prescriber_kind"),
        (Origin("ML", reason="2 85 05 78 006 084 36"), "reason"),
    ],
)
def test_what_is_wrong_with_one_received_is_said_beside_its_input(
    session: Session, person: UUID, origin: Origin, field: str
) -> None:
    with pytest.raises(UserError) as refused:
        referrals.receive_again(session, person, origin, ON)

    assert refused.value.field == field
    assert session.exec(select(Referral)).all() == []


def test_a_second_referral_joins_the_pathway_that_is_open(
    session: Session, person: UUID, received: Referral
) -> None:
    opened = pathways.open_pathway(session, person, ON - 10 * DAY)

    referrals.accept(session, received.id, ON)

    assert received.state == "acceptee"
    assert session.exec(select(Pathway.id)).all() == [opened.id]


def test_accepted_on_arrival_it_opens_the_pathway(session: Session, person: UUID) -> None:
    kept = referrals.receive_again(session, person, Origin("ML", accepted=True), ON)

    opened = pathways.current(session, person)
    assert opened
    assert (opened.referral_id, opened.prescriber_kind) == (kept.id, "ML")


@pytest.mark.parametrize("days", [-4, 1])
def test_an_answer_is_neither_before_the_referral_nor_in_the_future(
    session: Session, received: Referral, days: int
) -> None:
    with pytest.raises(UserError) as refused:
        referrals.accept(session, received.id, ON + days * DAY)

    assert refused.value.field == "answered_on"


@pytest.mark.parametrize("reason", ["", "bénéficiaire-non-mobile "])
def test_a_refusal_gives_one_of_the_exact_reasons(
    session: Session, received: Referral, reason: str
) -> None:
    with pytest.raises(UserError) as refused:
        referrals.refuse(session, received.id, reason, ON)

    assert refused.value.field == "refusal_reason"
    assert received.state == "recue"


def test_a_refusal_opens_no_pathway(session: Session, received: Referral, person: UUID) -> None:
    referrals.refuse(session, received.id, "bénéficiaire-non-mobile", ON - DAY)

    assert (received.state, received.answered_on) == ("refusee", ON - DAY)
    assert pathways.current(session, person) is None


def test_a_prescriber_may_take_a_referral_back(session: Session, received: Referral) -> None:
    referral_changes.cancel(session, received.id, ON)

    assert (received.state, received.answered_on) == ("annulee", ON)
    with pytest.raises(UserError):
        referrals.accept(session, received.id, ON)


def test_an_answer_given_by_mistake_is_taken_back_with_the_empty_pathway(
    session: Session, received: Referral, person: UUID
) -> None:
    referrals.accept(session, received.id, ON)

    referral_changes.reopen(session, received.id)

    assert (received.state, received.answered_on) == ("recue", None)
    assert pathways.current(session, person) is None


def test_an_answer_stands_once_its_pathway_has_begun(
    session: Session, received: Referral, person: UUID
) -> None:
    referrals.accept(session, received.id, ON)
    contacts.record(session, person, "telephone", "joint", session.info["clock"]())

    with pytest.raises(UserError, match="déjà commencé"):
        referral_changes.reopen(session, received.id)
    with pytest.raises(UserError, match="déjà commencé"):
        referral_changes.remove(session, received.id)

    assert received.state == "acceptee"


def test_an_answer_stands_once_its_letter_has_left(session: Session, received: Referral) -> None:
    referrals.refuse(session, received.id, "session-complète", ON)
    referral_answers.issue(session, received.id, session.info["clock"]())

    with pytest.raises(UserError, match="lettre"):
        referral_changes.reopen(session, received.id)


def test_the_reason_that_a_letter_gave_stays(session: Session, received: Referral) -> None:
    referrals.refuse(session, received.id, "autre", ON)
    mended = ReferralChanges(refusal_reason="session-complète")
    referral_changes.correct(session, received.id, mended)
    referral_answers.issue(session, received.id, session.info["clock"]())

    with pytest.raises(UserError, match="déjà donné ce motif") as refused:
        referral_changes.correct(session, received.id, ReferralChanges(refusal_reason="autre"))

    changes = ReferralChanges(refusal_reason="session-complète", agent_name="M. Noël")
    kept = referral_changes.correct(session, received.id, changes)
    assert refused.value.field == "refusal_reason"
    assert (kept.refusal_reason, kept.agent_name) == ("session-complète", "M. Noël")


def test_one_added_by_mistake_is_deleted(session: Session, received: Referral) -> None:
    referral_changes.remove(session, received.id)

    assert session.exec(select(Referral)).all() == []


def test_one_sent_freezes_to_whom_and_where(sent: Referral) -> None:
    assert (sent.direction, sent.state) == ("envoyee", "envoyee")
    assert (sent.prescriber_name, sent.prescriber_kind) == (
        "Garage solidaire de Guise",
        "garage_solidaire",
    )
    assert (sent.address, sent.phone, sent.email) == (
        "3 rue du Gué, 02120 Guise",
        "+33323610000",
        "accueil@garage.example.org",
    )


@pytest.mark.parametrize(
    ("sending", "field"),
    [
        (Sending("Garage"), "person_agreed"),
        (Sending("  ", person_agreed=True), "prescriber_name"),
        (Sending("Garage", "XX", person_agreed=True), "prescriber_kind"),
        (Sending("Garage", phone="12", person_agreed=True), "phone"),
        (Sending("Garage", email="a@", person_agreed=True), "email"),
        (Sending("Garage", sent_on=ON + DAY, person_agreed=True), "received_on"),
    ],
)
def test_what_is_wrong_with_one_sent_is_said_beside_its_input(
    session: Session, person: UUID, sending: Sending, field: str
) -> None:
    with pytest.raises(UserError) as refused:
        sent_referrals.send(session, person, sending, ON)

    assert refused.value.field == field
    assert session.exec(select(Referral)).all() == []


def test_a_reminder_is_waited_for_again(session: Session, sent: Referral) -> None:
    assert referral_picture.standing_of(sent, ON) is Standing.TO_REMIND

    sent_referrals.remind(session, sent.id, ON - DAY)

    assert sent.state == "envoyee"
    assert referral_picture.standing_of(sent, ON) is Standing.SENT
    assert referral_picture.standing_of(sent, ON + 4 * DAY) is Standing.TO_REMIND


@pytest.mark.parametrize("days", [-7, 1])
def test_a_reminder_is_neither_before_the_sending_nor_in_the_future(
    session: Session, sent: Referral, days: int
) -> None:
    with pytest.raises(UserError) as refused:
        sent_referrals.remind(session, sent.id, ON + days * DAY)

    assert refused.value.field == "reminded_on"
    assert sent.reminded_on is None


@pytest.mark.parametrize(("accepted", "state"), [(True, "acceptee"), (False, "refusee")])
def test_what_the_other_body_answered_is_kept_in_its_words(
    session: Session, sent: Referral, *, accepted: bool, state: str
) -> None:
    sent_referrals.answer(session, sent.id, ON, accepted=accepted, said="Rendez-vous le 20")

    assert (sent.state, sent.answer, sent.answered_on) == (state, "Rendez-vous le 20", ON)

    referral_changes.reopen(session, sent.id)

    assert (sent.state, sent.answer, sent.answered_on) == ("envoyee", "", None)


def test_one_sent_and_one_received_are_not_answered_alike(
    session: Session, sent: Referral, received: Referral
) -> None:
    with pytest.raises(UserError):
        referrals.accept(session, sent.id, ON)
    with pytest.raises(UserError):
        referrals.refuse(session, sent.id, "autre", ON)
    with pytest.raises(UserError):
        sent_referrals.answer(session, received.id, ON, accepted=True)
    with pytest.raises(UserError):
        sent_referrals.remind(session, received.id, ON)

    assert (sent.state, received.state) == ("envoyee", "recue")


def test_a_correction_changes_what_it_names_alone(session: Session, received: Referral) -> None:
    changes = ReferralChanges(
        prescriber_kind="CCAS", prescriber_name="CCAS de Guise", received_on=ON - 5 * DAY
    )

    referral_changes.correct(session, received.id, changes)

    assert (received.prescriber_kind, received.prescriber_name) == ("CCAS", "CCAS de Guise")
    assert (received.agent_name, received.received_on) == ("Mme Payen", ON - 5 * DAY)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        (ReferralChanges(received_on=ON + DAY), "received_on"),
        (ReferralChanges(received_on=ON), "received_on"),
        (ReferralChanges(answered_on=ON - 9 * DAY), "answered_on"),
        (ReferralChanges(refusal_reason=""), "refusal_reason"),
        (ReferralChanges(urgency="XX"), "urgency"),
        (ReferralChanges(prescriber_kind="garage"), "prescriber_kind"),
    ],
)
def test_a_correction_is_checked_as_what_it_corrects(
    session: Session, received: Referral, changes: ReferralChanges, field: str
) -> None:
    referrals.refuse(session, received.id, "autre", ON - DAY)

    with pytest.raises(UserError) as refused:
        referral_changes.correct(session, received.id, changes)

    assert refused.value.field == field


def test_one_sent_never_loses_the_agreement_nor_its_name(session: Session, sent: Referral) -> None:
    with pytest.raises(UserError) as refused:
        referral_changes.correct(session, sent.id, ReferralChanges(person_agreed=False))
    assert refused.value.field == "person_agreed"

    with pytest.raises(UserError) as refused:
        referral_changes.correct(session, sent.id, ReferralChanges(prescriber_name=" "))
    assert refused.value.field == "prescriber_name"


def test_the_page_shows_each_with_its_standing_and_its_letter(
    session: Session, person: UUID, sent: Referral, received: Referral
) -> None:
    referrals.refuse(session, received.id, "autre", ON)
    letter = referral_answers.issue(session, received.id, session.info["clock"]())
    other = people.register(session, NewPerson("Sy", "Ali"), ON).id
    referrals.receive_again(session, other, MISSION, ON)

    shown = referral_picture.of_person(session, person, ON)

    assert [(line.referral.id, line.standing) for line in shown.lines] == [
        (received.id, Standing.REFUSED),
        (sent.id, Standing.TO_REMIND),
    ]
    assert shown.lines[0].letter
    assert (shown.lines[0].letter.number, shown.lines[1].letter) == (letter.number, None)
    assert not shown.in_pathway


def test_the_bodies_known_are_those_met_before(
    session: Session, person: UUID, sent: Referral, received: Referral
) -> None:
    pathway = pathways.open_pathway(session, person, ON)
    session.add(
        Action(
            pathway_id=pathway.id,
            kind="autre",
            wording="Apprendre le vélo",
            created_on=ON,
            partner_name="Vélo-école",
            partner_address="1 quai",
        )
    )
    session.add(Prescriber(name=CAP, kind="CAP_EMPLOI", phone="+33323000000"))
    session.flush()

    known = {body.name: body for body in known_bodies.every(session)}

    assert set(known) == {
        sent.prescriber_name,
        received.prescriber_name,
        "Vélo-école",
        "Cap emploi 02",
    }
    assert known[sent.prescriber_name].address == "3 rue du Gué, 02120 Guise"
    assert known[received.prescriber_name].sender_kind == "ML"
    assert known["Vélo-école"].address == "1 quai"
    assert known[CAP].phone == "+33323000000"


def test_an_acceptance_is_undone_whole(store: Store) -> None:
    person = store.run(people.register, NewPerson("Roy", "Awa"), ON).id
    kept = store.run(referrals.receive_again, person, MISSION, ON)
    with store.transaction() as session:
        referrals.accept(session, kept.id, ON)
        act = session.info["act"]

    store.run(undoing.undo_act, act)

    assert store.read(pathways.current, person) is None
    waiting = store.read(referrals.waiting, person)
    assert waiting
    assert (waiting.id, waiting.answered_on) == (kept.id, None)


def test_no_undo_takes_back_what_a_letter_told(store: Store) -> None:
    person = store.run(people.register, NewPerson("Roy", "Awa"), ON).id
    kept = store.run(referrals.receive_again, person, MISSION, ON).id
    with store.transaction() as session:
        referrals.refuse(session, kept, "autre", ON)
        act = session.info["act"]
    store.run(referral_answers.issue, kept, NOW)

    for taking_back, what in ((undoing.undo_last, person), (undoing.undo_act, act)):
        with pytest.raises(UserError, match="lettre de réponse est déjà partie"):
            store.run(taking_back, what)

    (line,) = store.read(referral_picture.of_person, person, ON).lines
    assert (line.referral.state, line.referral.refusal_reason) == ("refusee", "autre")


def test_a_correction_told_before_the_letter_is_still_undone(store: Store) -> None:
    person = store.run(people.register, NewPerson("Roy", "Awa"), ON).id
    kept = store.run(referrals.receive_again, person, MISSION, ON).id
    store.run(referrals.refuse, kept, "autre", ON)
    store.run(referral_changes.correct, kept, ReferralChanges(agent_name="M. Noël"))
    store.run(referral_answers.issue, kept, NOW)

    step = store.run(undoing.undo_last, person)

    assert step.words == "Orientation «\xa0Mission locale de Thiérache\xa0» modifiée"


def test_a_sending_is_not_moved_after_its_reminder(session: Session, sent: Referral) -> None:
    day = sent.received_on + DAY
    sent_referrals.remind(session, sent.id, day)

    with pytest.raises(UserError, match="relance") as refused:
        referral_changes.correct(session, sent.id, ReferralChanges(received_on=day + DAY))

    assert refused.value.field == "received_on"


def test_each_act_is_told_in_words_by_the_undo(store: Store) -> None:
    person = store.run(people.register, NewPerson("Roy", "Awa"), ON - DAY).id
    kept = store.run(referrals.receive_again, person, MISSION, ON - 6 * DAY).id
    away = store.run(sent_referrals.send, person, GARAGE, ON - 6 * DAY).id
    store.run(sent_referrals.remind, away, ON)
    store.run(referrals.refuse, kept, "autre", ON)
    store.run(referral_changes.reopen, kept)
    store.run(referrals.accept, kept, ON)
    store.run(referral_changes.correct, away, ReferralChanges(agent_name="M. Noël"))
    store.run(sent_referrals.answer, away, ON, accepted=False)
    store.run(referral_changes.remove, away)

    with store.transaction() as session:
        told = [step.words.replace("\xa0", " ") for step in undoing.last_steps(session, person)]

    mission, garage = "« Mission locale de Thiérache »", "« Garage solidaire de Guise »"
    assert told[:9] == [
        f"Orientation {garage} supprimée",
        f"Orientation {garage} refusée",
        f"Orientation {garage} modifiée",
        f"Orientation {mission} acceptée",
        f"Orientation {mission} de nouveau sans réponse",
        f"Orientation {mission} refusée",
        f"Orientation {garage} relancée",
        f"Orientation {garage} envoyée",
        f"Orientation {mission} reçue",
    ]
