"""The acts on the base itself, its keys, its backups and its trail, in French."""

from collections.abc import Mapping
from typing import Final

ACCESS: Final[Mapping[str, str]] = {
    "base.found": "Base créée",
    "base.demonstrate": "Base de démonstration remplie",
    "base.open": "Base ouverte",
    "base.open_failed": "Essai d’ouverture refusé",
    "base.lock": "Base verrouillée",
    "base.close": "Base fermée",
    "base.rekey": "Base chiffrée avec une nouvelle clé",
    "access.change_passphrase": "Phrase secrète changée",
    "access.use_keychain": "Trousseau de ce poste ajouté",
    "access.close": "Entrée de la base fermée",
    "access.close_all": "Entrées d’une personne fermées",
    "access.give_passphrase": "Phrase secrète donnée",
    "access.rekey": "Clé de la base changée",
    "access.forget_keychain": "Trousseau de ce poste retiré",
}
BACKUP: Final[Mapping[str, str]] = {
    "backup.make": "Base sauvegardée",
    "backup.check": "Sauvegarde vérifiée",
    "backup.delete": "Ancienne sauvegarde supprimée",
    "backup.second_place": "Second lieu de sauvegarde changé",
    "base.restore": "Sauvegarde restaurée",
    "base.transfer": "Base préparée pour un autre poste",
}
TRAIL: Final[Mapping[str, str]] = {
    "audit.read": "Journal lu",
    "audit.verify": "Journal vérifié",
    "audit.export": "Journal exporté",
    "audit.period": "Durée du journal changée",
    "audit.truncate": "Actes anciens retirés du journal",
}
