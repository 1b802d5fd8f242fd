"""The letter that answers a prescriber, from the file of the person."""

import hashlib
from datetime import date, timedelta

import pytest
from sqlmodel import Session, select

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.journal import AuditEntry
from conseil_mobilite.domain.people.agreement import TO_PRESCRIBER
from conseil_mobilite.domain.referrals.referral import Referral
from conseil_mobilite.services.agenda import appointments
from conseil_mobilite.services.agenda.appointment_checks import NewAppointment
from conseil_mobilite.services.paper import issuing, referral_answers
from conseil_mobilite.services.paper.sheet import action_sheets
from conseil_mobilite.services.people import people, person_documents, privacy
from conseil_mobilite.services.people.people import NewPerson
from conseil_mobilite.services.referrals import referral_changes, referrals, sent_referrals
from conseil_mobilite.services.referrals.referrals import Origin
from conseil_mobilite.services.referrals.sent_referrals import Sending

ON = date(2027, 3, 12)
DAY = timedelta(days=1)


@pytest.fixture
def referral(session: Session) -> Referral:
    person = people.register(session, NewPerson("Roy", "Awa"), ON)
    origin = Origin("ML", "", "Mme Payen", "Situation difficile", accepted=False)
    return referrals.receive_again(session, person.id, origin, ON - 9 * DAY)


def test_nothing_is_written_before_the_answer(session: Session, referral: Referral) -> None:
    with pytest.raises(UserError, match="Répondez d’abord"):
        referral_answers.preview(session, referral.id, session.info["clock"]())


@pytest.mark.parametrize("act", ["cancelled", "sent"])
def test_only_a_decision_on_one_received_is_told(
    session: Session, referral: Referral, act: str
) -> None:
    if act == "cancelled":
        referral_changes.cancel(session, referral.id, ON)
        told = referral.id
    else:
        sending = Sending("Garage", person_agreed=True)
        told = sent_referrals.send(session, referral.person_id, sending, ON).id
        sent_referrals.answer(session, told, ON, accepted=True)

    with pytest.raises(UserError):
        referral_answers.issue(session, told, session.info["clock"]())


def test_a_refusal_tells_the_label_of_its_reason_and_that_it_is_late(
    session: Session, referral: Referral
) -> None:
    referrals.refuse(session, referral.id, "session-complète", ON)

    told = referral_answers.prepare(session, referral.id, session.info["clock"]())

    assert (told.refusal, told.late, told.accepted) == ("Session complète", True, False)
    assert (told.prescriber, told.agent) == ("Mission locale", "Mme Payen")


@pytest.mark.parametrize(
    ("agreed", "withdrawn", "told"),
    [(True, False, True), (False, False, False), (True, True, False), (None, False, False)],
)
def test_the_appointment_is_told_by_her_last_word_alone(
    session: Session, referral: Referral, *, agreed: bool | None, withdrawn: bool, told: bool
) -> None:
    at = session.info["clock"]()
    referrals.accept(session, referral.id, ON)
    new = NewAppointment("diagnostic", at + 4 * DAY, 60, person_ids=(referral.person_id,))
    appointments.book(session, new)
    if agreed is not None:
        privacy.agree(session, referral.person_id, TO_PRESCRIBER, ON - DAY, agreed=not agreed)
        last = privacy.agree(session, referral.person_id, TO_PRESCRIBER, ON, agreed=agreed)
        if withdrawn:
            privacy.withdraw(session, last.id, ON)

    letter = referral_answers.prepare(session, referral.id, at)

    assert (letter.next_appointment is not None, letter.agreed) == (told, told)


@pytest.mark.parametrize("first", [True, False], ids=["agreed first", "refused first"])
def test_of_one_day_what_she_refused_is_not_told(
    session: Session, referral: Referral, *, first: bool
) -> None:
    referrals.accept(session, referral.id, ON)
    for agreed in (first, not first):
        privacy.agree(session, referral.person_id, TO_PRESCRIBER, ON, agreed=agreed)

    letter = referral_answers.prepare(session, referral.id, session.info["clock"]())

    assert (letter.agreed, letter.next_appointment) == (False, None)


def test_an_agreement_given_again_the_same_day_counts(session: Session, referral: Referral) -> None:
    referrals.accept(session, referral.id, ON)
    refused = privacy.agree(session, referral.person_id, TO_PRESCRIBER, ON, agreed=False)
    privacy.withdraw(session, refused.id, ON)
    privacy.agree(session, referral.person_id, TO_PRESCRIBER, ON, agreed=True)

    assert referral_answers.prepare(session, referral.id, session.info["clock"]()).agreed


def test_an_agreement_given_before_this_referral_spoke_of_another_prescriber(
    session: Session, referral: Referral
) -> None:
    referrals.accept(session, referral.id, ON)
    privacy.agree(session, referral.person_id, TO_PRESCRIBER, ON - 10 * DAY, agreed=True)

    assert not referral_answers.prepare(session, referral.id, session.info["clock"]()).agreed


def test_a_refusal_without_its_reason_is_never_told_as_an_acceptance(
    session: Session, referral: Referral
) -> None:
    referrals.refuse(session, referral.id, "autre", ON)
    referral.refusal_reason = ""  # as a base of before may hold it
    session.flush()

    with pytest.raises(UserError, match="sans motif"):
        referral_answers.issue(session, referral.id, session.info["clock"]())


def test_issued_it_is_numbered_kept_and_read_again_as_it_left(
    session: Session, referral: Referral
) -> None:
    at = session.info["clock"]()
    sheet = action_sheets.issue(session, referral.person_id, at)
    referrals.refuse(session, referral.id, "autre", ON)

    letter = referral_answers.issue(session, referral.id, at)
    referral.prescriber_name = "Quelqu’un d’autre"
    session.flush()

    assert (sheet.number, letter.number) == ("2027-00001", "2027-00002")
    assert letter.sha256 == hashlib.sha256(letter.content).hexdigest()
    kept = issuing.issued(session, letter.id)
    assert kept.content == letter.content
    titles = [line.title for line in person_documents.of_person(session, referral.person_id)]
    assert "Réponse à votre orientation" in titles
    acts = [entry.act for entry in session.exec(select(AuditEntry))]
    assert acts.count("document.issue") == 2


def test_a_preview_keeps_nothing(session: Session, referral: Referral) -> None:
    referrals.refuse(session, referral.id, "autre", ON)

    shown = referral_answers.preview(session, referral.id, session.info["clock"]())

    assert shown.pdf.startswith(b"%PDF")
    assert person_documents.of_person(session, referral.person_id) == ()
