"""The page shown where a base does not open: why, what was not touched, what can be done."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel

from conseil_mobilite.gui.kit.buttons import Button, button
from conseil_mobilite.gui.kit.cards import card, line
from conseil_mobilite.gui.kit.labels import Line, glyph, label, say
from conseil_mobilite.gui.kit.layouts import CARD_GAP, column, frame, row
from conseil_mobilite.gui.kit.theme import dp, large_text
from conseil_mobilite.gui.shell.brand import beside, brand, point
from conseil_mobilite.gui.shell.closed.backups_card import BackupsCard, when
from conseil_mobilite.gui.shell.closed.causes import cause_of, explained
from conseil_mobilite.gui.shell.closed.ways import WORDS, Way
from conseil_mobilite.store.backups.shelf import Backup

WIDEST = 760
LATEST_OF = "Celle du {when} ; la base actuelle est gardée à part."


class ClosedBasePage(QFrame):
    """It changes nothing by itself: each gesture is a signal."""

    way_chosen = Signal(str)
    """The code of a `Way`."""
    backup_chosen = Signal(object)
    other_asked = Signal()
    folder_asked = Signal()
    report_asked = Signal()

    def __init__(self, base: Path, error: Exception) -> None:
        super().__init__()
        self.setObjectName("closed_base")
        self.setProperty("role", "page")
        self.error = error
        self._base, self._cause = base, cause_of(error)
        self._news = label("", "small", "success", wrap=True)
        self._news.setObjectName("closed_news")
        self._news.hide()
        self._latest: Backup | None = None
        self._details = dict[Way, QLabel]()
        self._backups = BackupsCard()
        self._backups.chosen.connect(self.backup_chosen)
        self._ways = {
            way: self._way_button(way, first=rank == 0) for rank, way in enumerate(self._cause.ways)
        }
        words = frame(column(*self._cards(), None, gap=CARD_GAP))
        words.setMaximumWidth(dp(WIDEST))
        pad = (16, 16, 16, 16) if large_text() else (32, 24, 32, 24)
        self.setLayout(column(beside(_panel(), row((words, 1), pad=pad)), gap=0))
        self.setFocusProxy(self._ways[self._cause.ways[0]])

    def show_backups(self, backups: Sequence[Backup]) -> None:
        """Show the dated backups beside the base, where they are of any help."""
        if self._cause.backups:
            self._backups.show_backups(backups)
        self._latest = next((backup for backup in backups if backup.sound), None)
        if self._latest is not None and Way.LATEST in self._details:
            say(self._details[Way.LATEST], LATEST_OF.format(when=when(self._latest)))
        for way in {Way.KEYS, Way.LATEST} & set(self._ways):
            self._ways[way].setEnabled(self._latest is not None)

    def say(self, sentence: str, tone: str = "success") -> None:
        """Say what the last gesture did, beneath the gestures."""
        say(self._news, sentence, tone)
        self._news.show()

    def show_busy(self, *, busy: bool) -> None:
        for each in self._ways.values():
            each.setEnabled(not busy)

    def _cards(self) -> tuple[QFrame, ...]:
        title = label(self._cause.title, "title", wrap=True)
        title.setObjectName("closed_title")
        why = label(explained(self.error), wrap=True)
        why.setObjectName("closed_why")
        why.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        safe = label(self._cause.untouched, "muted", wrap=True)
        safe.setObjectName("closed_untouched")
        head = frame(
            column(
                label("Cette base ne s’ouvre pas", "small"),
                title,
                why,
                row(column(glyph("shield-check", "success", 20), None), (safe, 1), gap=8),
                gap=8,
                pad=(16, 14, 16, 14),
            ),
            "card",
        )
        rows = [self._way_row(way) for way in self._ways]
        ways = card("Ce que vous pouvez faire", *rows, self._foot())
        return head, ways, self._backups

    def _way_row(self, way: Way) -> QFrame:
        self._details[way] = label(WORDS[way].detail, "small", wrap=True)
        told = column(label(WORDS[way].title, "strong", wrap=True), self._details[way], gap=0)
        return line((told, 1), self._ways[way], gap=12, tall=8)

    def _way_button(self, way: Way, *, first: bool) -> Button:
        words = WORDS[way]
        made = button(f"closed_{way}", words.act, words.icon, "primary" if first else "")
        made.clicked.connect(lambda: self._choose(way))
        return made

    def _choose(self, way: Way) -> None:
        if way is Way.LATEST:
            self.backup_chosen.emit(self._latest)
        else:
            self.way_chosen.emit(way)

    def _foot(self) -> QFrame:
        other = button("closed_other", "Choisir une autre &base…", "database", "quiet")
        folder = button("closed_folder", "Ouvrir le &dossier", "folder-open", "quiet")
        report = button("closed_report", "Copier le ra&pport technique", "copy", "quiet")
        other.clicked.connect(self.other_asked)
        folder.clicked.connect(self.folder_asked)
        report.clicked.connect(self.report_asked)
        place = Line(str(self._base), "small")
        place.setObjectName("closed_place")
        gestures = [other, folder, report]
        laid = column(*gestures, gap=4) if large_text() else row(*gestures, None, gap=4)
        told = [column(each, pad=(14, 0, 0, 0)) for each in (place, self._news)]
        return frame(column(told[0], laid, told[1], gap=6, pad=(2, 10, 12, 10)), "entry")


def _panel() -> QFrame:
    return brand(
        "Rien ne change sans votre accord.",
        point("shield-check", "Aucun fichier n’est remplacé, vidé ni renommé d’office."),
        point("archive", "Restaurer garde l’ancienne base à côté, telle quelle."),
        point("prohibit", "Rien n’est envoyé sur internet."),
        width=400,
    )
