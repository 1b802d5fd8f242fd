"""The sheet in French and in a second language: whole, marked, and honest about the translation."""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import date, time
from itertools import chain
from typing import TypeVar

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf.generic import ArrayObject, DictionaryObject, PdfObject
from tests.documents.conftest import Reading

from conseil_mobilite.documents.action_sheet import bilingual
from conseil_mobilite.documents.html import writing as html
from conseil_mobilite.documents.kit.blocks import Beside, Numbered, Section
from conseil_mobilite.documents.kit.document import Document
from conseil_mobilite.documents.kit.forms import CheckBox
from conseil_mobilite.documents.kit.icons import Icon
from conseil_mobilite.documents.kit.paragraphs import Paragraph
from conseil_mobilite.documents.kit.words import plain, text_of
from conseil_mobilite.documents.pdf.scripts.missing import unprintable
from conseil_mobilite.documents.pdf.writing import write
from conseil_mobilite.documents.phrases.book import book, french, languages
from conseil_mobilite.domain.language.french import spaced
from conseil_mobilite.domain.paper.action_sheet import (
    ActionSheet,
    AdviserCard,
    Aid,
    DataNotice,
    Letterhead,
    Meeting,
    NextAppointment,
    Signing,
    Step,
)
from conseil_mobilite.domain.paper.sheet_budget import SheetBudget

Kind = TypeVar("Kind")
EXTRA = (
    Step("Faire une fois le trajet vers la formation", "Sophie Morel", "+33353011234"),
    Step("Déposer votre dossier", "Auto-école L’Élan", address="8 rue des Tilleuls", done=True),
    Step("Vous inscrire au transport à la demande", papers="adresse et horaires"),
)
BARE = ActionSheet(
    number="2027-0001",
    organisation=Letterhead("CCAS"),
    adviser=AdviserCard("Zoé"),
    person_name="Ali Ba",
    issued_on=date(2027, 1, 1),
    notice=DataNotice("Le CCAS garde ces informations."),
)


def said(document: Document) -> str:
    """Return everything that the sheet says, runs parted by nothing."""
    return "".join(run.text for run in document.runs())


def in_language(document: Document, tag: str) -> str:
    return "".join(run.text for run in document.runs() if run.lang == tag)


def languages_of(value: object) -> Iterator[str]:
    """Yield the languages told in the structure of a PDF."""
    held = value.get_object() if isinstance(value, PdfObject) else value
    if isinstance(held, DictionaryObject):
        if "/Lang" in held:
            yield str(held["/Lang"])
        yield from languages_of(held.get("/K"))
    elif isinstance(held, ArrayObject):
        for one in held:
            yield from languages_of(one)


@pytest.mark.parametrize("tag", languages())
def test_five_steps_take_two_pages_in_both_languages_each_marked_as_such(
    sheet: ActionSheet, tag: str
) -> None:
    steps = tuple(replace(each, sign="BUS", word="Bus") for each in (*sheet.steps, *EXTRA))
    usual = replace(sheet, steps=steps, aids=sheet.aids[:1], signatures=None)
    document = bilingual.document(usual, book(tag), proofread=False)
    reading = Reading(write(document))

    assert len(reading.pages) == 2
    assert set(languages_of(reading.root["/StructTreeRoot"])) == {"fr", tag}
    for words in ("Votre but", "Avant le vendredi 19 mars", "Mardi 16 mars 2027", "L1113-1"):
        assert words in reading.text
    assert unprintable(document) == ()
    if book(tag).direction == "ltr":  # pypdf parts right-to-left words as they are drawn
        for key in ("title", "fare", "aids", "appointment", "notice", "provisional_foot"):
            assert book(tag).text(key).replace("\u00a0", " ") in reading.text


@pytest.mark.parametrize("tag", languages())
def test_headings_sentences_and_dates_are_in_both_languages(sheet: ActionSheet, tag: str) -> None:
    words = book(tag)
    told = in_language(bilingual.document(sheet, words, proofread=True), tag)

    for key in ("title", "goal", "strengths", "steps", "aids", "appointment", "change", "notice"):
        assert words.text(key) in told
        assert french().text(key) in said(bilingual.document(sheet, words, proofread=True))
    for day in (date(2027, 3, 19), date(2028, 1, 7)):
        written = text_of(words.day(day, weekday=True, since=sheet.issued_on))
        assert written in told
    assert text_of(words.hour(time(14, 30))) in told
    assert text_of(words.length(45)) in told
    assert text_of(words.money(45_000)) in told


@pytest.mark.parametrize("tag", languages())
def test_what_was_typed_stays_french_and_is_said_to_be(sheet: ActionSheet, tag: str) -> None:
    document = bilingual.document(sheet, book(tag), proofread=True)
    runs = list(document.runs())

    for typed in (sheet.goal, *sheet.strengths, *(step.what for step in sheet.steps)):
        assert {run.lang for run in runs if run.text == spaced(typed)} == {"fr"}
    marks = [run.text for run in runs if run.lang == tag]
    assert marks.count(book(tag).text("in_french")) == 2  # the aim, the strengths
    assert marks.count(book(tag).text("french_text")) == len(sheet.steps) + len(sheet.aids)


