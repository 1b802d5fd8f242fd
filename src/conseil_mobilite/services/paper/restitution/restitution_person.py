"""What a restitution may tell of the person herself and of her budget."""

from collections.abc import Sequence
from uuid import UUID

from sqlmodel import Session, col, select

from conseil_mobilite.domain.language.french import long_date, phone_display
from conseil_mobilite.domain.paper.restitution import Box, Part, Told
from conseil_mobilite.domain.paper.restitution_words import budget_lines
from conseil_mobilite.domain.people.person import ContactPoint, Person
from conseil_mobilite.services.paper.sheet import sheet_budget


def boxes(session: Session, person: Person) -> Sequence[Box]:
    """Her name alone is always told: these are told besides, each by itself."""
    birth = long_date(person.birth_date, weekday=False) if person.birth_date else ""
    town = f"{person.postcode} {person.municipality_name}".strip()
    home = ", ".join(filter(None, (person.address, town)))
    phones = ", ".join(phone_display(each) for each in _reached(session, person.id, "phone"))
    emails = ", ".join(_reached(session, person.id, "email"))
    return (
        _fact("birth_date", "Date de naissance", birth),
        _fact("address", "Adresse", home),
        _fact("phone", "Téléphone", phones),
        _fact("email", "Courriel", emails),
        _fact("france_travail_id", "Identifiant France Travail", person.france_travail_id),
    )


def budget(session: Session, person_id: UUID) -> Box:
    found = sheet_budget.for_prescriber(session, person_id)
    lines = budget_lines(found) if found else ()
    return Box("budget", Part.BUDGET, "Détail du budget mobilité", lines, sensitive=True)


def _fact(code: str, label: str, value: str) -> Box:
    return Box(code, Part.IDENTITY, label, (Told(value),) if value else ())


def _reached(session: Session, person_id: UUID, kind: str) -> Sequence[str]:
    values = select(ContactPoint.value).where(
        ContactPoint.person_id == person_id, ContactPoint.kind == kind
    )
    return session.exec(values.order_by(col(ContactPoint.position))).all()
