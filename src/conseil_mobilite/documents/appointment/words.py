"""An appointment in the words of every document that tells the person of one."""

from conseil_mobilite.documents.kit.dates import day_words
from conseil_mobilite.documents.kit.icons import Icon
from conseil_mobilite.documents.kit.words import Words, joined, plain
from conseil_mobilite.domain.language.french import counted, duration
from conseil_mobilite.domain.paper.action_sheet import AdviserCard, Meeting, NextAppointment

_HOUR = 60


def day_of(appointment: NextAppointment) -> str:
    """« Mardi 16 mars 2027 »."""
    day = day_words(appointment.day, weekday=True)
    return f"{day[0].upper()}{day[1:]}"


def with_whom(adviser: AdviserCard, minutes: int) -> Words:
    """« avec Sophie Morel, pendant 45 minutes »."""
    who = f"avec {adviser.full_name}"
    return plain(f"{who}, pendant {_length(minutes)}" if minutes else who)


def where(appointment: NextAppointment) -> list[tuple[Icon, Words]]:
    """Say where to be, and how to come."""
    if appointment.meeting is Meeting.PHONE:
        return [(Icon.PHONE, plain("Par téléphone : nous vous appelons."))]
    place = plain(appointment.place or "Le lieu vous sera précisé.")
    lines = [(Icon.PLACE, joined(_by_video(appointment), place))]
    directions = appointment.directions
    return [*lines, *([(Icon.BUS, plain(directions))] if directions else [])]


def _length(minutes: int) -> str:
    return counted(minutes, "minute") if minutes < _HOUR else duration(minutes)


def _by_video(appointment: NextAppointment) -> Words:
    return plain("En visioconférence :" if appointment.meeting is Meeting.VIDEO else "")
