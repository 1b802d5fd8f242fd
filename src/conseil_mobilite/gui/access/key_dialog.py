"""Another key for the base: which ways close, and what is handed over to whom."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtWidgets import QLineEdit, QWidget

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.organisation.adviser import Adviser
from conseil_mobilite.gui.kit.choice import Tick
from conseil_mobilite.gui.kit.dialogs import Creation
from conseil_mobilite.gui.kit.fields import Field, Form
from conseil_mobilite.gui.kit.labels import label
from conseil_mobilite.gui.kit.layouts import Item, column, frame
from conseil_mobilite.gui.kit.texts import TextField
from conseil_mobilite.services.access.ways import Entry
from conseil_mobilite.store.keys.key_slots import SlotKind
from conseil_mobilite.store.keys.passphrases import proposed
from conseil_mobilite.store.rekeying import Entrant

WHY: Final = (
    "La base est sauvegardée, recopiée sous une clé neuve, relue, puis mise en place. Rien n’est "
    "perdu. Les sauvegardes déjà faites gardent leur ancienne clé."
)
HAND_OVER: Final = (
    "Personne ne connaît les phrases des autres : elles ne peuvent pas être reprises. Remettez à "
    "chacun la phrase ci-dessous ; il sera invité à la changer à sa première ouverture."
)
KITS: Final = (
    "Les kits de récupération et les trousseaux d’autres ordinateurs n’ouvriront plus la base : "
    "faites ensuite un nouveau kit dans « Sécurité »."
)
NOTED: Final = "J’ai &noté les phrases à remettre"
NOT_NOTED: Final = "Notez d’abord les phrases à remettre : elles ne seront plus affichées."
MISSING: Final = "Saisissez votre phrase secrète actuelle : elle continuera d’ouvrir la base."


class KeyDialog(Creation):
    def __init__(self, acting: Adviser, entries: Sequence[Entry], parent: QWidget) -> None:
        self._acting = acting
        self._others = tuple(
            Entrant(e.adviser.full_name, e.adviser.id, proposed(), temporary=True)
            for e in entries
            if e.adviser.active and e.adviser.id != acting.id
        )
        self._present = TextField("access_key_present")
        self._present.setEchoMode(QLineEdit.EchoMode.Password)
        self._noted = Tick("access_key_noted", NOTED)
        present = Field("Votre phrase secrète actuelle", self._present)
        body = column(label(WHY, wrap=True), *self._handed(), *_closed(entries), present, gap=12)
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
        shown = TextField(f"access_key_phrase_{rank}")
        shown.setText(entrant.passphrase)
        shown.setReadOnly(True)
        shown.setCursorPosition(0)
        return Field(entrant.label, shown)


def _closed(entries: Sequence[Entry]) -> list[Item]:
    kinds = {way.kind for entry in entries for way in entry.ways}
    if kinds <= {SlotKind.PASSPHRASE}:
        return []
    return [frame(column(label(KITS, wrap=True), pad=(16, 12, 16, 12)), "note")]
