"""Ctrl+K: find a person, a service, a commune or a command from anywhere."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from conseil_mobilite.domain.language.french import spaced
from conseil_mobilite.gui.kit.completion import CompletionField, Proposal
from conseil_mobilite.gui.kit.page import Route
from conseil_mobilite.gui.kit.theme import dp
from conseil_mobilite.gui.shell.commands import Command, matching

SHOWN_COMMANDS: Final = 4
ANYTHING: Final = "Rechercher une personne, un service, une commune, une commande"
INVITING: Final = "Rechercher partout — Ctrl+K"
COMMANDS_ONLY: Final = "Rechercher une commande — écran partagé"
WIDTH: Final = 480


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found, and where it opens."""

    route: Route
    text: str
    detail: str
    icon: str


@dataclass(frozen=True, slots=True)
class Findings:
    """Things of one kind under the heading that names them; `guessed`: they may be meant."""

    heading: str
    found: tuple[Finding, ...]
    guessed: bool = False


Answer = Callable[[Sequence[Findings]], None]
Finder = Callable[[str, Answer], object]
"""Looks up what was typed, and answers later, in the GUI thread, once or with more each time."""


class Search(CompletionField):
    """The field of the top bar and its list: what is found, kind by kind.

    Commands come after the first kind, which is that of the people: a word of the trade typed for
    its command is never taken for a place, nor for a name that resembles it.
    """

    route_chosen = Signal(object)
    """The `Route` of what was chosen."""

    def __init__(self, finder: Finder, commands: Sequence[Command]) -> None:
        super().__init__("search", placeholder=INVITING, keep=False)
        self.setAccessibleName(ANYTHING)
        self.setMaximumWidth(dp(WIDTH))
        self.least_width = WIDTH
        self._finder, self._commands = finder, tuple(commands)
        self._asked, self._shared = "", False
        self._routes: dict[str, Route] = {}
        self.searched.connect(self._search)
        self.picked.connect(self._open)

    def summon(self) -> None:
        """Take the focus, with what was typed selected."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    def share(self, *, shared: bool) -> None:
        """Find nobody while the person beside looks at the screen: commands alone."""
        self._shared = shared
        self.clear()
        self.setPlaceholderText(spaced(COMMANDS_ONLY if shared else INVITING))
        self.setAccessibleName(spaced(COMMANDS_ONLY if shared else ANYTHING))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.clear()
            self.offer(())
            return
        super().keyPressEvent(event)

    def _search(self, typed: str) -> None:
        self._asked = typed
        if not typed:
            self.offer(())
            return
        if self._shared:
            self._answer(typed, ())
            return
        self._finder(typed, lambda findings: self._answer(typed, findings))

    def _answer(self, typed: str, findings: Sequence[Findings]) -> None:
        if typed != self._asked or not self.wanted(typed) or (findings and self._shared):
            return  # something else was typed meanwhile, or the screen is shared since
        self._routes = {}
        kinds = [list(self._listed(kind)) for kind in findings]
        commands = list(self._commands_for(typed))
        self.offer([each for kind in (*kinds[:1], commands, *kinds[1:]) for each in kind])

    def _listed(self, kind: Findings) -> Iterator[Proposal]:
        if kind.found:
            yield Proposal("", kind.heading, heading=True)
        for one in kind.found:
            code = f"route_{len(self._routes)}"
            self._routes[code] = one.route
            yield Proposal(code, one.text, one.detail, one.icon, aside=kind.guessed)

    def _commands_for(self, typed: str) -> Iterator[Proposal]:
        commands = matching(self._commands, typed)[:SHOWN_COMMANDS]
        if commands:
            yield Proposal("", "Commandes et réglages", heading=True)
        for command in commands:
            detail = command.detail or command.shortcut or "Commande"
            yield Proposal(command.code, command.words, detail, command.icon)

    def _open(self, code: str) -> None:
        self._asked = ""
        if code in self._routes:
            self.route_chosen.emit(self._routes[code])
            return
        next(each for each in self._commands if each.code == code).do()
