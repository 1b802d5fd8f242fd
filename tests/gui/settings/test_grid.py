"""Grille de bilan: a body words questions its own way, publishes versions, and reads old ones."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QFrame,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot
from tests.conftest import NOW
from tests.gui.keys import type_in
from tests.gui.looking import focus, plain
from tests.gui.settings.screen import NONE, Screen

from conseil_mobilite.domain.assessment.grid import Grid, QuestionKind
from conseil_mobilite.domain.assessment.own_question import OwnQuestion
from conseil_mobilite.domain.assessment.question_wording import Wording, wording_of
from conseil_mobilite.gui.assessment.question_card import QuestionCard
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.kit.choice import Choice
from conseil_mobilite.gui.kit.dialogs import Creation, Dialog
from conseil_mobilite.gui.kit.fields import Field
from conseil_mobilite.gui.kit.table import Table
from conseil_mobilite.gui.settings.publish_dialog import PublishDialog
from conseil_mobilite.gui.settings.question_dialog import QuestionDialog
from conseil_mobilite.services.assessment import grid_draft
from conseil_mobilite.services.assessment.grid_draft import GridWorkshop
from conseil_mobilite.store.database import Store

TAB, ENTER, SPACE = Qt.Key.Key_Tab, Qt.Key.Key_Return, Qt.Key.Key_Space
CTRL = Qt.KeyboardModifier.ControlModifier
OWN = OwnQuestion(
    "MOYENS",
    QuestionKind.SINGLE,
    Wording("Connaissez-vous le garage ?", "Garage", "À Guise.", ("Oui", "Non", "De nom")),
    after="V04",
)


@pytest.fixture
def screen(qtbot: QtBot, desk: Desk) -> Screen:
    return shown(qtbot, desk)


def shown(qtbot: QtBot, desk: Desk) -> Screen:
    screen = Screen(qtbot, desk, "grid")
    qtbot.waitUntil(lambda: screen.find(Table, "grid_questions").rows.rowCount() > 0)
    return screen


def draft(store: Store) -> Grid:
    return store.read(grid_draft.workshop).draft


def workshop(store: Store) -> GridWorkshop:
    return store.read(grid_draft.workshop)


def open_question(screen: Screen, code: str) -> None:
    """Search a question by its code, go down to it, and enter its words."""
    search = screen.field("grid_search")
    search.setFocus()
    search.selectAll()
    type_in(search, code)
    table = screen.find(Table, "grid_questions")
    screen.qtbot.waitUntil(lambda: table.rows.rowCount() < 10)
    table.setFocus()
    table.show_current(code)
    screen.press(ENTER)
    screen.qtbot.waitUntil(lambda: focus() == "grid_text")


def rewrite(screen: Screen, name: str, text: str) -> None:
    """Replace the text of an area, key by key."""
    area = screen.find(QPlainTextEdit, name)
    area.setFocus()
    area.selectAll()
    screen.press(Qt.Key.Key_Delete)
    type_in(area, text)


def preview(screen: Screen) -> QuestionCard:
    """Return the card drawn last in the preview."""
    return screen.find(QFrame, "grid_preview").findChildren(QuestionCard)[-1]


def dialog_of(screen: Screen, kind: type[Dialog]) -> Dialog:
    screen.qtbot.waitUntil(lambda: bool(screen.page.findChildren(kind)))
    made = screen.page.findChildren(kind)[-1]
    screen.qtbot.waitUntil(lambda: QApplication.activeWindow() is made)
    return made


def field_of(dialog: QWidget, name: str) -> Field:
    found = dialog.findChild(Field, f"{name}_field")
    assert found is not None
    return found


def state(screen: Screen, code: str) -> str:
    """Return the word of a question's state in the list."""
    rows = screen.find(Table, "grid_questions").rows
    return str(rows.data(rows.index(rows.row_of(code), 1), Qt.ItemDataRole.AccessibleTextRole))


def trouble(screen: Screen) -> str:
    label = screen.find(QLabel, "grid_trouble")
    return plain(label.text()) if label.isVisible() else ""


