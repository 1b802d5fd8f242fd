"""An appointment in the words of every document that tells the person of one."""

from conseil_mobilite.documents.kit.dates import day_words
from conseil_mobilite.documents.kit.icons import Icon
from conseil_mobilite.documents.kit.words import Words, plain
from conseil_mobilite.documents.phrases.book import french
from conseil_mobilite.domain.language.french import counted, duration
from conseil_mobilite.domain.paper.action_sheet import AdviserCard, Meeting, NextAppointment

_HOUR = 60


def day_of(appointment: NextAppointment) -> str:
    """« Mardi 16 mars 2027 »."""
    day = day_words(appointment.day, weekday=True)
    return f"{day[0].upper()}{day[1:]}"


def with_whom(adviser: AdviserCard, minutes: int) -> Words:
    """« avec Sophie Morel, pendant 45 minutes »."""
    name = adviser.full_name
    if not minutes:
        return french().words("with", name=name)
    return french().words("with_for", name=name, length=_length(minutes))


def where(appointment: NextAppointment) -> list[tuple[Icon, Words]]:
    """Say where to be, and how to come."""
    if appointment.meeting is Meeting.PHONE:
        return [(Icon.PHONE, french().words("by_phone"))]
    place = plain(appointment.place) or french().words("place_later")
    if appointment.meeting is Meeting.VIDEO:
        place = french().words("by_video", place=place)
    lines = [(Icon.PLACE, place)]
    directions = appointment.directions
    return [*lines, *([(Icon.BUS, plain(directions))] if directions else [])]


def _length(minutes: int) -> str:
    return counted(minutes, "minute") if minutes < _HOUR else duration(minutes)
