"""The name of a body: those the base knows are proposed as it is typed, any other may be."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal

from conseil_mobilite.domain.language.french import phone_display
from conseil_mobilite.domain.referrals.known_bodies import KnownBody, matching
from conseil_mobilite.gui.kit.completion import CompletionField, Proposal
from conseil_mobilite.gui.people.wording import joined

PROPOSALS: Final = 8


class BodyField(CompletionField):
    """`body_chosen` carries the `KnownBody` taken from the list."""

    body_chosen = Signal(object)

    def __init__(self, name: str) -> None:
        super().__init__(name, placeholder="Nom de l’organisme ou du service", eager=False)
        self._known: Sequence[KnownBody] = ()
        self._proposed: list[KnownBody] = []
        self.searched.connect(self._search)
        self.picked.connect(lambda rank: self.body_chosen.emit(self._proposed[int(rank)]))

    @property
    def known(self) -> Sequence[KnownBody]:
        """The bodies proposed among."""
        return self._known

    def know(self, bodies: Sequence[KnownBody]) -> None:
        """Propose among these, at once where something is typed already."""
        self._known = bodies
        if self.hasFocus() and self.isModified():
            self._search(self.text())

    def _search(self, typed: str) -> None:
        self._proposed = matching(self._known, typed, PROPOSALS)
        self.offer([_proposal(rank, body) for rank, body in enumerate(self._proposed)])


def shown_phone(phone: str) -> str:
    """Say the phone of a body as it is dialled; one that was typed freely stays as it is."""
    return phone_display(phone) if phone.startswith("+") else phone


def _proposal(rank: int, body: KnownBody) -> Proposal:
    return Proposal(str(rank), body.name, joined(body.agent_name, body.address), "buildings")
