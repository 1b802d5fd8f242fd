"""The papers that can be looked at, printed and saved, and what each one leaves behind."""

from datetime import date
from typing import Final
from uuid import UUID

from conseil_mobilite.gui.paper.choices.blank_choices import FULL, blank_choices
from conseil_mobilite.gui.paper.choices.paper_choices import Choosing, one_of, together
from conseil_mobilite.gui.paper.choices.restitution_choices import restitution_groups
from conseil_mobilite.gui.paper.choices.sheet_choices import chosen_sheet, sheet_groups
from conseil_mobilite.gui.paper.printable import Printable, Remedy
from conseil_mobilite.services.paper import (
    agenda_paper,
    appointment_papers,
    blank_grids,
    certificates,
    convocations,
    funding_plans,
    person_files,
    privacy_informations,
    referral_answers,
    rights_letters,
    service_sheets,
)
from conseil_mobilite.services.paper.appointment_papers import TITLES, Shape
from conseil_mobilite.services.paper.restitution import restitutions
from conseil_mobilite.services.paper.sheet import action_sheets, sheet_offers
from conseil_mobilite.services.records import records
from conseil_mobilite.services.records.records import RecordKind

LETTER_NAME: Final = "Réponse à l’orientation"
GIVEN: Final = (
    "Remise, imprimée ou enregistrée, elle reçoit son numéro et reste dans les documents de "
    "la personne, telle quelle."
)
KEPT: Final = (
    "Gardée, imprimée ou enregistrée, elle reçoit son numéro et reste dans les documents de "
    "la personne, telle quelle."
)
PLAN: Final = (
    "Remis, imprimé ou enregistré, il reçoit son numéro et reste dans les documents de la "
    "personne, tel quel."
)
TOLD: Final = (
    "Seules les cases cochées sont transmises, avec l’accord de la personne. Gardée, imprimée ou "
    "enregistrée, la restitution reçoit son numéro et reste dans ses documents, telle quelle."
)
WHOLE: Final = (
    "Tout ce que la base garde sur la personne, pour son droit d’accès. Remettez-le en main propre "
    "ou dans une enveloppe fermée ; un exemplaire reste dans ses documents, tel quel."
)
NAMED: Final = (
    "Cette feuille porte des noms et des téléphones : gardez-la sur vous, puis détruisez-la. "
    "Rien n’en est gardé ici, sauf la trace qu’elle est sortie."
)
BLANK: Final = (
    "À remplir à la main quand il n’y a pas d’ordinateur. Cette grille n’est à personne : rien "
    "n’en est gardé ici."
)
INFORMATION: Final = (
    "Remis, imprimé ou enregistré, il est noté comme donné aujourd’hui, reçoit son numéro et reste "
    "dans les documents de la personne, tel quel."
)
DRAFTED: Final = (
    "Un projet rempli d’après vos réglages, que vous complétez et faites valider. Il ne nomme "
    "aucune personne accompagnée, et rien n’en est gardé ici."
)
KEEP_LETTER: Final = "Gar&der la lettre"
RIGHTS: Final = Remedy("Ouvrir « Droits et données »", "shield-check", "rights")
PATHWAY: Final = Remedy("Ouvrir le parcours", "path", "pathway")
REFERRALS: Final = Remedy("Ouvrir les orientations", "signpost", "pathway/referrals")
ASSESSMENTS: Final = Remedy("Ouvrir les bilans", "compass", "assessments")
MEETINGS: Final = Remedy("Ouvrir les rendez-vous", "calendar-check", "meetings")


def action_sheet(person: UUID) -> Printable:
    return Printable(
        "Fiche mobilité",
        lambda background, at, chosen: background.read(
            action_sheets.preview, person, at, chosen_sheet(chosen)
        ),
        lambda background, at, chosen: background.run(
            action_sheets.issue, person, at, chosen_sheet(chosen)
        ),
        GIVEN,
        choices=Choosing(
            lambda background: background.read(sheet_offers.offered, person), sheet_groups
        ).ask,
        reads=("person", person),
    )


def certificate(person: UUID) -> Printable:
    """Return what certifies that a person's mobility was assessed."""
    return Printable(
        "Attestation de diagnostic mobilité",
        lambda background, at, _chosen: background.read(certificates.preview, person, at),
        lambda background, at, _chosen: background.run(certificates.issue, person, at),
        GIVEN,
        remedies=(ASSESSMENTS,),
        reads=("person", person),
    )


def appointment_paper(appointment: UUID, person: UUID, shape: Shape) -> Printable:
    """Return the slip or the card that tells a person of one appointment."""
    which = (appointment, person, shape)
    return Printable(
        TITLES[shape],
        lambda background, at, _chosen: background.read(appointment_papers.preview, *which, at),
        lambda background, at, _chosen: background.run(appointment_papers.issue, *which, at),
        GIVEN,
        remedies=(MEETINGS,),
        reads=("person", person),
    )


