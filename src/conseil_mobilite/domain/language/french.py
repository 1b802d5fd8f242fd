"""Write dates, hours, amounts, phone numbers and sentences the way French readers expect them."""

import re
from datetime import date, time

from conseil_mobilite.domain.language.turning import unturned

NO_BREAK = "\u00a0"

_DAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
_MONTHS = (
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
)
_BREAKABLE = re.compile(r" (?=[:;!?»%€])|(?<=«) |(?<=\d) (?=h\b|\d{3}(?!\d))")

_SIRET_GROUPS = ((0, 3), (3, 6), (6, 9), (9, 14))
_COUNTRY_CODE = re.compile(r"[17]|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]|\d{3}")
_TEN_FIGURES = re.compile(r"\+(?:33|262|590|594|596)(\d{9})")


def day_name(day: date) -> str:
    return _DAYS[day.weekday()]


def month_name(month: int) -> str:
    return _MONTHS[month - 1]


def long_date(day: date, *, weekday: bool = True) -> str:
    """« vendredi 12 mars 2027 », or « 12 mars 2027 » without the weekday; the first is « 1er »."""
    number = "1er" if day.day == 1 else str(day.day)
    written = f"{number} {month_name(day.month)} {day.year}"
    return f"{day_name(day)} {written}" if weekday else written


def short_date(day: date) -> str:
    """« 12/03/2027 », for narrow columns of the screen."""
    return f"{day.day:02}/{day.month:02}/{day.year:04}"


def month_and_year(day: date) -> str:
    return f"{month_name(day.month)} {day.year}"


def hour(moment: time) -> str:
    """« 14 h 30 », « 9 h » on the hour; the spaces do not break."""
    written = f"{moment.hour}{NO_BREAK}h"
    return f"{written}{NO_BREAK}{moment.minute:02}" if moment.minute else written


def duration(minutes: int) -> str:
    """« 45 min », « 1 h », « 1 h 30 »."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return f"{rest}{NO_BREAK}min"
    return f"{hours}{NO_BREAK}h{NO_BREAK}{rest:02}" if rest else f"{hours}{NO_BREAK}h"


def euros(cents: int) -> str:
    """« 1 250 € », « 1 250,50 € »: the cents only where there are some."""
    whole, rest = divmod(abs(cents), 100)
    sign = "-" if cents < 0 else ""
    decimals = f",{rest:02}" if rest else ""
    return f"{sign}{number(whole)}{decimals}{NO_BREAK}€"


def number(value: int) -> str:
    """« 34 969 »: thousands parted by a space that does not break."""
    return f"{value:,}".replace(",", NO_BREAK)


def phone_display(e164: str) -> str:
    """« 06 12 34 56 78 » for a number dialled with ten figures in France, overseas included.

    Any other keeps its country code: « +32 470 12 34 56 », « +687 26 12 34 ».
    """
    if french := _TEN_FIGURES.fullmatch(e164):
        return _grouped(f"0{french[1]}")
    figures = e164.removeprefix("+")
    country = _COUNTRY_CODE.match(figures)
    if figures == e164 or not country:
        return _grouped(e164)
    return f"+{country[0]}{NO_BREAK}{_grouped(figures[country.end() :])}"


def siret_display(siret: str) -> str:
    """« 732 829 320 00074 »."""
    return NO_BREAK.join(siret[start:end] for start, end in _SIRET_GROUPS)


def age_on(birth: date, day: date) -> int:
    """Whole years lived on that day; one born on 29 February ages on 1 March of common years."""
    return day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day))


def spaced(text: str) -> str:
    """Make the spaces of French typography non-breaking: before : ; ! ? » % €, in 1 250 and 9 h.

    A space is replaced, never added or removed, so that what was typed keeps its meaning. All that
    is shown comes through here: signs that would turn the words beside them are left out.
    """
    return _BREAKABLE.sub(NO_BREAK, unturned(text))


def lower_first(text: str) -> str:
    """Let a sentence follow a colon."""
    return f"{text[:1].lower()}{text[1:]}"


def counted(amount: int, singular: str, plural: str = "") -> str:
    """« 0 rendez-vous », « 1 personne », « 3 personnes »: nought and one are singular in French."""
    word = singular if abs(amount) < 2 else plural or f"{singular}s"  # noqa: PLR2004 - French rule
    return f"{number(amount)}{NO_BREAK}{word}"


def _grouped(figures: str) -> str:
    """By pairs; an odd number of figures begins with three."""
    first = 3 if len(figures) % 2 else 2
    pairs = (figures[start : start + 2] for start in range(first, len(figures), 2))
    return NO_BREAK.join([figures[:first], *pairs])
