"""A program that opens the real window on a person and types notes by real keys until killed.

It tells on its output `pret COUNT` once the page shows its notes, then `touche SECONDS NOTE TEXT`
as soon as a key changed the text of a note, by the monotonic clock, with the text as JSON.
"""

import json
import os
import random
import sys
import time
from pathlib import Path
from typing import TypeVar
from uuid import UUID

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QSettings, Qt, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from tests.campaigns.acted_window import child
from tests.campaigns.acted_window.keyboard import press, type_key, wait
from tests.campaigns.bases.met_once import WORDS

from conseil_mobilite.app.clock import now
from conseil_mobilite.app.sitting import Sitting, open_window
from conseil_mobilite.app.start import dress
from conseil_mobilite.cli.tour.living import live
from conseil_mobilite.gui.agenda.notes.note_editor import NoteEditor
from conseil_mobilite.gui.agenda.notes.note_text import NoteText
from conseil_mobilite.gui.kit.appearance import Appearance, Look
from conseil_mobilite.gui.kit.page import Route, Screen
from conseil_mobilite.store.database import Store
from conseil_mobilite.store.keys.keychain import Keychain

W = TypeVar("W", bound=QWidget)
(LONG_PAUSE,) = UNSAFE = ("long-pause",)
"""What a program that is not safe would do: gather what is typed for five seconds."""
LONG_MS = 5000
LETTERS = 0.9
REFLECTING = 0.02
"""How often the adviser stops to think, or goes to another note."""


class NoteTaker:
    """The window open on the notes of a person, the keyboard in the text of one."""

    def __init__(self, store: Store, person: UUID, folder: Path, chance: random.Random) -> None:
        settings = QSettings(str(folder / "fenetre.ini"), QSettings.Format.IniFormat)
        self._sitting = open_window(store, settings, folder / "journal.log", now, Keychain(None))
        self._sitting.window.activateWindow()
        self._chance = chance
        wait(lambda: _opened(self._sitting))
        assert self._sitting.workspace is not None
        self._sitting.workspace.open(Route(Screen.PERSON, person, "meetings"))
        wait(lambda: self._says("À venir"))
        self._editor = self._find(NoteEditor, "note_editor")
        self._text = self._find(NoteText, "note_text")
        self._text.setFocus()
        self._written = ""

    def notes_shown(self) -> int:
        return len(self._edits())

    def gather_for(self, milliseconds: int) -> None:
        for timer in self._editor.findChildren(QTimer):
            timer.setInterval(milliseconds)

    def type_for_ever(self) -> None:
        while True:
            self._one_key()
            self._pause(self._chance.choice((0.001, 0.005, 0.02, 0.04, 0.08, 0.16)))
            if self._chance.random() < REFLECTING:
                self._pause(self._chance.uniform(0.3, 1.2))
            if self._chance.random() < REFLECTING:
                self._go_elsewhere()

    def close(self) -> None:
        self._sitting.window.close()

    def _one_key(self) -> None:
        if self._text.toPlainText() and self._chance.random() > LETTERS:
            press(Qt.Key.Key_Backspace)
        else:
            self._written = self._written or f"{self._chance.choice(WORDS)} "
            type_key(self._written[0])
            self._written = self._written[1:]
        tell(f"touche {time.monotonic()} {self._editor.current().hex} {self._said()}")

    def _go_elsewhere(self) -> None:
        """Begin another note, or go on with one already there."""
        edits = self._edits()
        if edits and self._chance.random() < 1 / 2:
            self._chance.choice(edits).click()
        else:
            self._find(QPushButton, "note_new").click()
        QApplication.processEvents()
        self._text.setFocus()

    def _pause(self, seconds: float) -> None:
        """Let the window live; a long wait of QTest would keep its other threads from working."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            live(1)

    def _said(self) -> str:
        return json.dumps(self._text.toPlainText())

    def _edits(self) -> list[QPushButton]:
        buttons = self._sitting.window.findChildren(QPushButton)
        return [each for each in buttons if each.objectName().startswith("note_edit_")]

    def _says(self, words: str) -> bool:
        labels = self._sitting.window.findChildren(QLabel)
        return any(words in label.text().replace("\u00a0", " ") for label in labels)

    def _find(self, kind: type[W], name: str) -> W:
        found = self._sitting.window.findChild(kind, name)
        assert isinstance(found, kind)
        return found


def _opened(sitting: Sitting) -> bool:
    return sitting.workspace is not None and sitting.workspace.stage.page() is not None


def tell(line: str) -> None:
    """Tell the parent, without holding the line back."""
    os.write(1, f"{line}\n".encode())


def main() -> None:
    asked = child.asked(__doc__, "person", UNSAFE)
    application = QApplication(sys.argv[:1])
    dress(application, Appearance(Look.LIGHT))
    store = Store.open(asked.path, asked.key, clock=now, adviser=asked.adviser)
    chance = random.Random(asked.seed)  # noqa: S311 - keys, not secrets
    taker = NoteTaker(store, asked.person, asked.path.parent, chance)
    if asked.unsafe == LONG_PAUSE:
        taker.gather_for(LONG_MS)
    tell(f"pret {taker.notes_shown()}")
    if asked.only_open:
        taker.close()
        return
    taker.type_for_ever()


if __name__ == "__main__":
    main()
