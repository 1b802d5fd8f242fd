"""The next appointment on the bilingual sheet, and what to do if something changes."""

from collections.abc import Iterator

from conseil_mobilite.documents.action_sheet.tongues import (
    Sentence,
    Tongues,
    bold,
    capital,
    day,
    hour,
    length,
    lines,
    say,
    typed,
)
from conseil_mobilite.documents.kit.blocks import Beside, Block, Gap, Panel, Row, Section
from conseil_mobilite.documents.kit.forms import WritingLines
from conseil_mobilite.documents.kit.icons import Icon
from conseil_mobilite.documents.kit.links import email_link
from conseil_mobilite.documents.kit.paragraphs import Paragraph, Size
from conseil_mobilite.documents.kit.words import FRENCH, plain, strong
from conseil_mobilite.domain.language.french import phone_display
from conseil_mobilite.domain.paper.action_sheet import ActionSheet, Meeting, NextAppointment

_AROUND = (31.0, 38.0, 31.0)


def next_appointment(content: ActionSheet, tongues: Tongues) -> Section:
    if content.next_appointment is None:
        none = Panel((tongues.pair(say("appointment_none")), WritingLines(height=24)))
        return tongues.section("appointment", (none,), Icon.CALENDAR)
    told = tuple(_appointment(content, content.next_appointment, tongues))
    return tongues.section("appointment", (Panel(told),), Icon.CALENDAR)


def changes(content: ActionSheet, tongues: Tongues) -> Section:
    what_to_do = tongues.pair(lines(say("change_question"), _what_to_do(content)))
    told: list[Block] = [_around_the_number(what_to_do, content.phone)]
    if email := content.adviser.email:
        address = email_link(email)
        told += [Gap(4), tongues.pair(say("write", address=address))]
    return tongues.section("change", tuple(told), Icon.CHANGE)


def _around_the_number(told: Paragraph, phone: str) -> Block:
    """Set a large telephone number between the two languages that say to call it."""
    if not phone:
        return told
    number = Beside(Icon.PHONE, (Paragraph(strong(phone_display(phone)), Size.HUGE),))
    return Row(((Paragraph(told.words),), (number,), (Paragraph(told.beside),)), _AROUND, gutter=12)


def _appointment(
    content: ActionSheet, appointment: NextAppointment, tongues: Tongues
) -> Iterator[Block]:
    when = lines(
        capital(day(appointment.day, weekday=True)), say("at", hour=hour(appointment.starts_at))
    )
    yield tongues.pair(bold(when), Size.LARGE)
    name, minutes = plain(content.receiver.full_name), appointment.minutes
    with_for = say("with_for", name=name, length=length(minutes))
    yield tongues.pair(with_for if minutes else say("with", name=name))
    for icon, sentence in _where(appointment):
        yield Gap(2)
        yield Beside(icon, (tongues.pair(sentence),))


def _where(appointment: NextAppointment) -> Iterator[tuple[Icon, Sentence]]:
    if appointment.meeting is Meeting.PHONE:
        yield Icon.PHONE, say("by_phone")
        return
    yield Icon.PLACE, _place(appointment)
    if appointment.directions.strip():
        yield Icon.BUS, say("directions", directions=typed(appointment.directions))


def _place(appointment: NextAppointment) -> Sentence:
    known = appointment.place.strip()
    if appointment.meeting is Meeting.VIDEO:
        return say("by_video", place=typed(known)) if known else say("by_video_later")
    return say("place", place=typed(known)) if known else say("place_later")


def _what_to_do(content: ActionSheet) -> Sentence:
    name, address = plain(content.adviser.first_name), content.organisation.address
    if content.phone:
        return say("call", name=name)
    if address.strip():
        return say("come", address=plain(address, FRENCH))
    return say("tell", name=name)
