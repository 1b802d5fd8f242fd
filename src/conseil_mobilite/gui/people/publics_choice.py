"""The publics somebody belongs to, as worded chips that stay down."""

from collections.abc import Collection

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from conseil_mobilite.domain.reference.code_lists import CodeEntry
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.kit.aloud import call
from conseil_mobilite.gui.kit.buttons import Button, toggle
from conseil_mobilite.gui.kit.flow import FlowLayout
from conseil_mobilite.gui.kit.labels import label, set_tip
from conseil_mobilite.gui.kit.layouts import column
from conseil_mobilite.gui.kit.theme import dp

CHIP_HEIGHT = 30
NOT_DECLARED = frozenset({"qpv", "frr", "mobilite"})
"""QPV and FRR are told with the address; the mobility problem is what the assessment finds."""


class PublicsChoice(QFrame):
    """`toggled` is emitted by the adviser's own gesture, with the code and whether it holds."""

    toggled = Signal(str, bool)

    def __init__(self, name: str, desk: Desk) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName("Publics")
        entries = [each for each in desk.lists["publics"] if each.code not in NOT_DECLARED]
        self._chips = {entry.code: self._chip(entry) for entry in entries}
        open_ones = [self._chips[each.code] for each in entries if not each.sensitive]
        sensitive = [self._chips[each.code] for each in entries if each.sensitive]
        told = label("Sensibles, montrés ailleurs sur demande seulement :", "small")
        told.setMinimumHeight(dp(CHIP_HEIGHT))
        self.setLayout(column(FlowLayout(*open_ones), FlowLayout(told, *sensitive), gap=8))

    def chosen(self) -> tuple[str, ...]:
        return tuple(code for code, chip in self._chips.items() if chip.isChecked())

    def show_chosen(self, codes: Collection[str]) -> None:
        """Show what is stored, without emitting."""
        for code, chip in self._chips.items():
            chip.setChecked(code in codes)

    def _chip(self, entry: CodeEntry) -> Button:
        words = entry.text("short") or entry.label
        chip = toggle(f"{self.objectName()}_{entry.code}", words)
        call(chip, entry.label)
        set_tip(chip, entry.label)
        chip.clicked.connect(lambda on: self.toggled.emit(entry.code, on))
        return chip
