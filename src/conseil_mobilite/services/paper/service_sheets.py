"""The page about a service that a person takes home: shown, then issued once and frozen."""

from collections.abc import Iterator
from datetime import datetime
from typing import Final
from uuid import UUID

from sqlmodel import Session

from conseil_mobilite.documents import service_sheet as paper
from conseil_mobilite.domain.language.french import spaced
from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.domain.paper.document import IssuedDocument
from conseil_mobilite.domain.paper.service_sheet import (
    KIND,
    LONGEST_DESCRIPTION,
    LONGEST_DETAILS,
    ServiceSheet,
    shortened,
)
from conseil_mobilite.services.directory.service_page import ServicePage, service_page
from conseil_mobilite.services.directory.vocabulary import vocabulary
from conseil_mobilite.services.paper import heads, issuing
from conseil_mobilite.services.paper.issuing import Paper, PaperPreview
from conseil_mobilite.services.people.wording import words

OLD: Final = (
    "Cette information n’a pas été vérifiée depuis six mois : appelez la structure avant de "
    "remettre la fiche."
)
UNREACHABLE: Final = (
    "Ni téléphone, ni courriel, ni adresse ne sont notés : la personne ne saurait pas comment "
    "s’adresser à ce service."
)
_WAYS: Final = {
    "telephoner": "Téléphonez pour vous renseigner ou prendre rendez-vous.",
    "envoyer-un-courriel": "Vous pouvez écrire un courriel.",
    "se-presenter": "Vous pouvez vous présenter sur place.",
    "utiliser-lien-mobilisation": "Vous pouvez faire la demande en ligne.",
}
_HERSELF: Final = "usagers"


def prepare(
    session: Session, person_id: UUID, service_id: UUID, at: datetime, to_bring: str = ""
) -> ServiceSheet:
    """Return what the page says, with the number it would take.

    `to_bring` is what the adviser adds: the papers to take along.
    """
    page = service_page(session, service_id, paris_day(at))
    person = heads.person(session, person_id)
    service, structure = page.stored.service, page.stored.structure
    mine, its = service.contact, structure.contact
    by_her = not service.bookable_by or _HERSELF in service.bookable_by
    return ServiceSheet(
        number=issuing.next_number(session, at),
        organisation=heads.letterhead(session),
        adviser=heads.adviser_card(session, person.adviser_id),
        person_name=person.full_name,
        issued_on=paris_day(at),
        notice=heads.notice(session, heads.SHORT_NOTICE),
        name=service.name,
        structure=structure.name,
        description=shortened(service.description, LONGEST_DESCRIPTION),
        address=mine.lines or its.lines,
        hours=page.hours,
        at_a_distance=service.at_a_distance,
        phone=mine.phone or its.phone,
        email=mine.email or its.email,
        link=service.booking_link or structure.website,
        contact_name=service.contact_name,
        ways=tuple(_ways(page)) if by_her else (),
        for_her=not by_her,
        cost=vocabulary().label("frais", service.fees) if service.fees else "",
        cost_details=shortened(service.fees_details, LONGEST_DETAILS),
        conditions=shortened(service.conditions, LONGEST_DETAILS),
        to_bring=words(to_bring, "to_bring", LONGEST_DETAILS),
        told_on=page.stored.checked_on or service.updated_on,
    )


def preview(
    session: Session, person_id: UUID, service_id: UUID, at: datetime, to_bring: str = ""
) -> PaperPreview:
    """Return the page as it would be handed out now, with what to know first; nothing is kept."""
    content = prepare(session, person_id, service_id, at, to_bring)
    page = service_page(session, service_id, paris_day(at))
    title = f"{content.name} pour {content.person_name}"
    warnings = tuple(map(spaced, _warnings(page, content)))
    return issuing.preview(title, content.number, paper.document(content), warnings)


def issue(
    session: Session, person_id: UUID, service_id: UUID, at: datetime, to_bring: str = ""
) -> IssuedDocument:
    """Write the page and keep it as it is handed out; its variant names the service."""
    content = prepare(session, person_id, service_id, at, to_bring)
    written = paper.document(content)
    made = Paper(KIND, content.number, paper.TITLE, written, variant=str(service_id))
    return issuing.keep(session, person_id, made, at)


def _ways(page: ServicePage) -> Iterator[str]:
    service = page.stored.service
    for mode in service.booking_modes:
        if mode in _WAYS:
            yield _WAYS[mode]
    if service.booking_details:
        yield shortened(service.booking_details, LONGEST_DETAILS)


def _warnings(page: ServicePage, content: ServiceSheet) -> Iterator[str]:
    if page.to_check:
        yield OLD
    if not (content.phone or content.email or content.address or content.link):
        yield UNREACHABLE
