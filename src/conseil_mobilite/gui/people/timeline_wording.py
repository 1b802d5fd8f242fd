"""How each event of a timeline is said, and where it belongs among the filters."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Final

from conseil_mobilite.domain.assessment.profiles import profile
from conseil_mobilite.domain.language.french import duration, hour, lower_first, short_date
from conseil_mobilite.domain.language.paris import paris_time
from conseil_mobilite.domain.pathway.pathway_sentences import ACT_LABELS
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.kit.timeline import Moment
from conseil_mobilite.gui.people import timeline_referrals, timeline_situation
from conseil_mobilite.gui.people.timeline_situation import Said
from conseil_mobilite.gui.people.wording import action_title, joined, short_day, titled_workshop
from conseil_mobilite.services.people.timeline_events import Event, EventKind

FILTERS: Final = (
    ("all", "Tout"),
    ("contacts", "Contacts"),
    ("actions", "Actions"),
    ("assessments", "Bilans"),
)
_FAMILIES: Final = {
    EventKind.APPOINTMENT: "contacts",
    EventKind.CONTACT: "contacts",
    EventKind.NOTE: "contacts",
    EventKind.ACTION_DONE: "actions",
    EventKind.ACTION_LATE: "actions",
    EventKind.NEED_NOTED: "actions",
    EventKind.NEED_MET: "actions",
    EventKind.BARRIER_LIFTED: "actions",
    EventKind.ASSESSMENT: "assessments",
}
_CHANNELS: Final = {
    "telephone": ("Appel", "phone"),
    "message": ("Message", "chat-circle"),
    "courriel": ("Courriel", "envelope"),
    "courrier": ("Courrier", "envelope"),
    "visite": ("Visite", "house"),
}
_NEAR_DAYS: Final = 300


def moments(events: Sequence[Event], chosen: str, desk: Desk, today: date) -> list[Moment]:
    """Say the events of a filter, in the order given."""
    kept = [each for each in events if chosen in {"all", _FAMILIES.get(each.kind)}]
    return [_moment(event, desk, today) for event in kept]


def _moment(event: Event, desk: Desk, today: date) -> Moment:
    icon, tone, title, detail = _SAYING[event.kind](event, desk)
    return Moment(_when(event.day, today), icon, title, detail, tone)


def _when(day: date, today: date) -> str:
    if (today - day).days > _NEAR_DAYS:
        return short_date(day)
    return short_day(day)


def _registered(event: Event, _desk: Desk) -> Said:
    return "folder-open", "", "Dossier créé", f"Dossier n° {event.text}"


def _pathway_opened(_event: Event, _desk: Desk) -> Said:
    return "path", "primary", "Parcours ouvert", ""


def _pathway_act(event: Event, desk: Desk) -> Said:
    if event.code in desk.lists["decisions"]:
        title = f"Décision : {desk.lists['decisions'].label(event.code)}"
    else:
        title = ACT_LABELS.get(event.code, event.code)
    return "path", "primary", title, joined(_reason(event.outcome, desk), event.text)


def _reason(code: str, desk: Desk) -> str:
    for name in ("exit_reasons", "drop_reasons", "suspension_reasons"):
        if code in desk.lists[name]:
            return desk.lists[name].label(code)
    return code


def _followup(event: Event, desk: Desk) -> Said:
    situation = desk.lists["exit_situations"].label(event.outcome)
    return "calendar-check", "", f"Suivi à {event.minutes} mois après la sortie", situation


def _assessment(event: Event, desk: Desk) -> Said:
    kind = desk.lists["assessment_kinds"].label(event.code)
    word = {"open": "commencé", "corrected": "corrigé, nouvelle version"}.get(
        event.outcome, "validé"
    )
    shown = f"Profil : {profile(event.text).label}" if event.text else ""
    lasted = duration(event.minutes) if event.minutes else ""
    return "compass", "primary", f"{kind} {word}", joined(shown, lasted)


def _barrier_lifted(event: Event, desk: Desk) -> Said:
    labels = {barrier.code: barrier.label for barrier in desk.grid.barriers}
    label = labels.get(event.code, event.code)
    word = "Frein en partie levé" if event.outcome == "partiellement_leve" else "Frein levé"
    return "check-circle", "success", f"{word} : {label[:1].lower()}{label[1:]}", ""


def _action_done(event: Event, desk: Desk) -> Said:
    result = desk.lists["action_results"].label(event.outcome) if event.outcome else ""
    title = action_title(event.code, event.text, desk.lists)
    return "check-circle", "success", title, joined("Action réalisée", result)


def _action_late(event: Event, desk: Desk) -> Said:
    status = desk.lists["action_statuses"].label(event.outcome)
    title = action_title(event.code, event.text, desk.lists)
    said = f"Échéance dépassée : {title[:1].lower()}{title[1:]}"
    return "warning-circle", "danger", said, f"Action {status.lower()}"


def _need_noted(event: Event, desk: Desk) -> Said:
    what, where = _need(event, desk)
    return "prohibit", "warning", f"Besoin sans offre : {what}", where


def _need_met(event: Event, desk: Desk) -> Said:
    what, where = _need(event, desk)
    return "check-circle", "success", f"Une offre existe : {what}", where


def _need(event: Event, desk: Desk) -> tuple[str, str]:
    """Return what is missing, then where and how the adviser says it."""
    what = (
        desk.lists["action_types"].label(event.code)
        if event.code
        else desk.lists["journey_purposes"].label(event.outcome)
        if event.outcome
        else "déplacement"
    )
    return f"{what[:1].lower()}{what[1:]}", joined(event.place, event.text)


def _appointment(event: Event, desk: Desk) -> Said:
    kind = desk.lists["appointment_kinds"].label(event.code)
    workshop = event.code == "atelier"
    titled = titled_workshop(event.text) if workshop and event.text else event.text or kind
    detail = joined(
        hour(paris_time(event.at)),
        _attendance(event, desk),
        duration(event.minutes),
        event.place,
    )
    tone = {"seen": "success", "noshow": "warning", "unknown": "warning"}.get(event.outcome, "")
    return "users" if workshop else "calendar-check", tone, titled, detail


def _attendance(event: Event, desk: Desk) -> str:
    if event.outcome == "unknown":
        return "Prévu" if event.at > desk.clock() else "À compléter"
    return desk.lists["appointment_statuses"].label(event.outcome)


def _contact(event: Event, _desk: Desk) -> Said:
    word, icon = _CHANNELS.get(event.code, (event.code, "phone"))
    lasted = f", {duration(event.minutes)}" if event.minutes else ""
    if event.outcome == "joint":
        return icon, "", f"{word}{lasted}", joined("Personne jointe", event.text)
    return icon, "warning", f"{word} sans réponse", joined("Personne non jointe", event.text)


def _note(event: Event, _desk: Desk) -> Said:
    return "note", "", "Note privée" if event.outcome == "private" else "Note", event.text


def _document(event: Event, _desk: Desk) -> Said:
    return "file-text", "primary", "Document remis", event.text


def _notice(event: Event, _desk: Desk) -> Said:
    return "shield-check", "", "Information sur ses données remise", f"Version {event.code}"


def _agreement(event: Event, desk: Desk) -> Said:
    word = {"agreed": "Accord donné", "refused": "Accord refusé", "withdrawn": "Accord retiré"}
    tone = "success" if event.outcome == "agreed" else "warning"
    subject = desk.lists["disclosure_subjects"].label(event.code)
    return "handshake", tone, word[event.outcome], subject


def _right(event: Event, desk: Desk) -> Said:
    kind = desk.lists["rights_kinds"].label(event.code)
    told = {"received": "Demande reçue", "lifted": "Levée"}
    said = told.get(event.outcome) or desk.lists["rights_answers"].label(event.outcome)
    tone = "warning" if event.outcome == "received" else ""
    return "shield-check", tone, f"Droits sur ses données : {lower_first(kind)}", said


_SAYING: Final[dict[EventKind, Callable[[Event, Desk], Said]]] = {
    EventKind.REGISTERED: _registered,
    EventKind.REFERRED: timeline_referrals.received,
    EventKind.REFERRAL_ANSWERED: timeline_referrals.answered,
    EventKind.REFERRAL_SENT: timeline_referrals.sent,
    EventKind.REFERRAL_REMINDED: timeline_referrals.reminded,
    EventKind.SENT_ANSWERED: timeline_referrals.sent_answered,
    EventKind.PATHWAY_OPENED: _pathway_opened,
    EventKind.PATHWAY_ACT: _pathway_act,
    EventKind.FOLLOWUP: _followup,
    EventKind.ASSESSMENT: _assessment,
    EventKind.BARRIER_LIFTED: _barrier_lifted,
    EventKind.ACTION_DONE: _action_done,
    EventKind.ACTION_LATE: _action_late,
    EventKind.NEED_NOTED: _need_noted,
    EventKind.NEED_MET: _need_met,
    EventKind.APPOINTMENT: _appointment,
    EventKind.CONTACT: _contact,
    EventKind.NOTE: _note,
    EventKind.DOCUMENT: _document,
    EventKind.NOTICE: _notice,
    EventKind.AGREEMENT: _agreement,
    EventKind.RIGHT: _right,
    EventKind.RENUNCIATION: timeline_situation.renunciation,
    EventKind.BUDGET: timeline_situation.budget,
    EventKind.LICENCE_BEGUN: timeline_situation.licence_begun,
    EventKind.LICENCE_EXAM: timeline_situation.licence_exam,
    EventKind.LICENCE_OBTAINED: timeline_situation.licence_obtained,
}
