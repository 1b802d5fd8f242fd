"""The sheet in « grands caractères » says what the standard one says, at 20 points."""

from dataclasses import replace

from tests.documents.action_sheet.letter_sizes import FOOT, sizes
from tests.documents.conftest import Reading
from tests.documents.papers import sheet_pdf

from conseil_mobilite.documents.action_sheet import large_print, standard
from conseil_mobilite.documents.html import writing as html
from conseil_mobilite.documents.pdf.writing import write
from conseil_mobilite.domain.paper.action_sheet import ActionSheet, Aid, Step
from conseil_mobilite.domain.paper.sheet_budget import SheetBudget

SMALLEST = 20
FIRST_HEADS = {"À faire", "Aide ou droit"}
"""Of the first columns of tables: what a card is of needs no name."""


def reading(content: ActionSheet) -> Reading:
    return Reading(write(large_print.document(content)))


def test_nothing_is_smaller_than_20_points_but_the_foot(
    sheet: ActionSheet, budget: SheetBudget
) -> None:
    used = sizes(reading(replace(sheet, budget=budget)))

    assert FOOT in used
    assert [size for size in used if size < SMALLEST] == [FOOT]


def test_it_says_every_word_of_the_standard_sheet(sheet: ActionSheet, budget: SheetBudget) -> None:
    content = replace(sheet, budget=budget)
    large = reading(content).text

    usual = {run.text for run in standard.document(content).runs()}
    assert len(usual) > 60
    for words in usual - FIRST_HEADS:
        assert " ".join(words.split()) in large


def test_steps_and_aids_are_cards_that_name_what_each_line_is(sheet: ActionSheet) -> None:
    told = reading(sheet)

    assert "/Table" not in told.tags
    for words in (
        "1 Demander la carte de bus à tarif réduit Papiers : attestation CAF, 1 photo",
        "Avec qui : Bus des Vallées agence de la gare 03 53 01 20 00",
        "Avant le : vendredi 19 mars Fait",
        "Aide au permis À remplir ensemble. Combien : à confirmer Qui décide : le Département",
        "Bourse Combien : 450 € Qui décide : à préciser ensemble Réponse : avant le 30 avril",
    ):
        assert words in told.text


def test_it_takes_few_pages(five_steps: ActionSheet) -> None:
    assert len(reading(five_steps).pages) <= 5


def test_a_card_is_never_cut(sheet: ActionSheet) -> None:
    steps = tuple(Step(f"Début{n} " + "mot " * 20, f"Fin{n}") for n in range(5))
    aids = tuple(Aid(f"Aide{n}", "mot " * 20, answer=f"Reponse{n}") for n in range(6))
    for page in reading(replace(sheet, steps=steps, aids=aids)).pages:
        for number in range(5):
            assert (f"Début{number}" in page) == (f"Fin{number}" in page)
            assert (f"Aide{number}" in page) == (f"Reponse{number}" in page)


def test_a_card_higher_than_a_page_goes_on_overleaf(sheet: ActionSheet) -> None:
    step = Step("Réunir vos papiers", papers=" ".join(f"papier{n}," for n in range(300)))
    told = reading(replace(sheet, steps=(step,)))

    assert all(f"papier{n}," in told.letters for n in range(300))


def test_its_title_tells_it_from_the_standard_one(sheet: ActionSheet) -> None:
    usual = Reading(sheet_pdf(sheet)).file.metadata
    large = reading(sheet).file.metadata

    assert usual is not None
    assert large is not None
    assert usual.title == "Ma fiche mobilité – Amina Haddad"
    assert large.title == "Ma fiche mobilité (grands caractères) – Amina Haddad"


def test_nothing_stands_side_by_side_on_the_screen_either(sheet: ActionSheet) -> None:
    page = html.write(large_print.document(sheet)).decode()

    assert 'class="columns"' not in page
    assert "<table" not in page
