"""Sécurité: the passphrase, the recovery kit, the keychain of this computer, the lock."""

from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.settings.keychain_card import KeychainCard
from conseil_mobilite.gui.settings.kit_card import KitCard
from conseil_mobilite.gui.settings.lock_card import LockCard
from conseil_mobilite.gui.settings.passphrase_card import PassphraseCard
from conseil_mobilite.gui.settings.section import Section
from conseil_mobilite.services.organisation import setup


class SecurityCard(Section):
    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._passphrase = PassphraseCard(desk)
        self._others = (KitCard(desk), LockCard(desk), KeychainCard(desk))
        self.show_cards(
            "Sécurité",
            "Les dossiers sont chiffrés sur ce poste : votre phrase secrète les ouvre.",
            self._passphrase,
            *self._others,
        )
        self.setFocusProxy(self._passphrase.present)
        self._passphrase.troubled.connect(self.troubled)
        self._passphrase.changed.connect(lambda: self.said.emit("Phrase secrète changée"))
        for card in self._others:
            card.said.connect(self.said)

    def refresh(self) -> None:
        self._desk.background.read(setup.organisation).then(self._passphrase.refuse_names)
        for card in self._others:
            card.refresh()

    def leave(self) -> None:
        """Forget the secrets typed: nobody else should find them here."""
        self._passphrase.empty()
