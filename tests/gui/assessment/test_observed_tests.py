"""The tests observed by the adviser: score, day and observer, each editable, errors beside."""

from datetime import date
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget
from sqlmodel import Session, select
from tests.gui.assessment.screen import DAY, Screen, found, texts

from conseil_mobilite.domain.assessment.assessment import ObservedTest
from conseil_mobilite.services.assessment import assessments

Key = Qt.Key


@pytest.fixture
def opened(opened: Screen) -> Screen:
    opened.go("COMPET")
    return opened


def test_a_score_is_kept_with_today_and_the_adviser_its_bounds_told_in_words(
    opened: Screen,
) -> None:
    assert "de 0 à 5" in texts(opened.card("T01"))
    assert line(opened, "T01_score").accessibleDescription() == "de 0 à 5"
    opened.card("T01").reach()
    opened.press(Key.Key_4, Key.Key_Return)

    opened.until(lambda: kept(opened) != {})
    assert kept(opened) == {"T01": (4, DAY, "Nadia Lefèvre")}


def test_the_day_and_the_observer_can_be_others(opened: Screen) -> None:
    write_over(opened, "T03_score", "35")
    write_over(opened, "T03_day", "5/3/27")
    write_over(opened, "T03_observer", "Auto-école des Trois Rivières")

    opened.press(Key.Key_Tab)

    expected = (35, date(2027, 3, 5), "Auto-école des Trois Rivières")
    opened.until(lambda: kept(opened).get("T03") == expected)


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("T01_score", "6", "de 0 à 5"),
        ("T01_score", "beaucoup", "nombre entier"),
        ("T01_day", "13/03/2027", "dans l’avenir"),
        ("T01_day", "31/02/2027", "n’existe pas"),
    ],
)
def test_what_cannot_be_is_said_beside_the_test_and_stays_typed(
    opened: Screen, field: str, typed: str, said: str
) -> None:
    opened.store.run(_observe, opened.assessment)
    opened.page.refresh()
    opened.until(lambda: line(opened, "T01_score").text() == "3")

    write_over(opened, field, typed)
    opened.press(Key.Key_Return)

    opened.until(lambda: said in texts(opened.card("T01")))
    assert line(opened, field).text() == typed
    assert kept(opened)["T01"] == (3, DAY, "Nadia Lefèvre")


def test_opening_and_leaving_a_test_without_a_score_keeps_nothing(opened: Screen) -> None:
    opened.card("T02").reach()
    opened.press(Key.Key_Tab, Key.Key_Tab)

    opened.page.leave()
    opened.until(lambda: _paused(opened))

    assert kept(opened) == {}


def test_the_synthesis_tells_the_tests(opened: Screen) -> None:
    opened.store.run(_observe, opened.assessment)
    opened.bot.mouseClick(opened.find(QWidget, "to_synthesis"), Qt.MouseButton.LeftButton)

    opened.until(lambda: any(one.isVisible() for one in found(opened.page, "test_T01")))

    (row,) = [one for one in found(opened.page, "test_T01") if one.isVisible()]
    assert "3 sur 5, le 12 mars 2027, observé par Nadia Lefèvre" in texts(row)


def line(shown: Screen, name: str) -> QLineEdit:
    return shown.find(QLineEdit, name)


def write_over(shown: Screen, name: str, text: str) -> None:
    field = line(shown, name)
    field.setFocus()
    field.selectAll()
    shown.write(field, text)


def kept(shown: Screen) -> dict[str, tuple[int, date, str]]:
    rows = shown.store.read(_tests, shown.assessment)
    return {row.question: (row.score, row.observed_on, row.observer) for row in rows}


def _paused(shown: Screen) -> bool:
    picture = shown.store.read(assessments.picture, shown.assessment)
    return picture.assessment.last_question == "T02"


def _tests(session: Session, assessment: UUID) -> list[ObservedTest]:
    return list(session.exec(select(ObservedTest).where(ObservedTest.assessment_id == assessment)))


def _observe(session: Session, assessment: UUID) -> None:
    assessments.observe(session, assessment, "T01", 3, DAY, "Nadia Lefèvre")