def convocation(appointment: UUID, person: UUID) -> Printable:
    """Return the letter that invites a person to one appointment."""
    which = (appointment, person)
    return Printable(
        convocations.NAME,
        lambda background, at, _chosen: background.read(convocations.preview, *which, at),
        lambda background, at, _chosen: background.run(convocations.issue, *which, at),
        KEPT,
        KEEP_LETTER,
        remedies=(MEETINGS,),
        reads=("person", person),
    )


def referral_letter(referral: UUID) -> Printable:
    """Return the letter that answers the prescriber of a referral."""
    return Printable(
        LETTER_NAME,
        lambda background, at, _chosen: background.read(referral_answers.preview, referral, at),
        lambda background, at, _chosen: background.run(referral_answers.issue, referral, at),
        KEPT,
        KEEP_LETTER,
        remedies=(REFERRALS,),
        reads=("referral", referral),
    )


def funding_plan(action: UUID) -> Printable:
    """Return the plan of who pays what for one action."""
    return Printable(
        "Plan de financement",
        lambda background, at, _chosen: background.read(funding_plans.preview, action, at),
        lambda background, at, _chosen: background.run(funding_plans.issue, action, at),
        PLAN,
        remedies=(PATHWAY,),
        reads=("action", action),
    )


def service_sheet(person: UUID, service: UUID) -> Printable:
    """Return the page about a service of the directory that a person takes home."""
    which = (person, service)
    return Printable(
        "Fiche du service",
        lambda background, at, _chosen: background.read(service_sheets.preview, *which, at),
        lambda background, at, _chosen: background.run(service_sheets.issue, *which, at),
        GIVEN,
        reads=("person", person),
    )


def restitution(person: UUID) -> Printable:
    """Return what the prescriber is told of a person, box by box."""
    return Printable(
        "Restitution au prescripteur",
        lambda background, at, chosen: background.read(
            restitutions.preview, person, at, together(chosen)
        ),
        lambda background, at, chosen: background.run(
            restitutions.issue, person, at, together(chosen)
        ),
        TOLD,
        "Gar&der la restitution",
        choices=Choosing(
            lambda background: background.read(restitutions.offered, person), restitution_groups
        ).ask,
        remedies=(RIGHTS, REFERRALS),
        reads=("person", person),
    )


def person_file(person: UUID) -> Printable:
    """Return all that is held about a person, for her right of access."""
    return Printable(
        "Dossier de la personne",
        lambda background, at, _chosen: background.read(person_files.preview, person, at),
        lambda background, at, _chosen: background.run(person_files.issue, person, at),
        WHOLE,
        reads=("person", person),
    )


def privacy_information(person: UUID) -> Printable:
    """Return what a person is told of her data, to take home."""
    return Printable(
        "Information sur les données",
        lambda background, at, _chosen: background.read(privacy_informations.preview, person, at),
        lambda background, at, _chosen: background.run(privacy_informations.issue, person, at),
        INFORMATION,
    )


def rights_letter(request: UUID) -> Printable:
    """Return the letter that answers what a person asked of her data."""
    return Printable(
        "Réponse à sa demande",
        lambda background, at, _chosen: background.read(rights_letters.preview, request, at),
        lambda background, at, _chosen: background.run(rights_letters.issue, request, at),
        KEPT,
        KEEP_LETTER,
        remedies=(RIGHTS,),
    )


def blank_grid() -> Printable:
    """Return the grid to fill by hand, short or full."""
    return Printable(
        "Grille à remplir",
        lambda background, at, chosen: background.read(
            blank_grids.preview, at, one_of(chosen, "length") == FULL
        ),
        None,
        BLANK,
        choices=blank_choices,
    )


def record_draft(name: str, kind: RecordKind, lock_minutes: int) -> Printable:
    """Return a draft of the register of processing, or of the impact assessment."""
    return Printable(
        name,
        lambda background, at, _chosen: background.read(records.preview, kind, at, lock_minutes),
        None,
        DRAFTED,
        trace=lambda background: background.note(records.note_writing, kind),
    )


def agenda_days(first: date, days: int, advisers: tuple[UUID, ...]) -> Printable:
    """Return some days of the agenda of these advisers, or of everybody where none is told."""
    which = (first, days)
    return Printable(
        "Feuille d’agenda",
        lambda background, at, _chosen: background.read(agenda_paper.preview, *which, at, advisers),
        None,
        NAMED,
        trace=lambda background: background.note(agenda_paper.note_print),
    )
