"""The versions of the grid made here, the last one first, then the national one."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from conseil_mobilite.gui.kit.buttons import button
from conseil_mobilite.gui.kit.cards import Entry, card, entry
from conseil_mobilite.gui.kit.labels import badge, glyph
from conseil_mobilite.gui.kit.layouts import Item, column, frame, refill
from conseil_mobilite.gui.settings.grid_wording import made_when, uses
from conseil_mobilite.services.assessment.grid_draft import GridWorkshop
from conseil_mobilite.services.assessment.grid_versions import GridVersion

SHIPPED = "Version nationale, livrée avec le programme : elle ne change jamais."


class VersionsCard(QFrame):
    consulted = Signal(str)
    """The version to read."""

    def __init__(self) -> None:
        super().__init__()
        self._rows = frame(column(gap=0))
        self.setLayout(column(card("Versions publiées", self._rows), None, gap=0))

    def show_versions(self, shown: GridWorkshop) -> None:
        current = shown.in_use.version
        national = self._row(shown.national.version, SHIPPED, used=current)
        refill(self._rows, *self._made(shown.versions, current), national)

    def _made(self, versions: Sequence[GridVersion], current: str) -> list[Item]:
        return [
            self._row(each.version, f"{each.note} · {made_when(each)} · {uses(each)}", used=current)
            for each in versions
        ]

    def _row(self, version: str, detail: str, *, used: str) -> Entry:
        read = button(f"grid_read_{version}", "Consulter", "eye", "quiet")
        read.setAccessibleName(f"Consulter la version {version}")
        read.clicked.connect(partial(self.consulted.emit, version))
        marks: list[Item] = [badge("En usage", "success")] if version == used else []
        return entry(version, detail, *marks, read, lead=glyph("list-checks", "primary", 20))
