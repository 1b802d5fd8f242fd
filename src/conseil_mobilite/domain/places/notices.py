"""What deserves a calm word about the place of a base: what it is, and what to do of it."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from conseil_mobilite.domain.backups.telling import in_megabytes
from conseil_mobilite.domain.language.french import spaced

NEEDED: Final = 100_000_000
"""Under so many bytes no base is begun: its first backups would not find room."""
LOW: Final = 500_000_000
"""Under so many bytes it is said, long before anything fails."""


class Concern(StrEnum):
    WRITABLE = "writable"
    LITTLE_ROOM = "little_room"
    REMOVABLE = "removable"
    UNGUARDED = "unguarded"
    READABLE = "readable"


@dataclass(frozen=True, slots=True)
class Notice:
    """`pressing`: it may cost the base itself, and is recalled where the day begins."""

    concern: Concern
    title: str
    advice: str
    pressing: bool = False


_AWAY: Final = (
    "Pour la déplacer, fermez le programme, déplacez ensemble la base, son fichier de clés et ses "
    "sauvegardes, puis ouvrez-la avec conseil-mobilite --base suivi de son nouveau chemin."
)


def writable() -> Notice:
    return _notice(
        Concern.WRITABLE,
        "Le dossier de la base peut être modifié par d’autres comptes de cet ordinateur.",
        "Ils ne peuvent pas la lire : elle est chiffrée. Mais ils pourraient la supprimer ou la "
        f"remplacer. Réservez ce dossier à votre compte, ou choisissez-en un qui le soit. {_AWAY}",
        pressing=True,
    )


def readable() -> Notice:
    return _notice(
        Concern.READABLE,
        "Le dossier de la base est visible d’autres comptes de cet ordinateur.",
        "Ils n’y lisent rien : la base est chiffrée et ses fichiers sont réservés à votre compte. "
        "Seuls leurs noms et leurs dates se voient. Un dossier réservé à votre compte les "
        "cacherait aussi.",
    )


def unguarded() -> Notice:
    return _notice(
        Concern.UNGUARDED,
        "Le disque de la base ne sait pas réserver un fichier à un compte (format FAT ou exFAT).",
        "Qui tient ce disque peut copier la base ; elle reste chiffrée. Préférez le disque de cet "
        f"ordinateur. {_AWAY}",
    )


def removable() -> Notice:
    return _notice(
        Concern.REMOVABLE,
        "La base est sur un disque amovible.",
        "Débranché pendant le travail, il peut perdre la dernière saisie ; égaré, il emporte la "
        f"base et ses sauvegardes. Préférez le disque de cet ordinateur. {_AWAY}",
        pressing=True,
    )


def little_room(free: int) -> Notice:
    """Say how many bytes are left."""
    return _notice(
        Concern.LITTLE_ROOM,
        f"Il reste peu de place sur le disque de la base : {in_megabytes(free)}.",
        "Rien n’est perdu. Libérez de la place : le moment venu, les sauvegardes, puis "
        "l’enregistrement, en manqueraient.",
        pressing=True,
    )


def _notice(concern: Concern, title: str, advice: str, *, pressing: bool = False) -> Notice:
    return Notice(concern, spaced(title), spaced(advice), pressing)
