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
    "access.give_passphrase": "Phrase secrète donnée à un conseiller",
    "access.close": "Une façon d’ouvrir la base retirée",
    "access.close_all": "Toutes les façons d’ouvrir d’un conseiller retirées",
    "access.rekey": "Clé de la base changée",
    "access.add_recovery": "Kit de récupération activé",
    "access.print_recovery": "Kit de récupération imprimé ou enregistré",
    "access.open_with_recovery": "Base ouverte avec un kit de récupération",
    "access.renew_passphrase": "Nouvelle phrase secrète choisie après un kit",
    "access.change_passphrase": "Phrase secrète changée",
    "access.use_keychain": "Trousseau de ce poste ajouté",
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
