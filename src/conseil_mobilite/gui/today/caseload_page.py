"""« Ma file active »: the open pathways, who was not met for the longest first."""

from dataclasses import replace
from typing import Final

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QStackedWidget

from conseil_mobilite.domain.language.french import counted
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.kit.buttons import button
from conseil_mobilite.gui.kit.empty import empty_page
from conseil_mobilite.gui.kit.labels import label, say
from conseil_mobilite.gui.kit.layouts import PAGE_PAD, column, frame, refill, row
from conseil_mobilite.gui.kit.page import Gesture, Page
from conseil_mobilite.gui.today.caseload_filters import CaseloadFilters
from conseil_mobilite.gui.today.caseload_table import CONTACT_RANK, DUE_RANK, CaseloadTable
from conseil_mobilite.gui.today.ways import DUE, SILENT
from conseil_mobilite.services.organisation import setup
from conseil_mobilite.services.today import caseload
from conseil_mobilite.services.today.caseload import Case, CaseloadCounts
from conseil_mobilite.services.today.caseload_query import PAGE, CaseloadQuery, CaseOrder
from conseil_mobilite.services.today.today_lists import Listed

LONGEST: Final = ", ceux sans contact depuis le plus longtemps en premier"
UP: Final = Qt.SortOrder.AscendingOrder


class CaseloadPage(Page):
    """Filters above, the table beneath; Enter opens the file, Escape goes back."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("caseload_page")
        self._desk = desk
        self._order, self._descending = CaseOrder.CONTACT, False
        self._shown, self._asked = 0, 0
        self._part = ""
        self._filters = CaseloadFilters(desk)
        self._table = CaseloadTable(desk)
        self._title = label(self._filters.title(), "title")
        self._detail, self._foot = label("", "muted", wrap=True), label("", "small")
        self._back = button("leave_caseload", "Re&venir", "arrow-left", "quiet")
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()

    def refresh(self) -> None:
        self._desk.background.read(setup.advisers).then(self._filters.offer_colleagues)
        self._ask(at_least=self._shown)

    def show_part(self, part: str) -> None:
        """Show the long silences only, or what is due first."""
        self._filters.show_chosen(silent=part == SILENT)
        rank = DUE_RANK if part == DUE else CONTACT_RANK
        self._order = CaseOrder.DUE if part == DUE else CaseOrder.CONTACT
        self._descending = False
        self._show_order(rank)
        self._ask()

    def _lay_out(self) -> None:
        foot = row(self._foot, None, label("Entrée : ouvrir", "small"), pad=(12, 4, 12, 4))
        listed = column((self._table, 1), foot, gap=0, pad=(1, 1, 1, 1))
        self._stack.addWidget(frame(listed, "card"))
        self._stack.addWidget(frame(column(), "card"))
        self._show_order(CONTACT_RANK)
        words = column(self._title, self._detail, gap=0)
        self._filters.whose.hide()
        head = row(self._back, (words, 1), self._filters.whose, gap=12)
        self.lay_out(column(head, self._filters, (self._stack, 1), gap=12, pad=PAGE_PAD))

    def _connect(self) -> None:
        self._back.clicked.connect(self.left)
        self._filters.changed.connect(self._ask)
        self._table.opened.connect(self.open_person)
        self._table.sorted.connect(self._sort)
        self._table.more_wanted.connect(self._go_on)
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.left)

    def _show_order(self, rank: int) -> None:
        head = self._table.horizontalHeader()
        with QSignalBlocker(head):  # what is shown is not asked for a second time
            head.setSortIndicator(rank, UP)

    def _query(self) -> CaseloadQuery:
        return CaseloadQuery(
            self._desk.clock(),
            self._filters.adviser(),
            self._filters.states(),
            silent=self._filters.silent(),
            order=self._order,
            descending=self._descending,
        )

    def _ask(self, at_least: int = PAGE) -> None:
        """Ask anew; answers to what was asked before are dropped."""
        self._asked += 1
        asked, read = self._asked, self._desk.background.read
        query = replace(self._query(), limit=max(at_least, PAGE))
        read(caseload.page, query).then(lambda found: self._begin(asked, found), owner=self)
        read(caseload.counts, query).then(lambda counts: self._count(asked, counts), owner=self)

    def _go_on(self) -> None:
        asked = self._asked
        query = replace(self._query(), skipped=self._shown)
        reading = self._desk.background.read(caseload.page, query)
        reading.then(lambda found: self._append(asked, found), owner=self)

    def _begin(self, asked: int, found: Listed[Case]) -> None:
        if asked != self._asked:
            return
        self._shown = len(found.rows)
        self._table.show_cases(found.rows, complete=self._shown >= found.total)
        if found.rows and self._table.current_key() is None:
            self._table.show_current(found.rows[0].person_id)
        say(self._foot, counted(found.total, "parcours", "parcours"))
        self._stack.setCurrentIndex(0 if found.rows else 1)
        if not found.rows:
            self._show_nobody()

    def _append(self, asked: int, found: Listed[Case]) -> None:
        if asked != self._asked:
            return
        self._shown += len(found.rows)
        complete = not found.rows or self._shown >= found.total
        self._table.append_cases(found.rows, complete=complete)

    def _count(self, asked: int, counts: CaseloadCounts) -> None:
        if asked != self._asked:
            return
        self._filters.show_counts(counts)
        opened = counted(counts.total, "parcours ouvert", "parcours ouverts")
        longest = counts.total and self._order is CaseOrder.CONTACT and not self._descending
        say(self._title, self._filters.title())
        say(self._detail, f"{opened}{LONGEST if longest else ''}")

    def _sort(self, order: str, ascending: bool) -> None:  # noqa: FBT001 - as the signal gives it
        self._order, self._descending = CaseOrder(order), not ascending
        self._ask()

    def _show_nobody(self) -> None:
        holder = self._stack.widget(1)
        assert isinstance(holder, QFrame)
        refill(holder, (self._nobody(), 1))

    def _nobody(self) -> QFrame:
        if self._filters.asked():
            clear = button("caseload_clear", "&Tout afficher", "x")
            clear.clicked.connect(self._clear)
            sentence = "Aucun parcours ouvert ne correspond à ces filtres."
            return empty_page("users-three", "Personne ici", sentence, clear)
        new = button("caseload_person", "&Nouvelle personne", "user-plus")
        new.clicked.connect(lambda: self.gesture_chosen.emit(Gesture.NEW_PERSON))
        sentence = "Les personnes dont le parcours est ouvert apparaîtront ici."
        return empty_page("users-three", "Aucun parcours ouvert", sentence, new)

    def _clear(self) -> None:
        self._filters.show_chosen()
        self._ask()