def test_the_list_is_searched_by_words_and_the_first_question_is_open(screen: Screen) -> None:
    table = screen.find(Table, "grid_questions")
    assert table.rows.rowCount() == 81
    assert screen.find(QPlainTextEdit, "grid_text").toPlainText().startswith("Qu’est-ce qui")

    type_in(screen.field("grid_search"), "vehicule dispo")

    screen.qtbot.waitUntil(lambda: 0 < table.rows.rowCount() < 5)
    assert table.rows.row_of("V04") >= 0


def test_words_typed_show_at_once_in_the_card_and_are_kept_when_left(
    screen: Screen, store: Store
) -> None:
    open_question(screen, "V04")

    rewrite(screen, "grid_text", "Une voiture à vous ?")
    assert plain(preview(screen).question.text) == "Une voiture à vous ?"
    screen.saved(lambda: screen.press(TAB))

    assert plain(draft(store).question("V04").text) == "Une voiture à vous ?"
    screen.qtbot.waitUntil(lambda: state(screen, "V04") == "Reformulée")
    assert "1 changement" in plain(screen.words("grid_draft_state"))


def test_words_typed_are_kept_after_a_pause_without_leaving(screen: Screen, store: Store) -> None:
    open_question(screen, "V04")

    screen.saved(lambda: rewrite(screen, "grid_text", "Une voiture ?"))

    assert focus() == "grid_text"
    assert plain(draft(store).question("V04").text) == "Une voiture ?"


def test_closing_in_the_middle_of_a_word_keeps_it(
    qtbot: QtBot, screen: Screen, desk: Desk, store: Store
) -> None:
    open_question(screen, "V04")
    rewrite(screen, "grid_text", "Une voit")

    screen.saved(screen.page.leave)
    again = shown(qtbot, desk)

    assert draft(store).question("V04").text == "Une voit"
    qtbot.waitUntil(lambda: "1 changement" in plain(again.words("grid_draft_state")))


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [("", "Écrivez la question"), ("x" * 3000, "3000 caractères : 240 au plus")],
)
def test_a_text_refused_says_why_stays_typed_and_the_rest_is_kept(
    screen: Screen, store: Store, typed: str, sentence: str
) -> None:
    open_question(screen, "V04")
    area = screen.find(QPlainTextEdit, "grid_text")
    area.selectAll()
    screen.press(Qt.Key.Key_Delete)
    area.insertPlainText(typed)
    screen.type("grid_short", "Voiture")
    screen.saved(lambda: screen.press(TAB))

    assert sentence in plain(screen.error("grid_text"))
    assert area.toPlainText() == typed
    kept = draft(store).question("V04")
    assert (kept.short, kept.text) == ("Voiture", workshop(store).national.question("V04").text)

    open_question(screen, "V09")
    open_question(screen, "V04")
    assert screen.find(QPlainTextEdit, "grid_text").toPlainText() == typed
    assert sentence in plain(screen.error("grid_text"))


def test_two_answers_that_read_the_same_are_refused_beside_the_second(
    screen: Screen, store: Store
) -> None:
    open_question(screen, "V04")

    screen.type("grid_answer_aucun", "toujours")
    screen.press(TAB)

    assert "Deux réponses se lisent" in screen.error("grid_answer_aucun")
    assert workshop(store).changes == ()


def test_going_back_to_the_national_words_shows_and_keeps_them(
    screen: Screen, store: Store
) -> None:
    open_question(screen, "V04")
    rewrite(screen, "grid_text", "Une voiture ?")
    screen.saved(lambda: screen.press(TAB))
    screen.qtbot.waitUntil(lambda: screen.find(QPushButton, "grid_national").isVisible())

    screen.saved(lambda: screen.push("grid_national"))

    national = plain(workshop(store).national.question("V04").text)
    area = screen.find(QPlainTextEdit, "grid_text")
    screen.qtbot.waitUntil(lambda: area.toPlainText() == national)
    assert workshop(store).changes == ()
    screen.qtbot.waitUntil(lambda: state(screen, "V04") == "Nationale")


