"""How a referral is said: from or to whom, when, why, and where it stands."""

from datetime import date
from typing import Final

from conseil_mobilite.domain.language.french import long_date, lower_first, phone_display
from conseil_mobilite.domain.reference.code_lists import CodeLists
from conseil_mobilite.domain.referrals.referral import Referral
from conseil_mobilite.domain.referrals.referral_rules import (
    STANDING_LABELS,
    Direction,
    ReferralState,
    Standing,
    last_day,
)
from conseil_mobilite.gui.people.wording import joined
from conseil_mobilite.services.referrals.referral_picture import ReferralLine

NORMAL: Final = "NORMALE"
_TONES: Final = {
    Standing.TO_ANSWER: "warning",
    Standing.EXPIRED: "danger",
    Standing.TO_REMIND: "warning",
    Standing.ACCEPTED: "success",
}


def standing_badge(standing: Standing) -> tuple[str, str]:
    """Return the word and the tone of where a referral stands."""
    return STANDING_LABELS[standing], _TONES.get(standing, "")


def body_words(direction: str, name: str, kind: str, lists: CodeLists) -> str:
    """Name the other body, by its kind where its name is not known."""
    if name or not kind:
        return name
    known = "partner_kinds" if direction == Direction.SENT else "prescriber_kinds"
    return lists[known].label(kind)


def title(referral: Referral, lists: CodeLists) -> str:
    sent = referral.direction == Direction.SENT
    body = body_words(referral.direction, referral.prescriber_name, referral.prescriber_kind, lists)
    agent = f" ({referral.agent_name})" if referral.agent_name else ""
    return f"{'Vers' if sent else 'De'} : {body}{agent}"


def dates(line: ReferralLine) -> str:
    """Tell the days of a referral, in order: received or sent, recalled, answered or awaited."""
    referral = line.referral
    sent = referral.direction == Direction.SENT
    began = f"{'Envoyée' if sent else 'Reçue'} le {_day(referral.received_on)}"
    reminded = f"relancée le {_day(referral.reminded_on)}" if referral.reminded_on else ""
    return joined(began, reminded, _end(line))


def facts(referral: Referral, lists: CodeLists) -> str:
    """Tell why, how urgent, and how the other body is reached."""
    urgency = lists["urgencies"]
    pressing = f"Urgence : {lower_first(urgency.label(referral.urgency))}"
    joint = "documents joints" if referral.documents_joined else ""
    phone = phone_display(referral.phone) if referral.phone else ""
    return joined(
        referral.reason.rstrip("."),
        pressing if referral.urgency != NORMAL else "",
        joint,
        referral.address,
        phone,
        referral.email,
    )


def answer_words(line: ReferralLine, lists: CodeLists) -> str:
    """Tell what was answered beyond the decision: the reason, the words, the letter."""
    referral = line.referral
    reasons = lists["referral_refusal_reasons"]
    reason = f"Motif : {reasons.label(referral.refusal_reason)}" if referral.refusal_reason else ""
    said = f"« {referral.answer} »" if referral.answer else ""
    letter = f"Lettre n° {line.letter.number}" if line.letter else ""
    return joined(reason, said, letter)


def _end(line: ReferralLine) -> str:
    referral = line.referral
    if referral.answered_on is not None:
        return f"{lower_first(STANDING_LABELS[line.standing])} le {_day(referral.answered_on)}"
    if referral.state == ReferralState.SENT or line.standing in {Standing.SENT, Standing.TO_REMIND}:
        return ""
    if line.standing is Standing.EXPIRED:
        return "expirée : une réponse reste bienvenue"
    return f"réponse attendue jusqu’au {_day(last_day(referral.received_on))}"


def _day(day: date) -> str:
    return long_date(day, weekday=False)
