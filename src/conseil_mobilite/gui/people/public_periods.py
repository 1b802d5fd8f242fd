"""The dated list of the publics of a person, and the codes that other programs give them."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final
from uuid import UUID, uuid4

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from conseil_mobilite.domain.people.audience_codes import external_codes
from conseil_mobilite.domain.people.audiences import DerivedPublic
from conseil_mobilite.domain.people.person import PersonAudience
from conseil_mobilite.domain.reference.code_lists import CodeList
from conseil_mobilite.gui.kit.buttons import button
from conseil_mobilite.gui.kit.choice import Choice
from conseil_mobilite.gui.kit.labels import label
from conseil_mobilite.gui.kit.layouts import column, columns, frame, refill
from conseil_mobilite.gui.people.public_period import NewPublicPeriod, PublicPeriod
from conseil_mobilite.services.people.people import PersonPublics

ADD: Final = "Ajouter une période passée…"
ADDRESS: Final = "l’adresse"


class PublicPeriods(QFrame):
    """Signals carry the line they come from, then what it asks.

    `dated`: a stored period (its `UUID`) and its days; `added`: a public, and the days of a period
    that went by; `removed`: the `UUID` of a period; `codes_asked`: copy the codes.
    """

    dated = Signal(object, object, object)
    added = Signal(object, object, object)
    removed = Signal(object)
    codes_asked = Signal()

    def __init__(self, publics: CodeList, today: date) -> None:
        super().__init__()
        self.setObjectName("public_periods")
        self.setAccessibleName("Dates et codes des publics")
        self._publics, self._today = publics, today
        self._lines: dict[UUID, PublicPeriod] = {}
        self._drafts: list[NewPublicPeriod] = []
        self._shown: tuple[PublicPeriod, ...] = ()
        self._list = column(gap=10)
        self._derived = frame(column(gap=10))
        self._derived.hide()
        choices = [(each.code, _short(publics, each.code)) for each in publics]
        self._add = Choice("public_period_add", choices, none=ADD)
        self._add.setAccessibleName("Ajouter une période passée d’un public")
        self._add.chosen.connect(self._begin)
        self._copy = button("public_codes_copy", "Copier les &codes", role="quiet")
        self._copy.clicked.connect(self.codes_asked)
        foot = columns((self._add, 1), self._copy, gap=8)
        self.setLayout(column(self._list, self._derived, foot, gap=10))

    def show_publics(self, publics: PersonPublics) -> None:
        """Show what is stored: lines already there stay, with what is being typed in them."""
        for row in publics.declared:
            self._line(row).show_period(row.since, row.until)
        wanted = sorted(publics.declared, key=self._place)
        self._arrange([self._lines[row.id] for row in wanted])
        refill(self._derived, *(self._follows(each) for each in publics.derived))
        self._derived.setVisible(bool(publics.derived))

    def line(self, period: UUID) -> PublicPeriod:
        return self._lines[period]

    def close_draft(self, draft: NewPublicPeriod) -> None:
        """Take away a line whose period is stored now, or was given up."""
        if draft in self._drafts:
            self._drafts.remove(draft)
            self._arrange([line for line in self._shown if line in self._lines.values()])

    def _line(self, row: PersonAudience) -> PublicPeriod:
        if row.id not in self._lines:
            codes = external_codes(self._publics[row.code])
            made = PublicPeriod(row.id.hex, _short(self._publics, row.code), codes, self._today)
            made.dated.connect(lambda since, until: self.dated.emit(row.id, since, until))
            made.removed.connect(lambda: self.removed.emit(row.id))
            self._lines[row.id] = made
        return self._lines[row.id]

    def _place(self, row: PersonAudience) -> tuple[bool, int, int]:
        """Order the lines: what runs first, as in the list of publics, then the latest ended."""
        rank = [entry.code for entry in self._publics].index(row.code)
        ended = row.until is not None
        return ended, -row.until.toordinal() if row.until else rank, rank

    def _arrange(self, lines: Sequence[PublicPeriod]) -> None:
        """Set the lines in order, the new ones last, and let Tab follow what is read."""
        gone = set(self._lines.values()) - set(lines)
        self._lines = {key: line for key, line in self._lines.items() if line not in gone}
        shown = (*lines, *self._drafts)
        if shown == self._shown:
            return
        for line in self._shown:
            self._list.removeWidget(line)
            if line not in shown:
                line.hide()
                line.deleteLater()
        for line in shown:
            self._list.addWidget(line)
        self._shown = shown
        _follow(each for line in shown for each in line.controls())
        _follow((*(shown[-1].controls()[-1:] if shown else ()), self._add, self._copy))

    def _follows(self, derived: DerivedPublic) -> QWidget:
        because = [_short(self._publics, code) for code in derived.because] or [ADDRESS]
        codes = external_codes(self._publics[derived.code])
        words = f"{_short(self._publics, derived.code)} · déduit de : {', '.join(because)}"
        beneath = [label(codes, "small", wrap=True)] if codes else []
        return frame(column(label(words, "strong", wrap=True), *beneath, gap=2))

    def _begin(self, code: str) -> None:
        self._add.show_code("")
        if not code:
            return
        draft = NewPublicPeriod(uuid4().hex, code, _short(self._publics, code), self._today)
        draft.dated.connect(lambda since, until: self.added.emit(draft, since, until))
        draft.removed.connect(lambda: self.close_draft(draft))
        self._drafts.append(draft)
        self._arrange([line for line in self._shown if line in self._lines.values()])
        draft.begin()


def _short(publics: CodeList, code: str) -> str:
    return publics[code].text("short") or publics.label(code)


def _follow(controls: Iterable[QWidget]) -> None:
    before: QWidget | None = None
    for each in controls:
        if before is not None:
            QWidget.setTabOrder(before, each)
        before = each
