"""An appointment jotted down in the agenda. It is Friday 12 March 2027, 14 h 30."""

from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from tests.gui.agenda.screen import AgendaScreen
from tests.gui.keys import type_in
from tests.gui.taking_back import take_back

from conseil_mobilite.gui.agenda.booking.people_picker import PeoplePicker
from conseil_mobilite.gui.agenda.quick.quick_panel import ProposalTable
from conseil_mobilite.services.people import people
from conseil_mobilite.services.people.people import NewPerson, Origin

CONTROL = Qt.KeyboardModifier.ControlModifier
TUESDAY = datetime(2027, 3, 16, 13, tzinfo=UTC)


@pytest.fixture
def field(agenda: AgendaScreen) -> QLineEdit:
    agenda.page.refresh()
    agenda.wait_for("Semaine 10")
    agenda.bot.keyClick(agenda.page, Qt.Key.Key_E, CONTROL)
    found = agenda.find(QLineEdit, "agenda_quick")
    assert found.hasFocus()
    return found


def reading(agenda: AgendaScreen) -> str:
    words = agenda.find(QLabel, "agenda_quick_words")
    warning = agenda.find(QLabel, "agenda_quick_warning")
    told = [each.text() for each in (words, warning) if each.isVisible()]
    return " | ".join(told).replace("\u00a0", " ")


def wait_reading(agenda: AgendaScreen, told: str) -> None:
    agenda.bot.waitUntil(lambda: told in reading(agenda))


def proposals(agenda: AgendaScreen) -> list[str]:
    table = agenda.find(ProposalTable, "agenda_quick_proposals")
    if not table.isVisible():
        return []
    rows = range(table.rows.rowCount())
    told = (table.rows.data(table.rows.index(rank, 0)) for rank in rows)
    return [str(each).replace("\u00a0", " ") for each in told]


def test_what_is_typed_is_said_back_and_created_on_enter_with_an_undo(
    qtbot: QtBot, agenda: AgendaScreen, field: QLineEdit
) -> None:
    type_in(field, "mardi 14h lefevre suivi 30")
    wait_reading(agenda, "entretien de suivi avec Hélène Lefèvre")
    assert reading(agenda).startswith("Mardi 16 mars 2027, de 14 h à 14 h 30")
    assert agenda.diary() == []

    with qtbot.waitSignal(agenda.page.undo_offered) as offered:
        qtbot.keyClick(field, Qt.Key.Key_Return)

    sentence, act = offered.args or ("", None)
    assert sentence == "Rendez-vous créé"
    (entry,) = agenda.diary()
    assert (entry.appointment.starts_at, entry.appointment.duration_minutes) == (TUESDAY, 30)
    assert entry.people[0].person_id == agenda.person
    assert field.text() == ""
    agenda.wait_for("Semaine 11")
    take_back(agenda.store, agenda.page, act)
    assert agenda.diary() == []


def test_enter_typed_before_the_reading_came_waits_for_it(
    qtbot: QtBot, agenda: AgendaScreen, field: QLineEdit
) -> None:
    type_in(field, "mardi 14h Lefèvre")

    qtbot.keyClick(field, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: len(agenda.diary()) == 1)
    assert agenda.diary()[0].appointment.starts_at == TUESDAY


def test_enter_creates_what_is_typed_now_and_not_what_is_still_said_beneath(
    qtbot: QtBot, agenda: AgendaScreen, field: QLineEdit
) -> None:
    type_in(field, "mardi 14h Lefèvre")
    wait_reading(agenda, "Hélène Lefèvre")

    qtbot.keyClicks(field, " 30")
    qtbot.keyClick(field, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: len(agenda.diary()) == 1)
    assert agenda.diary()[0].appointment.duration_minutes == 30


def test_what_is_missing_is_said_and_enter_creates_nothing(
    qtbot: QtBot, agenda: AgendaScreen, field: QLineEdit
) -> None:
    type_in(field, "mardi lefèvre")
    wait_reading(agenda, "Il manque l’heure.")

    qtbot.keyClick(field, Qt.Key.Key_Return)
    type_in(field, " 25h")

    wait_reading(agenda, "Pas compris : « 25h ».")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert agenda.diary() == []
    assert field.text() == "mardi lefèvre 25h"


