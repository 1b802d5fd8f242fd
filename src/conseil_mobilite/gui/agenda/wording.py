"""How appointments, their hours and what became of them are said in a few words."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Final

from conseil_mobilite.domain.agenda.appointment import Appointment
from conseil_mobilite.domain.agenda.statuses import ATTENDED, EXCUSED, NO_SHOW, PLANNED, REVOKED
from conseil_mobilite.domain.language.french import (
    NO_BREAK,
    counted,
    day_name,
    duration,
    hour,
    long_date,
    month_name,
)
from conseil_mobilite.domain.language.paris import paris_day, paris_time
from conseil_mobilite.domain.reference.code_lists import CodeLists
from conseil_mobilite.services.agenda.agenda import ASSESSING, FOLLOWING, TEACHING, family
from conseil_mobilite.services.agenda.diary_entry import Attendance, DiaryEntry

FAMILY_TONES: Final = {ASSESSING: "primary", TEACHING: "success", FOLLOWING: ""}
FAMILY_WORDS: Final = {
    ASSESSING: "Bilan, restitution",
    TEACHING: "Atelier, trajet",
    FOLLOWING: "Suivi, démarche, autre",
}
SHORT_KINDS: Final = {
    "diagnostic": "Bilan",
    "restitution": "Restitution",
    "suivi": "Suivi",
    "atelier": "Atelier",
    "trajet_accompagne": "Trajet accompagné",
    "telephone": "Téléphone",
    "demarche": "Démarche",
    "bilan_final": "Bilan final",
    "suivi_post_sortie": "Suivi après sortie",
}
STATUS_WORDS: Final = {
    ATTENDED: "Honoré",
    EXCUSED: "Excusé",
    REVOKED: "Annulé par nous",
    NO_SHOW: "Absent",
}
STATUS_TONES: Final = {ATTENDED: "success", NO_SHOW: "danger"}
CALLED_OFF: Final = frozenset({EXCUSED, REVOKED})
TO_COMPLETE: Final = "À compléter"
CANCELLED: Final = "Annulé"
AT_HOME: Final = "Dans vos locaux"
SHORT_MONTHS: Final = (
    "janv.",
    "févr.",
    "mars",
    "avr.",
    "mai",
    "juin",
    "juil.",
    "août",
    "sept.",
    "oct.",
    "nov.",
    "déc.",
)


def title(entry: DiaryEntry, lists: CodeLists) -> str:
    """Return who or what an appointment is about."""
    if entry.appointment.title:
        return entry.appointment.title
    if len(entry.people) == 1:
        return entry.people[0].name
    return kind(entry, lists)


def initialled(entry: DiaryEntry, lists: CodeLists) -> str:
    """Return « J.-N. Carpentier » for one person, else the title as it is."""
    if entry.appointment.title or len(entry.people) != 1:
        return title(entry, lists)
    first, _, rest = entry.people[0].name.partition(" ")
    initials = "-".join(f"{part[:1]}." for part in first.split("-"))
    return f"{initials}{NO_BREAK}{rest}" if rest else first


def initials(entry: DiaryEntry, lists: CodeLists) -> str:
    """Return « JC » for Jean-Noël Carpentier, « AP » for Atelier « Lire un plan »."""
    words = [word for word in title(entry, lists).split() if word[0].isalnum()]
    return "".join(word[0].upper() for word in (*words[:1], *words[1:][-1:]))


def kind(entry: DiaryEntry, lists: CodeLists) -> str:
    code = entry.appointment.kind
    return SHORT_KINDS.get(code) or lists["appointment_kinds"].label(code)


def where(entry: DiaryEntry, lists: CodeLists) -> str:
    """Return the place, else how it happens when it is not face to face."""
    appointment = entry.appointment
    if at_home(appointment):
        return AT_HOME
    if appointment.place or appointment.modality == "PHYSIQUE":
        return appointment.place
    return lists["appointment_modalities"].label(appointment.modality)


def where_exactly(entry: DiaryEntry, lists: CodeLists) -> str:
    """« Dans vos locaux, Salle 2 »."""
    return ", ".join(filter(None, (where(entry, lists), entry.appointment.room)))


def at_home(appointment: Appointment) -> bool:
    """Tell whether the place kept is the body's own: its name of the time, then its address."""
    body, place = appointment.organisation_name, appointment.place
    return bool(body) and (place == body or place.startswith(f"{body}, "))


def expected(entry: DiaryEntry) -> str:
    """Return « 6 inscrits » for a workshop, nothing for an interview."""
    total = len(entry.people) + entry.appointment.unnamed_participants
    several = total > 1 or entry.appointment.unnamed_participants
    return counted(total, "inscrit") if several else ""


def hours(entry: DiaryEntry) -> str:
    """« 10 h – 11 h 30 »."""
    return f"{start(entry)} – {hour(paris_time(entry.ends_at))}"


