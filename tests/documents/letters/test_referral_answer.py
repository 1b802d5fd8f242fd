"""The letter that answers a prescriber: what it says, what it never says, and its structure."""

from dataclasses import replace
from datetime import date, time

import pytest
from pypdf.generic import StreamObject
from tests.documents.conftest import Reading
from tests.documents.papers import PROPOSED, answer_pdf

from conseil_mobilite.domain.paper.action_sheet import (
    AdviserCard,
    Letterhead,
    Meeting,
    NextAppointment,
)
from conseil_mobilite.domain.paper.referral_answer import ReferralAnswer
from conseil_mobilite.store.reference.reference import code_lists

ACCEPTED = ReferralAnswer(
    number="2027-00012",
    organisation=Letterhead("Mobilité des Trois Vallées", "4 place de la Mairie", "+33353011200"),
    adviser=AdviserCard("Sophie", "Morel", phone="+33353011234"),
    issued_on=date(2027, 3, 12),
    prescriber="Mission locale de Thiérache",
    agent="Mme Payen",
    person_name="Awa Roy",
    received_on=date(2027, 3, 2),
    answered_on=date(2027, 3, 10),
    texts=PROPOSED,
)
MEETING = NextAppointment(date(2027, 3, 16), time(14, 30), 60)


def said(content: ReferralAnswer) -> str:
    return Reading(answer_pdf(content)).text.replace("\xa0", " ")


def test_an_acceptance_says_what_comes_next_and_no_more_without_agreement() -> None:
    text = said(ACCEPTED)

    assert "Nous acceptons votre orientation : nous accueillons Awa Roy." in text
    assert "Vous nous avez adressé Awa Roy le 2 mars 2027." in text
    assert "Nous contactons la personne" in text
    assert "qu’avec son accord" in text
    assert "tardive" not in text
    assert "05" not in text.split("Bonjour")[1]


def test_with_her_agreement_the_appointment_is_told() -> None:
    text = said(replace(ACCEPTED, agreed=True, next_appointment=MEETING))

    assert "mardi 16 mars 2027, à 14 h 30." in text
    assert "Elle est d’accord" in text
    assert "qu’avec son accord" not in text


@pytest.mark.parametrize(
    ("meeting", "where"),
    [
        (NextAppointment(MEETING.day, MEETING.starts_at, 60), "lieu à préciser"),
        (NextAppointment(MEETING.day, MEETING.starts_at, 60, Meeting.PHONE), "par téléphone"),
        (NextAppointment(MEETING.day, MEETING.starts_at, 60, Meeting.VIDEO), "en visioconférence"),
    ],
    ids=["no place yet", "phone", "video"],
)
def test_a_body_that_tells_where_is_told_it_truly(meeting: NextAppointment, where: str) -> None:
    texts = PROPOSED.with_words("reponse.rendez_vous", "Rendez-vous le {date} : {lieu}.")
    told = replace(ACCEPTED, agreed=True, next_appointment=meeting, texts=texts)

    assert f"16 mars 2027 : {where}." in said(told)


@pytest.mark.parametrize("code", [entry.code for entry in code_lists()["referral_refusal_reasons"]])
def test_a_refusal_gives_the_reason_in_its_exact_words_and_stays_kind(code: str) -> None:
    reason = code_lists()["referral_refusal_reasons"].label(code).replace("\xa0", " ")

    text = said(replace(ACCEPTED, refusal=reason))

    assert f"Motif : « {reason} »." in text
    assert "Cette réponse ne juge ni la personne ni son projet." in text
    assert "Nous acceptons" not in text


def test_a_late_answer_is_excused() -> None:
    assert "excuser cette réponse tardive" in said(replace(ACCEPTED, late=True))


def test_a_body_without_agent_or_phone_leaves_no_hole() -> None:
    bare = replace(
        ACCEPTED,
        agent="",
        refusal="Session complète",
        adviser=AdviserCard("Sophie", "Morel"),
        organisation=Letterhead("Mobilité 80"),
    )

    text = said(bare)

    assert "Mission locale de Thiérache Réponse à votre orientation" in text
    assert "appelez-nous" not in text


def test_the_same_content_gives_the_same_bytes() -> None:
    assert answer_pdf(ACCEPTED) == answer_pdf(ACCEPTED)


def test_it_is_tagged_with_its_headings_and_its_list() -> None:
    reading = Reading(answer_pdf(ACCEPTED))

    assert reading.at("/Lang") == "fr-FR"
    assert str(reading.at("/MarkInfo", "/Marked")) == "True"
    packet = reading.at("/Metadata")
    assert isinstance(packet, StreamObject)
    assert "<pdfuaid:part>1</pdfuaid:part>" in packet.get_data().decode()
    tags = reading.tags
    assert (tags.count("/H1"), tags.count("/H2"), tags.count("/L")) == (1, 2, 1)
    assert tags.count("/LI") == tags.count("/LBody") == 4
    assert len(reading.pages) == 1


def test_a_name_with_signs_of_markup_is_written_as_typed() -> None:
    assert "A <b>& Co" in said(replace(ACCEPTED, prescriber="A <b>& Co"))
