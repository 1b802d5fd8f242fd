"""What is said by the clock of the computer: hours and counts, and a name only where it may."""

from collections.abc import Sequence
from datetime import datetime

from conseil_mobilite.domain.language.french import counted, hour
from conseil_mobilite.domain.language.paris import paris_time
from conseil_mobilite.services.today.reminders import LateThings


def meeting_words(at: datetime, names: Sequence[str], now: datetime) -> tuple[str, str]:
    """« Rendez-vous à 14 h » and « Dans 10 minutes »; `names` may be empty, one a meeting."""
    many, said = len(names), [name for name in names if name]
    what = counted(many, "rendez-vous", "rendez-vous") if many > 1 else "Rendez-vous"
    minutes = max(1, round((at - now).total_seconds() / 60))
    wait = f"Dans {counted(minutes, 'minute')}"
    who = f", avec {' et '.join(said)}" if said else ""
    return f"{what} à {hour(paris_time(at))}", f"{wait}{who}"


def late_words(late: LateThings) -> tuple[str, str]:
    """« Ce matin » and « 3 échéances dépassées, 1 orientation à relancer »."""
    parts = (
        (late.to_complete, "rendez-vous à compléter", "rendez-vous à compléter"),
        (late.tasks, "échéance dépassée", "échéances dépassées"),
        (late.referrals, "orientation sans réponse", "orientations sans réponse"),
        (late.followups, "suivi après sortie en retard", "suivis après sortie en retard"),
    )
    said = [counted(count, one, many) for count, one, many in parts if count]
    return "Ce matin, en attente", ", ".join(said)
