"""The next appointment on the « version simplifiée »: the day, the hour, with whom, where."""

from collections.abc import Iterator
from typing import Final

from conseil_mobilite.documents.action_sheet.simple_teller import Teller, beside
from conseil_mobilite.documents.appointment.words import day_of
from conseil_mobilite.documents.kit.blocks import Beside, Block, Flow, Panel, Section
from conseil_mobilite.documents.kit.forms import WritingLines
from conseil_mobilite.documents.kit.icons import Icon
from conseil_mobilite.documents.kit.paragraphs import Paragraph, Size
from conseil_mobilite.documents.kit.words import strong
from conseil_mobilite.domain.paper.action_sheet import Meeting, NextAppointment
from conseil_mobilite.domain.paper.simple_text import hour_words, length_words

LINE: Final = 34
"""Points between lines to write on."""


def next_appointment(teller: Teller) -> Section:
    coming = teller.content.next_appointment
    told = _none(teller) if coming is None else _told(teller, coming)
    return teller.section("appointment.heading", Icon.CALENDAR, Panel(tuple(told)))


def _none(teller: Teller) -> Iterator[Block]:
    yield from teller.lines(teller.said("appointment.none"), teller.said("appointment.note"))
    yield WritingLines(height=LINE)


def _told(teller: Teller, coming: NextAppointment) -> Iterator[Block]:
    hour = hour_words(coming.starts_at.hour, coming.starts_at.minute)
    at = Paragraph(strong(teller.said("appointment.hour", hour=hour)), Size.LARGE)
    yield Flow((Paragraph(strong(day_of(coming)), Size.LARGE), Beside(Icon.CLOCK, (at,))))
    receiver = teller.content.receiver.full_name or teller.content.organisation.name
    yield from beside(Icon.PERSON, teller.said("appointment.with", adviser_name=receiver))
    yield from _where(teller, coming)
    if coming.minutes:
        length = length_words(coming.minutes)
        yield from teller.lines(teller.said("appointment.length", length=length))


def _where(teller: Teller, coming: NextAppointment) -> Iterator[Block]:
    if coming.meeting is Meeting.PHONE:
        call, ready = teller.said("appointment.phone"), teller.said("appointment.ready")
        yield from beside(Icon.PHONE, call, ready)
        return
    if coming.meeting is Meeting.VIDEO:
        yield from beside(Icon.PHONE, teller.said("appointment.video"))
    place = teller.line(coming.place) or teller.said("appointment.no_place")
    yield from beside(Icon.PLACE, place)
    yield from beside(Icon.BUS, *teller.free(coming.directions))
