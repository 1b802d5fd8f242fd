"""In which direction each character of a line goes: the Unicode bidirectional algorithm (UAX #9).

An even level goes from left to right, an odd one from right to left. A passage that keeps a
direction of its own (a French name in an Arabic sentence) is an isolate: the words around it see
one neutral sign in its place. Explicit control characters play no part, for none is ever drawn.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from itertools import groupby
from typing import Final, TypeAlias

LEFT_TO_RIGHT: Final = 0
RIGHT_TO_LEFT: Final = 1
_STRONG = frozenset({"L", "R", "AL"})
_NUMBERS = frozenset({"EN", "AN"})
_SEPARATORS = frozenset({"ES", "ET", "CS"})
_ISOLATE = "\ufffc"  # a neutral sign that no font of ours draws
_LEFTWARDS = "\u0590-\u08ff\u200c\u200d\ufb1d-\ufdff\ufe70-\ufefc"
_WORD = f"[{_LEFTWARDS}]+"
_GAP = rf"[^\w\n(){_LEFTWARDS}]+"
_PASSAGE = re.compile(rf"({_WORD}(?:{_GAP}(?:{_WORD}|\({_WORD}(?:{_GAP}{_WORD})*\)))*)")

Stretch: TypeAlias = tuple[str, int | None]
"""A text, and the direction that it keeps of its own if it is an isolate."""


def levels(stretches: Sequence[Stretch], base: int) -> list[list[int]]:
    """Return the level of each character of each stretch of a paragraph of direction `base`.

    In words that go to the right, a passage that goes to the left is an isolate: a telephone number
    after an Arabic name keeps its order.
    """
    parted = [_parted(stretch, base) for stretch in stretches]
    flat = iter(_resolved([one for parts in parted for one in parts], base))
    return [[level for _ in parts for level in next(flat)] for parts in parted]


def first_direction(text: str) -> int | None:
    """Return the direction of the first letter, or of a text of numbers; None for bare signs."""
    classes = [unicodedata.bidirectional(character) for character in text]
    strong = next((one for one in classes if one in _STRONG), "")
    if strong:
        return LEFT_TO_RIGHT if strong == "L" else RIGHT_TO_LEFT
    return LEFT_TO_RIGHT if _NUMBERS.intersection(classes) else None


def in_visual_order(found: Sequence[int]) -> list[int]:
    """Return the ranks of the parts of a line from left to right, given their levels (rule L2)."""
    order = list(range(len(found)))
    for level in range(max(found, default=0), 0, -1):
        order = [
            rank
            for turned, group in groupby(order, key=lambda rank: found[rank] >= level)
            for rank in (reversed(list(group)) if turned else group)
        ]
    return order


def _parted(stretch: Stretch, base: int) -> list[Stretch]:
    text, own = stretch
    if own is not None or base % 2:
        return [stretch]
    parts = enumerate(_PASSAGE.split(text))
    return [(part, RIGHT_TO_LEFT if rank % 2 else None) for rank, part in parts]


def _resolved(stretches: Sequence[Stretch], base: int) -> list[list[int]]:
    around = "".join(text if own is None else _ISOLATE for text, own in stretches)
    outer = iter(_levels(around, base))
    found: list[list[int]] = []
    for text, own in stretches:
        if own is None:
            found.append([next(outer) for _ in text])
        else:
            next(outer)
            found += levels([(text, None)], base + 2 - (base + own) % 2)
    return found


def _levels(text: str, base: int) -> list[int]:
    side = "R" if base % 2 else "L"
    classes = [unicodedata.bidirectional(character) or "L" for character in text]
    for rule in (_marks, _arabic_numbers, _separated, _terminated, _latin_numbers, _neutrals):
        classes = rule(classes, side)
    return [base + _above(one, base) for one in classes]


def _above(one: str, base: int) -> int:
    """Rules I1 and I2."""
    if base % 2:
        return int(one != "R")
    return {"L": 0, "R": 1}.get(one, 2)


def _marks(classes: Sequence[str], side: str) -> list[str]:
    """W1: a mark goes with its letter; so does what joins or parts letters without being seen."""
    told: list[str] = []
    for one in classes:
        told.append((told[-1] if told else side) if one in {"NSM", "BN"} else one)
    return told


def _arabic_numbers(classes: Sequence[str], side: str) -> list[str]:
    """W2 and W3: a number after an Arabic letter is an Arabic number."""
    told = _after(classes, side, lambda one, last: "AN" if (one, last) == ("EN", "AL") else one)
    return ["R" if one == "AL" else one for one in told]


def _separated(classes: Sequence[str], _side: str) -> list[str]:
    """W4: the one separator inside a number, as in 14:30, belongs to it."""
    told = list(classes)
    for rank in range(1, len(told) - 1):
        before, one, after = told[rank - 1 : rank + 2]
        joins = one == "CS" or (one == "ES" and before == "EN")
        if joins and before == after and before in _NUMBERS:
            told[rank] = before
    return told


def _terminated(classes: Sequence[str], _side: str) -> list[str]:
    """W5 and W6: what touches a number, as the sign of a currency, belongs to it."""
    groups = [(one, len(list(group))) for one, group in groupby(classes)]
    names = ["", *(one for one, _ in groups), ""]
    told: list[str] = []
    for rank, (one, count) in enumerate(groups, 1):
        touches = one == "ET" and "EN" in {names[rank - 1], names[rank + 1]}
        kept = "ON" if one in _SEPARATORS else one
        told += ["EN" if touches else kept] * count
    return told


def _latin_numbers(classes: Sequence[str], side: str) -> list[str]:
    """W7: a number after a Latin letter goes with it."""
    return _after(classes, side, lambda one, last: "L" if (one, last) == ("EN", "L") else one)


def _neutrals(classes: Sequence[str], side: str) -> list[str]:
    """N1 and N2: a neutral goes with both of its neighbours, else with the paragraph."""
    groups = [
        (strong, list(group))
        for strong, group in groupby(classes, key=lambda one: _direction(one) or "")
    ]
    sides = [side, *(strong for strong, _ in groups), side]
    told: list[str] = []
    for rank, (strong, group) in enumerate(groups, 1):
        before, after = sides[rank - 1], sides[rank + 1]
        told += group if strong else [before if before == after else side] * len(group)
    return told


def _direction(one: str) -> str | None:
    return {"L": "L", "R": "R", "EN": "R", "AN": "R"}.get(one)


def _after(classes: Iterable[str], side: str, rule: Callable[[str, str], str]) -> list[str]:
    """Apply a rule that depends on the last letter before."""
    told: list[str] = []
    for one in classes:
        told.append(rule(one, side))
        side = one if one in _STRONG else side
    return told
