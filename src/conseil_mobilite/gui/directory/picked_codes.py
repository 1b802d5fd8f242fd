"""Several codes found by typing: each stands as a chip that goes when it is pressed."""

from collections.abc import Callable, Iterable, Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame

from conseil_mobilite.domain.language.french import spaced
from conseil_mobilite.gui.kit.buttons import Button, button, literal
from conseil_mobilite.gui.kit.completion import CompletionField, Proposal
from conseil_mobilite.gui.kit.flow import Flow
from conseil_mobilite.gui.kit.layouts import column, frame, refill
from conseil_mobilite.gui.settings.place_field import Errands

PROPOSALS: Final = 12


class PickedCodes(QFrame):
    """`look_up` finds proposals away from the window; `name_of` says a code that is stored."""

    changed = Signal()

    def __init__(
        self,
        name: str,
        placeholder: str,
        look_up: Callable[[str], Sequence[Proposal]],
        name_of: Callable[[str], str],
        do: Errands,
    ) -> None:
        super().__init__()
        self.setObjectName(name)
        self._name, self._look_up, self._name_of, self._do = name, look_up, name_of, do
        self._codes: tuple[str, ...] = ()
        self.search = CompletionField(f"{name}_search", placeholder=placeholder, keep=False)
        self.search.setAccessibleName(spaced(placeholder))
        self._chips = frame(column(gap=0))
        self._chips.hide()
        self.setLayout(column(self.search, self._chips, gap=6))
        self.setFocusProxy(self.search)
        self.search.searched.connect(self._search)
        self.search.picked.connect(self._add)

    def chosen(self) -> tuple[str, ...]:
        return self._codes

    def show_chosen(self, codes: Iterable[str]) -> None:
        """Show what is stored, without emitting."""
        self._codes = tuple(dict.fromkeys(codes))
        refill(self._chips, Flow(*map(self._chip, self._codes)))
        self._chips.setVisible(bool(self._codes))

    def _search(self, text: str) -> None:
        if text:
            self._do(lambda: self._look_up(text)).then(self._offer, self)
        else:
            self.search.offer(())

    def _offer(self, found: Sequence[Proposal]) -> None:
        self.search.offer([each for each in found if each.code not in self._codes][:PROPOSALS])

    def _add(self, code: str) -> None:
        self.show_chosen((*self._codes, code))
        self.changed.emit()

    def _remove(self, code: str) -> None:
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)  # its chip is gone
        self.show_chosen(each for each in self._codes if each != code)
        self.changed.emit()

    def _chip(self, code: str) -> Button:
        words = self._name_of(code)
        made = button(f"{self._name}_{code}", literal(words), "x", "chip")
        made.setAccessibleName(spaced(f"Retirer {words}"))
        made.clicked.connect(lambda: self._remove(code))
        return made
