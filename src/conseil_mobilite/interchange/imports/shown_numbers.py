"""Write a number of a workbook as its reader sees it: leading zeros and the spaces of a phone."""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

_SECTION: Final = re.compile(r'((?:"[^"]*"|\\.|\[[^\]]*\]|[^;])*)(?:;|$)', re.DOTALL)
_TOKEN: Final = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|[_*].|\[(?P<bracket>[^\]]*)\]|(?P<digit>[0#?])|(?P<sign>.)',
    re.DOTALL,
)
_GROUPED: Final = re.compile(r"(?<=[0#?])(?:,| |\u00a0|\u202f)(?=[0#?]{3}(?![0#?]))")
_PLAIN_SIGNS: Final = frozenset(" -()+:")
_EXACT: Final = 10**15
_LONGEST: Final = 64


def shown(number: float, number_format: str) -> str:
    """Return the digits of a number, laid out where its format is a template for digits.

    « 02100 » for 2100 under `00000`, « 06 12 34 56 78 » under `00" "00" "00" "00" "00`. Thousands
    are never parted, an exponent is never used, decimals follow a comma.
    """
    section = _section(number_format, number)
    if "%" in section:
        return f"{plain(number * 100)} %"
    laid = _laid_out(number, section) if float(number).is_integer() else ""
    return laid or plain(number)


def plain(number: float) -> str:
    """Return the digits of a number, « 612345678 » for 6.12345678E+08, « 12,5 » for 12.5."""
    if isinstance(number, int) or (number.is_integer() and abs(number) < _EXACT):
        return str(int(number))
    return f"{Decimal(f'{number:.15g}'):f}".replace(".", ",")


def _section(number_format: str, number: float) -> str:
    """Return the part of a format that is for this number: positive; negative; zero."""
    sections = [found[1] for found in _SECTION.finditer(number_format) if found[0]] or [""]
    rank = 1 if number < 0 else 2 if number == 0 else 0
    return sections[rank] if rank < len(sections) else sections[0]


@dataclass(frozen=True, slots=True)
class _Part:
    text: str
    is_digit: bool


def _laid_out(number: float, section: str) -> str:
    """Fill a template of zeros with digits, from the last; empty where it is another format."""
    parts = _parts(_GROUPED.sub("", section))
    places = sum(part.is_digit for part in parts)
    if not places or len(parts) > _LONGEST:
        return ""
    digits = list(str(abs(int(number))).zfill(1 if number else 0))
    filled: list[str] = []
    for part in reversed(parts):
        if not part.is_digit:
            filled.append(part.text)
            continue
        places -= 1
        last = digits.pop() if digits else "0" if part.text == "0" else ""
        filled.append("".join([*digits, last]) if not places else last)
    text = "".join(reversed(filled)).strip()
    return f"-{text}" if number < 0 and not text.startswith(("-", "(")) else text


def _parts(section: str) -> list[_Part]:
    """Return the places for digits and what stands between; nothing where it is no template."""
    parts: list[_Part] = []
    for token in _TOKEN.finditer(section):
        digit, sign, bracket = token["digit"], token["sign"], token["bracket"]
        if (sign and sign not in _PLAIN_SIGNS) or (bracket or "").startswith("$€"):
            return []
        text = digit or sign or token["quoted"] or token["escaped"] or ""
        if text:
            parts.append(_Part(text, digit is not None))
    return parts
