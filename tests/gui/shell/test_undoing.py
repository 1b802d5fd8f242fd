"""Ctrl+Z and Ctrl+Shift+Z in the real window: what they undo, and what the bar then says."""

import logging
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import TypeVar
from uuid import UUID, uuid4

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from sqlmodel import Session
from tests.conftest import NOW
from tests.gui.keys import type_in
from tests.gui.shell.test_window import Diary

from conseil_mobilite.app.sitting import Sitting, open_window
from conseil_mobilite.domain.assessment.assessment import Answer as AnswerRow
from conseil_mobilite.domain.assessment.assessment import Assessment
from conseil_mobilite.domain.pathway.action import Action
from conseil_mobilite.domain.people.person import Person
from conseil_mobilite.gui.kit.answer import Answer
from conseil_mobilite.gui.kit.page import Route, Screen
from conseil_mobilite.gui.shell.places import Place, Room
from conseil_mobilite.gui.shell.stage import Stage
from conseil_mobilite.gui.shell.workspace import Workspace
from conseil_mobilite.services.assessment import assessments
from conseil_mobilite.services.pathway import actions, pathways
from conseil_mobilite.services.pathway.actions import NewAction
from conseil_mobilite.services.people import people
from conseil_mobilite.store.database import Clock, Store
from conseil_mobilite.store.keys.keychain import Keychain
from conseil_mobilite.store.reference import reference

W = TypeVar("W", bound=QWidget)
DAY = date(2027, 3, 12)
EMPLOYMENT = reference.grid().question("D02").choices[0].code
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
Z, Y = Qt.Key.Key_Z, Qt.Key.Key_Y


class Office:
    """The window on a file with an assessment under way and one action."""

    def __init__(self, qtbot: QtBot, store: Store, sitting: Sitting) -> None:
        self.bot, self.store, self.sitting = qtbot, store, sitting
        person = Person(file_number="1", last_name="Nguyễn", first_name="Zoé", registered_on=DAY)
        store.run(lambda session: session.add(person))
        self.person = person.id
        pathway = store.run(pathways.open_pathway, self.person, DAY).id
        self.assessment = store.run(assessments.start, pathway, "complet", NOW).id
        new = NewAction("vae", wording="Essayer un vélo")
        self.action = store.run(actions.plan, pathway, new, DAY).id

    @property
    def workspace(self) -> Workspace:
        assert self.sitting.workspace is not None
        return self.sitting.workspace

    def open(self, route: Route, name: str) -> None:
        """Go somewhere and wait until a control is there."""
        self.workspace.open(route)
        self.bot.waitUntil(lambda: self.workspace.findChild(QWidget, name) is not None)

    def open_assessment(self) -> None:
        self.open(Route(Screen.ASSESSMENT, self.assessment), "question_D02")
        self.bot.waitUntil(lambda: self.find(QWidget, "question_D02").isVisible())

    def find(self, kind: type[W], name: str) -> W:
        found = self.workspace.findChildren(kind, name)
        assert found, name
        return found[-1]

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier) -> None:
        focused = QApplication.focusWidget() or self.sitting.window
        self.bot.keyClick(focused, key, modifier)

    def bar(self) -> str:
        """Return what the bar says, or nothing where it is hidden."""
        bar = self.find(QWidget, "undo_bar")
        said = self.find(QLabel, "undo_sentence").text().replace("\u00a0", " ")
        return said if bar.isVisible() else ""

    def until_said(self, words: str) -> None:
        self.bot.waitUntil(lambda: words in self.bar())

    def answers(self) -> dict[str, AnswerRow]:
        def read(session: Session) -> dict[str, AnswerRow]:
            found = session.get(AnswerRow, (self.assessment, "D02"))
            return {"D02": found} if found else {}

        return self.store.read(read)

    def kept(self) -> Action:
        return self.store.read(lambda session: session.get_one(Action, self.action))


@pytest.fixture
def office(
    qtbot: QtBot, dressed: None, store: Store, tmp_path: Path, clock: Clock
) -> Iterator[Office]:
    assert dressed is None
    settings = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    sitting = open_window(store, settings, tmp_path / "journal.log", clock, Keychain(None))
    with qtbot.waitSignal(sitting.opened):
        pass
    sitting.window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is sitting.window)
    yield Office(qtbot, store, sitting)
    sitting.window.close()
    sitting.window.deleteLater()