@pytest.mark.parametrize("tag", languages())
def test_each_step_has_its_pictogram_and_its_box_in_both_languages(
    sheet: ActionSheet, tag: str
) -> None:
    signed = (Step("Prendre la carte", sign="BUS", word="Bus"), Step("Essayer", sign="BUS"))
    document = bilingual.document(replace(sheet, steps=signed), book(tag), proofread=True)
    boxes, signs = found(document, CheckBox), found(document, Beside)

    assert {(text_of(box.words), text_of(box.beside)) for box in boxes} == {
        ("Fait", book(tag).text("done"))
    }
    assert len(boxes) == 2
    (sign,) = [each for each in signs if Paragraph(plain("Bus", "fr")) in each.blocks]
    assert sign.icon is Icon.BUS
    page = html.write(document).decode()
    assert page.count(f'dir="{book(tag).direction}">{book(tag).text("done")}</p>') == 2


@pytest.mark.parametrize("tag", languages())
def test_strengths_of_the_list_are_said_in_both_languages(sheet: ActionSheet, tag: str) -> None:
    words = book(tag)
    coded = replace(sheet, strength_codes=("lire_horaires", ""))
    runs = bilingual.document(coded, words, proofread=True).runs()
    told = [run.text for run in runs if run.lang == tag]

    assert text_of(words.strength("lire_horaires")) in told
    assert told.count(words.text("in_french")) == 1  # the aim alone
    assert told.count(words.text("french_text")) == len(sheet.steps) + len(sheet.aids) + 1
    untold = in_language(bilingual.document(sheet, words, proofread=True), tag)
    assert text_of(words.strength("lire_horaires")) not in untold


def found(value: object, kind: type[Kind]) -> list[Kind]:
    """Find the blocks of a kind in a document, however deep."""
    if isinstance(value, kind):
        return [value]
    if isinstance(value, tuple):
        return [one for part in value for one in found(part, kind)]
    if is_dataclass(value):
        parts = (getattr(value, part.name) for part in fields(value))
        return [one for part in parts for one in found(part, kind)]
    return []


@pytest.mark.parametrize("tag", languages())
def test_a_translation_is_provisional_on_every_page_until_the_body_has_read_it(
    sheet: ActionSheet, tag: str
) -> None:
    words = book(tag)
    provisional = bilingual.document(sheet, words, proofread=False)
    read_over = bilingual.document(sheet, words, proofread=True)

    for each in (words, french()):
        assert each.text("provisional") in said(provisional)
        assert each.text("provisional") not in said(read_over)
    at_foot = "".join(text_of(line) for line in provisional.feet)
    assert french().text("provisional_foot") in at_foot
    assert words.text("provisional_foot") in at_foot
    assert len(read_over.foot) == 1


def test_every_page_of_a_long_sheet_says_that_it_is_provisional(sheet: ActionSheet) -> None:
    steps = tuple(Step(f"Étape {number} " + "aller au guichet " * 40) for number in range(5))
    long = replace(
        sheet, steps=steps, aids=tuple(Aid(f"Aide {n}", "détail " * 60) for n in range(9))
    )
    pages = Reading(write(bilingual.document(long, book("uk"), proofread=False))).pages

    assert len(pages) > 3
    assert all("Traduction provisoire, pas encore relue" in page for page in pages)
    assert all(book("uk").text("provisional_foot") in page for page in pages)


@pytest.mark.parametrize("tag", languages())
def test_the_html_twin_tells_languages_and_directions(sheet: ActionSheet, tag: str) -> None:
    words = book(tag)
    page = html.write(bilingual.document(sheet, words, proofread=False)).decode()

    way = words.direction
    assert page.startswith('<!DOCTYPE html>\n<html lang="fr">')
    assert f'<p lang="{tag}" dir="{way}">' in page
    assert f'<span lang="{tag}" dir="{way}">{words.text("goal")}</span>' in page
    foot = re.search(r"<footer>.*</footer>", page, re.DOTALL)
    assert foot is not None
    assert re.search(f'lang="{tag}" dir="{way}">{words.text("provisional_foot")}<', foot[0])


@pytest.mark.parametrize("tag", languages())
def test_a_sheet_without_anything_yet_says_so_in_both_languages(tag: str) -> None:
    document = bilingual.document(BARE, book(tag), proofread=False)

    later = ("goal_later", "strengths_later", "steps_none", "appointment_none", "fare_network")
    for key in later:
        assert book(tag).text(key) in in_language(document, tag)
        assert french().text(key) in said(document)
    assert book(tag).text("tell", name="Zoé") in said(document)
    assert book(tag).text("notice_ask") in said(document)
    assert not any(isinstance(block, Numbered) for block in chain(*sections(document)))


def sections(document: Document) -> Iterator[tuple[object, ...]]:
    return (block.blocks for block in document.blocks if isinstance(block, Section))


