"""The letter of invitation: its place in a window envelope, its structure, whatever it holds."""

from dataclasses import replace
from datetime import date, time

import pypdfium2
import pytest
from tests.documents.conftest import Reading
from tests.documents.papers import BODY, PROPOSED, letter_pdf

from conseil_mobilite.documents.html import writing as html
from conseil_mobilite.documents.letters import convocation
from conseil_mobilite.domain.paper.action_sheet import (
    AdviserCard,
    DataNotice,
    Letterhead,
    Meeting,
    NextAppointment,
)
from conseil_mobilite.domain.paper.convocation import Convocation

MM = 72 / 25.4
PAGE_HEIGHT = 297 * MM
MAIL = "donnees@trois-vallees.example"
LETTER = Convocation(
    number="2027-00012",
    organisation=Letterhead(
        BODY, "4 place de la Mairie, 02500 Hirson", "+33199001200", "9 h à 17 h"
    ),
    adviser=AdviserCard("Sophie", "Morel", phone="+33199001234"),
    person_name="Amina Haddad",
    address=("Résidence des Lilas, bâtiment C", "12 rue des Tisserands", "02500 Hirson"),
    issued_on=date(2027, 3, 9),
    purpose="Faire le point sur vos déplacements",
    appointment=NextAppointment(
        date(2027, 3, 16),
        time(14, 30),
        90,
        place="Mairie, Salle 2",
        directions="Bus 3, arrêt Mairie",
    ),
    notice=DataNotice(PROPOSED.say("notice_courte"), MAIL, complete=True),
    texts=PROPOSED,
)
BARE = replace(
    LETTER,
    organisation=Letterhead("CCAS"),
    adviser=AdviserCard("Zoé"),
    address=(),
    purpose="",
    appointment=NextAppointment(date(2027, 3, 16), time(9)),
)
TALL = replace(
    LETTER,
    organisation=Letterhead("Syndicat mixte " * 12, "4 place " * 20, "", "de 9 h à 17 h, " * 9),
)


def corners(content: Convocation, first: str, last: str) -> tuple[float, float, float, float]:
    """Return, in mm from the left and the top of the page, where a stretch of text stands."""
    page = pypdfium2.PdfDocument(letter_pdf(content))[0].get_textpage()
    text = page.get_text_range()
    begin, end = text.index(first), text.index(last) + len(last)
    count = page.count_rects(begin, end - begin)
    boxes = [page.get_rect(rank) for rank in range(count)]
    left, right = min(box[0] for box in boxes), max(box[2] for box in boxes)
    top, bottom = max(box[3] for box in boxes), min(box[1] for box in boxes)
    return left / MM, (PAGE_HEIGHT - top) / MM, right / MM, (PAGE_HEIGHT - bottom) / MM


@pytest.mark.parametrize("content", [LETTER, TALL], ids=["usual head", "tall head"])
def test_the_address_shows_through_the_window_of_a_dl_envelope(content: Convocation) -> None:
    left, top, right, bottom = corners(content, "Amina Haddad", "Tisserands")

    assert left >= 100
    assert right <= 190
    assert top >= 55
    assert bottom <= 79


def test_it_is_read_in_the_order_of_a_letter_and_fits_a_page() -> None:
    reading = Reading(letter_pdf(LETTER))

    told = (
        BODY,
        "Le 9 mars 2027 Référence : n° 2027-00012",
        "Amina Haddad",
        "Invitation à un rendez-vous",
        "Bonjour,",
        "Mardi 16 mars 2027 à 14 h 30",
        "Mairie, Salle 2",
        "Bus 3, arrêt Mairie",
        "À apporter",
        "Vous ne pouvez pas venir ?",
        "01 99 00 12 34",
        "Au plaisir de vous rencontrer,",
        "Vos informations.",
    )
    text = reading.text.replace("\xa0", " ")
    places = [text.find(each) for each in told]
    assert -1 not in places
    assert places == sorted(places)
    assert "page 1 sur 1" in text
    tags = reading.tags
    assert (tags.count("/H1"), tags.count("/H2"), tags.count("/L")) == (1, 2, 1)
    assert tags.count("/Link") == 1


def test_nothing_known_leaves_no_hole() -> None:
    text = Reading(letter_pdf(BARE)).text.replace("\xa0", " ")

    assert "Le lieu vous sera précisé." in text
    assert "Ce n’est pas grave. Dites-le à l’accueil" in text
    assert "avec Zoé" in text
    assert "pendant" not in text


def test_an_empty_list_of_things_to_bring_has_no_heading() -> None:
    none = replace(LETTER, texts=PROPOSED.with_words("convocation.apporter", ""))

    assert "À apporter" not in Reading(letter_pdf(none)).text


@pytest.mark.parametrize("meeting", list(Meeting), ids=[each.name for each in Meeting])
def test_its_web_version_says_the_same(meeting: Meeting) -> None:
    content = replace(LETTER, appointment=replace(LETTER.appointment, meeting=meeting))
    page = html.write(convocation.document(content)).decode().replace("\xa0", " ")

    assert "Mardi 16 mars 2027 à 14 h 30" in page
    assert f"mailto:{MAIL}" in page
    assert ("À apporter" in page) == (meeting is Meeting.IN_PERSON)


@pytest.mark.parametrize("hostile", ["<b>Gras", "A & Fils", "{personne}", "</para>"])
def test_what_a_body_or_a_file_holds_is_printed_as_it_was_typed(hostile: str) -> None:
    own = PROPOSED.with_words(
        "convocation.cloture", f"Bien à vous {hostile.replace('{personne}', '')}"
    )
    content = replace(LETTER, person_name=hostile, purpose=hostile, texts=own)

    assert Reading(letter_pdf(content)).letters.count("".join(hostile.split())) >= 2


def test_the_same_content_gives_the_same_bytes() -> None:
    assert letter_pdf(LETTER) == letter_pdf(LETTER)


def test_a_long_place_and_a_long_name_flow_on() -> None:
    place = "Plateforme d’accompagnement " * 11
    long = replace(
        LETTER,
        person_name="Marie-Antoinette de la Bretonnière-Hauteville d’Estrées " * 2,
        appointment=replace(LETTER.appointment, place=place[:300], directions=place * 3),
    )
    reading = Reading(letter_pdf(long))

    assert reading.letters.count("Plateformed’accompagnement") >= 40
    assert reading.pages[-1].endswith(f"page {len(reading.pages)} sur {len(reading.pages)}")
