"""A social security number in a foreign file, however it is spaced, and whatever it touches.

Broader than what typed text is refused for (`identity`): a file is not asked again, so a number
that might be one is taken out rather than kept.
"""

import re
from typing import Final

from conseil_mobilite.domain.people.identity import NIR_TAKEN_OUT

_GROUPS: Final = (
    *(r"[1-478]", r"\d{2}", r"(?:0[1-9]|1[0-2]|[2-9]\d)", r"(?:\d{2}|2[ABab])"),
    *(r"\d{3}", r"\d{3}"),
)
_FIGURES: Final = (
    *(r"[1-478]", r"\d", r"\d", r"(?:0\s?[1-9]|1\s?[0-2]|[2-9]\s?\d)", r"(?:\d\s?\d|2\s?[ABab])"),
    *([r"\d"] * 6),
)
_SIGNS: Final = r"[\s.\-‐‑–—/_,:;]{0,3}"
_GROUPED: Final = rf"{_SIGNS.join(_GROUPS)}(?:{_SIGNS}\d{{2}})?"
_SPACES: Final = r"\s{0,2}"
_SPACED: Final = rf"{_SPACES.join(_FIGURES)}(?:{_SPACES}\d\s?\d)?"
_NIR: Final = re.compile(rf"(?<!\d)(?:{_GROUPED}|{_SPACED})(?!\d)")


def hides_nir(text: str) -> bool:
    return _NIR.search(text) is not None


def nir_taken_out(text: str) -> str:
    """Return a text with the place of each number told in words, and nothing of it kept."""
    return _NIR.sub(NIR_TAKEN_OUT, text)


def is_nir_alone(text: str) -> bool:
    """Tell whether a text is such a number and has no other word."""
    rest = nir_taken_out(text)
    return rest != text and not any(sign.isalpha() for sign in rest.replace(NIR_TAKEN_OUT, ""))
