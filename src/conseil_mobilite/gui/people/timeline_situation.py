"""How the events of a mobility situation are said in a timeline."""

from conseil_mobilite.domain.situation.licence_checks import EXCHANGE
from conseil_mobilite.domain.situation.licence_days import PASSED
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.people.wording import joined
from conseil_mobilite.services.people.timeline_events import Event

Said = tuple[str, str, str, str]
"""Icon, tone, title, detail."""


def renunciation(event: Event, desk: Desk) -> Said:
    what = desk.lists["renunciation_kinds"].label(event.code)
    title = f"Renoncement faute de transport : {what[:1].lower()}{what[1:]}"
    noted = "" if event.outcome == "dated" else "Date non connue, noté ce jour"
    return "x-circle", "warning", title, joined(event.text, event.place, noted)


def budget(event: Event, _desk: Desk) -> Said:
    compared = f"Comparé avec : {event.text}" if event.text else ""
    return "wallet", "primary", "Budget mobilité fait", compared


def licence_begun(event: Event, desk: Desk) -> Said:
    category = desk.lists["licence_categories"].label(event.code)
    if event.outcome == EXCHANGE:
        return "identification-card", "", "Échange de permis : dossier déposé", category
    return "graduation-cap", "", f"Permis {category} : inscription", event.text


def licence_exam(event: Event, desk: Desk) -> Said:
    exam = desk.lists["licence_exam_kinds"].label(event.code)
    result = desk.lists["licence_exam_results"].label(event.outcome)
    passed = event.outcome == PASSED
    tone = "success" if passed else "warning"
    icon = "check-circle" if passed else "graduation-cap"
    return icon, tone, f"Examen du permis : {exam.lower()}", result


def licence_obtained(event: Event, desk: Desk) -> Said:
    category = desk.lists["licence_categories"].label(event.code)
    return "identification-card", "success", "Permis obtenu", category
