"""How the lists of Aujourd’hui are said."""

from datetime import date, datetime
from typing import Final

from conseil_mobilite.domain.language.french import (
    NO_BREAK,
    counted,
    day_name,
    duration,
    long_date,
    month_name,
    short_date,
)
from conseil_mobilite.domain.reference.code_lists import CodeLists
from conseil_mobilite.domain.situation.due_dates import DueKind, due_title
from conseil_mobilite.gui.people.wording import action_title, joined, short_day, titled_workshop
from conseil_mobilite.services.people.rights import WaitingRequest
from conseil_mobilite.services.today.today import Today
from conseil_mobilite.services.today.today_meetings import DayMeeting
from conseil_mobilite.services.today.today_referrals import WaitingReferral
from conseil_mobilite.services.today.today_tasks import DueTask

ATTENDANCE: Final = ("seen", "noshow", "excused")
_ATTENDED: Final = {
    "seen": {"F": "Présente", "H": "Présent", "": "Présent(e)"},
    "noshow": {"F": "Absente", "H": "Absent", "": "Absent(e)"},
    "excused": {"F": "Excusée", "H": "Excusé", "": "Excusé(e)"},
    "revoked": {"": "Annulé"},
    "unknown": {"": "Prévu"},
}
_ATTENDED_TONES: Final = {"seen": "success", "noshow": "warning"}
_MODALITIES: Final = {"TELEPHONE": "par téléphone", "VISIO": "visioconférence"}
SHOWN: Final = 5
"""How many rows of a list are shown before it is wanted whole."""
_FACTS: Final = {
    DueKind.INSURANCE: "vehicle_kinds",
    DueKind.INSPECTION: "vehicle_kinds",
    DueKind.LICENCE: "licence_categories",
    DueKind.THEORY: "licence_process_kinds",
}
"""The list in which the code of a day of the mobility is looked up."""
_WEEK: Final = 7
_HOUR: Final = 60
_URGENT_DAYS: Final = 3
_LONG_SILENCE: Final = 35


def attended(status: str, sex: str) -> str:
    """Return « Présente », in the gender of the person where it is known."""
    words = _ATTENDED.get(status, _ATTENDED["unknown"])
    return words.get(sex) or words[""]


def meeting_badge(meeting: DayMeeting) -> tuple[str, str]:
    """Return what became of a meeting, and its tone."""
    if meeting.to_complete:
        return "À compléter", "warning"
    if len(meeting.guests) == 1:
        guest = meeting.guests[0]
        return attended(guest.status, guest.sex), _ATTENDED_TONES.get(guest.status, "")
    return ("Terminé" if meeting.ended else "Prévu"), ""


def meeting_title(meeting: DayMeeting, lists: CodeLists) -> str:
    """Return who is met, or the title of a workshop or of a meeting without anybody."""
    if len(meeting.guests) == 1:
        return meeting.guests[0].name
    kind = lists["appointment_kinds"].label(meeting.kind)
    if meeting.title and meeting.kind == "atelier":
        return titled_workshop(meeting.title)
    return meeting.title or kind


def meeting_detail(meeting: DayMeeting, lists: CodeLists) -> str:
    """Return the kind, the number of people, the length and the place."""
    kind = lists["appointment_kinds"].label(meeting.kind)
    people = len(meeting.guests) + meeting.unnamed
    many = counted(people, "inscrit") if people > 1 or meeting.unnamed else ""
    modality = _MODALITIES.get(meeting.modality, "")
    if meeting.kind == "telephone":
        return joined(kind, duration(meeting.minutes))
    return joined(many or kind, meeting.place or modality)


