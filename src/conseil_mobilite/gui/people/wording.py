"""How people, days and states are said in a few words."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Final

from conseil_mobilite.domain.language.french import (
    NO_BREAK,
    age_on,
    counted,
    hour,
    long_date,
    lower_first,
    month_name,
)
from conseil_mobilite.domain.language.paris import paris_day, paris_time
from conseil_mobilite.domain.pathway.pathway_sentences import STATE_LABELS
from conseil_mobilite.domain.reference.code_lists import CodeLists

NO_PATHWAY: Final = "Pas de parcours"
_TONES: Final = {
    "a_contacter": "warning",
    "rdv_fixe": "primary",
    "diagnostic_en_cours": "primary",
    "diagnostic_restitue": "primary",
    "conseil_simple": "success",
    "en_accompagnement": "success",
    "suspendu": "warning",
}
_SHORT_MONTHS: Final = {
    1: "janv.",
    2: "févr.",
    7: "juil.",
    9: "sept.",
    10: "oct.",
    11: "nov.",
    12: "déc.",
}
_FAR: Final = 200
"""Days from which a day is said with its year."""


def state_chip(state: str, *, waiting: bool = False) -> tuple[str, str]:
    """Return the words of a pathway's state and their tone; `waiting` for an answer comes first."""
    if waiting:
        return "Orientation reçue", "warning"
    return STATE_LABELS.get(state, state) or NO_PATHWAY, _TONES.get(state, "")


def public_words(codes: Sequence[str], lists: CodeLists) -> list[str]:
    """Return the short labels of publics, in the order given."""
    publics = lists["publics"]
    return [publics[code].text("short") or publics.label(code) for code in codes if code in publics]


def age_words(birth: date | None, today: date) -> str:
    """Return « 34 ans », or nothing where the birth date is not known."""
    if birth is None:
        return ""
    age = age_on(birth, today)
    return f"{age}{NO_BREAK}an{'s' if age > 1 else ''}"


def born(birth: date | None, sex: str) -> str:
    """Return « née le 4 juin 1992 », or nothing where the date is not known."""
    if birth is None:
        return ""
    word = {"F": "née", "H": "né"}.get(sex, "né(e)")
    return f"{word} le {long_date(birth, weekday=False)}"


def action_title(kind: str, wording: str, lists: CodeLists) -> str:
    """Return the adviser's own words of an action, else the name of its kind."""
    kinds = lists["action_types"]
    proposed = kinds[kind].text("wording") if kind in kinds else ""
    return kinds.label(kind) if wording == proposed else wording


def titled_workshop(title: str) -> str:
    """Return « Atelier “Lire un plan” », the word not said twice."""
    return title if title.casefold().startswith("atelier") else f"Atelier « {title} »"


def short_day(day: date, *, year: bool = False) -> str:
    """Return « 6 sept. » or « 6 sept. 2026 », for narrow places."""
    number = "1er" if day.day == 1 else day.day
    words = f"{number}{NO_BREAK}{_SHORT_MONTHS.get(day.month, month_name(day.month))}"
    return f"{words}{NO_BREAK}{day.year}" if year else words


def near_day(day: date, today: date, *, short: bool = False) -> str:
    """Return « Aujourd’hui », « Demain », « 6 avril », or « 5 oct. 2025 » when it is far.

    `short` cuts the month: « 30 nov. ».
    """
    words = {0: "Aujourd’hui", 1: "Demain", -1: "Hier"}.get((day - today).days)
    if words:
        return words
    if abs((day - today).days) > _FAR:
        return short_day(day, year=True)
    if short:
        return short_day(day)
    return f"{'1er' if day.day == 1 else day.day}{NO_BREAK}{month_name(day.month)}"


def attempts_words(count: int, last: date | None, today: date) -> str:
    """Return « 2 tentatives, la dernière hier », or nothing where none was made."""
    if not count or last is None:
        return ""
    day = near_day(last, today)
    when = lower_first(day) if (today - last).days <= 1 else f"le {day}"
    many = ", la dernière" if count > 1 else ""
    return f"{counted(count, 'tentative')}{many} {when}"


def near_moment(at: datetime, today: date, *, short: bool = False) -> str:
    """Return « Aujourd’hui, 15 h 30 », or « 30 nov., 14 h 30 » where room is short."""
    return f"{near_day(paris_day(at), today, short=short)}, {hour(paris_time(at))}"


def initials(full_name: str) -> str:
    """Return the first letters of the first and last words, for an avatar."""
    words = full_name.split()
    return (words[0][0] + words[-1][0]).upper() if len(words) > 1 else full_name[:1].upper()


def joined(*parts: str) -> str:
    """Join what is known by middle dots."""
    return " · ".join(part for part in parts if part)


def basin_warning(amount: int) -> str:
    """Say why a basin is to be chosen, by how many the commune has."""
    if amount == 1:
        return "Ce parcours n’a pas encore de bassin : les statistiques ne le comptent dans aucun."
    many = "deux" if amount == 2 else str(amount)  # noqa: PLR2004 - as it is read
    return f"Sa commune est dans {many} bassins : choisissez celui de son parcours."