@pytest.mark.parametrize(
    ("appointment", "key"),
    [
        (NextAppointment(date(2027, 4, 1), time(9), 0, Meeting.PHONE), "by_phone"),
        (NextAppointment(date(2027, 4, 1), time(9), 90, Meeting.IN_PERSON), "place_later"),
        (NextAppointment(date(2027, 4, 1), time(9), 20, Meeting.VIDEO), "by_video_later"),
    ],
)
def test_how_an_appointment_takes_place_is_said_in_both_languages(
    sheet: ActionSheet, appointment: NextAppointment, key: str
) -> None:
    told = said(
        bilingual.document(replace(sheet, next_appointment=appointment), book("tr"), proofread=True)
    )

    assert french().text(key) in told
    assert book("tr").text(key) in told
    assert "Jeudi 1er\u00a0avril 2027" in told
    assert "1\u00a0Nisan 2027 Perşembe" in told


def test_an_aid_tells_what_became_of_it_in_both_languages(sheet: ActionSheet) -> None:
    day = date(2027, 2, 2)
    aids = (
        Aid("Permis", granted_on=day, amount_cents=30_000),
        Aid("Bourse", asked_on=day, answer_by=date(2027, 4, 30)),
        Aid("Vélo", asked_on=day, amount="gratuit"),
        Aid("Train", answer="tout de suite"),
        Aid("Bus"),
    )
    told = said(bilingual.document(replace(sheet, aids=aids), book("en"), proofread=True))

    for french_words, english in (
        ("Réponse\u00a0: accordée le 2\u00a0février", "Answer: granted on 2\u00a0February"),
        ("Réponse\u00a0: avant le 30\u00a0avril", "Answer: before 30\u00a0April"),
        ("demandée le 2\u00a0février, pas encore", "requested on 2\u00a0February, no answer"),
        ("Réponse\u00a0: tout de suite", "Answer: tout de suite"),
        ("Réponse\u00a0: pas encore de date", "Answer: no date yet"),
        ("Combien\u00a0: gratuit", "How much: gratuit"),
        ("Combien\u00a0: 300\u00a0€", "How much: €300"),
    ):
        assert french_words in told
        assert english in told


def test_the_budget_is_summed_up_in_both_languages(sheet: ActionSheet, budget: SheetBudget) -> None:
    told = said(bilingual.document(replace(sheet, budget=budget), book("pt"), proofread=True))

    assert "vous payez 47,30\u00a0€ de moins chaque mois" in told
    assert "Com esta solução, paga menos 47,30\u00a0€ por mês." in told
    assert "Carburant" in told
    assert french().text("budget_in_french") in told


def test_a_name_that_takes_long_is_said_once(sheet: ActionSheet) -> None:
    long = "Plateforme d’accompagnement à la mobilité inclusive " * 6
    steps = (Step("Aller", long, "+33353011234"), Step("Venir", "Le Guidon", address="Gare"))
    told = said(bilingual.document(replace(sheet, steps=steps), book("en"), proofread=True))

    assert told.count(long.strip()) == 1
    assert "With whom: read the French text – 03\u00a053\u00a001\u00a012\u00a034" in told
    assert told.count("Le Guidon") == 2
    assert "Avec qui\u00a0: Le Guidon – Gare" in told


def test_steps_to_come_are_counted_in_both_languages(sheet: ActionSheet) -> None:
    six, eight = (replace(sheet, steps=(Step("Aller"),) * count) for count in (6, 8))

    assert "1\u00a0more step." in said(bilingual.document(six, book("en"), proofread=True))
    told = said(bilingual.document(eight, book("fa-AF"), proofread=True))
    assert "Il y a encore 3\u00a0étapes." in told
    assert "۳\u00a0قدم" in told


APPOINTMENT = NextAppointment(date(2027, 3, 16), time(9))
TYPED = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), max_size=60)


@settings(
    max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.sampled_from(languages()),
    st.lists(TYPED, min_size=12, max_size=12),
    st.lists(st.one_of(st.none(), st.dates(date(2020, 1, 1), date(2090, 1, 1))), max_size=6),
    st.lists(st.builds(Signing, st.tuples(TYPED, TYPED), TYPED), max_size=1),
)
def test_any_content_makes_a_sheet_that_loses_nothing(
    tag: str, texts: list[str], days: list[date | None], signing: list[Signing]
) -> None:
    goal, what, who, where, papers, aid, detail, decides, place, way, notice, contact = texts
    content = replace(
        BARE,
        notice=DataNotice(notice, contact),
        goal=goal,
        strengths=(aid, who),
        steps=tuple(Step(what, who, "+33353011234", where, day, papers) for day in days),
        aids=(Aid(aid, detail, None, where, decides, None, place),),
        next_appointment=replace(APPOINTMENT, place=place, directions=way),
        signatures=signing[0] if signing else None,
    )
    document = bilingual.document(content, book(tag), proofread=bool(days))

    told = said(document)
    shown = (what, where, papers) if days else ()
    signed = [text for one in signing for text in (*one.names, one.free)]
    for typed in (goal, aid, who, detail, decides, place, way, notice, contact, *shown, *signed):
        assert spaced(typed.strip()) in told
    assert len(Reading(write(document)).pages) > 0
    assert html.write(document).startswith(b"<!DOCTYPE html>")
