"""Any table of the plan before and after: chosen by its indicator, then by its breakdown."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QFrame

from conseil_mobilite.domain.statistics.preview.tables import TablePreview
from conseil_mobilite.gui.kit.cards import card
from conseil_mobilite.gui.kit.choice import Choice
from conseil_mobilite.gui.kit.fields import Field
from conseil_mobilite.gui.kit.labels import badge, label
from conseil_mobilite.gui.kit.layouts import CARD_GAP, DENSE_GAP, column, columns, frame, refill
from conseil_mobilite.gui.statistics.exports.draft import Draft
from conseil_mobilite.gui.statistics.exports.parts import remark
from conseil_mobilite.gui.statistics.exports.table import side_card
from conseil_mobilite.gui.statistics.exports.wording import INTERNAL

LEGEND: Final = (
    "Une étoile rouge marque, avant la protection, les nombres de 1 à 4 : ils pourraient désigner "
    "quelqu’un."
)
MOST_NOTES: Final = 6


class PreviewPanel(QFrame):
    def __init__(self, draft: Draft) -> None:
        super().__init__()
        self._draft = draft
        self._indicator = Choice("export_indicator", self._indicators()).narrow(24)
        self._table = Choice("export_table", ()).narrow(24)
        self._sides = frame(column(gap=DENSE_GAP))
        self._indicator.chosen.connect(lambda _code: self._show_indicator())
        self._table.chosen.connect(lambda _code: self._show_table())
        picks = columns(
            (Field("&Indicateur", self._indicator), 1), (Field("&Tableau", self._table), 1), gap=12
        )
        self.setLayout(column(picks, self._sides, gap=DENSE_GAP))
        self._show_indicator()

    def take_focus(self) -> None:
        self._indicator.setFocus(Qt.FocusReason.OtherFocusReason)

    def _indicators(self) -> list[tuple[str, str]]:
        codes = dict.fromkeys(each.indicator for each in self._draft.tables)
        return [(code, f"{code} · {self._draft.named(code)}") for code in codes]

    def _show_indicator(self) -> None:
        tables = self._tables()
        titles = [
            (each.code, f"{rank} sur {len(tables)} · {each.title}")
            for rank, each in enumerate(tables, 1)
        ]
        self._table.offer(titles)
        self._table.show_code(titles[0][0] if titles else "")
        self._show_table()

    def _show_table(self) -> None:
        code = self._table.code()
        for each in self._tables():
            if each.code == code:
                notes = [_notes(each.notes)] if each.notes else []
                refill(self._sides, _both_sides(each), label(LEGEND, "small", wrap=True), *notes)

    def _tables(self) -> list[TablePreview]:
        code = self._indicator.code()
        return [each for each in self._draft.tables if each.indicator == code]


def _both_sides(shown: TablePreview) -> QBoxLayout:
    before = side_card("Avant", shown, badge(INTERNAL, "warning"), exact=True)
    after = side_card("Après", shown, badge("Ce qui sortira", "success"), exact=False)
    return columns(
        (before, 2 + len(shown.before.columns)), (after, 2 + len(shown.after.columns)), gap=CARD_GAP
    )


def _notes(notes: Sequence[str]) -> QFrame:
    more = len(notes) - MOST_NOTES
    rows = [remark("users", note) for note in notes[:MOST_NOTES]]
    if more > 0:
        rows.append(
            remark("dots-three", f"Et {more} autres phrases de ce tableau, dans le fichier.")
        )
    return card("Ce qui est réuni ou retenu dans ce tableau, et pourquoi", *rows)
