"""The slip, the wallet card and the printed week: their words, their size, their structure."""

from dataclasses import replace
from datetime import date, time

import pytest
from tests.documents.conftest import PLATFORM, Reading
from tests.documents.papers import card_pdf, slip_pdf, week_pdf

from conseil_mobilite.domain.paper.action_sheet import ActionSheet, Meeting
from conseil_mobilite.domain.paper.appointment_papers import (
    AppointmentPaper,
    DiaryDay,
    DiaryLine,
    PrintedWeek,
)

WRITERS = {"slip": slip_pdf, "card": card_pdf}
MILLIMETRE = 72 / 25.4
MONDAY = date(2027, 3, 8)


@pytest.fixture
def told(sheet: ActionSheet) -> AppointmentPaper:
    assert sheet.next_appointment is not None
    return AppointmentPaper(
        number="2027-00012",
        organisation=sheet.organisation,
        adviser=sheet.adviser,
        person_name="Amina Haddad",
        purpose="Faire le point ensemble",
        appointment=sheet.next_appointment,
        issued_on=sheet.issued_on,
    )


def _line(hour: int, who: str = "Amina Haddad", phone: str = "") -> DiaryLine:
    return DiaryLine(time(hour), time(hour, 45), who, "Entretien de suivi", "Hirson", "", phone)


def _week(*days: DiaryDay) -> PrintedWeek:
    return PrintedWeek(PLATFORM, "Sophie Morel", days, date(2027, 3, 5))


@pytest.mark.parametrize("shape", ["slip", "card"])
def test_it_says_the_day_the_hour_the_place_and_whom_to_call(
    told: AppointmentPaper, shape: str
) -> None:
    words = Reading(WRITERS[shape](told)).text.replace("\u00a0", " ")

    for expected in (
        "Pour Amina Haddad",
        "Mardi 16 mars 2027",
        "14 h 30",
        "avec Sophie Morel, pendant 45 minutes",
        "Faire le point ensemble",
        "4 place de la Mairie, Valbrune",
        "Bus 3, arrêt Mairie",
        "Vous ne pouvez pas venir ? Appelez Sophie.",
        "03 53 01 12 34",
        "N° 2027-00012",
    ):
        assert expected in words


@pytest.mark.parametrize(("shape", "width", "height"), [("slip", 148, 210), ("card", 105, 148)])
def test_it_is_one_page_of_its_size(
    told: AppointmentPaper, shape: str, width: int, height: int
) -> None:
    (page,) = Reading(WRITERS[shape](told)).file.pages

    assert page.mediabox.width == pytest.approx(width * MILLIMETRE, abs=0.5)
    assert page.mediabox.height == pytest.approx(height * MILLIMETRE, abs=0.5)


@pytest.mark.parametrize("shape", ["slip", "card"])
def test_nothing_of_a_long_place_is_lost(told: AppointmentPaper, shape: str) -> None:
    long = "Maison des services au public, deuxième cour à gauche, porte bleue. " * 4
    meeting = replace(told.appointment, place=long, directions=long)

    reading = Reading(WRITERS[shape](replace(told, appointment=meeting)))

    assert reading.letters.count("portebleue") == 8
    assert "0353011234" in reading.letters.replace("\u00a0", "")


def test_a_call_says_that_we_call_and_gives_no_place(told: AppointmentPaper) -> None:
    meeting = replace(told.appointment, meeting=Meeting.PHONE)

    words = Reading(card_pdf(replace(told, appointment=meeting))).text

    assert "nous vous appelons" in words
    assert "place de la Mairie" not in words


def test_without_a_number_it_says_where_to_tell_it(told: AppointmentPaper) -> None:
    silent = replace(
        told,
        adviser=replace(told.adviser, phone=""),
        organisation=replace(told.organisation, phone=""),
    )

    assert "Dites-le à l’accueil." in Reading(slip_pdf(silent)).text


def test_the_week_has_a_heading_and_a_table_for_each_day_with_appointments() -> None:
    days = [
        DiaryDay(MONDAY, (_line(9, phone="+33612345678"), _line(10, "Atelier plan"))),
        DiaryDay(date(2027, 3, 9)),
        DiaryDay(date(2027, 3, 10), (_line(14),), ("Jour férié : Ascension",)),
    ]

    reading = Reading(week_pdf(_week(*days)))
    words = reading.text.replace("\u00a0", " ")

    assert reading.tags.count("/H2") == 3
    assert reading.tags.count("/Table") == 2
    assert [row.kids.count("/TH") for row in reading.elements if row.tag == "/TR"] == [
        5,
        1,
        1,
        5,
        1,
    ]
    assert "Lundi 8 mars 2027" in words
    assert "06 12 34 56 78" in words
    assert "Aucun rendez-vous." in words
    assert "Jour férié : Ascension" in words
    assert "détruisez-la" in words


def test_a_full_week_loses_no_line() -> None:
    lines = tuple(_line(8 + rank % 10, f"Personne {rank:03}") for rank in range(22))
    days = [DiaryDay(date(2027, 3, 8 + rank), lines) for rank in range(5)]

    reading = Reading(week_pdf(_week(*days)))

    assert [reading.letters.count(f"Personne{rank:03}") for rank in range(22)] == [5] * 22
    assert f"page1sur{len(reading.file.pages)}" in reading.letters


def test_the_same_content_gives_the_same_bytes(told: AppointmentPaper) -> None:
    week = _week(DiaryDay(MONDAY, (_line(9),)))

    assert week_pdf(week) == week_pdf(week)
    assert card_pdf(told) == card_pdf(told)


@pytest.mark.parametrize("shape", ["slip", "card"])
def test_what_is_drawn_is_tagged_or_an_artifact(told: AppointmentPaper, shape: str) -> None:
    reading = Reading(WRITERS[shape](told))

    assert reading.at("/MarkInfo", "/Marked") is not None
    drawn = [
        [operator[4:] for operator in operators if operator.startswith("BDC")]
        for operators in reading.operators
    ]
    assert reading.parents == dict(enumerate(drawn))
    assert reading.tags.count("/H1") == 1
