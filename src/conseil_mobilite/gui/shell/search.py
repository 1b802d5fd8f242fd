"""Ctrl+K: find a person or a command from anywhere."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from conseil_mobilite.domain.language.french import spaced
from conseil_mobilite.gui.kit.completion import CompletionField, Proposal
from conseil_mobilite.gui.kit.theme import dp
from conseil_mobilite.gui.shell.commands import Command, matching

SHOWN_COMMANDS = 3
ANYTHING = "Rechercher une personne ou une commande"
COMMANDS_ONLY = "Rechercher une commande — écran partagé"


@dataclass(frozen=True, slots=True)
class FoundPerson:
    """A person as the palette shows one."""

    id: UUID
    name: str
    detail: str


Answer = Callable[[Sequence[FoundPerson]], None]
Finder = Callable[[str, Answer], object]
"""Looks people up for what was typed, and answers later, in the GUI thread."""


class Search(CompletionField):
    """The field of the top bar and its list: people first, then commands."""

    person_chosen = Signal(object)
    """The UUID of a person."""

    def __init__(self, finder: Finder, commands: Sequence[Command]) -> None:
        super().__init__(
            "search",
            placeholder=f"{ANYTHING} — Ctrl+K",
            keep=False,
        )
        self.setAccessibleName(ANYTHING)
        self.setMaximumWidth(dp(480))
        self._finder, self._commands = finder, tuple(commands)
        self._asked, self._shared = "", False
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
        self.setPlaceholderText(spaced(COMMANDS_ONLY if shared else f"{ANYTHING} — Ctrl+K"))
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
        self._finder(typed, lambda people: self._answer(typed, people))

    def _answer(self, typed: str, people: Sequence[FoundPerson]) -> None:
        if typed != self._asked or (people and self._shared):
            return  # something else was typed meanwhile, or the screen is shared since
        found = [Proposal(str(one.id), one.name, one.detail, "user") for one in people]
        commands = matching(self._commands, typed)[:SHOWN_COMMANDS]
        self.offer(found + [_proposal(command) for command in commands])

    def _open(self, code: str) -> None:
        self._asked = ""
        command = next((each for each in self._commands if each.code == code), None)
        if command is None:
            self.person_chosen.emit(UUID(code))
        else:
            command.do()


def _proposal(command: Command) -> Proposal:
    return Proposal(command.code, command.words, command.shortcut or "Commande", command.icon)