def until(start: datetime, now: datetime) -> str:
    """Return « dans 19 min », « dans 2 h », « en ce moment »."""
    minutes = int((start - now).total_seconds() // 60)
    if minutes < 0:
        return "en ce moment"
    if minutes < _HOUR:
        return f"dans {minutes}{NO_BREAK}min"
    return f"dans {duration(minutes - minutes % 15)}"


def due_badge(due: date, today: date) -> tuple[str, str]:
    """Return « Retard : 3 j », « Aujourd’hui », « Jeudi 1er », « 8 avril »."""
    days = (due - today).days
    if days < 0:
        return f"Retard : {-days}{NO_BREAK}j", "danger"
    if days == 0:
        return "Aujourd’hui", "warning"
    return day_words(due, today), ""


def day_words(day: date, today: date) -> str:
    """Return « Demain », « Jeudi 1er » within a week, else « 8 avril »."""
    days = (day - today).days
    rank = "1er" if day.day == 1 else str(day.day)
    number = f"{rank}{NO_BREAK}{month_name(day.month)}"
    if days == 1:
        return "Demain"
    if 0 < days < _WEEK:
        return f"{day_name(day).capitalize()}{NO_BREAK}{rank}"
    return number if day.year == today.year else f"{number} {day.year}"


def task_title(task: DueTask, lists: CodeLists, today: date) -> str:
    """Return the words of an action, or what comes due in the mobility of the person."""
    if task.fact is None:
        return action_title(task.code, task.wording, lists)
    return due_title(task.fact, task.code, over=task.due_on < today)


def task_detail(task: DueTask, lists: CodeLists) -> str:
    """Return the partner of an action, or which vehicle or licence it is about."""
    if task.fact is None or task.fact is DueKind.EXAM:
        return task.partner
    about = task.wording or lists[_FACTS[task.fact]].label(task.code)
    return f"Permis {about}" if task.fact is DueKind.LICENCE else about


def referral_day(waiting: WaitingReferral) -> str:
    """Return « Reçue le 6 sept. » or « Relancée le 6 sept. »."""
    if waiting.reminded_on:
        return f"Relancée le {short_day(waiting.reminded_on)}"
    return f"{'Envoyée' if waiting.sent else 'Reçue'} le {short_day(waiting.since)}"


def referral_badge(waiting: WaitingReferral, today: date) -> tuple[str, str]:
    """Return how long ours may wait, or whether to ask again for theirs."""
    if not waiting.sent:
        return expiry_badge(waiting.expires_on, today)
    return ("À relancer", "warning") if waiting.remind_on <= today else ("En attente", "")


def limit_badge(limit: date, today: date) -> tuple[str, str]:
    """Return when the retention of a file ends."""
    return ("Échue", "danger") if limit <= today else (day_words(limit, today), "warning")


def answer_badge(waiting: WaitingRequest) -> tuple[str, str]:
    """Return until when a person waits for what she asked of her data."""
    if waiting.late:
        return "En retard", "danger"
    return f"Pour le {short_date(waiting.due_on)}", "warning"


def expiry_badge(expires: date, today: date) -> tuple[str, str]:
    """Return how long a prescriber still waits for an answer."""
    days = (expires - today).days
    if days < 0:
        return "Délai dépassé", "danger"
    if days == 0:
        return "Expire aujourd’hui", "danger"
    if days < _URGENT_DAYS:
        return f"Expire {day_name(expires)}", "warning"
    return f"{counted(days, 'jour restant', 'jours restants')}", ""


def silence_badge(days: int) -> tuple[str, str]:
    return counted(days, "jour"), "warning" if days > _LONG_SILENCE else ""


def title_of(today: date) -> str:
    return long_date(today).capitalize()


def summary(picture: Today) -> str:
    """Return the day in one line: « 6 rendez-vous, 5 actions à échéance… »."""
    parts = []
    if picture.meetings:
        parts.append(counted(len(picture.meetings), "rendez-vous", "rendez-vous"))
    if picture.tasks.total:
        parts.append(counted(picture.tasks.total, "échéance"))
    soon = [
        row
        for row in picture.referrals.rows
        if not row.sent and (row.expires_on - picture.on).days < _URGENT_DAYS
    ]
    if soon:
        parts.append(
            counted(len(soon), "orientation qui expire", "orientations qui expirent") + " bientôt"
        )
    elif picture.referrals.total:
        parts.append(
            counted(
                picture.referrals.total, "orientation sans réponse", "orientations sans réponse"
            )
        )
    return ", ".join(parts) or "Rien d’urgent aujourd’hui"
