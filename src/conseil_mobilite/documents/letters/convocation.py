"""The letter that invites a person to an appointment, for a window envelope (DL)."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from conseil_mobilite.documents.appointment.words import day_of, where, with_whom
from conseil_mobilite.documents.kit.blocks import Beside, Block, Gap, Panel, Row, Section, Together
from conseil_mobilite.documents.kit.closing import notice_words
from conseil_mobilite.documents.kit.dates import day_words
from conseil_mobilite.documents.kit.document import Document
from conseil_mobilite.documents.kit.icons import Icon
from conseil_mobilite.documents.kit.letterhead import emblem, foot
from conseil_mobilite.documents.kit.look import MM, PAGE, STANDARD
from conseil_mobilite.documents.kit.paragraphs import Bullets, Paragraph, Size, Title, text
from conseil_mobilite.documents.kit.words import EMPTY, joined, lines, plain, strong
from conseil_mobilite.domain.language.french import hour, phone_display
from conseil_mobilite.domain.paper.action_sheet import Meeting
from conseil_mobilite.domain.paper.convocation import Convocation

TITLE: Final = "Invitation à un rendez-vous"
_WINDOW_TOP: Final = 55 * MM
"""Folded in three in a DL envelope, whose window is 35 mm by 100 mm, 20 mm from the right and from
the bottom, an address set from 55 mm to 79 mm shows whichever way the sheet has slipped."""
_SCALE: Final = replace(STANDARD, heading=13, title=23, icon=17)
"""The address takes its room: the rest is set so that a usual letter holds on one page."""
_HALF: Final = 50.0
"""Half the width between the margins: the address begins 105 mm from the left of the sheet."""

_TO_CALL: Final = (58.0, 42.0)


def document(content: Convocation) -> Document:
    return Document(
        title=f"{TITLE} – {content.person_name}",
        author=content.organisation.name,
        day=content.issued_on,
        foot=foot(f"Lettre n° {content.number}", content.organisation),
        scale=_SCALE,
        blocks=tuple(_blocks(content)),
    )


def _blocks(content: Convocation) -> Iterator[Block]:
    yield Row((_sender(content), _addressee(content)), (_HALF, _HALF))
    yield Gap(14)
    yield Title(plain(TITLE))
    yield Gap(8)
    yield text("Bonjour,")
    yield Gap(6)
    yield text(_opening(content))
    yield Gap(10)
    yield Panel(tuple(_appointment(content)))
    yield from _to_bring(content)
    yield _if_prevented(content)
    yield Together(tuple(_farewell(content)))


def _sender(content: Convocation) -> tuple[Block, ...]:
    body = content.organisation
    phone = phone_display(body.phone) if body.phone else ""
    told = (body.address, phone, body.opening_hours)
    said = lines(*(plain(each) for each in told))
    known = (Paragraph(said, Size.SMALL), Gap(8)) if said else ()
    dated = lines(
        plain(f"Le {day_words(content.issued_on)}"), plain(f"Référence : n° {content.number}")
    )
    return emblem(body), Gap(6), *known, Paragraph(dated)


def _addressee(content: Convocation) -> tuple[Block, ...]:
    """Set the address where the window of an envelope shows it; without one, her name alone."""
    told = lines(plain(content.person_name), *(plain(line) for line in content.address))
    return Gap(_WINDOW_TOP - PAGE.top), Paragraph(told)


def _opening(content: Convocation) -> str:
    meeting = content.appointment
    return content.texts.say(
        "convocation.ouverture",
        personne=content.person_name,
        conseiller=content.adviser.full_name,
        date=day_words(meeting.day, weekday=True),
        heure=hour(meeting.starts_at),
    )


def _appointment(content: Convocation) -> Iterator[Block]:
    meeting = content.appointment
    when = f"{day_of(meeting)} à {hour(meeting.starts_at)}"
    yield Paragraph(strong(when), Size.LARGE)
    yield Paragraph(with_whom(content.adviser, meeting.minutes))
    if content.purpose:
        yield text(content.purpose)
    for icon, words in where(meeting):
        yield Gap(5)
        yield Beside(icon, (Paragraph(words),))


def _to_bring(content: Convocation) -> Iterator[Block]:
    things = content.texts.items("convocation.apporter")
    if not things:
        return
    here = content.appointment.meeting is Meeting.IN_PERSON
    missing = content.texts.say("convocation.manque") if here else ""
    told: list[Block] = [Bullets(tuple(text(thing) for thing in things))]
    if missing:
        told += [Gap(2), text(missing)]
    heading = "À apporter" if here else "À garder près de vous"
    yield Section(plain(heading), tuple(told), Icon.DOCUMENT)


def _if_prevented(content: Convocation) -> Block:
    heading, name = plain("Vous ne pouvez pas venir ?"), content.adviser.full_name
    if not content.phone:
        told = text(content.texts.say("convocation.sans_telephone", conseiller=name))
        return Section(heading, (told,), Icon.CHANGE)
    told = text(content.texts.say("convocation.empechement", conseiller=name))
    number = Paragraph(strong(phone_display(content.phone)), Size.HUGE)
    beside = Row(((told,), (Beside(Icon.PHONE, (number,)),)), _TO_CALL, gutter=20)
    return Section(heading, (beside,), Icon.CHANGE)


def _farewell(content: Convocation) -> Iterator[Block]:
    body = content.organisation
    yield Gap(8)
    yield text(content.texts.say("convocation.cloture", personne=content.person_name))
    yield Gap(6)
    yield Paragraph(lines(strong(content.adviser.full_name), plain(body.name)))
    yield Gap(9)
    told = joined(strong("Vos informations."), notice_words(content.notice))
    yield Paragraph(told if content.notice.text else EMPTY, Size.SMALL)
