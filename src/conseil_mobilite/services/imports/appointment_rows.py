"""The list of appointments: one row for each person at each of them."""

from collections.abc import Iterator, Sequence
from typing import Final
from uuid import UUID

from sqlmodel import Session, col, select

from conseil_mobilite.domain.agenda.appointment import Appointment, Participation
from conseil_mobilite.domain.imports.list_table import ListColumn, ListValue
from conseil_mobilite.domain.language.paris import PARIS
from conseil_mobilite.domain.people.person import Person
from conseil_mobilite.domain.reference.code_lists import CodeList
from conseil_mobilite.store.reference.reference import code_lists

APPOINTMENT_COLUMNS: Final = (
    ListColumn("numero_dossier", "Numéro de dossier", "Celui de la liste des personnes."),
    ListColumn("date", "Date et heure", "Le début, à l’heure de Paris."),
    ListColumn("type", "Type de rendez-vous", "De quoi il s’agit."),
    ListColumn("modalite", "Modalité", "En présence, par téléphone ou en visioconférence."),
    ListColumn("statut", "Statut", "Ce qu’il en est pour cette personne."),
    ListColumn("duree_minutes", "Durée (minutes)", "La durée prévue."),
)


def appointment_rows(session: Session, people: Sequence[UUID]) -> Iterator[list[ListValue]]:
    """Give the appointments of some hundreds of people, the first first; deleted ones left out."""
    lists = code_lists()
    query = (
        select(Person.file_number, Participation.status, Appointment)
        .join(Participation, col(Participation.person_id) == col(Person.id))
        .join(Appointment, col(Appointment.id) == col(Participation.appointment_id))
        .where(col(Person.id).in_(people), col(Appointment.deleted_at).is_(None))
        .order_by(col(Person.file_number), col(Appointment.starts_at), col(Appointment.id))
    )
    for number, status, meeting in session.exec(query):
        yield [
            number,
            meeting.starts_at.astimezone(PARIS).replace(tzinfo=None),
            _label(lists["appointment_kinds"], meeting.kind),
            _label(lists["appointment_modalities"], meeting.modality),
            _label(lists["appointment_statuses"], status),
            meeting.duration_minutes,
        ]


def _label(codes: CodeList, code: str) -> str:
    return codes[code].label if code in codes else code
