"""Corbeille: what was deleted in the last 30 days, and how it comes back."""

from functools import partial
from typing import Final
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.language.french import counted, hour, long_date, lower_first, spaced
from conseil_mobilite.domain.language.paris import paris_day, paris_time
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.kit.buttons import Button, button
from conseil_mobilite.gui.kit.cards import card, entry
from conseil_mobilite.gui.kit.empty import empty_line
from conseil_mobilite.gui.kit.labels import glyph, label, say
from conseil_mobilite.gui.kit.later import soon
from conseil_mobilite.gui.kit.layouts import column, frame, row
from conseil_mobilite.gui.pathway.refilling import refill_kept
from conseil_mobilite.gui.settings.section import Section
from conseil_mobilite.services.journal import recycle_bin
from conseil_mobilite.services.journal.recycle_bin import DAYS_KEPT, BinEntry

ROLE: Final = (
    f"Ce qui est supprimé reste ici {DAYS_KEPT} jours. « Remettre » le rend à sa place, tel qu’il "
    "était, avec tout ce qui en dépendait."
)
NOTHING: Final = "La corbeille est vide : rien n’a été supprimé ces trente derniers jours."
SHOWN: Final = 40


class BinCard(Section):
    """The last deletions first; a long list is shown by parts."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._known: list[BinEntry] = []
        self._shown = SHOWN
        self._rows = frame(column(gap=0))
        self._rows.setObjectName("bin_rows")
        self._rows.setAccessibleName("Ce qui a été supprimé")
        self.setFocusProxy(self._rows)
        self._count = label("", "muted")
        self._more = button("bin_more", "Voir plus &ancien", "clock-counter-clockwise", "quiet")
        self._more.clicked.connect(self._show_older)
        self._trouble = label("", "small", "danger", wrap=True)
        self._trouble.setObjectName("bin_trouble")
        self._foot = frame(row(None, self._more, None, pad=(0, 4, 0, 8)))
        self._told = frame(column(self._trouble, pad=(16, 0, 16, 8)))
        for part in (self._foot, self._told):
            part.hide()
        counted_at_right = frame(row(self._count, pad=(0, 0, 8, 0)))
        held = card("Supprimé", self._told, self._rows, self._foot, extra=counted_at_right)
        self.show_cards("Corbeille", ROLE, held)
        desk.background.saved.connect(self._follow)

    def refresh(self) -> None:
        self._desk.background.read(recycle_bin.entries).then(self._show)

    def _follow(self) -> None:
        if self.isVisible():
            self.refresh()

    def _show(self, known: list[BinEntry]) -> None:
        self._known = known
        rows = [self._row(rank, each) for rank, each in enumerate(known[: self._shown])]
        refill_kept(self._rows, *(rows or [empty_line(NOTHING, icon="trash")]))
        by_tab = Qt.FocusPolicy.NoFocus if rows else Qt.FocusPolicy.TabFocus
        self._rows.setFocusPolicy(by_tab)  # empty, it is all there is to read
        if rows and self._rows.hasFocus():
            soon(self, self._reach_first)
        say(self._count, counted(len(known), "élément") if known else "")
        self._foot.setVisible(len(known) > self._shown)

    def _row(self, rank: int, deleted: BinEntry) -> QFrame:
        back = button(f"bin_put_back_{rank}", "Remettre", "arrow-counter-clockwise", "quiet")
        back.setAccessibleName(spaced(f"Remettre : {deleted.words}"))
        back.setAutoDefault(True)  # Enter presses it
        back.clicked.connect(partial(self._put_back, deleted))
        return entry(deleted.words, self._detail(deleted), back, lead=glyph("trash", size=20))

    def _reach_first(self) -> None:
        first = self.findChild(Button, "bin_put_back_0")
        if first is not None and self._rows.hasFocus():
            first.setFocus(Qt.FocusReason.TabFocusReason)

    def _detail(self, deleted: BinEntry) -> str:
        day = long_date(paris_day(deleted.at), weekday=False)
        when = f"le {day} à {hour(paris_time(deleted.at))}"
        return " · ".join(part for part in (deleted.whose, when, deleted.who) if part)

    def _put_back(self, deleted: BinEntry) -> None:
        self._told.hide()
        job = self._desk.background.run(recycle_bin.put_back, deleted)
        job.then(lambda words: self._tell_back(words, deleted.whose, job.act), self)
        job.otherwise(partial(self._refuse, deleted), self)

    def _tell_back(self, words: str, whose: str, act: UUID | None) -> None:
        told = " · ".join(part for part in (lower_first(words), whose) if part)
        self.undo_offered.emit(f"Remis en place : {told}", act)

    def _refuse(self, deleted: BinEntry, error: Exception) -> None:
        if not isinstance(error, UserError):
            self.troubled.emit(error)
            return
        say(self._trouble, f"{deleted.words} : pas remis. {error}")
        self._told.show()

    def _show_older(self) -> None:
        self._shown += SHOWN
        self._show(self._known)
