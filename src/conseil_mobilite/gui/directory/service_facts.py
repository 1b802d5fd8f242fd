"""What is told of a service, part by part: what, for whom, at what cost, where, when, by whom."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel

from conseil_mobilite.domain.directory.matching import Match
from conseil_mobilite.domain.directory.service import Service
from conseil_mobilite.domain.language.french import counted
from conseil_mobilite.gui.directory.service_wording import (
    COST_UNKNOWN,
    NOT_PROPOSED,
    NOTHING_AGAINST,
    PROPOSED,
    contact_of,
    distance_words,
    labels_of,
    phone_words,
)
from conseil_mobilite.gui.kit.labels import glyph, label
from conseil_mobilite.gui.kit.layouts import Item, column, frame, row
from conseil_mobilite.services.directory.service_page import ServicePage

Told = tuple[str, tuple[str, ...]]
"""What a paragraph is about, and its lines."""
_FOR_IT: Final = "Ce qui lui conviendrait :"
_CAUTIONS: Final = "À vérifier d’abord :"
_UNTOLD: Final = "Non indiqué"


def facts(page: ServicePage) -> list[QFrame]:
    """Return the paragraphs of a service, those of which nothing is told left out."""
    return _paragraphs(_told(page))


def origins(page: ServicePage) -> list[QFrame]:
    """Return the paragraphs about who offers it, and who told of it."""
    return _paragraphs(_behind(page))


def reasons(match: Match, name: str) -> QFrame:
    """Say why a service is proposed to somebody, or not, and what to check first."""
    head = PROPOSED if match.proposed else NOT_PROPOSED
    said = head.replace(" parce", f" à {name} parce") if name else head
    tone = "success" if match.proposed else "warning"
    why = match.reasons if match.proposed else match.against
    rest = () if match.proposed else match.reasons
    points: list[Item] = [_point("check" if match.proposed else "x", tone, each) for each in why]
    if not points:
        points = [_point("check", tone, f"{NOTHING_AGAINST.capitalize()}.")]
    if rest:
        points += [_heading(_FOR_IT), *(_point("check", "success", each) for each in rest)]
    if match.cautions:
        points += [_heading(_CAUTIONS), *(_point("info", "", each) for each in match.cautions)]
    title = label(f"{said} :", "strong", tone, wrap=True)
    return frame(column(title, *points, gap=4, pad=(12, 10, 12, 10)), "well")


def _heading(text: str) -> QLabel:
    return label(text, "field")


def _told(page: ServicePage) -> Iterator[Told]:
    stored = page.stored
    service, structure, contact = stored.service, stored.structure, contact_of(stored)
    yield "Ce que c’est", (service.description, _themes(service), _rhythm(service))
    yield "Pour qui", (labels_of("publics", service.publics) or _UNTOLD, service.publics_details)
    yield "Conditions", (service.conditions,)
    fees = labels_of("frais", (service.fees,)) if service.fees else COST_UNKNOWN
    yield "Coût", (fees, service.fees_details)
    far = distance_words(page.match.kilometres if page.match else None)
    around = f"À {far} du centre de sa commune, à vol d’oiseau" if far else ""
    modes = labels_of("modes_accueil", service.reception_modes)
    yield "Où", (", ".join(contact.lines) or "", modes, around, _access(structure.accessibility))
    yield "Horaires", page.hours
    yield "Comment s’adresser au service", tuple(_ways(page))


def _behind(page: ServicePage) -> Iterator[Told]:
    service, structure = page.stored.service, page.stored.structure
    yield "Structure", (structure.name, structure.description, structure.website)
    yield "Source", (service.source, service.source_link)


def _paragraphs(told: Iterable[Told]) -> list[QFrame]:
    known = ((title, tuple(filter(None, lines))) for title, lines in told)
    return [_paragraph(title, lines) for title, lines in known if lines]


def _ways(page: ServicePage) -> Iterator[str]:
    service, contact = page.stored.service, contact_of(page.stored)
    yield contact.phone and f"Téléphone : {phone_words(contact.phone)}"
    yield contact.email and f"Courriel : {contact.email}"
    yield service.contact_name and f"Contact : {service.contact_name}"
    yield service.booking_link and f"Lien : {service.booking_link}"
    modes = labels_of("modes_mobilisation", service.booking_modes)
    yield modes and f"Comment : {modes}"
    people = labels_of("mobilisable_par", service.bookable_by)
    yield people and f"La demande peut être faite par : {people}"
    yield service.booking_details


def _themes(service: Service) -> str:
    themes = labels_of("thematiques", service.themes)
    return themes and f"Thèmes : {themes}"


def _rhythm(service: Service) -> str:
    hours = f"{service.weekly_hours or 0:g} h par semaine".replace(".", ",")
    weeks = f"pendant {counted(service.weeks or 0, 'semaine')}"
    told = (hours if service.weekly_hours else "", weeks if service.weeks else "")
    return " ".join(filter(None, told)).capitalize()


def _access(link: str) -> str:
    return f"Accessibilité des locaux : {link}" if link else ""


def _paragraph(title: str, lines: Sequence[str]) -> QFrame:
    items: list[Item] = [label(title, "field"), *(_readable(each) for each in lines)]
    return frame(column(*items, gap=2))


def _readable(text: str) -> QLabel:
    """Make a text that may be selected and copied, with the keyboard as well."""
    made = label(text, wrap=True)
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return made


def _point(icon: str, tone: str, sentence: str) -> QFrame:
    sign = frame(column(glyph(icon, tone, 16), None, pad=(0, 2, 0, 0)))
    return frame(row(sign, (label(sentence, wrap=True), 1), gap=8))
