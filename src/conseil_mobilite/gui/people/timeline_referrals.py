"""How the referrals of a timeline are said."""

from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.people.timeline_situation import Said
from conseil_mobilite.services.people.timeline_events import Event


def received(event: Event, desk: Desk) -> Said:
    sender = event.text or desk.lists["prescriber_kinds"].label(event.code)
    return "tray", "", "Orientation reçue", sender


def answered(event: Event, desk: Desk) -> Said:
    state = desk.lists["referral_states"].label(event.code)
    reasons = desk.lists["referral_refusal_reasons"]
    reason = reasons.label(event.outcome) if event.outcome else ""
    return "tray", _tone(event), f"Orientation : {state.lower()}", reason


def sent(event: Event, desk: Desk) -> Said:
    return "signpost", "", "Orientation envoyée", _body(event, desk)


def reminded(event: Event, desk: Desk) -> Said:
    return "bell", "", "Orientation relancée", _body(event, desk)


def sent_answered(event: Event, _desk: Desk) -> Said:
    if event.code == "annulee":
        return "signpost", "", "Orientation envoyée : annulée", event.text
    word = "acceptée" if event.code == "acceptee" else "refusée"
    return "signpost", _tone(event), f"Réponse à notre orientation : {word}", event.text


def _body(event: Event, desk: Desk) -> str:
    if event.text or not event.code:
        return event.text
    return desk.lists["partner_kinds"].label(event.code)


def _tone(event: Event) -> str:
    return "success" if event.code == "acceptee" else ""