def test_a_reply_is_undone_and_done_again_on_the_page_of_the_assessment(office: Office) -> None:
    office.open_assessment()
    chosen = office.find(Answer, f"D02_answers_{EMPLOYMENT}")
    office.bot.mouseClick(chosen, Qt.MouseButton.LeftButton)
    office.bot.waitUntil(lambda: "D02" in office.answers())

    office.press(Z, CONTROL)
    office.until_said("Annulé : réponse à « Objectif principal » : « Trouver un emploi »")
    assert office.answers() == {}
    office.bot.waitUntil(lambda: not chosen.isChecked())

    office.press(Z, CONTROL | SHIFT)
    office.until_said("Rétabli : réponse à « Objectif principal » : « Trouver un emploi »")
    assert "D02" in office.answers()
    office.bot.waitUntil(chosen.isChecked)


def test_the_bar_takes_back_what_it_says_over_and_over(office: Office) -> None:
    office.open(Route(Screen.PERSON, office.person, "pathway"), f"action_{office.action.hex}")
    office.press(Z, CONTROL)
    office.until_said("Annulé : action « Essayer un vélo » ajoutée")
    button = office.find(QPushButton, "undo")
    assert button.text().replace("&", "") == "Rétablir"

    office.bot.mouseClick(button, Qt.MouseButton.LeftButton)
    office.until_said("Rétabli : action « Essayer un vélo » ajoutée")
    assert button.text().replace("&", "") == "Annuler"
    office.bot.waitUntil(
        lambda: office.workspace.findChild(QWidget, f"action_{office.action.hex}") is not None
    )

    office.bot.mouseClick(button, Qt.MouseButton.LeftButton)
    office.until_said("Annulé : action « Essayer un vélo » ajoutée")


def test_an_act_on_what_is_no_more_is_said_calmly_and_the_page_is_read_again(
    office: Office, caplog: pytest.LogCaptureFixture
) -> None:
    """As a second click on a button that deletes, or one on what was just undone."""
    kept = f"action_{office.action.hex}"
    office.open(Route(Screen.PERSON, office.person, "pathway"), kept)
    office.store.run(lambda session: session.delete(session.get_one(Action, office.action)))
    assert office.sitting.background is not None
    caplog.set_level(logging.INFO, "conseil_mobilite")

    office.sitting.background.run(actions.delete, office.action)

    said = office.find(QLabel, "status_saved")
    office.bot.waitUntil(lambda: said.text().startswith("Cet élément n’existe plus"))
    office.bot.waitUntil(lambda: office.workspace.findChild(QWidget, kept) is None)
    assert QApplication.activeModalWidget() is None
    (noted,) = caplog.records
    assert noted.levelno == logging.INFO
    assert noted.getMessage().startswith("GoneError après NoResultFound")


def test_ctrl_y_does_again_as_well(office: Office) -> None:
    office.open(Route(Screen.PERSON, office.person, "pathway"), f"action_{office.action.hex}")
    office.press(Z, CONTROL)
    office.until_said("Annulé")

    office.press(Y, CONTROL)

    office.until_said("Rétabli")
    assert office.kept().wording == "Essayer un vélo"


def test_what_a_page_deletes_is_offered_and_comes_back_on_it(office: Office) -> None:
    office.open(Route(Screen.PERSON, office.person, "pathway"), f"action_{office.action.hex}")
    row = office.find(QWidget, f"action_{office.action.hex}")
    office.bot.waitUntil(row.isVisible)
    office.bot.keyClick(row, Qt.Key.Key_Delete)
    office.until_said("Action supprimée")
    assert office.kept().deleted_at is not None

    office.bot.mouseClick(office.find(QPushButton, "undo"), Qt.MouseButton.LeftButton)

    office.until_said("Annulé : action « Essayer un vélo » supprimée")
    assert office.kept().deleted_at is None


def test_what_is_being_typed_is_kept_before_an_undo(office: Office) -> None:
    office.open(Route(Screen.PERSON, office.person, "pathway"), f"action_{office.action.hex}")
    office.bot.keyClick(office.find(QWidget, f"action_{office.action.hex}"), Qt.Key.Key_Return)
    note = office.find(QPlainTextEdit, "edit_note")
    note.setFocus()
    type_in(note, "à voir")
    office.find(QPushButton, "pathway_add_action").setFocus()

    office.press(Z, CONTROL)

    office.until_said("Annulé : note de l’action « Essayer un vélo » modifiée")
    assert office.kept().note == ""
    office.bot.waitUntil(lambda: note.toPlainText() == "")
    office.press(Z, CONTROL | SHIFT)
    office.until_said("Rétabli : note de l’action « Essayer un vélo » modifiée")
    assert office.kept().note == "à voir"
    office.bot.waitUntil(lambda: note.toPlainText() == "à voir")


