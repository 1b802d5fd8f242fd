"""Whether one value of a catalogue is what the data·inclusion schema v1 asks for.

A check returns a French sentence, or nothing where the value is sound. What the official tools
accept is accepted, such as a number written between quotation marks.
"""

import re
from collections.abc import Callable
from datetime import date, datetime, time
from math import isfinite
from typing import Final

from email_validator import EmailNotValidError, validate_email

Check = Callable[[object], str]

_FIRST_DAY: Final = date(2000, 1, 1)
_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}(?:[T ]\S+)?", re.ASCII)
_WHOLE: Final = re.compile(r"[+-]?\d+(?:\.0+)?")
_NAMED_ADDRESS: Final = re.compile(r".*<(?P<address>[^<>]+)>\s*", re.DOTALL)
_WEB: Final = re.compile(r"https?:[/\\]*(?P<place>[^/\\?#]+)", re.IGNORECASE)
_PORT: Final = re.compile(r":(\d*)$", re.ASCII)
_FIGURES_HOST: Final = re.compile(r"(?:.*\.)?(?:\d+|0x[0-9a-f]*)\.?", re.IGNORECASE | re.ASCII)
_IPV4: Final = re.compile(r"(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)")
_NOT_IN_HOSTS: Final = frozenset(" #%/:<>?@[\\]^|\x7f") | {chr(code) for code in range(32)}
_LONGEST_LINK: Final = 2083
_LARGEST_PORT: Final = 65535


def text(least: int = 0, most: int | None = None) -> Check:
    """Ask for a text of so many characters."""

    def check(value: object) -> str:
        if not isinstance(value, str):
            return "un texte est attendu."
        if len(value) < least:
            return f"ce texte est trop court : {least} caractères au moins."
        if most is not None and len(value) > most:
            return f"ce texte est trop long ({len(value)} caractères) : {most} au plus."
        return ""

    return check


def shaped(pattern: str, meaning: str) -> Check:
    """Ask for a text that has a shape, which `meaning` describes."""
    shape = re.compile(pattern)

    def check(value: object) -> str:
        if not isinstance(value, str):
            return f"un texte entre guillemets est attendu, {meaning}."
        return "" if shape.fullmatch(value) else f"« {value} » ne convient pas : {meaning}."

    return check


def number(least: float | None = None, *, whole: bool = False) -> Check:
    """Ask for a number, not below `least`."""

    def check(value: object) -> str:
        read = as_number(value)
        if read is None or (whole and not _is_whole(value, read)):
            return f"un nombre{' entier' if whole else ''} est attendu, et non {_told(value)}."
        if least is not None and read < least:
            return f"ce nombre ne peut pas être inférieur à {least:g}."
        return ""

    return check


def as_number(value: object) -> float | None:
    """Return a finite number, also one written as a text; nothing for anything else."""
    if not isinstance(value, int | float | str):
        return None
    try:
        read = float(value)
    except (ValueError, OverflowError):
        return None
    return read if isfinite(read) else None


def day(today: date) -> Check:
    """Ask for a day of this century that is not to come."""

    def check(value: object) -> str:
        read = as_day(value)
        if read is None:
            return "une date est attendue, année d’abord, par exemple 2026-04-21."
        if read < _FIRST_DAY:
            return "cette date est avant l’an 2000."
        return "cette date est dans l’avenir." if read > today else ""

    return check


def as_day(value: object) -> date | None:
    """Return a day written 2026-04-21, or that day at midnight."""
    if not isinstance(value, str) or not _DAY.fullmatch(value):
        return None
    try:
        read = datetime.fromisoformat(value)
    except ValueError:
        return None
    return read.date() if read.time() == time() else None


def link(value: object) -> str:
    """Ask for a web address."""
    if not isinstance(value, str):
        return "une adresse de site est attendue, par exemple https://exemple.fr."
    if len(value) > _LONGEST_LINK:
        return "cette adresse de site est trop longue."
    found = _WEB.match(value.strip())
    if found is None or not _is_host(found["place"]):
        return f"« {value} » n’est pas une adresse de site : https://exemple.fr est attendu."
    return ""


def email(value: object) -> str:
    """Ask for an e-mail address; whether it exists is not asked to the network."""
    if not isinstance(value, str):
        return "une adresse électronique est attendue."
    named = _NAMED_ADDRESS.fullmatch(value)
    try:
        validate_email((named["address"] if named else value).strip(), check_deliverability=False)
    except EmailNotValidError:
        return f"« {value} » n’est pas une adresse électronique, telle que accueil@exemple.fr."
    return ""


def _is_host(place: str) -> bool:
    host = place.rpartition("@")[2]
    port = _PORT.search(host)
    if port is not None:
        host = host[: port.start()]
        if port[1] and int(port[1]) > _LARGEST_PORT:
            return False
    if host.startswith("[") and host.endswith("]"):
        return ":" in host
    if not host or _NOT_IN_HOSTS & set(host):
        return False
    return not _FIGURES_HOST.fullmatch(host) or _IPV4.fullmatch(host) is not None


def _is_whole(value: object, read: float) -> bool:
    written = not isinstance(value, str) or _WHOLE.fullmatch(value.strip()) is not None
    return written and read == int(read)


def _told(value: object) -> str:
    return f"« {value} »" if isinstance(value, str) else "cette valeur"
