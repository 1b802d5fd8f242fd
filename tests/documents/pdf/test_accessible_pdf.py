"""The PDF is tagged, and claims PDF/UA-1 with reason."""

import re
from dataclasses import replace
from xml.sax.saxutils import unescape

import pytest
from pypdf.generic import Destination, StreamObject
from tests.documents.conftest import Reading
from tests.documents.papers import sheet_pdf

from conseil_mobilite.domain.paper.action_sheet import ActionSheet, Step
from conseil_mobilite.domain.paper.sheet_budget import SheetBudget


@pytest.fixture
def reading(sheet: ActionSheet, budget: SheetBudget) -> Reading:
    return Reading(sheet_pdf(replace(sheet, budget=budget)))


def test_the_catalog_says_tagged_french_and_titled(reading: Reading) -> None:
    assert str(reading.at("/MarkInfo", "/Marked")) == "True"
    assert str(reading.at("/ViewerPreferences", "/DisplayDocTitle")) == "True"
    assert reading.at("/Lang") == "fr-FR"
    packet = reading.at("/Metadata")
    assert isinstance(packet, StreamObject)
    metadata = packet.get_data().decode()
    assert "<pdfuaid:part>1</pdfuaid:part>" in metadata
    assert "Ma fiche mobilité – Amina Haddad" in metadata


def test_what_a_file_says_of_itself_is_legible_and_said_twice_alike(sheet: ActionSheet) -> None:
    strange = f"O’Connor \u202eAwa\x00\ud800 {chr(0xA0)}:\u202f<b> & Cie"
    body = replace(sheet.organisation, name=strange)
    reading = Reading(sheet_pdf(replace(sheet, person_name=strange, organisation=body)))

    packet, told = reading.at("/Metadata"), reading.file.metadata
    assert isinstance(packet, StreamObject)
    assert told is not None
    xmp = unescape(packet.get_data().decode())
    shown = "O’Connor Awa : <b> & Cie"
    assert (told.title, told.author) == (f"Ma fiche mobilité – {shown}", shown)
    assert str(told.subject).startswith(f"Fiche n° {sheet.number} · {shown}")
    assert all(f">{words}</rdf:li>" in xmp for words in (told.title, told.author, told.subject))


def test_the_dates_of_the_file_are_those_of_the_sheet(reading: Reading) -> None:
    described = reading.file.metadata
    assert described is not None
    assert str(described["/CreationDate"]) == str(described["/ModDate"]) == "D:20270309000000Z"


def test_headings_lists_and_tables_are_in_the_structure(reading: Reading) -> None:
    tags = reading.tags

    assert tags[0] == "/Document"
    assert tags.count("/H1") == 1
    assert tags.count("/H2") == 7
    assert tags.count("/Table") == 3
    assert tags.count("/LI") == tags.count("/Lbl") == tags.count("/LBody") == 2
    assert tags.count("/Link") == 1
    assert "/H3" not in tags


def test_a_list_mark_is_heard_as_a_bullet_and_a_box_as_a_box(reading: Reading) -> None:
    labels = {element.actual for element in reading.elements if element.tag == "/Lbl"}
    boxes = {element.alt for element in reading.elements if element.tag == "/Figure"}

    assert labels == {"•"}
    assert boxes == {"Case à cocher quand c’est fait"}


def test_a_done_step_shows_a_ticked_box(sheet: ActionSheet) -> None:
    reading = Reading(sheet_pdf(replace(sheet, steps=(Step("Réserver", done=True),))))
    alts = [element.alt for element in reading.elements if element.tag == "/Figure"]

    assert alts == ["Case cochée : fait"]


def test_every_row_has_its_cells_and_its_head(reading: Reading) -> None:
    rows = [element.kids for element in reading.elements if element.tag == "/TR"]

    assert [len(row) for row in rows] == [4] * 3 + [4] * 4 + [3] * 5
    assert all(row[0] == "/TH" for row in rows)


def test_marks_are_balanced_and_nothing_is_drawn_outside_one(reading: Reading) -> None:
    for operators in reading.operators:
        depth = 0
        for operator in operators:
            depth += operator.startswith(("BMC", "BDC"))
            depth -= operator == "EMC"
            assert depth in {0, 1}
            if operator in {"Tj", "TJ", "S", "f", "f*", "B", "re"}:
                assert depth == 1
        assert depth == 0


def test_each_mark_is_found_back_from_its_page(reading: Reading) -> None:
    drawn = [
        [operator[4:] for operator in operators if operator.startswith("BDC")]
        for operators in reading.operators
    ]

    assert len(drawn) == len(reading.file.pages) == 2
    assert reading.parents == dict(enumerate(drawn))


def test_every_font_is_embedded(reading: Reading) -> None:
    names = set(re.findall(rb"/BaseFont /(\S+)", reading.pdf))

    assert names == {b"AAAAAA+Andika", b"AAAAAA+Andika-Bold"}
    assert reading.pdf.count(b"/FontFile2") == len(names)


def test_the_headings_are_bookmarks_of_their_page(reading: Reading) -> None:
    title, sections = reading.file.outline
    assert isinstance(title, Destination)
    assert isinstance(sections, list)

    assert title.title == "Ma fiche mobilité"
    found = [section for section in sections if isinstance(section, Destination)]
    assert [section.title for section in found] == [
        "Votre but",
        "Ce que vous savez déjà faire",
        "Vos étapes",
        "Vos aides et vos droits",
        "Votre budget mobilité",
        "Votre prochain rendez-vous",
        "Si quelque chose change",
    ]
    for section in found:
        page = reading.file.get_destination_page_number(section)
        assert page is not None
        assert str(section.title) in reading.pages[page]