def test_a_text_being_edited_keeps_its_own_ctrl_z(office: Office) -> None:
    office.open(Route(Screen.PERSON, office.person, "meetings"), "note_text")
    text = office.find(QPlainTextEdit, "note_text")
    office.bot.waitUntil(text.isVisible)
    text.setFocus()
    type_in(text, "Bon")

    office.press(Z, CONTROL)

    assert text.toPlainText() != "Bon"
    assert office.bar() == ""
    assert office.kept().wording == "Essayer un vélo"


def test_a_text_with_nothing_to_undo_leaves_the_key_to_the_window(office: Office) -> None:
    office.open(Route(Screen.PERSON, office.person, "meetings"), "note_text")
    text = office.find(QPlainTextEdit, "note_text")
    office.bot.waitUntil(text.isVisible)
    text.setFocus()

    office.press(Z, CONTROL)

    office.until_said("Annulé : action « Essayer un vélo » ajoutée")


def test_a_note_undone_leaves_the_text_where_it_was_typed(office: Office) -> None:
    office.open(Route(Screen.PERSON, office.person, "meetings"), "note_text")
    text = office.find(QPlainTextEdit, "note_text")
    office.bot.waitUntil(text.isVisible)
    text.setFocus()
    type_in(text, "Bonjour")
    office.find(QPushButton, "note_new").setFocus()

    office.press(Z, CONTROL)

    office.until_said("Annulé : note du 12 mars 2027 ajoutée")
    office.bot.waitUntil(lambda: text.toPlainText() == "")


def test_undoing_the_beginning_of_an_assessment_leaves_its_page(office: Office) -> None:
    office.open_assessment()
    office.press(Z, CONTROL)  # the action, planned since
    office.until_said("Annulé : action")

    office.press(Z, CONTROL)

    office.until_said("Annulé : bilan commencé")
    assert office.workspace.stage.route().screen is Screen.TODAY
    assert office.store.read(lambda s: s.get(Assessment, office.assessment)) is None


def test_the_end_of_the_steps_is_said_and_nothing_is_offered(office: Office) -> None:
    office.open(Route(Screen.PERSON, office.person, "pathway"), f"action_{office.action.hex}")
    for said in ("action", "bilan commencé", "parcours ouvert"):
        office.press(Z, CONTROL)
        office.until_said(f"Annulé : {said}")

    office.press(Z, CONTROL)

    office.until_said("Il n’y a plus rien à annuler dans ce dossier.")
    assert not office.find(QPushButton, "undo").isVisible()


def test_a_person_put_in_the_bin_comes_back_by_the_key_though_her_file_is_closed(
    office: Office,
) -> None:
    office.open(Route(Screen.PERSON, office.person, "rights"), "person_bin")
    office.find(QPushButton, "person_bin").click()
    office.until_said("Dossier mis à la corbeille")
    office.bot.waitUntil(lambda: office.workspace.stage.route().screen is Screen.TODAY)

    office.press(Z, CONTROL)

    office.until_said("Annulé : dossier mis à la corbeille")
    details = office.store.read(people.details, office.person)
    assert details.person.deleted_at is None


def test_where_no_file_is_open_and_nothing_is_offered_the_key_does_nothing(
    office: Office,
) -> None:
    office.press(Z, CONTROL)
    office.press(Z, CONTROL | SHIFT)

    assert office.bar() == ""
    assert office.kept().wording == "Essayer un vélo"


def test_the_commands_are_listed_with_their_keys(office: Office) -> None:
    told = {each.code: (each.words, each.shortcut) for each in office.workspace.commands}

    assert told["undo"] == ("Annuler le dernier changement", "Ctrl+Z")
    assert told["redo"] == ("Rétablir ce qui a été annulé", "Ctrl+Shift+Z")


def test_a_record_that_is_no_more_is_forgotten_on_the_way_back(
    shown: Callable[[QWidget], None],
) -> None:
    person, assessment = uuid4(), uuid4()
    notes: list[str] = []

    def room(name: str) -> Callable[[UUID], Diary]:
        return lambda _subject: Diary(name, notes)

    stage = Stage(
        (Place(Screen.PEOPLE, "Personnes", "users", "", lambda: Diary("people", notes)),),
        (
            Room(Screen.PERSON, Screen.PEOPLE, room("person")),
            Room(Screen.ASSESSMENT, Screen.PEOPLE, room("assessment")),
        ),
    )
    shown(stage)
    for route in (
        Route(Screen.PEOPLE),
        Route(Screen.ASSESSMENT, assessment),
        Route(Screen.PERSON, person),
    ):
        stage.open(route)
    stage.forget({assessment})
    assert stage.route() == Route(Screen.PERSON, person)
    stage.back()

    assert stage.route() == Route(Screen.PEOPLE)
    notes.clear()
    stage.open(Route(Screen.PERSON, person))
    stage.forget({person})
    assert "leave person" not in notes
    assert stage.route() == Route(Screen.PEOPLE)
