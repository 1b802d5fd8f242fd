"""The rows of what leaves: whose, what of it, when, and what may be done of it."""

from collections.abc import Callable, Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame

from conseil_mobilite.domain.language.french import spaced
from conseil_mobilite.gui.kit.aloud import call
from conseil_mobilite.gui.kit.buttons import Button, button
from conseil_mobilite.gui.kit.cards import card
from conseil_mobilite.gui.kit.empty import empty_line
from conseil_mobilite.gui.kit.labels import label
from conseil_mobilite.gui.kit.layouts import Item, bring, column, columns, frame, row
from conseil_mobilite.gui.pathway.refilling import refill_kept
from conseil_mobilite.gui.retention import wording
from conseil_mobilite.services.retention.leaving import Departure, Stage

Gesture = tuple[str, str, str, Callable[[Departure], None]]
"""The name of a button, its words, its icon, and what it does."""


class DepartureRows(QFrame):
    """One card of departures at one stage; a long list is shown by parts."""

    opened = Signal(object)
    """The `UUID` of the person whose file is wanted."""

    def __init__(self, name: str, heading: str, nothing: str, *gestures: Gesture) -> None:
        super().__init__()
        self._name, self._nothing, self._gestures = name, nothing, gestures
        self._shown = wording.LONGEST_SHOWN
        self._explained = False
        self._departures: Sequence[Departure] = ()
        self._rows = frame(column(gap=0))
        self._rows.setObjectName(f"{name}_rows")
        call(self._rows, heading)
        self._more = button(f"{name}_more", "Tout afficher", role="quiet")
        self._more.clicked.connect(self._show_all)
        self._foot = frame(row(None, self._more, None, pad=(0, 4, 0, 8)))
        self._foot.hide()
        self._head = frame(column(gap=0))
        held = card(heading, self._head, self._rows, self._foot)
        self.setWhatsThis(wording.HELP[name])
        self.setLayout(column(held, gap=0))

    def put_above(self, *items: Item) -> None:
        refill_kept(self._head, frame(column(*items, gap=8, pad=(16, 8, 16, 12)), "entry"))
        self._explained = True

    def show_departures(self, departures: Sequence[Departure]) -> None:
        self._departures = departures
        some = departures[: self._shown]
        rows = [self._row(rank, each) for rank, each in enumerate(some)]
        refill_kept(self._rows, *(rows or [empty_line(self._nothing)]))
        self._more.say(f"Tout afficher ({len(departures)})")
        self._foot.setVisible(len(departures) > self._shown)
        self._head.setVisible(bool(departures) and self._explained)

    def take_keyboard(self) -> bool:
        """Put the keyboard on the first gesture, as what had it goes; False where there is none."""
        first = next(iter(self._rows.findChildren(Button)), None)
        if first is None:
            return False
        first.setFocus(Qt.FocusReason.OtherFocusReason)
        bring(first)
        return True

    def _row(self, rank: int, departure: Departure) -> QFrame:
        held = departure.stage is Stage.HELD
        told = wording.held_detail(departure) if held else wording.detail(departure)
        who = label(wording.title(departure), "strong", wrap=True)
        acts = self._acts(rank, departure)
        texts = column(who, label(told, "small", wrap=True), gap=2)
        return frame(columns((texts, 1), row(*acts, None, gap=0), pad=(16, 6, 8, 6)), "entry")

    def _acts(self, rank: int, departure: Departure) -> list[Button]:
        open_it = button(f"{self._name}_open_{rank}", "Ouvrir", "folder-open", "quiet")
        open_it.clicked.connect(partial(self._open, departure.person_id))
        acts = [open_it, *(self._button(rank, departure, gesture) for gesture in self._gestures)]
        for act in acts:
            act.setAutoDefault(True)  # Enter presses it
            act.setAccessibleName(spaced(f"{act.accessibleName()} : {departure.name}"))
        return acts

    def _button(self, rank: int, departure: Departure, gesture: Gesture) -> Button:
        name, words, icon, do = gesture
        made = button(f"{name}_{rank}", words, icon, "quiet")
        made.clicked.connect(partial(do, departure))
        return made

    def _open(self, person: UUID) -> None:
        self.opened.emit(person)

    def _show_all(self) -> None:
        self._shown = len(self._departures)
        self.show_departures(self._departures)