def start(entry: DiaryEntry) -> str:
    return hour(paris_time(entry.appointment.starts_at))


def length(entry: DiaryEntry) -> str:
    return duration(entry.appointment.duration_minutes)


def cancelled(entry: DiaryEntry) -> bool:
    """Say whether it was called off, by us or by everybody expected: not merely missed."""
    everybody = bool(entry.people) and all(who.status in CALLED_OFF for who in entry.people)
    return entry.cancelled or everybody


def outcome(entry: DiaryEntry) -> tuple[str, str]:
    """Return what became of an appointment and its tone; nothing while it is to come."""
    if entry.cancelled:
        return CANCELLED, ""
    if entry.to_complete:
        return TO_COMPLETE, "warning"
    statuses = [who.status for who in entry.people]
    unnamed, unnamed_came = _unnamed(entry)
    if unnamed_came is None and set(statuses) <= {PLANNED}:
        return "", ""
    if not unnamed and len(set(statuses)) == 1:
        return STATUS_WORDS.get(statuses[0], ""), STATUS_TONES.get(statuses[0], "")
    came = statuses.count(ATTENDED) + (unnamed_came or 0)
    total = len(statuses) + max(unnamed, unnamed_came or 0)
    return f"{counted(came, 'présent')} sur{NO_BREAK}{total}", "success" if came else ""


def outcome_for(who: Attendance, *, waiting: bool) -> tuple[str, str]:
    """Return what became of a meeting for one of those expected, whoever else was."""
    if waiting:
        return TO_COMPLETE, "warning"
    return STATUS_WORDS.get(who.status, ""), STATUS_TONES.get(who.status, "")


def tone(entry: DiaryEntry) -> str:
    return "warning" if entry.to_complete else FAMILY_TONES[family(entry.appointment.kind)]


def spoken(entry: DiaryEntry, lists: CodeLists) -> str:
    """Say an appointment in one breath, for a screen reader."""
    day = long_date(paris_day(entry.appointment.starts_at))
    parts = (
        title(entry, lists),
        f"{day}, {hours(entry)}",
        lists["appointment_kinds"].label(entry.appointment.kind),
        expected(entry),
        where(entry, lists),
        outcome(entry)[0],
    )
    return ", ".join(part for part in parts if part)


def meeting(entry: DiaryEntry, lists: CodeLists, today: date) -> str:
    """« Entretien de suivi · Jeu. 25 mars, 9 h »."""
    kind_words = lists["appointment_kinds"].label(entry.appointment.kind)
    return f"{kind_words} · {near_short(entry.appointment.starts_at, today)}"


def facts(entry: DiaryEntry, lists: CodeLists) -> str:
    """« 45 min · Hirson · Honoré »: what a note need not say again."""
    parts = (length(entry), where(entry, lists), outcome(entry)[0])
    return " · ".join(part for part in parts if part)


def near(instant: datetime, today: date) -> str:
    """« Aujourd’hui, 9 h », « Jeudi 25 mars, 9 h », with the year when it is another one."""
    day = paris_day(instant)
    words = {0: "Aujourd’hui", 1: "Demain", -1: "Hier"}.get((day - today).days) or day_words(day)
    year = f"{NO_BREAK}{day.year}" if day.year != today.year else ""
    return f"{words}{year}, {hour(paris_time(instant))}"


def near_short(instant: datetime, today: date) -> str:
    """« Aujourd’hui, 9 h », « Jeu. 25 mars, 9 h » where there is little room."""
    day = paris_day(instant)
    words = {0: "Aujourd’hui", 1: "Demain", -1: "Hier"}.get((day - today).days)
    if words is None:
        name, month = day_name(day)[:3].capitalize(), SHORT_MONTHS[day.month - 1]
        words = f"{name}.{NO_BREAK}{_number(day)}{NO_BREAK}{month}"
    return f"{words}, {hour(paris_time(instant))}"


def day_words(day: date) -> str:
    """« Jeudi 25 mars »."""
    return f"{day_name(day).capitalize()}{NO_BREAK}{_number(day)}{NO_BREAK}{month_name(day.month)}"


def span_words(days: Sequence[date]) -> str:
    """« 29 mars – 2 avril 2027 », « 8 – 12 mars 2027 », or one day in full."""
    first, last = days[0], days[-1]
    if first == last:
        return long_date(first).capitalize()
    until = long_date(last, weekday=False)
    if (first.year, first.month) == (last.year, last.month):
        return f"{_number(first)} – {until}"
    if first.year == last.year:
        return f"{_number(first)}{NO_BREAK}{month_name(first.month)} – {until}"
    return f"{long_date(first, weekday=False)} – {until}"


def _number(day: date) -> str:
    return "1er" if day.day == 1 else str(day.day)


def _unnamed(entry: DiaryEntry) -> tuple[int, int | None]:
    """Return how many are expected without a name, and how many of them came if that was said."""
    return entry.appointment.unnamed_participants, entry.appointment.unnamed_attended
