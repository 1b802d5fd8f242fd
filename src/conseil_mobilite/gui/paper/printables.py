"""The papers that can be looked at, printed and saved, and what each one leaves behind."""

from datetime import date
from typing import Final
from uuid import UUID

from conseil_mobilite.gui.paper.printable import Printable
from conseil_mobilite.services.paper import (
    action_sheets,
    agenda_paper,
    appointment_papers,
    referral_answers,
)
from conseil_mobilite.services.paper.appointment_papers import TITLES, Shape

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


def action_sheet(person: UUID) -> Printable:
    return Printable(
        "Fiche mobilité",
        lambda background, at, _chosen: background.read(action_sheets.preview, person, at),
        lambda background, at, _chosen: background.run(action_sheets.issue, person, at),
        GIVEN,
    )


def appointment_paper(appointment: UUID, person: UUID, shape: Shape) -> Printable:
    """Return the slip or the card that tells a person of one appointment."""
    which = (appointment, person, shape)
    return Printable(
        TITLES[shape],
        lambda background, at, _chosen: background.read(appointment_papers.preview, *which, at),
        lambda background, at, _chosen: background.run(appointment_papers.issue, *which, at),
        GIVEN,
    )


def referral_letter(referral: UUID) -> Printable:
    """Return the letter that answers the prescriber of a referral."""
    return Printable(
        LETTER_NAME,
        lambda background, at, _chosen: background.read(referral_answers.preview, referral, at),
        lambda background, at, _chosen: background.run(referral_answers.issue, referral, at),
        KEPT,
        "&Garder la lettre",
    )


def agenda_days(first: date, days: int, advisers: tuple[UUID, ...]) -> Printable:
    """Return some days of the agenda of these advisers, or of everybody where none is told."""
    return Printable(
        "Feuille d’agenda",
        lambda background, at, _chosen: background.read(
            agenda_paper.preview, first, days, at, advisers
        ),
        None,
        NAMED,
        trace=lambda background: background.note(agenda_paper.note_print),
    )
