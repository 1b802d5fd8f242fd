"""Whether the base is kept safe, said in one line: calm, and honest when it is late."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from conseil_mobilite.domain.agenda.holidays import holiday
from conseil_mobilite.domain.language.french import counted, hour, long_date, spaced
from conseil_mobilite.domain.language.paris import paris_day, paris_time
from conseil_mobilite.domain.places.notices import LOW, little_room

WORKED_DAYS: Final = 2
"""Over so many days of work without a backup, it is late."""
ELSEWHERE_DAYS: Final = 7
"""Over so many days without a copy in the second place, it is late."""
_SATURDAY: Final = 5
_LONGEST: Final = 60


@dataclass(frozen=True, slots=True)
class BackupState:
    """`last` is the newest backup that was read again and is sound, `damaged` counts those not so.

    `place` is the second place that was chosen, nothing where none was; `within_reach` tells
    whether it is there now, `copied` when a copy was last made in it, or the day it was chosen.
    `free` counts the bytes left on the disk of the base, where it tells.
    """

    last: datetime | None = None
    damaged: int = 0
    place: str = ""
    within_reach: bool = False
    copied: datetime | None = None
    free: int | None = None


def summary(state: BackupState, now: datetime) -> str:
    """« Dernière sauvegarde vérifiée : aujourd’hui à 9 h 02 »."""
    if state.last is None:
        return "Aucune sauvegarde vérifiée pour l’instant"
    return spaced(f"Dernière sauvegarde vérifiée : {when(state.last, now)}")


def when(instant: datetime, now: datetime) -> str:
    """« aujourd’hui à 9 h 02 », « hier à 18 h », « le 3 mars 2027 à 9 h »."""
    day, today = paris_day(instant), paris_day(now)
    near = {today: "aujourd’hui", today - timedelta(days=1): "hier"}
    named = near.get(day, f"le {long_date(day, weekday=False)}")
    return f"{named} à {hour(paris_time(instant))}"


def warnings(state: BackupState, now: datetime) -> tuple[str, ...]:
    """Say what is late, or damaged; nothing where all is well."""
    told = (*_late(state, now), *_late_elsewhere(state, now), *_broken(state), *_crowded(state))
    return tuple(map(spaced, told))


def late(state: BackupState, now: datetime) -> bool:
    """Whether a backup made now would put things right."""
    return any((*_late(state, now), *_late_elsewhere(state, now)))


def _late(state: BackupState, now: datetime) -> Iterator[str]:
    if state.last is None:
        yield "La base n’a pas encore de sauvegarde vérifiée."
        return
    days = worked_days(paris_day(state.last), paris_day(now))
    if days > WORKED_DAYS:
        yield (
            f"La dernière sauvegarde vérifiée a {counted(days, 'jour')} de travail de retard : "
            "ce qui a été saisi depuis ne serait pas retrouvé."
        )


def _late_elsewhere(state: BackupState, now: datetime) -> Iterator[str]:
    if not state.place or state.copied is None:
        return
    days = (paris_day(now) - paris_day(state.copied)).days
    if days > ELSEWHERE_DAYS:
        plug = "" if state.within_reach else " Branchez le disque, ou rejoignez le réseau."
        yield f"Rien n’a été copié dans le second lieu depuis {counted(days, 'jour')}.{plug}"


def _broken(state: BackupState) -> Iterator[str]:
    if state.damaged:
        are = counted(state.damaged, "sauvegarde ne peut", "sauvegardes ne peuvent")
        yield f"{are} pas être relue{'s' if state.damaged > 1 else ''} : voyez la liste."


def _crowded(state: BackupState) -> Iterator[str]:
    if state.free is not None and state.free < LOW:
        yield little_room(state.free).title


def worked_days(since: date, today: date) -> int:
    """Count the days of work after one day, to today included; sixty say enough."""
    count = min(max((today - since).days, 0), _LONGEST)
    days = (today - timedelta(days=back) for back in range(count))
    return sum(day.weekday() < _SATURDAY and not holiday(day) for day in days)
