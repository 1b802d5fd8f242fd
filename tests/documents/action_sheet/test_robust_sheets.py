"""Sheets with long, odd or hostile content: nothing lost, nothing broken."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.documents.conftest import Reading
from tests.documents.papers import sheet_pdf

from conseil_mobilite.documents.action_sheet.standard import document
from conseil_mobilite.documents.kit.characters import printable, replaced
from conseil_mobilite.documents.pdf.scripts import fonts
from conseil_mobilite.documents.pdf.scripts.missing import unprintable
from conseil_mobilite.domain.paper.action_sheet import (
    ActionSheet,
    AdviserCard,
    Aid,
    DataNotice,
    Letterhead,
    Signing,
    Step,
)

NAMES = (
    "Nguyễn Thị Hồng",
    "Šimić Đorđe",
    "Łukasz Wójcik",
    "İnci Güneş",
    "Œuvrard Lætitia",
    "Sinéad O’Connor",
    "Ștefan Țară",
    "Ñusta Peña",
    "Olena Шевченко",
)
HOSTILE = ("<b>Gras", "Dupont & Fils", "</para><para>", "a<br/>b", '"><a href="x">', "&nbsp;&#0;")


@pytest.mark.parametrize("name", NAMES)
def test_a_name_is_printed_letter_for_letter(sheet: ActionSheet, name: str) -> None:
    signing = Signing((name, "Sophie Morel"), "Signer est libre.")
    text = Reading(sheet_pdf(replace(sheet, person_name=name, signatures=signing))).text

    assert text.count(name) == 2


@pytest.mark.parametrize("name", HOSTILE)
def test_markup_in_a_name_is_printed_as_it_was_typed(sheet: ActionSheet, name: str) -> None:
    step = Step(name, name, address=name, papers=name)
    reading = Reading(sheet_pdf(replace(sheet, person_name=name, goal=name, steps=(step,))))

    assert reading.letters.count("".join(name.split())) >= 6
    assert reading.file.metadata is not None
    assert reading.file.metadata.title == f"Ma fiche mobilité – {name}"


def test_a_partner_of_300_characters_is_printed_whole(sheet: ActionSheet) -> None:
    partner = "Plateforme d’accompagnement à la mobilité inclusive " * 6
    steps = tuple(Step(f"Pas {n}", partner[:300]) for n in range(5))
    reading = Reading(sheet_pdf(replace(sheet, steps=steps)))

    assert reading.letters.count("".join(partner[:300].split())) == 5


def test_a_word_longer_than_its_column_is_cut_and_kept(sheet: ActionSheet) -> None:
    word = "A" * 150 + "Z" * 150
    organisation = replace(sheet.organisation, name=word)
    reading = Reading(
        sheet_pdf(replace(sheet, organisation=organisation, steps=(Step(word, word),)))
    )

    assert reading.letters.count(word) == 3
    assert "…page1sur" in reading.letters


def test_a_name_of_several_lines_is_printed_so(sheet: ActionSheet) -> None:
    organisation = replace(sheet.organisation, name="Maison\nde la mobilité")
    text = Reading(sheet_pdf(replace(sheet, organisation=organisation))).text

    assert text.startswith("Maison de la mobilité")


def test_a_step_higher_than_a_page_goes_on_overleaf(sheet: ActionSheet) -> None:
    papers = " ".join(f"papier{n}," for n in range(900))
    reading = Reading(sheet_pdf(replace(sheet, steps=(Step("Réunir vos papiers", papers=papers),))))

    assert "papier0," in reading.letters
    assert "papier899," in reading.letters
    assert all(f"papier{n}," in reading.letters for n in range(900))


def test_column_heads_come_back_overleaf(sheet: ActionSheet) -> None:
    aids = tuple(Aid(f"Aide {n}", "Détail. " * 30) for n in range(12))
    reading = Reading(sheet_pdf(replace(sheet, aids=aids)))

    pages = [page for page in reading.pages if "Aide ou droit Combien" in page]
    assert len(pages) > 1
    assert reading.tags.count("/Table") == 2


def test_a_heading_is_never_alone_at_the_bottom_of_a_page(sheet: ActionSheet) -> None:
    for count in range(0, 160, 8):
        pages = Reading(sheet_pdf(replace(sheet, goal="mot " * count))).pages
        for page in pages:
            words = page.split(" Fiche n° 2027-0142 ·")[0]
            assert not words.endswith(("Vos étapes", "Vos aides et vos droits", "rendez-vous"))
            assert not words.endswith(("Réponse", "Fait", "Si quelque chose change"))


def test_spaces_and_hyphens_the_typeface_lacks_are_replaced(sheet: ActionSheet) -> None:
    text = Reading(sheet_pdf(replace(sheet, goal="À\u202f8\u202fh, porte\u2011à\u2011porte"))).text

    assert "À 8 h, porte-à-porte" in text


@pytest.mark.parametrize(
    ("typed", "drawn"),
    [
        ("e\u0301te\u0301", "été"),
        ("ḱ", "k"),
        ("王 Li", "? Li"),
        ("A\u200b\x00B", "AB"),
        ("A\tB", "A B"),
        ("A\ufffe\ud800B", "AB"),
        ("ﬁn", "fin"),
        ("☐ oui", "– oui"),
    ],
)
def test_a_letter_the_typeface_lacks_is_replaced_by_the_nearest(typed: str, drawn: str) -> None:
    without = fonts.covered() - {ord("ḱ"), ord("ﬁ")}

    assert printable(typed, without) == drawn


def test_the_letters_replaced_are_named_and_no_others() -> None:
    assert list(replaced("Nguyễn 王-李\u202f\u2011\u200b", fonts.covered())) == ["王", "李"]


def test_the_adviser_can_know_what_a_sheet_cannot_print(sheet: ActionSheet) -> None:
    step = Step("Voir 李", partner="王 et 李", papers="☐ carte")
    told = replace(sheet, person_name="Li 王", steps=(step,))

    assert unprintable(document(sheet)) == ()
    assert unprintable(document(told)) == ("王", "李")


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.lists(st.text(max_size=120), min_size=9, max_size=9),
    st.lists(st.one_of(st.none(), st.dates(date(2020, 1, 1))), max_size=9),
)
def test_any_content_makes_a_sheet(texts: list[str], days: list[date | None]) -> None:
    number, organisation, adviser, person, goal, what, who, papers, notice = texts
    content = ActionSheet(
        number=number,
        organisation=Letterhead(organisation, notice, "", who),
        adviser=AdviserCard(adviser, person, what),
        person_name=person,
        issued_on=date(2027, 3, 9),
        notice=DataNotice(notice, who),
        goal=goal,
        strengths=(what, who),
        steps=tuple(Step(what, who, "", goal, day, papers) for day in days),
        signatures=Signing((person, adviser), notice),
    )
    reading = Reading(sheet_pdf(content))

    assert "Vos étapes" in reading.text
    assert "\ufffd" not in reading.text
    assert f"page {len(reading.pages)} sur {len(reading.pages)}" in reading.pages[-1]
