"""« Votre rendez-vous »: a slip (A5) and a card to fold (A6), the appointment outside."""

from collections.abc import Iterator

from conseil_mobilite.documents.appointment.words import day_of, where, with_whom
from conseil_mobilite.documents.kit.blocks import Beside, Block, Fold, Gap, Panel
from conseil_mobilite.documents.kit.closing import notice_words
from conseil_mobilite.documents.kit.document import Document
from conseil_mobilite.documents.kit.icons import Icon
from conseil_mobilite.documents.kit.letterhead import emblem
from conseil_mobilite.documents.kit.look import CARD, ON_CARD, ON_SLIP, SLIP, Format, Scale
from conseil_mobilite.documents.kit.paragraphs import Paragraph, Size, Title, text
from conseil_mobilite.documents.kit.words import joined, plain, strong
from conseil_mobilite.domain.language.french import hour, phone_display
from conseil_mobilite.domain.paper.appointment_papers import AppointmentPaper

TITLE = "Votre rendez-vous mobilité"


def slip(content: AppointmentPaper) -> Document:
    """Return the slip, one A5 page."""
    return _described(content, tuple(_slip(content)), SLIP, ON_SLIP)


def card(content: AppointmentPaper) -> Document:
    """Return the card: one A6 page, folded in two with the appointment outside."""
    return _described(content, tuple(_card(content)), CARD, ON_CARD)


def _described(
    content: AppointmentPaper, blocks: tuple[Block, ...], shape: Format, scale: Scale
) -> Document:
    return Document(
        title=f"{TITLE} – {content.person_name}",
        author=content.organisation.name,
        day=content.issued_on,
        blocks=blocks,
        format=shape,
        scale=scale,
    )


def _slip(content: AppointmentPaper) -> Iterator[Block]:
    yield emblem(content.organisation)
    yield Gap(18)
    yield from _appointment(content, ON_SLIP)
    yield Gap(16)
    yield from _coming(content)
    yield Gap(16)
    yield from _changing(content)
    yield Gap(16)
    yield _source(content)
    if content.notice.text:
        yield Gap(6)
        yield Paragraph(notice_words(content.notice), Size.SMALL)


def _card(content: AppointmentPaper) -> Iterator[Block]:
    yield from _appointment(content, ON_CARD)
    yield Gap(7)
    place, *directions = _coming(content)
    yield place
    yield Fold()
    yield from directions
    yield Gap(4)
    yield from _changing(content)
    yield Gap(6)
    yield _source(content)


def _appointment(content: AppointmentPaper, scale: Scale) -> Iterator[Block]:
    appointment = content.appointment
    yield Title(plain(TITLE))
    yield Gap(2)
    yield Paragraph(joined(plain("Pour"), strong(content.person_name)))
    yield Gap(scale.body * 0.7)
    clock = Paragraph(strong(hour(appointment.starts_at)), Size.HUGE)
    told: list[Block] = [
        Paragraph(strong(day_of(appointment)), Size.LARGE),
        Beside(Icon.CLOCK, (clock,)),
        Paragraph(with_whom(content.adviser, appointment.minutes)),
    ]
    if content.purpose:
        told.append(text(content.purpose))
    yield Panel(tuple(told))


def _coming(content: AppointmentPaper) -> list[Block]:
    """Say where, then how to come: a block for each, the first one always there."""
    return [Beside(icon, (Paragraph(words),)) for icon, words in where(content.appointment)]


def _changing(content: AppointmentPaper) -> Iterator[Block]:
    question = "Vous ne pouvez pas venir ?"
    if not content.phone:
        yield text(f"{question} Dites-le à l’accueil.")
        return
    yield text(f"{question} Appelez {content.adviser.first_name or 'ce numéro'}.")
    yield Beside(Icon.PHONE, (Paragraph(strong(phone_display(content.phone)), Size.HUGE),))


def _source(content: AppointmentPaper) -> Block:
    """Say who gives it, when to find them, and under which number it is kept."""
    organisation = content.organisation
    told = (organisation.name, organisation.opening_hours, f"N° {content.number}")
    return text(" · ".join(part for part in told if part), Size.SMALL)