def test_a_question_is_put_aside_and_asked_again_and_a_common_one_never_is(
    screen: Screen, store: Store
) -> None:
    open_question(screen, "C08")
    screen.saved(lambda: screen.push("grid_activity"))
    screen.qtbot.waitUntil(lambda: state(screen, "C08") == "Désactivée")
    assert not draft(store).question("C08").active

    screen.saved(lambda: screen.push("grid_activity"))
    assert draft(store).question("C08").active

    open_question(screen, "V04")
    assert not screen.find(QPushButton, "grid_activity").isVisible()


def test_a_question_is_added_by_the_keyboard_after_the_one_that_is_open(
    screen: Screen, store: Store
) -> None:
    open_question(screen, "V04")
    screen.push("grid_add")
    dialog = dialog_of(screen, QuestionDialog)
    assert isinstance(dialog, QuestionDialog)
    screen.press(ENTER, CTRL)
    screen.qtbot.waitUntil(lambda: "Écrivez la question" in field_of(dialog, "own_text").error())

    _fill(dialog, own_text="Connaissez-vous le garage ?", own_help="À Guise.")
    short = dialog.findChild(QWidget, "own_short")
    assert short is not None
    type_in(short, "Garage")
    screen.press(ENTER, CTRL)
    screen.qtbot.waitUntil(lambda: "une par ligne" in field_of(dialog, "own_answers").error())
    _fill(dialog, own_answers="Oui\nNon")
    screen.saved(lambda: screen.press(ENTER, CTRL))

    codes = [question.code for question in draft(store).questions]
    assert codes[codes.index("V04") + 1] == "L01"
    assert [c.label for c in draft(store).question("L01").choices] == ["Oui", "Non"]
    screen.qtbot.waitUntil(lambda: state(screen, "L01") == "Propre")
    screen.qtbot.waitUntil(lambda: screen.field("grid_short").text() == "Garage")


def test_a_question_of_words_needs_no_answers(screen: Screen, store: Store) -> None:
    screen.push("grid_add")
    dialog = dialog_of(screen, QuestionDialog)
    kind = dialog.findChild(Choice, "own_kind")
    assert kind is not None
    kind.setFocus()
    for _ in range(2):
        screen.press(Qt.Key.Key_Down)
    assert not field_of(dialog, "own_answers").isVisible()
    _fill(dialog, own_text="Quel arrêt ?", own_help="Le lieu.")
    short = dialog.findChild(QWidget, "own_short")
    assert short is not None
    type_in(short, "Arrêt")

    screen.saved(lambda: screen.press(ENTER, CTRL))

    assert draft(store).question("L01").kind is QuestionKind.TEXT


def test_giving_up_a_new_question_adds_none(screen: Screen, store: Store) -> None:
    screen.push("grid_add")
    dialog = dialog_of(screen, QuestionDialog)
    _fill(dialog, own_text="Pour rien ?")

    screen.press(Qt.Key.Key_Escape)

    screen.qtbot.waitUntil(lambda: not screen.page.findChildren(QuestionDialog))
    assert workshop(store).changes == ()


def test_an_own_question_gains_and_loses_answers_and_takes_marks(
    qtbot: QtBot, desk: Desk, store: Store
) -> None:
    store.run(grid_draft.add_question, OWN)
    screen = shown(qtbot, desk)
    open_question(screen, "L01")

    screen.type("grid_answer_new", "oui")
    screen.press(ENTER)
    qtbot.waitUntil(lambda: "Deux réponses" in screen.error("grid_answer_new"))
    screen.type("grid_answer_new", "Un peu")
    screen.saved(lambda: screen.press(ENTER))
    qtbot.waitUntil(lambda: bool(screen.page.findChildren(QWidget, "grid_answer_r4")))

    screen.saved(lambda: screen.push("grid_answer_remove_r1"))
    labels = [choice.label for choice in draft(store).question("L01").choices]
    assert labels == ["Non", "De nom", "Un peu"]
    qtbot.waitUntil(lambda: screen.field("grid_answer_new").text() == "Oui")

    screen.saved(lambda: screen.push("grid_sensitive"))
    assert draft(store).question("L01").sensitive


