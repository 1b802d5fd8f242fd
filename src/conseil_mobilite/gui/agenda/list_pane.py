"""The list of the agenda with what it is long of: a week or a month."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from conseil_mobilite.domain.language.french import counted
from conseil_mobilite.domain.reference.code_lists import CodeLists
from conseil_mobilite.gui.agenda.entry_table import arranged, entry_table, rows
from conseil_mobilite.gui.agenda.views import SPANS, Span
from conseil_mobilite.gui.kit.buttons import Segments
from conseil_mobilite.gui.kit.labels import label, say
from conseil_mobilite.gui.kit.layouts import column, frame, row
from conseil_mobilite.services.agenda.diary_entry import DiaryEntry


class ListPane(QFrame):
    """Sorts what it shows by the column whose head is pressed; by hour to begin with."""

    span_chosen = Signal(str)

    def __init__(self, lists: CodeLists) -> None:
        super().__init__()
        self._lists = lists
        self._entries: Sequence[DiaryEntry] = ()
        self._today = date.min
        self._order = ("day", True)
        self.table = entry_table()
        self._count = label("", "muted")
        span = Segments("agenda_span", "Durée de la liste", SPANS, Span.WEEK)
        span.chosen.connect(self.span_chosen)
        self.table.sorted.connect(self._sort)
        head = row((self._count, 1), span, gap=8, pad=(16, 8, 12, 8))
        self.setLayout(column(frame(head), (self.table, 1), gap=0))

    def show_entries(self, entries: Sequence[DiaryEntry], today: date) -> None:
        self._entries, self._today = entries, today
        told = counted(len(entries), "rendez-vous", "rendez-vous")
        say(self._count, told if entries else "Aucun rendez-vous sur ces jours.")
        self.table.leave_out("adviser", out=len({each.adviser_name for each in entries}) <= 1)
        sort, ascending = self._order
        shown = arranged(entries, self._lists, sort, ascending=ascending)
        self.table.show_rows(rows(shown, self._lists, today))

    def _sort(self, column: str, ascending: bool) -> None:  # noqa: FBT001 - the signal's own
        self._order = (column, ascending)
        self.show_entries(self._entries, self._today)
