"""What can be done where a base does not open: the words of each gesture."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Way(StrEnum):
    """A gesture that the page may offer."""

    RETRY = "retry"
    FORWARD = "forward"
    SECRET = "secret"  # noqa: S105 - a gesture
    KEYS = "keys"
    ASIDE = "aside"
    LATEST = "latest"
    FOUND = "found"


@dataclass(frozen=True, slots=True)
class Words:
    """`title` and `detail` say what the gesture does, `act` is on its button."""

    title: str
    detail: str
    act: str
    icon: str


WORDS: Final = {
    Way.RETRY: Words(
        "Essayer de nouveau",
        "Une fois la cause levée, la base s’ouvre comme d’habitude.",
        "Réessa&yer",
        "arrow-clockwise",
    ),
    Way.FORWARD: Words(
        "Aller à la fenêtre déjà ouverte",
        "Si c’est sur cet ordinateur, elle passe au premier plan.",
        "&Montrer la fenêtre",
        "arrow-right",
    ),
    Way.SECRET: Words(
        "Saisir votre phrase secrète ou le code du kit de récupération",
        "Le kit imprimé ouvre la base quand la phrase est perdue.",
        "&Saisir",
        "key",
    ),
    Way.KEYS: Words(
        "Remettre les clés d’une sauvegarde",
        "Votre phrase secrète est demandée ; rien n’est changé si elles n’ouvrent pas cette base.",
        "Remettre les &clés…",
        "key",
    ),
    Way.ASIDE: Words(
        "Ouvrir la base sans ce fichier",
        "S’il est là, il est gardé à côté sous un autre nom. Ce que lui seul contient n’apparaîtra "
        "pas.",
        "Ouvrir &quand même",
        "lock-open",
    ),
    Way.LATEST: Words(
        "Restaurer la dernière sauvegarde",
        "Votre phrase secrète est demandée ; la base actuelle est gardée à part.",
        "&Restaurer…",
        "clock-counter-clockwise",
    ),
    Way.FOUND: Words(
        "Commencer une base neuve",
        "Si vous n’avez encore rien saisi ici. Elle sera vide : elle ne remplace pas la vôtre.",
        "Base &neuve…",
        "plus",
    ),
}