def test_publishing_without_a_change_says_so_and_opens_nothing(
    screen: Screen, store: Store
) -> None:
    screen.push("grid_publish_open")

    screen.qtbot.waitUntil(lambda: "rien à publier" in trouble(screen))
    assert not screen.page.findChildren(PublishDialog)
    assert workshop(store).versions == ()


def test_a_version_is_published_with_a_line_and_what_was_being_typed(
    screen: Screen, store: Store
) -> None:
    open_question(screen, "V04")
    rewrite(screen, "grid_text", "Une voiture ?")

    screen.push("grid_publish_open")
    dialog = dialog_of(screen, PublishDialog)
    changes = dialog.findChild(QFrame, "publish_changes")
    assert changes is not None
    assert [plain(label.text()) for label in changes.findChildren(QLabel)] == [
        "V04, Véhicule : question en d’autres mots"
    ]
    screen.press(ENTER, CTRL)
    screen.qtbot.waitUntil(lambda: "en une ligne" in field_of(dialog, "publish_note").error())
    note = dialog.findChild(QWidget, "publish_note")
    assert note is not None
    type_in(note, "Plus simple")
    screen.saved(lambda: screen.press(ENTER))

    (version,) = workshop(store).versions
    assert (version.version, version.note) == ("CM-2026.1-L1", "Plus simple")
    publish = screen.find(QPushButton, "grid_publish_open")
    screen.qtbot.waitUntil(lambda: "L2" in publish.text())
    assert "Aucun changement" in screen.words("grid_draft_state")


def test_a_draft_is_given_up_only_once_warned(qtbot: QtBot, desk: Desk, store: Store) -> None:
    store.run(grid_draft.set_active, "C08", active=False)
    screen = shown(qtbot, desk)

    screen.push("grid_give_up")
    qtbot.waitUntil(lambda: focus() == "warning_keep")
    screen.press(SPACE)
    _come_back(screen)
    assert len(workshop(store).changes) == 1

    screen.push("grid_give_up")
    qtbot.waitUntil(lambda: focus() == "warning_keep")
    screen.saved(lambda: screen.push("warning_do"))
    assert workshop(store).changes == ()


def test_an_old_version_is_read_and_the_draft_comes_back(
    qtbot: QtBot, desk: Desk, store: Store
) -> None:
    _publish(store, "Une voiture ?", 1)
    _publish(store, "Un vélo ?", 2)
    screen = shown(qtbot, desk)
    open_question(screen, "V04")

    screen.push("grid_side_versions")
    screen.push("grid_read_CM-2026.1-L1")
    qtbot.waitUntil(lambda: "voiture" in preview(screen).question.text)
    assert not any(
        area.isVisible() for area in screen.page.findChildren(QPlainTextEdit, "grid_text")
    )
    assert not screen.find(QPushButton, "grid_add").isVisible()

    screen.push("grid_back")
    qtbot.waitUntil(lambda: "vélo" in preview(screen).question.text)
    assert "vélo" in screen.find(QPlainTextEdit, "grid_text").toPlainText()


def test_a_grid_goes_out_as_a_file_and_comes_back_as_the_draft(
    qtbot: QtBot, desk: Desk, store: Store, tmp_path: Path
) -> None:
    _publish(store, "Une voiture ?", 1)
    screen, path = shown(qtbot, desk), tmp_path / "grille.json"

    screen.push("grid_export")
    _choose(screen, "save_file", path)
    qtbot.waitUntil(path.exists)
    _come_back(screen)
    assert json.loads(path.read_text(encoding="utf-8"))["version"] == "CM-2026.1-L1"
    _publish(store, "Un vélo ?", 2)

    screen.push("grid_import")
    screen.saved(lambda: _choose(screen, "open_file", path))

    assert "voiture" in draft(store).question("V04").text
    assert draft(store).version == "CM-2026.1-L3"


