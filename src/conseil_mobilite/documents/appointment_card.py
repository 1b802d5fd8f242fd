"""« Votre rendez-vous »: a slip (A5) and a card to fold (A6), as accessible PDF (PDF/UA-1)."""

from functools import partial

from reportlab.platypus import Flowable, Spacer

from conseil_mobilite.documents.appointment_words import day_of, where, with_whom
from conseil_mobilite.documents.kit import paper
from conseil_mobilite.documents.kit.blocks import beside
from conseil_mobilite.documents.kit.letterhead import organisation_mark
from conseil_mobilite.documents.kit.markup import joined, plain, strong
from conseil_mobilite.documents.kit.paper import CARD, SLIP, Format
from conseil_mobilite.documents.kit.pictograms import Icon
from conseil_mobilite.documents.kit.shapes import Rule
from conseil_mobilite.documents.kit.sheet import Sheet
from conseil_mobilite.documents.kit.theme import Scale
from conseil_mobilite.domain.language.french import hour, phone_display
from conseil_mobilite.domain.paper.appointment_papers import AppointmentPaper

TITLE = "Votre rendez-vous mobilité"
_ON_SLIP = Scale(body=14, small=11, heading=15, title=23, icon=22)
_ON_CARD = Scale(body=11.5, small=10, heading=12, title=16, icon=18)


def write_slip(content: AppointmentPaper) -> bytes:
    """Return the PDF of the slip, one A5 page. The same content always gives the same bytes."""
    return paper.write(partial(_slip, content), _described(content, SLIP))


def write_card(content: AppointmentPaper) -> bytes:
    """Return the PDF of the card: one A6 page, folded in two with the appointment outside."""
    return paper.write(partial(_card, content), _described(content, CARD))


def _described(content: AppointmentPaper, shape: Format) -> paper.Paper:
    return paper.Paper(
        title=f"{TITLE} – {content.person_name}",
        author=content.organisation.name,
        day=content.issued_on,
        foot="",
        format=shape,
    )


def _slip(content: AppointmentPaper) -> Sheet:
    sheet = Sheet(_ON_SLIP, SLIP.width)
    sheet.add(organisation_mark(sheet, content.organisation.name, sheet.width))
    sheet.gap(18)
    _appointment(sheet, content)
    sheet.gap(16)
    sheet.add(*_coming(sheet, content), Spacer(1, 16), *_changing(sheet, content))
    sheet.gap(16)
    sheet.add(_source(sheet, content))
    return sheet


def _card(content: AppointmentPaper) -> Sheet:
    sheet = Sheet(_ON_CARD, CARD.width)
    _appointment(sheet, content)
    sheet.gap(7)
    place, *directions = _coming(sheet, content)
    sheet.add(place, Spacer(1, 4), Rule(sheet.width, dashed=True), Spacer(1, 8))
    sheet.add(*directions, Spacer(1, 4), *_changing(sheet, content), Spacer(1, 6))
    sheet.add(_source(sheet, content))
    return sheet


def _appointment(sheet: Sheet, content: AppointmentPaper) -> None:
    body, appointment = sheet.scale.body, content.appointment
    whom = sheet.text(joined(plain("Pour"), strong(content.person_name)))
    sheet.add(sheet.title(TITLE), Spacer(1, 2), whom, Spacer(1, body * 0.7))
    day = sheet.text(strong(day_of(appointment)), size=body * 1.35, leading=body * 1.9)
    clock = sheet.text(strong(hour(appointment.starts_at)), size=body * 1.9, leading=body * 2.5)
    inner = sheet.width - 3 * body
    told = [day, beside(Icon.CLOCK, [clock], inner, body * 2.1)]
    told.append(sheet.text(with_whom(content.adviser, appointment.minutes)))
    if content.purpose:
        told.append(sheet.text(plain(content.purpose)))
    sheet.add(sheet.panel(told))


def _coming(sheet: Sheet, content: AppointmentPaper) -> list[Flowable]:
    """Say where, then how to come: a block for each, the first one always there."""
    rows: list[Flowable] = []
    for icon, words in where(content.appointment):
        row = beside(icon, [sheet.text(words)], sheet.width, sheet.scale.icon)
        row.spaceAfter = sheet.scale.body * 0.5
        rows.append(row)
    return rows


def _changing(sheet: Sheet, content: AppointmentPaper) -> list[Flowable]:
    question = "Vous ne pouvez pas venir ?"
    if not content.phone:
        return [sheet.text(plain(f"{question} Dites-le à l’accueil."))]
    words = sheet.text(plain(f"{question} Appelez {content.adviser.first_name or 'ce numéro'}."))
    body = sheet.scale.body
    number = strong(phone_display(content.phone))
    told = sheet.text(number, size=body * 1.6, leading=body * 2.2)
    return [words, beside(Icon.PHONE, [told], sheet.width, body * 1.9)]


def _source(sheet: Sheet, content: AppointmentPaper) -> Flowable:
    """Say who gives it, when to find them, and under which number it is kept."""
    organisation = content.organisation
    told = (organisation.name, organisation.opening_hours, f"N° {content.number}")
    words = " · ".join(part for part in told if part)
    return sheet.text(plain(words), size=sheet.scale.small)
