"""What the caseload is filtered by: whose, the states with their counts, the long silences."""

from collections.abc import Sequence
from typing import Final
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from conseil_mobilite.domain.organisation.adviser import Adviser
from conseil_mobilite.domain.pathway.pathway_sentences import STATE_LABELS
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.kit.buttons import Button, toggle
from conseil_mobilite.gui.kit.choice import Choice
from conseil_mobilite.gui.kit.flow import FlowLayout
from conseil_mobilite.gui.kit.layouts import column
from conseil_mobilite.services.today.caseload import CaseloadCounts

EVERYBODY: Final = "all"
_SILENT: Final = "silent"


class CaseloadFilters(QFrame):
    """`changed` is emitted at each choice. A count says how many there are, never of whom."""

    changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._counts = CaseloadCounts({}, 0)
        self.whose = Choice("caseload_whose", [(str(desk.adviser.id), "Ma file active")])
        self.whose.setAccessibleName("Parcours de")
        self._chips: dict[str, Button] = {}
        for code, words in (*STATE_LABELS.items(), (_SILENT, "Sans contact depuis 30 jours")):
            chip = toggle(f"caseload_{code}", words)
            chip.clicked.connect(self.changed)
            self._chips[code] = chip
        self.setLayout(column(FlowLayout(*self._chips.values(), gap=6), gap=0))
        self.whose.chosen.connect(lambda _code: self.changed.emit())
        self.show_counts(self._counts)

    def offer_colleagues(self, advisers: Sequence[Adviser]) -> None:
        """Offer the pathways of all, and of each colleague; alone, there is nothing to choose."""
        me = self._desk.adviser.id
        others = [(str(each.id), each.full_name) for each in advisers if each.id != me]
        mine = (str(me), "Ma file active")
        self.whose.offer([mine, (EVERYBODY, "Toute l’équipe"), *others])
        self.whose.setVisible(bool(others))

    def show_counts(self, counts: CaseloadCounts) -> None:
        """Say how many there are beside each filter; one that lets nobody through is left out."""
        self._counts = counts
        for code, chip in self._chips.items():
            count = counts.silent if code == _SILENT else counts.states.get(code, 0)
            words = "Sans contact depuis 30 jours" if code == _SILENT else STATE_LABELS[code]
            chip.say(f"{words} · {count}")
            chip.setVisible(bool(count) or chip.isChecked())

    def adviser(self) -> UUID | None:
        code = self.whose.code()
        return None if code == EVERYBODY else UUID(code)

    def title(self) -> str:
        """Say whose pathways are asked for."""
        code = self.whose.code()
        if code in {EVERYBODY, str(self._desk.adviser.id)}:
            return self.whose.currentText()
        return f"File active de {self.whose.currentText()}"

    def states(self) -> tuple[str, ...]:
        return tuple(
            code for code, chip in self._chips.items() if chip.isChecked() and code != _SILENT
        )

    def silent(self) -> bool:
        return self._chips[_SILENT].isChecked()

    def asked(self) -> bool:
        """Say whether anything is filtered."""
        return any(chip.isChecked() for chip in self._chips.values())

    def show_chosen(self, *, silent: bool = False) -> None:
        """Let every state through, or only the long silences; nothing is emitted."""
        for code, chip in self._chips.items():
            chip.setChecked(silent and code == _SILENT)
        self.show_counts(self._counts)
