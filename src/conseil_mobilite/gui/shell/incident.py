"""« Rapport d’incident »: read by the adviser, struck where she wants, then copied or saved by her.

Nothing is sent: the program has no network.
"""

import platform
from collections.abc import Mapping
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from conseil_mobilite import __version__
from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.incidents.report import Incident, report_text, without_lines
from conseil_mobilite.gui.kit.buttons import button
from conseil_mobilite.gui.kit.dialogs import Dialog
from conseil_mobilite.gui.kit.labels import label, say
from conseil_mobilite.gui.kit.layouts import column, frame, row, scrolled
from conseil_mobilite.gui.kit.outlets import choose_file
from conseil_mobilite.gui.kit.theme import dp
from conseil_mobilite.store.private_files import write_private

CONTENT: Final = (
    "Voici tout ce que contient le rapport : les versions du programme et du système, les "
    "dernières erreurs notées, la taille de la base en ordre de grandeur. Aucun nom, aucun numéro "
    "de dossier, rien de ce que vous avez écrit. Relisez-le, retirez les lignes que vous voulez : "
    "il ne part que si vous l’envoyez vous-même."
)
COPIED: Final = "Rapport copié : collez-le dans votre message."
LIBRARIES: Final = ("PySide6_Essentials", "SQLAlchemy", "sqlmodel", "sqlcipher3", "reportlab")
LINES: Final = 120
"""How many of the last lines of the log are told."""


def gathered(journal: Path, counts: Mapping[str, int] | None) -> Incident:
    """Gather what may help whoever repairs; read the log, which holds nothing of anybody."""
    system = f"{platform.system()} {platform.release()} ({platform.machine()})"
    machine = {"Système": system, "Python": platform.python_version()}
    return Incident(__version__, machine, _versions(), counts, _last_lines(journal))


class IncidentDialog(Dialog):
    """The whole text before anything; « Copier » or « Enregistrer sous… » is up to the adviser."""

    def __init__(self, incident: Incident, parent: QWidget) -> None:
        super().__init__("incident", "Rapport d’incident", parent)
        self._whole = report_text(incident, str(Path.home()))
        self._text = QPlainTextEdit(self._whole)
        self._text.setObjectName("incident_text")
        self._text.setAccessibleName("Texte du rapport")
        self._text.setReadOnly(True)
        self._text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByKeyboard
            | Qt.TextInteractionFlag.TextSelectableByMouse
        )
        self._text.setTabChangesFocus(True)
        self._state = label("", "muted", wrap=True)
        self._state.setObjectName("incident_state")
        self._lay_out()
        self._text.setMinimumHeight(dp(150))
        room = parent.window().size() - QSize(dp(16), dp(48))
        self.resize(QSize(dp(680), dp(560)).boundedTo(room))

    def _lay_out(self) -> None:
        strike = button("incident_strike", "&Retirer les lignes choisies", "trash", "quiet")
        back = button("incident_whole", "&Tout remettre", "arrow-counter-clockwise", "quiet")
        copy = button("incident_copy", "&Copier", "copy")
        save = button("incident_save", "&Enregistrer sous…", "floppy-disk", "primary")
        close = button("incident_close", "&Fermer", role="quiet")
        strike.clicked.connect(self._strike)
        back.clicked.connect(lambda: self._text.setPlainText(self._whole))
        copy.clicked.connect(self._copy)
        save.clicked.connect(self._ask)
        close.clicked.connect(self.accept)
        title, content = label("Rapport d’incident", "title"), label(CONTENT, "muted", wrap=True)
        ends = row(close, None, copy, save)
        lines = row(strike, back, None)
        self._state.hide()
        head = column(title, pad=(24, 20, 24, 8))
        told = scrolled(frame(column(content, (self._text, 1), gap=12, pad=(24, 4, 24, 4)), "page"))
        foot = column(lines, self._state, ends, gap=12, pad=(24, 8, 24, 16))
        self.setLayout(column(head, (told, 1), foot, gap=0))

    def text(self) -> str:
        return self._text.toPlainText()

    def _strike(self) -> None:
        cursor, document = self._text.textCursor(), self._text.document()
        first = document.findBlock(cursor.selectionStart()).blockNumber()
        last = document.findBlock(cursor.selectionEnd()).blockNumber()
        self._text.setPlainText(without_lines(self.text(), first, last))
        cursor = self._text.textCursor()
        cursor.setPosition(
            document.findBlockByNumber(min(first, document.blockCount() - 1)).position()
        )
        self._text.setTextCursor(cursor)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text())
        self._tell(COPIED, "success")

    def _ask(self) -> None:
        choose_file(
            self, "Enregistrer le rapport", "Rapport d’incident.txt", "Texte (*.txt)", self._save
        )

    def _save(self, path: Path) -> None:
        try:
            write_private(path, self.text().encode())
        except UserError as error:
            self._tell(str(error), "danger")
            return
        self._tell(f"Rapport enregistré : {path}", "success")

    def _tell(self, sentence: str, tone: str) -> None:
        say(self._state, sentence, tone)
        self._state.show()


def _versions() -> dict[str, str]:
    found = {}
    for name in LIBRARIES:
        try:
            found[name] = version(name)
        except PackageNotFoundError:  # the packaged program keeps no record of some
            continue
    return found


def _last_lines(journal: Path) -> list[str]:
    try:
        return journal.read_text("utf-8", "replace").splitlines()[-LINES:]
    except OSError:
        return []
