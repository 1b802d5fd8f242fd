"""« Versions de la note »: each with what was added and removed since the one before."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit, QWidget

from conseil_mobilite.domain.agenda.notes.note_text import Fate, Piece, count_words, pieces
from conseil_mobilite.domain.language.french import counted, spaced
from conseil_mobilite.gui.agenda import wording
from conseil_mobilite.gui.kit.buttons import button
from conseil_mobilite.gui.kit.cards import Entry, entry
from conseil_mobilite.gui.kit.dialogs import Dialog
from conseil_mobilite.gui.kit.labels import label, say
from conseil_mobilite.gui.kit.layouts import column, columns, frame, row, scrolled_inside
from conseil_mobilite.gui.kit.theme import dp, restyle, tokens
from conseil_mobilite.services.agenda.notes.note_versions import NoteVersion

WIDTH, HEIGHT, LIST_WIDTH = 860, 560, 264
STEPS: Final = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
WORDS: Final = {Fate.ADDED: "ajouté", Fate.REMOVED: "retiré"}
TONES: Final = {Fate.ADDED: "success", Fate.REMOVED: "danger"}
ONLY: Final = "C’est la seule version : la note n’a pas changé depuis."
FIRST: Final = "Première version."


class NoteVersions(Dialog):
    """`taken_up` carries the `NoteVersion` that the note is to say again."""

    taken_up = Signal(object)

    def __init__(
        self, versions: Sequence[NoteVersion], today: date, parent: QWidget, *, mine: bool
    ) -> None:
        """`versions` come the latest first; only the author takes one up."""
        super().__init__("note_versions_dialog", "Versions de la note", parent)
        self._versions, self._today, self._mine = tuple(versions), today, mine
        self._rank = 0
        self._rows = [self._row(rank) for rank in range(len(self._versions))]
        self._changes = label("", "small", wrap=True)
        self._changes.setObjectName("version_changes")
        self._text = _reading()
        self._take = button("version_take_up", "&Reprendre cette version", role="primary")
        self._take.clicked.connect(self._ask)
        self._lay_out(parent.window().size())
        self._choose(0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        step = STEPS.get(Qt.Key(event.key()))
        if step is None or not isinstance(watched, Entry):
            return False
        self._choose(max(0, min(self._rows.index(watched) + step, len(self._rows) - 1)))
        self._rows[self._rank].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def _lay_out(self, room: QSize) -> None:
        held = frame(column(scrolled_inside(column(*self._rows, None, gap=0)), gap=0), "card")
        held.setMinimumWidth(dp(LIST_WIDTH))
        right = column(self._changes, (self._text, 1), gap=8)
        close = button("versions_close", "&Fermer")
        close.clicked.connect(self.reject)
        items = (
            label("Versions de la note", "title"),
            (columns(held, (right, 1), gap=16), 1),
            row(None, close, self._take),
        )
        self.setLayout(column(*items, gap=12, pad=(24, 20, 24, 16)))
        self.resize(min(dp(WIDTH), room.width() - dp(32)), min(dp(HEIGHT), room.height() - dp(48)))

    def _row(self, rank: int) -> Entry:
        version = self._versions[rank]
        facts = [counted(version.words, "mot")]
        facts += ["version actuelle"] if rank == 0 else []
        facts += ["privée"] if version.private else []
        made = entry(wording.near(version.at, self._today), " · ".join(facts))
        made.can_open(f"version_{rank}", partial(self._choose, rank))
        made.installEventFilter(self)
        return made

    def _choose(self, rank: int) -> None:
        """Show a version, and what changed since the one before."""
        self._rank = rank
        for each, made in enumerate(self._rows):
            restyle(made, tone="selected" if each == rank else "")
        before = self._versions[rank + 1 : rank + 2]
        text = self._versions[rank].text
        told = pieces(before[0].text, text) if before else (Piece(Fate.KEPT, text),)
        say(self._changes, _summary(told) if before else self._alone())
        self._tell(told)
        self._take.setEnabled(self._mine and text != self._versions[0].text)

    def _alone(self) -> str:
        return ONLY if len(self._versions) == 1 else FIRST

    def _tell(self, told: Sequence[Piece]) -> None:
        """Write the text, what changed in words and in style: never by a colour alone."""
        self._text.clear()
        cursor = self._text.textCursor()
        for piece in told:
            if piece.fate is Fate.ADDED and cursor.block().text()[-1:] == "]":
                cursor.insertText(" ", QTextCharFormat())  # what was removed goes before it
            if piece.fate is Fate.KEPT:
                cursor.insertText(piece.text, QTextCharFormat())
                continue
            body = piece.text.strip()
            head, _, tail = piece.text.partition(body) if body else (piece.text, "", "")
            cursor.insertText(head, QTextCharFormat())
            if body:
                cursor.insertText(spaced(f"[{WORDS[piece.fate]} : "), _plain(piece.fate))
                cursor.insertText(body, _styled(piece.fate))
                cursor.insertText("]", _plain(piece.fate))
            cursor.insertText(tail, QTextCharFormat())
        self._text.moveCursor(QTextCursor.MoveOperation.Start)

    def _ask(self) -> None:
        self._take.setEnabled(False)
        self.taken_up.emit(self._versions[self._rank])


def _reading() -> QTextEdit:
    made = QTextEdit()
    made.setObjectName("version_text")
    made.setAccessibleName("Texte de la version")
    made.setReadOnly(True)
    made.setTabChangesFocus(True)
    return made


def _summary(told: Sequence[Piece]) -> str:
    """« 12 mots ajoutés, 3 mots retirés depuis la version précédente. »."""
    counts = {
        fate: sum(count_words(each.text) for each in told if each.fate is fate) for fate in WORDS
    }
    parts = [
        counted(count, f"mot {WORDS[fate]}", f"mots {WORDS[fate]}s")
        for fate, count in counts.items()
        if count
    ]
    said = ", ".join(parts) or "Seule la mise en forme a changé"
    return f"{said} depuis la version précédente."


def _plain(fate: Fate) -> QTextCharFormat:
    made = QTextCharFormat()
    made.setForeground(_colour(fate))
    return made


def _styled(fate: Fate) -> QTextCharFormat:
    made = _plain(fate)
    made.setFontUnderline(fate is Fate.ADDED)
    made.setFontStrikeOut(fate is Fate.REMOVED)
    return made


def _colour(fate: Fate) -> QColor:
    return tokens().tone(TONES[fate])[0]
