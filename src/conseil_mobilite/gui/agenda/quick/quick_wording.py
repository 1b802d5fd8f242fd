"""How the reading of a quick entry is said back, before anything is created."""

from datetime import UTC, datetime, timedelta
from typing import Final

from conseil_mobilite.domain.agenda.quick.quick_reading import Gap, QuickReading
from conseil_mobilite.domain.language.french import (
    age_on,
    counted,
    duration,
    hour,
    long_date,
    spaced,
)
from conseil_mobilite.domain.language.near_days import WEEKDAYS
from conseil_mobilite.domain.language.paris import paris_day, paris_time
from conseil_mobilite.domain.reference.code_lists import CodeLists
from conseil_mobilite.gui.agenda.booking.recurrence_note import holiday_words, taken_words
from conseil_mobilite.services.agenda.appointment_checks import NewAppointment
from conseil_mobilite.services.agenda.quick_entry import FACE_TO_FACE, USUAL_KIND, QuickProposal

EXAMPLE: Final = "mardi 14h Martin suivi 45"
MISSING: Final = {
    Gap.DAY: "le jour",
    Gap.HOUR: "l’heure",
    Gap.WHO: "la personne, ou un titre",
    Gap.END: "la fin de la répétition (« jusqu’au 30 juin » ou « 10 fois »)",
}
CODES: Final = dict(zip(("MO", "TU", "WE", "TH", "FR", "SA", "SU"), WEEKDAYS, strict=True))
RANKS: Final = {"1": "premier", "2": "deuxième", "3": "troisième", "4": "quatrième"}


def reading_words(proposal: QuickProposal, lists: CodeLists) -> str:
    """« Mardi 9 mars 2027, de 14 h à 14 h 45, entretien de suivi avec Léa Martin »."""
    reading = proposal.reading
    parts = [
        long_date(reading.day) if reading.day else "",
        _hours(reading, proposal.new),
        _about(proposal, lists),
        _where(reading, lists),
        counted(reading.unnamed, "personne sans nom", "personnes sans nom")
        if reading.unnamed
        else "",
        rule_words(reading.rule),
    ]
    told = ", ".join(part for part in parts if part)
    return spaced(f"{told[:1].upper()}{told[1:]}")


def missing_words(reading: QuickReading) -> str:
    """« Il manque l’heure. », « Pas compris : « 25h ». », or nothing."""
    gaps = [MISSING[gap] for gap in reading.missing()]
    told = [f"Il manque {', '.join(gaps[:-1])} et {gaps[-1]}." if len(gaps) > 1 else ""]
    told += [f"Il manque {gaps[0]}."] if len(gaps) == 1 else []
    unread = ", ".join(f"« {words} »" for words in reading.unread)
    told += [f"Pas compris : {unread}."] if unread else []
    return spaced(" ".join(part for part in told if part))


def stranger_words(reading: QuickReading) -> str:
    return spaced(f"Personne ne répond au nom « {reading.person} » : ce serait le titre")


def who_detail(proposal: QuickProposal, now: datetime) -> str:
    """« 34 ans · Hirson · 2026-0042 »: what tells two people of one name apart."""
    who = proposal.who
    if who is None:
        return stranger_words(proposal.reading) if proposal.stranger else ""
    age = f"{age_on(who.birth_date, paris_day(now))} ans" if who.birth_date else ""
    return " · ".join(part for part in (age, who.municipality, who.file_number) if part)


def conflict_words(proposal: QuickProposal) -> str:
    """« 2 conflits à vérifier », or nothing."""
    count = proposal.conflicts
    return f"{counted(count, 'conflit')} à vérifier" if count else ""


def repetition_words(proposal: QuickProposal) -> str:
    """Say the public holidays among the days of a repetition, and those already taken."""
    told = (holiday_words(proposal.holidays), taken_words(proposal.taken))
    return " ".join(part for part in told if part)


def rule_words(rule: str) -> str:
    """« chaque mardi jusqu’au 30 juin 2027 », « toutes les deux semaines, 10 fois »."""
    if not rule:
        return ""
    parts = dict(part.partition("=")[::2] for part in rule.split(";"))
    return f"{_rhythm(parts)}{_until(parts)}"


def _rhythm(parts: dict[str, str]) -> str:
    code = parts.get("BYDAY", "")
    named = CODES.get(code[-2:], "")
    if parts["FREQ"] == "MONTHLY":
        return f"le {RANKS.get(code[:-2], 'dernier')} {named} du mois"
    if parts.get("INTERVAL") == "2":
        return f"un {named} sur deux" if named else "toutes les deux semaines"
    return f"chaque {named}" if named else "chaque semaine"


def _until(parts: dict[str, str]) -> str:
    if "COUNT" in parts:
        return f", {parts['COUNT']} fois"
    if "UNTIL" not in parts:
        return ""
    until = datetime.strptime(parts["UNTIL"], "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
    return f" jusqu’au {long_date(paris_day(until), weekday=False)}"


def _hours(reading: QuickReading, new: NewAppointment | None) -> str:
    if reading.hour is None:
        return duration(reading.minutes) if reading.minutes else ""
    if new is None:
        return f"à {hour(reading.hour)}"
    end = paris_time(new.starts_at + timedelta(minutes=new.duration_minutes))
    return f"de {hour(reading.hour)} à {hour(end)}"


def _about(proposal: QuickProposal, lists: CodeLists) -> str:
    """« entretien de suivi avec Léa Martin », « atelier collectif « Atelier plan » »."""
    reading = proposal.reading
    if not (reading.kind or reading.person or reading.title):
        return ""
    kind = lists["appointment_kinds"].label(reading.kind or USUAL_KIND)
    title = reading.title or (reading.person if proposal.stranger else "")
    words = f"{kind[:1].lower()}{kind[1:]}"
    titled = f"{words} « {title} »" if title else words
    return f"{titled} avec {proposal.who.full_name}" if proposal.who else titled


def _where(reading: QuickReading, lists: CodeLists) -> str:
    told = [f"à {reading.place}" if _named(reading.place) else reading.place, reading.room]
    if reading.modality and reading.modality != FACE_TO_FACE:
        told.append(lists["appointment_modalities"].label(reading.modality))
    return ", ".join(f"{part[:1].lower()}{part[1:]}" for part in told if part)


def _named(place: str) -> bool:
    return bool(place) and not place.startswith(("Chez ", "Dans ", "Près "))
