"""What a prescriber may be told of a support, box by box, with the person's agreement.

A box holds its words whole: one that is not chosen is left out before anything is written, so that
nothing of it can reach the paper.
"""

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Final

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.language.french import counted
from conseil_mobilite.domain.paper.action_sheet import AdviserCard, Letterhead
from conseil_mobilite.domain.paper.letter_texts import PaperTexts

KIND: Final = "restitution"
"""The kind of an issued document that is such a paper; its variant is the boxes told."""

_SHOWN: Final = 2
NOTHING_CHOSEN: Final = (
    "Cochez au moins une rubrique où il y a quelque chose à transmettre : sans elle, la "
    "restitution ne dirait rien."
)
UNKNOWN_BOX: Final = (
    "Une rubrique cochée n’existe plus dans ce dossier. Rouvrez la restitution et choisissez de "
    "nouveau ce qui est transmis."
)


class Part(Enum):
    """The parts of the paper, in their order; the value is the heading."""

    IDENTITY = "La personne"
    GOALS = "Ses objectifs"
    STRENGTHS = "Ce qu’elle sait déjà faire"
    BARRIERS = "Ce qui freine ses déplacements"
    NEEDS = "Ce dont elle a besoin pour voyager"
    LEVELS = "Niveaux d’autonomie"
    DECISION = "Suite décidée après le bilan"
    ACTIONS = "Actions"
    DONE = "Ce qui a été fait"
    RELAY = "Autre accompagnement utile"
    BUDGET = "Budget mobilité, chaque mois"


@dataclass(frozen=True, slots=True)
class Told:
    """A line of a box; `cells` are its details, in the columns of its part where it is a table."""

    text: str
    cells: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Box:
    """What is told together or not at all. `usual`: ticked unless the adviser unticks it."""

    code: str
    part: Part
    label: str
    lines: tuple[Told, ...]
    sensitive: bool = False
    usual: bool = False

    @property
    def told(self) -> bool:
        """Whether there is anything to tell."""
        return bool(self.lines)

    @property
    def ticked(self) -> bool:
        """Whether it is proposed ticked: nothing sensitive ever is."""
        return self.usual and self.told and not self.sensitive

    @property
    def preview(self) -> str:
        """The first lines, and how many others there are."""
        shown = " · ".join(_short(line) for line in self.lines[:_SHOWN])
        left = len(self.lines) - _SHOWN
        return shown if left <= 0 else f"{shown} · et {counted(left, 'autre')}"


@dataclass(frozen=True, slots=True)
class Restitution:
    """One numbered paper, made of the boxes chosen, with the words of the body in `texts`.

    `assessed_on` is None before any assessment.
    """

    number: str
    organisation: Letterhead
    adviser: AdviserCard
    issued_on: date
    prescriber: str
    agent: str
    person_name: str
    agreed_on: date
    assessed_on: date | None
    boxes: tuple[Box, ...]
    texts: PaperTexts


def chosen_boxes(offered: Iterable[Box], chosen: AbstractSet[str]) -> tuple[Box, ...]:
    """Return the boxes chosen, in the order of the paper; UserError for one that is not offered."""
    boxes = tuple(offered)
    if not chosen <= {box.code for box in boxes}:
        raise UserError(UNKNOWN_BOX)
    kept = tuple(box for box in boxes if box.code in chosen)
    if not any(box.told for box in kept):
        raise UserError(NOTHING_CHOSEN)
    return in_order(kept)


def in_order(boxes: Iterable[Box]) -> tuple[Box, ...]:
    """Put boxes in the order of the paper, those of a part as they come."""
    order = list(Part)
    return tuple(sorted(boxes, key=lambda box: order.index(box.part)))


def variant(boxes: Iterable[Box]) -> str:
    """Name what was told, so that two papers that tell different things can be told apart."""
    return " ".join(sorted(box.code for box in boxes))


def family(code: str) -> str:
    """Return what a box is about, without what it says: « barrier » of « barrier.garde »."""
    return code.partition(".")[0]


def _short(line: Told) -> str:
    return ", ".join(filter(None, (line.text, *line.cells)))
