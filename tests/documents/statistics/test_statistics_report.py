"""What the pilots of the plan read in « Statistiques pour le plan »."""

import re
from dataclasses import replace

import pytest
from tests.documents.conftest import Reading
from tests.documents.papers import report_pdf
from tests.documents.statistics.statistics_content import full_report, report_under_the_floor
from tests.interchange.statistics.releases import EPCI, MEASURES

from conseil_mobilite.documents.html import writing as html
from conseil_mobilite.documents.statistics import report as document
from conseil_mobilite.domain.statistics.definitions.dimension import Value
from conseil_mobilite.domain.statistics.report.content import StatisticsReport


@pytest.fixture(scope="module")
def report() -> StatisticsReport:
    return full_report()


@pytest.fixture(scope="module")
def reading(report: StatisticsReport) -> Reading:
    return Reading(report_pdf(report))


def test_the_report_tells_its_figures_in_reading_order(reading: Reading) -> None:
    expected = [
        "Mobilité Solidaire de la Thiérache",
        "SIRET 732 829 320 00074 Base b7f3a1 · plan de tableaux plan-2",
        "Statistiques pour le plan Bassin de mobilité Thiérache",
        "article L1215-3",
        "L’essentiel",
        "Personnes accompagnées (I-06)",
        "Montants mobilisés (I-22)",
        "Comment lire ces chiffres",
        "0 signifie de 0 à 4",
        "Qualité des dossiers.",
        "Les personnes accompagnées",
        "Les besoins constatés aux bilans",
        "L’accompagnement et les actions",
        "Les sorties et leurs effets",
        "Le territoire",
        "Les mesures du plan",
        "Ce qui est réuni ou non publié",
        "Ce qui est compté",
        "definitions.json",
    ]
    at = 0
    for words in expected:
        assert words in reading.text[at:], words
        at = reading.text.index(words, at)


def test_a_rich_base_takes_two_to_four_pages(reading: Reading) -> None:
    assert 2 <= len(reading.pages) <= 4


def test_long_names_and_many_measures_still_take_four_pages() -> None:
    epci = tuple(
        Value(f"2000{n}", f"Communauté de communes numéro {n:02} du pays d’en haut")
        for n in range(30)
    )
    measures = tuple(
        Value(f"M{n}", f"Mesure numéro {n:02} au titre assez long pour tenir sur deux lignes")
        for n in range(30)
    )
    crowded = full_report((*epci, *EPCI[-2:]), (*measures, *MEASURES))

    assert len(Reading(report_pdf(crowded)).pages) <= 4


def test_the_bars_repeat_the_cells_and_are_passed_over(reading: Reading) -> None:
    assert not [element for element in reading.elements if element.tag == "/Figure"]
    bars = [operators.count("re") for operators in reading.operators]
    assert sum(bars) > 40


def test_the_bytes_depend_on_the_report_alone(report: StatisticsReport) -> None:
    once, again = report_pdf(report), report_pdf(report)

    assert once == again
    assert re.search(rb"/CreationDate \(D:20260930000000Z\)", once)


def test_the_page_says_the_same_as_the_paper(report: StatisticsReport) -> None:
    page = html.write(document.document(report)).decode()

    for theme in report.themes:
        assert theme.title in page
        assert all(row.label in page for table in theme.tables for row in table.rows)


def test_under_the_floor_the_paper_says_why_there_is_no_figure() -> None:
    silent = Reading(report_pdf(report_under_the_floor()))

    assert "aucun chiffre n’est publié pour cette période" in silent.text
    assert "Comment lire ces chiffres" in silent.text
    assert "Qualité des dossiers." in silent.text
    assert "Ce qui est compté" in silent.text
    assert len(silent.pages) <= 2


def test_a_correction_says_that_it_replaces(report: StatisticsReport) -> None:
    corrected = Reading(report_pdf(replace(report, number=2)))

    assert "Correction n° 1 : elle remplace l’envoi précédent." in corrected.text