def test_a_doubt_is_chosen_by_the_arrows_then_created(
    qtbot: QtBot, agenda: AgendaScreen, field: QLineEdit
) -> None:
    type_in(field, "vendredi 3h Lefèvre")
    qtbot.waitUntil(lambda: len(proposals(agenda)) == 4)
    assert proposals(agenda)[0].startswith("Vendredi 12 mars 2027, de 15 h")
    table = agenda.find(ProposalTable, "agenda_quick_proposals")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert agenda.diary() == []
    assert table.hasFocus()

    qtbot.keyClick(table, Qt.Key.Key_Down)
    qtbot.keyClick(table, Qt.Key.Key_Down)
    qtbot.keyClick(table, Qt.Key.Key_Return)
    wait_reading(agenda, "Vendredi 19 mars 2027, de 15 h à 15 h 45")
    assert agenda.diary() == []
    qtbot.keyClick(field, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: len(agenda.diary()) == 1)
    assert agenda.diary()[0].appointment.starts_at == datetime(2027, 3, 19, 14, tzinfo=UTC)


def test_two_of_one_name_are_told_apart_before_creating(
    qtbot: QtBot, agenda: AgendaScreen, field: QLineEdit
) -> None:
    agenda.store.run(people.welcome, NewPerson("Lefèvre", "Paul"), Origin(), date(2027, 1, 4))
    type_in(field, "mardi 14h Lefèvre")
    qtbot.waitUntil(lambda: len(proposals(agenda)) == 2)
    assert proposals(agenda)[1].endswith("avec Paul Lefèvre")

    qtbot.keyClick(field, Qt.Key.Key_Down)
    table = agenda.find(ProposalTable, "agenda_quick_proposals")
    qtbot.keyClick(table, Qt.Key.Key_Up)

    assert field.hasFocus()
    assert agenda.diary() == []


def test_an_unknown_name_is_offered_as_a_title(
    qtbot: QtBot, agenda: AgendaScreen, field: QLineEdit
) -> None:
    type_in(field, "mardi 14h Comité technique")
    qtbot.waitUntil(lambda: len(proposals(agenda)) == 1)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert agenda.diary() == []
    table = agenda.find(ProposalTable, "agenda_quick_proposals")

    qtbot.keyClick(table, Qt.Key.Key_Return)
    wait_reading(agenda, "Personne ne répond au nom « Comité technique » : ce serait le titre")
    qtbot.keyClick(field, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: len(agenda.diary()) == 1)
    assert agenda.diary()[0].appointment.title == "Comité technique"


def test_conflicts_are_said_before_enter_and_never_forbid(
    qtbot: QtBot, agenda: AgendaScreen, field: QLineEdit
) -> None:
    agenda.book(8, 14, title="Comité")
    type_in(field, "mardi 14h30 Lefèvre")
    wait_reading(agenda, "1 conflit à vérifier")

    qtbot.keyClick(field, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: len(agenda.diary()) == 2)


def test_the_form_opens_with_all_that_was_understood(
    qtbot: QtBot, agenda: AgendaScreen, field: QLineEdit
) -> None:
    type_in(field, "mardi 14h Lefèvre diagnostic 75 min à Hirson en visio")
    wait_reading(agenda, "bilan de mobilité avec Hélène Lefèvre, à Hirson")

    qtbot.keyClick(field, Qt.Key.Key_Return, CONTROL)

    asking = agenda.dialog()
    texts = {
        name: agenda.find(QLineEdit, f"meeting_{name}").text().replace("\u00a0", " ")
        for name in ("day", "hour", "length", "place")
    }
    assert texts == {"day": "16/03/2027", "hour": "14 h", "length": "1 h 15", "place": "Hirson"}
    assert agenda.find(QComboBox, "meeting_kind").currentData() == "diagnostic"
    assert agenda.find(QComboBox, "meeting_modality").currentData() == "VISIO"
    assert agenda.find(PeoplePicker, "meeting_people").people() == (agenda.person,)
    assert agenda.diary() == []
    qtbot.keyClick(asking, Qt.Key.Key_Escape)


