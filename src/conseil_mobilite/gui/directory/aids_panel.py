"""The catalogue of aids: what each is worth, in words, and whether somebody made sure of it."""

from collections.abc import Callable
from datetime import date
from typing import Final
from uuid import UUID

from PySide6.QtWidgets import QStackedWidget

from conseil_mobilite.domain.language.french import counted
from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.directory.aid_card import AidCard
from conseil_mobilite.gui.directory.aid_gestures import AidGestures
from conseil_mobilite.gui.directory.aid_table import AidTable
from conseil_mobilite.gui.directory.aid_words import found
from conseil_mobilite.gui.directory.restoring import RestoreBar
from conseil_mobilite.gui.kit.buttons import button, toggle
from conseil_mobilite.gui.kit.empty import empty_page
from conseil_mobilite.gui.kit.labels import label, say
from conseil_mobilite.gui.kit.layouts import column, columns, frame, row
from conseil_mobilite.gui.kit.page import Page
from conseil_mobilite.gui.kit.texts import TextField
from conseil_mobilite.gui.pathway.writing import Writing
from conseil_mobilite.services.directory.benefit_periods import AidRows, aids_with_rows

PAD: Final = (24, 12, 24, 16)  # beneath the title of the page
NOTHING: Final = (
    "Aucune aide ne correspond",
    "Retirez un mot ou un filtre, ou ajoutez l’aide locale que vous cherchez.",
)


class AidsPanel(Page):
    """Each aid is read before it is changed: the list at the left, the aid at the right."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("aids_panel")
        self._desk = desk
        self._aids: tuple[AidRows, ...] = ()
        self._wanted: UUID | None = None
        self._writing = Writing(self)
        self._gestures = AidGestures(desk, self, self._writing)
        funders = desk.lists["funder_kinds"]
        self._search = TextField(
            "aids_search", placeholder="Rechercher une aide", icon="magnifying-glass"
        )
        self._search.setAccessibleName("Rechercher une aide")
        self._search.setClearButtonEnabled(True)
        self._old = toggle("aids_to_check", "À &vérifier")
        self._over = toggle("aids_over", "Avec celles qui sont terminées")
        self._add = button("aids_add", "&Ajouter une aide locale", "plus", "primary")
        self._count = label("", "muted")
        self._count.setObjectName("aids_count")
        self._table, self._card = AidTable(funders), AidCard(funders)
        self._stack, self._undo = QStackedWidget(), RestoreBar("aids_undo")
        self._lay_out()
        self._connect()
        self.setFocusProxy(self._search)

    def refresh(self) -> None:
        self._desk.background.read(aids_with_rows, self._today()).then(self._take, owner=self)

    def _lay_out(self) -> None:
        filters = row(self._old, self._over, None, gap=8)
        head = columns((self._search, 1), filters, self._add, gap=12)
        inside = column((self._table, 1), gap=0, pad=(1, 1, 1, 1))
        self._stack.addWidget(frame(inside, "card"))
        self._stack.addWidget(frame(column(empty_page("hand-coins", *NOTHING)), "card"))
        beside = columns((self._stack, 11), (self._card, 9), gap=16)
        parts = column(head, self._count, (beside, 1), self._undo, gap=12, pad=PAD)
        self.lay_out(parts)

    def _connect(self) -> None:
        card, gestures = self._card, self._gestures
        self._search.textChanged.connect(lambda _text: self._show())
        for chip in (self._old, self._over):
            chip.toggled.connect(lambda _down: self._show())
        self._add.clicked.connect(gestures.add)
        self._table.current_changed.connect(self._read)
        self._table.opened.connect(self._change)
        card.check_asked.connect(gestures.check)
        card.change_asked.connect(gestures.change)
        card.period_asked.connect(gestures.begin)
        card.end_asked.connect(gestures.end)
        card.deletion_asked.connect(gestures.delete)
        gestures.written.connect(self._want)
        gestures.return_offered.connect(self._offer)
        self._writing.settled.connect(self.refresh)
        self._writing.troubled.connect(self.troubled)

    def _take(self, aids: tuple[AidRows, ...]) -> None:
        """Show what is kept, unless something newer is being kept: it is read after that."""
        if self._writing.under_way():
            return
        self._aids = aids
        self._reveal(self._wanted)
        self._show()

    def _reveal(self, row_id: UUID | None) -> None:
        """Let the filters show the aid just written, and choose it."""
        kept = next((each for each in self._aids if row_id in _ids(each)), None)
        self._wanted = None
        if row_id is None or kept is None:
            return
        if not self._matches(kept):
            self._search.clear()
            self._old.setChecked(False)
            self._over.setChecked(self._over.isChecked() or not kept.line.open_on(self._today()))
        self._show()
        self._table.show_current(kept.line.code)

    def _show(self) -> None:
        today = self._today()
        shown = [each.line for each in self._aids if self._matches(each)]
        before = self._table.current_key()
        self._table.show_aids(shown, today)
        self._stack.setCurrentIndex(int(not shown and bool(self._aids)))
        if shown and self._table.current_key() is None:
            self._table.show_current(shown[0].code)
        if self._table.current_key() == before or not shown:
            self._read(self._table.current_key() if shown else None)
        old = sum(each.line.open_on(today) and each.line.to_check(today) for each in self._aids)
        told = counted(len(shown), "aide")
        say(self._count, f"{told}, {old} à vérifier en tout" if old else told)

    def _matches(self, aid: AidRows) -> bool:
        line, today = aid.line, self._today()
        if not self._over.isChecked() and not _still(line.valid_to, today):
            return False
        if self._old.isChecked() and not (line.open_on(today) and line.to_check(today)):
            return False
        funder = self._desk.lists["funder_kinds"].label(line.funder_kind)
        return found(line, funder, self._search.text())

    def _read(self, code: object) -> None:
        aid = self._aid(code)
        if aid is None:
            self._card.show_nothing()
        else:
            self._card.show_aid(aid.line, aid.rows, self._today())

    def _change(self, code: object) -> None:
        aid = self._aid(code)
        if aid is not None:
            self._gestures.change(aid.line)

    def _aid(self, code: object) -> AidRows | None:
        return next((each for each in self._aids if each.line.code == code), None)

    def _want(self, row_id: UUID) -> None:
        self._wanted = row_id

    def _offer(self, sentence: str, bring_back: Callable[[], object]) -> None:
        self._undo.offer_return(sentence, bring_back)

    def _today(self) -> date:
        return paris_day(self._desk.clock())


def _ids(aid: AidRows) -> set[UUID | None]:
    return {each.row_id for each in aid.rows} - {None}


def _still(last: date | None, today: date) -> bool:
    return last is None or last >= today
