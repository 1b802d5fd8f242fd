"""Another key for the base: which ways close, and what is handed over to whom."""

from collections.abc import Sequence
from typing import Final
from uuid import UUID

from PySide6.QtWidgets import QWidget

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.language.french import short_date
from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.domain.organisation.adviser import Adviser
from conseil_mobilite.gui.access.entry_row import KINDS
from conseil_mobilite.gui.kit.choice import Tick
from conseil_mobilite.gui.kit.dialogs import Creation
from conseil_mobilite.gui.kit.fields import Field, Form
from conseil_mobilite.gui.kit.labels import label
from conseil_mobilite.gui.kit.layouts import Item, column, frame
from conseil_mobilite.gui.kit.secrets import RevealTick, SecretField
from conseil_mobilite.services.access.ways import Entry, Way
from conseil_mobilite.store.keys.key_slots import SlotKind
from conseil_mobilite.store.keys.passphrases import proposed
from conseil_mobilite.store.rekeying import Entrant

WHY: Final = (
    "La base est sauvegardée, recopiée sous une clé neuve, relue, puis mise en place. Rien n’est "
    "perdu. Les sauvegardes déjà faites gardent leur ancienne clé."
)
HAND_OVER: Final = (
    "Vous ne connaissez pas les phrases des autres : elles ne peuvent pas être reprises. Remettez "
    "à chaque personne celle qui suit son nom ; elle la changera à sa première ouverture."
)
CLOSING: Final = "N’ouvriront plus la base :"
NEW_KIT: Final = "Un nouveau kit de récupération vous sera proposé ensuite."
NOTED: Final = "J’ai &noté les phrases à remettre"
NOT_NOTED: Final = "Notez d’abord les phrases à remettre : elles ne seront plus affichées."
MISSING: Final = "Saisissez votre phrase secrète actuelle : elle continuera d’ouvrir la base."


class KeyDialog(Creation):
    def __init__(
        self, acting: Adviser, entries: Sequence[Entry], closing: Sequence[Way], parent: QWidget
    ) -> None:
        """Show what to hand over, and the ways `closing` with the present key."""
        self._acting = acting
        self._others = tuple(
            Entrant(e.adviser.full_name, e.adviser.id, proposed(), temporary=True)
            for e in entries
            if e.adviser.active and e.adviser.id != acting.id
        )
        self._present = SecretField("access_key_present")
        self._noted = Tick("access_key_noted", NOTED)
        present = Field("Votre phrase secrète actuelle", self._present)
        body = column(
            label(WHY, wrap=True),
            *self._handed(),
            *_closed(entries, closing),
            present,
            RevealTick("access_key_present_show", self._present),
            gap=12,
        )
        super().__init__(
            "access_key", "Changer la clé de la base", body, parent, create="&Changer la clé"
        )
        self.form = Form(passphrase=present)

    def acting(self) -> Entrant:
        """Return who changes the key; UserError where her phrase or her word is missing."""
        if self._others and not self._noted.isChecked():
            raise UserError(NOT_NOTED)
        if not self._present.text():
            raise UserError(MISSING, "passphrase")
        return Entrant(self._acting.full_name, self._acting.id, self._present.text())

    def others(self) -> tuple[Entrant, ...]:
        """Return the colleagues, each with what is handed over to her."""
        return self._others

    def _handed(self) -> list[Item]:
        if not self._others:
            return []
        rows = [self._phrase(rank, each) for rank, each in enumerate(self._others)]
        return [label(HAND_OVER, wrap=True), *rows, self._noted]

    def _phrase(self, rank: int, entrant: Entrant) -> Field:
        shown = SecretField(f"access_key_phrase_{rank}", shown=True)
        shown.setText(entrant.passphrase)
        shown.setReadOnly(True)
        shown.setCursorPosition(0)
        return Field(entrant.label, shown)


def _closed(entries: Sequence[Entry], closing: Sequence[Way]) -> list[Item]:
    """Name each kit and keychain that closes; the passphrases are those handed over."""
    names: dict[UUID | None, str] = {e.adviser.id: e.adviser.full_name for e in entries}
    gone = [way for way in closing if way.kind is not SlotKind.PASSPHRASE]
    if not gone:
        return []
    words = [label(_way(way, names.get(way.adviser, "")), wrap=True) for way in gone]
    for rank, each in enumerate(words):
        each.setObjectName(f"access_key_closing_{rank}")
    kit = any(way.kind is SlotKind.RECOVERY for way in gone)
    after = [label(NEW_KIT, "small", wrap=True)] if kit else []
    return [
        frame(column(label(CLOSING, "strong"), *words, *after, gap=4, pad=(16, 12, 16, 12)), "note")
    ]


def _way(way: Way, owner: str) -> str:
    since = short_date(paris_day(way.since))
    whose = f", {owner}" if owner and owner != way.label else ""
    return f"{KINDS[way.kind][1]} « {way.label} »{whose}, depuis le {since}"