def test_a_repetition_whose_end_is_told_is_said_in_words_and_created_at_once(
    qtbot: QtBot, agenda: AgendaScreen, field: QLineEdit
) -> None:
    type_in(field, "tous les mardis 14h atelier jusqu’au 30 mars")
    wait_reading(agenda, "chaque mardi jusqu’au 30 mars 2027")
    assert agenda.find(QPushButton, "agenda_quick_create").isVisible()

    with qtbot.waitSignal(agenda.page.undo_offered) as offered:
        qtbot.keyClick(field, Qt.Key.Key_Return)

    assert offered.args is not None
    assert offered.args[0] == "3 séances créées"


def test_a_repetition_without_an_end_asks_for_it_and_may_be_left_to_the_form(
    qtbot: QtBot, agenda: AgendaScreen, field: QLineEdit
) -> None:
    type_in(field, "tous les mardis 14h atelier")
    wait_reading(agenda, "« Atelier », chaque mardi")
    assert "Il manque la fin de la répétition" in reading(agenda)
    assert not agenda.find(QPushButton, "agenda_quick_create").isVisible()

    qtbot.keyClick(field, Qt.Key.Key_Return, CONTROL)

    title = agenda.dialog().findChild(QLineEdit, "meeting_title")
    assert title is not None
    assert title.text() == "Atelier"
    assert agenda.diary() == []


def test_a_repetition_with_an_end_tells_what_it_meets_and_is_created_and_taken_back_whole(
    qtbot: QtBot, agenda: AgendaScreen, field: QLineEdit
) -> None:
    agenda.book(14, 14, title="Comité")
    type_in(field, "tous les lundis 14h atelier jusqu’au 12 avril")
    wait_reading(agenda, "Dont un jour férié : lundi 29 mars 2027 (Lundi de Pâques).")
    assert "Déjà pris ensuite : lundi 22 mars 2027." in reading(agenda)

    with qtbot.waitSignal(agenda.page.undo_offered) as offered:
        qtbot.keyClick(field, Qt.Key.Key_Return)

    sentence, act = offered.args or ("", None)
    assert sentence == "5 séances créées"
    assert {each.series.count for each in agenda.diary() if each.series} == {5}
    take_back(agenda.store, agenda.page, act)
    assert [each.appointment.title for each in agenda.diary()] == ["Comité"]


def test_escape_empties_the_field_and_hides_the_reading(
    qtbot: QtBot, agenda: AgendaScreen, field: QLineEdit
) -> None:
    type_in(field, "mardi 14h Lefèvre")
    wait_reading(agenda, "Hélène Lefèvre")
    panel = agenda.find(QWidget, "agenda_quick_panel")
    assert panel.isVisible()

    qtbot.keyClick(field, Qt.Key.Key_Escape)

    assert (field.text(), panel.isVisible()) == ("", False)


def test_the_reading_is_told_to_a_screen_reader(agenda: AgendaScreen, field: QLineEdit) -> None:
    type_in(field, "mardi 14h Lefèvre")

    wait_reading(agenda, "Hélène Lefèvre")

    assert "Mardi 16 mars 2027" in field.accessibleDescription()


def test_what_is_refused_is_said_beneath_and_stays_typed(
    qtbot: QtBot, agenda: AgendaScreen, field: QLineEdit
) -> None:
    typed = "mardi 14h Réunion 184127645108946"
    type_in(field, typed)
    qtbot.waitUntil(lambda: len(proposals(agenda)) == 1)
    qtbot.keyClick(field, Qt.Key.Key_Down)
    table = agenda.find(ProposalTable, "agenda_quick_proposals")
    qtbot.keyClick(table, Qt.Key.Key_Return)
    wait_reading(agenda, "ce serait le titre")

    qtbot.keyClick(field, Qt.Key.Key_Return)

    wait_reading(agenda, "sécurité sociale")
    assert field.text() == typed
    assert agenda.diary() == []


def test_two_enters_create_one_appointment(
    qtbot: QtBot, agenda: AgendaScreen, field: QLineEdit
) -> None:
    type_in(field, "mardi 14h Lefèvre")
    wait_reading(agenda, "Hélène Lefèvre")

    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.keyClick(field, Qt.Key.Key_Return)

    agenda.wait_for("Semaine 11")
    assert len(agenda.diary()) == 1