def test_a_file_is_taken_over_a_draft_only_once_warned(
    qtbot: QtBot, desk: Desk, store: Store, tmp_path: Path
) -> None:
    path = tmp_path / "grille.json"
    path.write_bytes(store.read(grid_draft.file_of, "CM-2026.1"))
    store.run(grid_draft.set_active, "C08", active=False)
    screen = shown(qtbot, desk)

    screen.push("grid_import")
    _choose(screen, "open_file", path)
    qtbot.waitUntil(lambda: focus() == "warning_keep")
    assert len(workshop(store).changes) == 1
    screen.saved(lambda: screen.push("warning_do"))

    assert workshop(store).changes == ()


def _too_large(path: Path) -> None:
    path.write_bytes(b" " * 2_000_001)


def _with_other_points(path: Path) -> None:
    data = json.loads(path.read_bytes())
    data["version"] = "CM-2026.1-L7"
    data["sections"][3]["questions"][3]["choices"][0]["points"] = 3
    path.write_text(json.dumps(data), encoding="utf-8")


@pytest.mark.parametrize(
    ("spoil", "sentence"),
    [
        (lambda path: path.write_text('{\n"version" 1}'), "ligne 2, colonne 11"),
        (_too_large, "dépasse 2 Mo"),
        (_with_other_points, "question V04, réponse « toujours » : les points d’une version"),
        (lambda path: path.unlink(), "ne peut pas être lu"),
    ],
)
def test_a_file_refused_says_where_under_the_buttons_and_the_draft_stays(
    screen: Screen, store: Store, tmp_path: Path, spoil: Callable[[Path], object], sentence: str
) -> None:
    store.run(grid_draft.set_active, "C08", active=False)
    path = tmp_path / "grille.json"
    path.write_bytes(store.read(grid_draft.file_of, "CM-2026.1"))
    screen.push("grid_import")
    opening = _dialog_for_files(screen, "open_file")
    spoil(path)

    opening.fileSelected.emit(str(path))
    opening.reject()

    screen.qtbot.waitUntil(lambda: sentence in trouble(screen))
    assert len(workshop(store).changes) == 1


def test_the_version_in_use_is_named_among_the_facts_of_the_program(
    qtbot: QtBot, desk: Desk, store: Store
) -> None:
    _publish(store, "Une voiture ?", 1)

    screen = Screen(qtbot, desk, "about")

    qtbot.waitUntil(lambda: screen.words("settings_grid_in_use") == "CM-2026.1-L1")


def _publish(store: Store, text: str, day: int) -> None:
    now = draft(store).question("V04")
    store.run(grid_draft.reword, "V04", replace(wording_of(now), text=text))
    store.run(grid_draft.publish, "En d’autres mots", NOW + timedelta(days=day))


def _fill(dialog: Creation | Dialog, **texts: str) -> None:
    """Type in the areas of a dialog; Enter parts two lines."""
    for name, text in texts.items():
        area = dialog.findChild(QPlainTextEdit, name)
        assert area is not None
        area.setFocus()
        for rank, line in enumerate(text.split("\n")):
            if rank:
                QApplication.sendEvent(area, QKeyEvent(QEvent.Type.KeyPress, ENTER, NONE, "\r"))
            type_in(area, line)


def _dialog_for_files(screen: Screen, name: str) -> QFileDialog:
    screen.qtbot.waitUntil(lambda: bool(screen.page.findChildren(QFileDialog, name)))
    return screen.page.findChildren(QFileDialog, name)[-1]


def _choose(screen: Screen, name: str, path: Path) -> None:
    dialog = _dialog_for_files(screen, name)
    dialog.selectFile(str(path))
    dialog.fileSelected.emit(str(path))
    dialog.reject()


def _come_back(screen: Screen) -> None:
    """Wait until the page has the keyboard again, a dialog being closed."""
    screen.page.activateWindow()
    screen.qtbot.waitUntil(lambda: QApplication.activeWindow() is screen.page)
