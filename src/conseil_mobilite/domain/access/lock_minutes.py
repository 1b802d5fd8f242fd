"""After how many minutes without a gesture the files close by themselves."""

from dataclasses import dataclass
from typing import Final

from conseil_mobilite.domain.errors import UserError

USUAL: Final = 10
SHORTEST: Final = 2
LONGEST: Final = 30


@dataclass(frozen=True, slots=True)
class LockMinutes:
    """What the adviser wishes, and the most that the responsible person allows in this base."""

    wished: int = USUAL
    most: int = LONGEST

    @property
    def minutes(self) -> int:
        """The delay that holds."""
        return min(self.wished, self.most)


def checked(minutes: int) -> int:
    """Return a delay that may be chosen; UserError otherwise."""
    if not SHORTEST <= minutes <= LONGEST:
        raise UserError(f"Choisissez de {SHORTEST} à {LONGEST} minutes.", "minutes")
    return minutes


def read(text: str, default: int) -> int:
    """Read a delay that was kept; whatever it cannot be counts for the default."""
    if not text.isdecimal():
        return default
    minutes = int(text)
    return minutes if SHORTEST <= minutes <= LONGEST else default
