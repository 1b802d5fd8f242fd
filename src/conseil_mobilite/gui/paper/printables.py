"""The papers that can be looked at, printed and saved, and what each one leaves behind."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID

from conseil_mobilite.domain.paper.document import IssuedDocument
from conseil_mobilite.gui.background import Background
from conseil_mobilite.gui.jobs import Job
from conseil_mobilite.services.paper import (
    action_sheets,
    agenda_paper,
    appointment_papers,
    referral_answers,
)
from conseil_mobilite.services.paper.appointment_papers import TITLES, Shape
from conseil_mobilite.services.paper.issuing import PaperPreview

LETTER_NAME: Final = "Réponse à l’orientation"
GIVEN: Final = (
    "Remise, imprimée ou enregistrée, elle reçoit son numéro et reste dans les documents de "
    "la personne, telle quelle."
)
KEPT: Final = (
    "Gardée, imprimée ou enregistrée, elle reçoit son numéro et reste dans les documents de "
    "la personne, telle quelle."
)
NAMED: Final = (
    "Cette feuille porte des noms et des téléphones : gardez-la sur vous, puis détruisez-la. "
    "Rien n’en est gardé ici, sauf la trace qu’elle est sortie."
)


@dataclass(frozen=True, slots=True)
class Printable:
    """A paper. `issue` keeps it in the documents of a person; without it, `trace` tells it left.

    `about` says to the adviser what becomes of it, `give` what keeps it without printing.
    """

    name: str
    preview: Callable[[Background, datetime], Job[PaperPreview]]
    issue: Callable[[Background, datetime], Job[IssuedDocument]] | None
    about: str
    give: str = "&Remettre à la personne"
    trace: Callable[[Background], Job[None]] | None = None


def action_sheet(person: UUID) -> Printable:
    return Printable(
        "Fiche mobilité",
        lambda background, at: background.read(action_sheets.preview, person, at),
        lambda background, at: background.run(action_sheets.issue, person, at),
        GIVEN,
    )


def appointment_paper(appointment: UUID, person: UUID, shape: Shape) -> Printable:
    """Return the slip or the card that tells a person of one appointment."""
    which = (appointment, person, shape)
    return Printable(
        TITLES[shape],
        lambda background, at: background.read(appointment_papers.preview, *which, at),
        lambda background, at: background.run(appointment_papers.issue, *which, at),
        GIVEN,
    )


def referral_letter(referral: UUID) -> Printable:
    """Return the letter that answers the prescriber of a referral."""
    return Printable(
        LETTER_NAME,
        lambda background, at: background.read(referral_answers.preview, referral, at),
        lambda background, at: background.run(referral_answers.issue, referral, at),
        KEPT,
        "&Garder la lettre",
    )


def agenda_days(first: date, days: int, advisers: tuple[UUID, ...]) -> Printable:
    """Return some days of the agenda of these advisers, or of everybody where none is told."""
    return Printable(
        "Feuille d’agenda",
        lambda background, at: background.read(agenda_paper.preview, first, days, at, advisers),
        None,
        NAMED,
        trace=lambda background: background.note(agenda_paper.note_print),
    )
