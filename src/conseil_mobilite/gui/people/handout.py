"""What tells one paper from another in the preview: its words, and the services that make it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from conseil_mobilite.domain.paper.document import IssuedDocument
from conseil_mobilite.domain.paper.referral_answer import LETTER as LETTER_KIND
from conseil_mobilite.services.paper import action_sheets, referral_answers
from conseil_mobilite.services.paper.action_sheets import SheetPreview
from conseil_mobilite.store.database import Service


@dataclass(frozen=True, slots=True)
class Handout:
    """`noun` is feminine (« Fiche »); `name` titles the preview and names the file.

    Both services are given the record it is about, such as a person, and the instant.
    """

    noun: str
    name: str
    give: str
    icon: str
    freezes: str
    waiting: str
    preview: Service[[UUID, datetime], SheetPreview]
    issue: Service[[UUID, datetime], IssuedDocument]


SHEET: Final = Handout(
    noun="Fiche",
    name="Fiche mobilité",
    give="&Remettre à la personne",
    icon="hand-heart",
    freezes=(
        "Remise, imprimée ou enregistrée, la fiche reçoit son numéro et reste dans les documents "
        "de la personne, telle quelle."
    ),
    waiting="Aperçu, pas encore remise",
    preview=action_sheets.preview,
    issue=action_sheets.issue,
)
LETTER: Final = Handout(
    noun="Lettre",
    name="Réponse à l’orientation",
    give="&Garder la lettre",
    icon="envelope",
    freezes=(
        "Gardée, imprimée ou enregistrée, la lettre reçoit son numéro et reste dans les documents "
        "de la personne, telle quelle."
    ),
    waiting="Aperçu, pas encore partie",
    preview=referral_answers.preview,
    issue=referral_answers.issue,
)


def handout_of(kind: str) -> Handout:
    """Return how a document that was handed out is called, by its kind."""
    return LETTER if kind == LETTER_KIND else SHEET
