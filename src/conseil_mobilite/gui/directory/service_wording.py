"""How a service of the directory is told: where, how far, at what cost, and why for a person."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from conseil_mobilite.domain.directory.matching import Match
from conseil_mobilite.domain.directory.networks import partner_kind
from conseil_mobilite.domain.directory.service import Contact, Service
from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.language.french import long_date, lower_first, phone_display
from conseil_mobilite.domain.people.identity import parse_phone
from conseil_mobilite.domain.referrals.known_bodies import KnownBody
from conseil_mobilite.services.directory.stored_services import StoredService
from conseil_mobilite.services.directory.vocabulary import vocabulary

PROPOSED: Final = "Proposé parce que"
NOT_PROPOSED: Final = "Non proposé parce que"
NOTHING_AGAINST: Final = "rien ne s’y oppose"
COST_UNKNOWN: Final = "Coût non indiqué"
REMOTE: Final = "À distance"
_NEAR: Final = 1


@dataclass(frozen=True, slots=True)
class Because:
    """Why a service is proposed to a person or not: what is said first, its tone, the reasons."""

    head: str
    tone: str
    words: str


def because(match: Match) -> Because:
    """Say it in one breath, for a line of the list."""
    if match.proposed:
        return Because(f"{PROPOSED} :", "success", _joined(match.reasons) or NOTHING_AGAINST)
    return Because(f"{NOT_PROPOSED} :", "warning", _joined(match.against))


def distance_words(kilometres: float | None) -> str:
    """Say how far it is, or nothing where it is not known."""
    if kilometres is None:
        return ""
    return "moins de 1 km" if kilometres < _NEAR else f"{round(kilometres)} km"


def cost_words(service: Service) -> str:
    return vocabulary().label("frais", service.fees) if service.fees else COST_UNKNOWN


def labels_of(name: str, codes: Sequence[str]) -> str:
    """Return the words of the schema for some codes, one after the other."""
    return ", ".join(vocabulary().label(name, code) for code in codes)


def phone_words(phone: str) -> str:
    """Say a phone as it is dialled; one that is not understood stays as it is told."""
    dialled = _dialled(phone)
    return phone_display(dialled) if dialled.startswith("+") else dialled


def place_words(stored: StoredService) -> str:
    """Return the commune of a service, or that it is given at a distance."""
    town = contact_of(stored).municipality
    remote = stored.service.at_a_distance and "en-presentiel" not in stored.service.reception_modes
    return REMOTE if remote else town


def contact_of(stored: StoredService) -> Contact:
    """Return how to reach a service: what it tells itself, completed by its structure."""
    mine, its = stored.service.contact, stored.structure.contact
    there = mine if mine.lines else its
    return Contact(
        municipality=there.municipality,
        postcode=there.postcode,
        insee_code=there.insee_code,
        address=there.address,
        address_more=there.address_more,
        phone=mine.phone or its.phone,
        email=mine.email or its.email,
        opening_hours=mine.opening_hours or its.opening_hours,
        point=there.point,
    )


def body_of(stored: StoredService) -> KnownBody:
    """Return the structure of a service as a body to which a person may be sent."""
    contact = contact_of(stored)
    return KnownBody(
        stored.structure.name,
        partner_kind=partner_kind(stored.structure.networks),
        agent_name=stored.service.contact_name,
        address=", ".join(contact.lines),
        phone=_dialled(contact.phone),
        email=contact.email,
    )


def checked_words(stored: StoredService) -> str:
    """Say who vouched last for what is told, and when."""
    updated, checked = stored.service.updated_on, stored.checked_on
    if checked is not None and (updated is None or checked >= updated):
        return f"Vérifié par votre organisme le {_day(checked)}"
    return f"Mis à jour par la source le {_day(updated)}" if updated else "Jamais vérifié"


def _dialled(phone: str) -> str:
    """Return a phone in E.164; one that is not understood stays as it is told."""
    try:
        return parse_phone(phone, "phone")
    except UserError:
        return phone


def _joined(sentences: Sequence[str]) -> str:
    return " ; ".join(lower_first(each.rstrip(".")) for each in sentences)


def _day(day: date) -> str:
    return long_date(day, weekday=False)
