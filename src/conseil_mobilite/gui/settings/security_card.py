"""Sécurité: the passphrase, the keychain of this computer, the lock."""

from typing import Final

from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.kit.labels import glyph, label
from conseil_mobilite.gui.kit.layouts import column, frame, row
from conseil_mobilite.gui.settings.keychain_card import KeychainCard
from conseil_mobilite.gui.settings.passphrase_card import PassphraseCard
from conseil_mobilite.gui.settings.section import Section
from conseil_mobilite.services.organisation import setup

LOCK: Final = (
    "Les dossiers se referment seuls après {minutes} minutes sans activité, et tout de suite avec "
    "Ctrl+L. Ce que vous tapiez est gardé."
)


class SecurityCard(Section):
    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._passphrase = PassphraseCard(desk)
        self._keychain = KeychainCard(desk) if desk.station.access.has_keychain else None
        sign = column(glyph("lock", "primary", 22), None)
        words = label(LOCK.format(minutes=desk.station.idle_minutes), wrap=True)
        lock = frame(row(sign, (words, 1), gap=12, pad=(16, 12, 16, 12)), "note")
        keychain = [] if self._keychain is None else [self._keychain]
        self.show_cards(
            "Sécurité",
            "Les dossiers sont chiffrés sur ce poste : seule votre phrase secrète les ouvre.",
            self._passphrase,
            *keychain,
            lock,
        )
        self.setFocusProxy(self._passphrase.present)
        self._passphrase.troubled.connect(self.troubled)
        self._passphrase.changed.connect(lambda: self.said.emit("Phrase secrète changée"))
        if self._keychain is not None:
            self._keychain.said.connect(self.said)

    def refresh(self) -> None:
        self._desk.background.read(setup.organisation).then(self._passphrase.refuse_names)
        if self._keychain is not None:
            self._keychain.refresh()

    def leave(self) -> None:
        """Forget the secrets typed: nobody else should find them here."""
        self._passphrase.empty()
