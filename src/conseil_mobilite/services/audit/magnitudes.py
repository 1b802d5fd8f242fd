"""How large the base is, for an incident report: a few counts, told by their order of magnitude."""

from typing import Final

from sqlmodel import Session, func, select

from conseil_mobilite.domain.agenda.appointment import Appointment
from conseil_mobilite.domain.assessment.assessment import Assessment
from conseil_mobilite.domain.pathway.action import Action
from conseil_mobilite.domain.people.person import Person

_COUNTED: Final = (
    ("Personnes", Person),
    ("Bilans", Assessment),
    ("Actions", Action),
    ("Rendez-vous", Appointment),
)


def counts(session: Session) -> dict[str, int]:
    return {
        name: session.exec(select(func.count()).select_from(table)).one()
        for name, table in _COUNTED
    }
