"""What the pilots of the plan read in « Statistiques pour le plan »."""

import re
from dataclasses import replace
from datetime import date

import pytest
from tests.documents.conftest import Reading
from tests.documents.papers import report_pdf

from conseil_mobilite.domain.statistics.release.statistics_report import (
    ReportedBreakdown,
    ReportedIndicator,
    ReportedRow,
    StatisticsReport,
)


@pytest.fixture
def report() -> StatisticsReport:
    return StatisticsReport(
        organisation="Mobilité Solidaire de la Thiérache",
        siret="73282932000074",
        base="b7f3a1",
        basin="Thiérache",
        start=date(2027, 1, 1),
        end=date(2027, 3, 31),
        plan="plan-1",
        indicators=(
            ReportedIndicator(
                "I-05", "Bilans réalisés", "Bilans initiaux validés.", "bilans", 1130
            ),
            ReportedIndicator("I-06", "Personnes", "Personnes vues.", "personnes", 1220),
        ),
        breakdowns=(
            ReportedBreakdown(
                "Sexe", (ReportedRow("Femme", (75, 120)), ReportedRow("Homme", (None, 0)))
            ),
            ReportedBreakdown("Public", (ReportedRow("RSA", (20, 40)),), "Plusieurs publics."),
        ),
        method=("Arrondi à 5.", "0 signifie de 0 à 4."),
        withheld=("I-05, Sexe : non ventilé.",),
        quality=("Âge inconnu : 2 %.",),
    )


def test_the_report_tells_its_figures_in_reading_order(report: StatisticsReport) -> None:
    text = Reading(report_pdf(report)).text

    expected = [
        "Mobilité Solidaire de la Thiérache",
        "SIRET 73282932000074 Base b7f3a1 Plan de tableaux plan-1",
        "Statistiques pour le plan Bassin de mobilité : Thiérache",
        "Période : du 1er janvier 2027 au 31 mars 2027",
        "article L1215-3",
        "Ensemble 1 130 Bilans réalisés (I-05) 1 220 Personnes (I-06)",
        "Comment lire ces chiffres Arrondi à 5. 0 signifie de 0 à 4.",
        "Qualité des dossiers. Âge inconnu : 2 %.",
        "Sexe Sexe Bilans Personnes Bilans Personnes Femme 75 120 Homme non publié 0",
        "Public Public Bilans Personnes Bilans Personnes RSA 20 40",
        "Plusieurs publics.",
        "Ce qui est réuni ou non publié I-05, Sexe : non ventilé.",
        "Ce qui est compté I-05, Bilans réalisés. Bilans initiaux validés.",
    ]
    places = [text.find(words) for words in expected]
    assert dict(zip(expected, places, strict=True)) == dict(
        zip(expected, sorted(places), strict=True)
    )
    assert -1 not in places


def test_the_bars_repeat_the_cells_and_are_passed_over(report: StatisticsReport) -> None:
    reading = Reading(report_pdf(report))

    assert not [element for element in reading.elements if element.tag == "/Figure"]
    assert reading.tags.count("/Table") == 2
    bars = [operators.count("re") for operators in reading.operators]
    assert sum(bars) > len(report.breakdowns)


def test_the_bytes_depend_on_the_report_alone(report: StatisticsReport) -> None:
    assert report_pdf(report) == report_pdf(report)
    assert Reading(report_pdf(report)).file.metadata is not None
    assert re.search(rb"/CreationDate \(D:20270331000000Z\)", report_pdf(report))


def test_a_period_with_nothing_to_publish_says_so(report: StatisticsReport) -> None:
    silent = replace(
        report,
        indicators=tuple(replace(one, total=None) for one in report.indicators),
        breakdowns=tuple(replace(one, rows=()) for one in report.breakdowns),
        quality=(),
    )
    text = Reading(report_pdf(silent)).text

    assert "non publié Bilans réalisés (I-05) non publié Personnes (I-06)" in text
    assert text.count("Aucun chiffre ne peut être publié : les groupes sont trop petits.") == 2
    assert "La qualité des dossiers n’a pas été mesurée pour cette période." in text


def test_a_breakdown_of_many_long_rows_goes_on_overleaf(report: StatisticsReport) -> None:
    rows = tuple(
        ReportedRow(f"Communauté de communes numéro {n:02} du pays d’en haut", (n, n))
        for n in range(70)
    )
    reading = Reading(report_pdf(replace(report, breakdowns=(ReportedBreakdown("EPCI", rows),))))

    assert all(f"numéro {n:02}" in reading.text for n in range(70))
    assert (
        sum("EPCI Bilans Personnes Bilans Personnes" in page for page in reading.pages)
        == len(reading.pages) - 1
    )
