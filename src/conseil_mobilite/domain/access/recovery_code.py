"""The code of a recovery kit: 140 bits of chance in seven groups of five signs.

The alphabet is that of Douglas Crockford, without I, L, O and U. Each group is a word of a code
over the field of 32 elements: its five signs, weighed by the powers of a generator, add up to a sum
that is another one for each place. Hence one wrong sign, two neighbours swapped and two groups
swapped are always caught, and the group at fault is known.
"""

import re
import unicodedata
from dataclasses import dataclass
from typing import Final

from conseil_mobilite.domain.errors import UserError

ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
GROUPS: Final = 7
SIZE: Final = 5
BITS: Final = 140
_SIGN_BITS: Final = 5
_READ_AS: Final = str.maketrans({"O": "0", "I": "1", "L": "1"})
_POLYNOMIAL: Final = 0b100101

_EMPTY: Final = "Tapez le code imprimé sur le kit."
_SIGN: Final = (
    "Groupe {group} : « {sign} » n’existe pas dans le code d’un kit. Relisez ce groupe sur le "
    "papier."
)
_SHORT: Final = "Groupe {group} : il manque {count}. Relisez ce groupe sur le papier."
_LONG: Final = "Groupe {group} : il a {count} de trop. Relisez ce groupe sur le papier."
_WRONG: Final = "Groupe {group} : un signe n’est pas le bon. Relisez ce groupe sur le papier."
_MOVED: Final = (
    "Groupe {group} : c’est le groupe {other} du papier. Tapez les groupes dans leur ordre."
)
_TOO_MANY: Final = "Le code a sept groupes : ce qui suit le groupe 7 est de trop."


@dataclass(frozen=True, slots=True, repr=False)
class RecoveryCode:
    """Seven groups of five signs. Neither shown nor logged by itself: it opens the base."""

    groups: tuple[str, ...]

    @classmethod
    def of_bits(cls, drawn: int) -> "RecoveryCode":
        """Make the code of 140 bits drawn at random."""
        if not 0 <= drawn < 1 << BITS:
            raise ValueError("A recovery code holds 140 bits")
        step = _SIGN_BITS * (SIZE - 1)
        parts = (drawn >> step * place & (1 << step) - 1 for place in range(GROUPS))
        return cls(tuple(_group(part, place) for place, part in enumerate(parts)))

    @property
    def written(self) -> str:
        """The groups, with a dash between them."""
        return "-".join(self.groups)

    @property
    def secret(self) -> bytes:
        """What the slot of the kit is wrapped with."""
        return "".join(self.groups).encode()


def parse(text: str) -> RecoveryCode:
    """Read a code as it was typed, whatever its case, spaces and dashes; O is 0, I and L are 1.

    Raises UserError with the field `code`, naming the first group at fault.
    """
    found = _pieces(text)
    if not found:
        raise UserError(_EMPTY, "code")
    for place, piece in enumerate(found[:GROUPS]):
        _check(piece, place, found)
    if len(found) < GROUPS:
        missing = f"{SIZE} signes"
        raise UserError(_SHORT.format(group=len(found) + 1, count=missing), "code")
    if len(found) > GROUPS:
        raise UserError(_TOO_MANY, "code")
    return RecoveryCode(tuple(found))


def _pieces(text: str) -> list[str]:
    """Cut every five signs; where some lack or are too many, as it was cut in seven if it was."""
    folded = unicodedata.normalize("NFKC", text).upper().translate(_READ_AS)
    cut = [piece for piece in re.split(r"[\W_]+", folded) if piece]
    whole = "".join(cut)
    if len(cut) == GROUPS and len(whole) != GROUPS * SIZE:
        return cut
    return [whole[start : start + SIZE] for start in range(0, len(whole), SIZE)]


def _check(piece: str, place: int, typed: list[str]) -> None:
    group = place + 1
    for sign in piece:
        if sign not in ALPHABET:
            raise UserError(_SIGN.format(group=group, sign=sign), "code")
    lacking = SIZE - len(piece)
    if lacking:
        count = f"{abs(lacking)} signe{'s' if abs(lacking) > 1 else ''}"
        raise UserError((_SHORT if lacking > 0 else _LONG).format(group=group, count=count), "code")
    told = _sum(piece)
    if told == _expected(place):
        return
    others = [other + 1 for other in range(GROUPS) if told == _expected(other)]
    others = [other for other in others if not _stands(typed, other - 1)]
    raise UserError(
        _MOVED.format(group=group, other=others[0]) if others else _WRONG.format(group=group),
        "code",
    )


def _stands(typed: list[str], place: int) -> bool:
    """Whether the group typed in a place is the one of that place: no other was moved there."""
    piece = typed[place] if place < len(typed) else ""
    signs = len(piece) == SIZE and all(sign in ALPHABET for sign in piece)
    return signs and _sum(piece) == _expected(place)


def _group(part: int, place: int) -> str:
    """Write 20 bits as four signs, then the one that makes the sum of this place."""
    signs = [part >> _SIGN_BITS * rank & 31 for rank in range(SIZE - 1)]
    data = "".join(ALPHABET[sign] for sign in signs)
    return next(data + last for last in ALPHABET if _sum(data + last) == _expected(place))


def _sum(group: str) -> int:
    """Weigh each sign by a power of the generator, and add them up: both in the field."""
    total = 0
    for sign in reversed(group):
        total = _doubled(total) ^ ALPHABET.index(sign)
    return total


def _doubled(value: int) -> int:
    value <<= 1
    return value ^ _POLYNOMIAL if value & 32 else value


def _expected(place: int) -> int:
    return place + 1
