"""The themes of a service: those of mobility at hand, the others found by typing."""

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractButton, QFrame

from conseil_mobilite.domain.language.folding import fold
from conseil_mobilite.domain.reference.code_lists import CodeEntry, CodeList
from conseil_mobilite.gui.directory.picked_codes import PickedCodes
from conseil_mobilite.gui.kit.completion import Proposal
from conseil_mobilite.gui.kit.layouts import column
from conseil_mobilite.gui.settings.chip_group import ChipGroup
from conseil_mobilite.gui.settings.place_field import Errands

NEAR: Final = "mobilite--"


class ThemesField(QFrame):
    """Any number of themes of the schema."""

    changed = Signal()

    def __init__(self, name: str, themes: CodeList, do: Errands) -> None:
        super().__init__()
        self.setObjectName(name)
        self._themes = [each for each in themes if each.valid_to is None]
        near = [each for each in self._themes if each.code.startswith(NEAR)]
        self._near = ChipGroup(f"{name}_near", [(e.code, e.label, e.label) for e in near])
        self._near.setAccessibleName("Thèmes de mobilité")
        self._near_codes = frozenset(each.code for each in near)
        words = "Un autre thème : garde d’enfants, numérique…"
        self._others = PickedCodes(f"{name}_others", words, self._look_up, themes.label, do)
        self._others.search.setAccessibleName("Autres thèmes")
        self.setLayout(column(self._near, self._others, gap=8))
        self.setFocusProxy(self._near)
        self._others.changed.connect(self.changed)
        for chip in self._near.findChildren(QAbstractButton):
            chip.clicked.connect(lambda _down: self.changed.emit())

    def chosen(self) -> tuple[str, ...]:
        return (*self._near.chosen(), *self._others.chosen())

    def show_chosen(self, codes: Iterable[str]) -> None:
        """Show what is stored, without emitting."""
        every = tuple(codes)
        self._near.show_chosen(every)
        self._others.show_chosen(each for each in every if each not in self._near_codes)

    def _look_up(self, text: str) -> list[Proposal]:
        typed = fold(text).split()
        found = (each for each in self._themes if _tells(each, typed))
        return [
            Proposal(each.code, each.label, _category(each), "tag")
            for each in found
            if each.code not in self._near_codes
        ]


def _tells(theme: CodeEntry, typed: list[str]) -> bool:
    words = fold(f"{theme.label} {theme.code}").split()
    return all(any(word.startswith(each) for word in words) for each in typed)


def _category(theme: CodeEntry) -> str:
    """« Garde d’enfants » is of « famille », as its code says."""
    return theme.code.partition("--")[0].replace("-", " ").capitalize()
