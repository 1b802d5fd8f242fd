"""Why a base does not open, in a few words, and the gestures that each cause calls for."""

from dataclasses import dataclass
from typing import Final

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.gui.shell.closed.ways import Way
from conseil_mobilite.store import errors, saving_errors, taking_place

INTACT: Final = (
    "La base, ses clés et vos sauvegardes sont restées comme le programme les a trouvées : rien "
    "n’a été remplacé, vidé, renommé ni recréé."
)
DONE: Final = "Ce que vous aviez demandé est fait. Rien d’autre n’a été touché."
ELSEWHERE: Final = "Rien n’a été créé à la place : vos dossiers sont là où ils étaient."
UNEXPECTED: Final = (
    "L’ouverture s’est arrêtée sur un imprévu. Essayez de nouveau ; si cela se reproduit, copiez "
    "le rapport technique pour votre service informatique."
)


@dataclass(frozen=True, slots=True)
class Cause:
    """`ways` come in the order they are worth trying; the first is the one to press."""

    title: str
    ways: tuple[Way, ...]
    backups: bool = True
    untouched: str = INTACT


_DAMAGED: Final = Cause("Le fichier de la base est abîmé", (Way.LATEST, Way.RETRY))
_KEYS: Final = (Way.KEYS, Way.RETRY)
_WAIT: Final = (Way.RETRY,)
_CAUSES: Final[dict[type[Exception], Cause]] = {
    errors.WrongPassphraseError: Cause(
        "La phrase secrète n’ouvre pas la base", (Way.SECRET, Way.KEYS)
    ),
    errors.MissingKeychainEntryError: Cause(
        "Le trousseau n’a pas la clé de cette base", (Way.SECRET, Way.KEYS)
    ),
    errors.UnavailableKeychainError: Cause("Le trousseau ne répond pas", (Way.SECRET, Way.RETRY)),
    errors.MissingBaseError: Cause(
        "La base est introuvable", (Way.RETRY, Way.LATEST, Way.FOUND), untouched=ELSEWHERE
    ),
    errors.DamagedBaseError: _DAMAGED,
    errors.ForeignFileError: Cause("Ce fichier n’est pas une base de Conseil Mobilité", _WAIT),
    errors.MissingSlotsError: Cause("Le fichier des clés manque", _KEYS),
    errors.DamagedSlotsError: Cause("Le fichier des clés est abîmé", _KEYS),
    errors.UnmatchedSlotsError: Cause("Ces clés ne sont pas celles de cette base", _KEYS),
    errors.NewerSlotsError: Cause("Les clés viennent d’une version plus récente", _WAIT),
    errors.NewerBaseError: Cause("La base vient d’une version plus récente", _WAIT),
    errors.StrayWritesError: Cause("Un fichier d’une autre base est à côté", (Way.ASIDE,)),
    errors.LostWritesError: Cause("Les dernières saisies manquent", (Way.RETRY, Way.ASIDE)),
    errors.DamagedWritesError: Cause("Les dernières saisies sont abîmées", (Way.ASIDE, Way.RETRY)),
    errors.UnfinishedReplacementError: Cause("Un remplacement n’est pas terminé", _WAIT),
    errors.LockedBaseError: Cause(
        "La base est déjà ouverte ailleurs", (Way.FORWARD, Way.RETRY), backups=False
    ),
    saving_errors.BusyBaseError: Cause(
        "La base est occupée par un autre programme", _WAIT, backups=False
    ),
    errors.UnwritableFolderError: Cause("Le dossier refuse l’écriture", _WAIT, backups=False),
    saving_errors.ReadOnlyBaseError: Cause("La base est en lecture seule", _WAIT, backups=False),
    errors.UnsafeFolderError: Cause("Ce dossier n’est pas sûr pour une base", _WAIT),
    errors.SharedFolderError: Cause("La base est dans un dossier partagé", _WAIT, backups=False),
    taking_place.InPlaceError: Cause(
        "La base attend de la place sur le disque", _WAIT, backups=False, untouched=DONE
    ),
    saving_errors.FullDiskError: Cause("Le disque est plein", _WAIT, backups=False),
    saving_errors.FailingDiskError: Cause("Le disque ne répond pas", _WAIT),
    saving_errors.UnreadableBaseError: Cause("Le disque ne répond pas", _WAIT),
}
_OTHER: Final = Cause("La base ne s’ouvre pas", _WAIT)
AT_THE_FIELD: Final = (
    errors.WrongPassphraseError,
    errors.WrongRecoveryCodeError,
    errors.MissingKeychainEntryError,
    errors.UnavailableKeychainError,
)
"""What the screen of the passphrase says by itself."""


def cause_of(error: Exception) -> Cause:
    return next((cause for kind, cause in _CAUSES.items() if isinstance(error, kind)), _OTHER)


def explained(error: Exception) -> str:
    """Return what to read of it: its own sentence where it was written for the reader."""
    return str(error) if isinstance(error, UserError) else UNEXPECTED


def worth_a_page(error: Exception) -> bool:
    """Tell whether the base is at fault, its keys or its place, rather than what was typed."""
    if isinstance(error, errors.StoreError):
        return not isinstance(error, AT_THE_FIELD)
    return not isinstance(error, UserError)
