"""Say beside each added figure how many bases are in it, and how far from the truth it may be."""

from conseil_mobilite.domain.language.french import number, spaced
from conseil_mobilite.domain.statistics.consolidation.sums import Breakdown, Figure, Sums
from conseil_mobilite.domain.statistics.definitions.plan import Plan, Table
from conseil_mobilite.domain.statistics.release.protected_release import OTHERS, TOTAL

GATHERS = spaced("« Autres » réunit")
_AT_MOST = "au plus, une personne suivie par deux bases compte deux fois"
_HIDDEN = "Retenu : une base au moins ne publie pas ce chiffre."


def count_note(figure: Figure, bases: int, error: int, *, of_persons: bool) -> str:
    """Return the note of a count; `error`: how far each base is at most."""
    if figure.hidden:
        return spaced(_HIDDEN)
    parts = [
        _of_bases(figure, bases),
        _within(figure, error * figure.terms),
        _AT_MOST if of_persons and figure.bases > 1 else "",
    ]
    return spaced(" ; ".join(filter(None, parts)))


def amount_note(figure: Figure, bases: int, step: int, unit: str) -> str:
    if figure.hidden:
        return spaced(_HIDDEN)
    at_least = "au moins, les autres bases le retiennent" if figure.bases < bases else ""
    within = _within(figure, step * figure.terms, f" {unit}")
    return spaced(" ; ".join(filter(None, (_of_bases(figure, bases), within, at_least))))


def others_note(plan: Plan, sums: Sums, table: Table, breakdown: Breakdown) -> str:
    """Say what AUTRES gathers, and how much of each value the bases that show it have."""
    named = [pair for pair in breakdown if pair[1] != TOTAL]
    if len(named) != 1 or named[0][1] != OTHERS:
        return ""
    partition = named[0][0]
    gathered = sums.groups[table.population, partition]
    labels = {
        value.code: value.label
        for crossing in plan.crossings(table)
        for each in crossing
        if each.code == partition
        for value in each.values
    }
    places = {
        code: tuple((name, code if name == partition else value) for name, value in breakdown)
        for code in labels
        if code in gathered
    }
    parts = [
        _with_shown(labels[code], sums.shown.get((table.code, place)))
        for code, place in places.items()
    ]
    return spaced(f"{GATHERS} {', '.join(parts)}")


def _with_shown(label: str, figure: Figure | None) -> str:
    if figure is None or not figure.value or figure.hidden:
        return f"« {label} »"
    word = "base" if figure.bases == 1 else "bases"
    told = number(int(figure.value)) + ("" if figure.exact else " en chiffres arrondis")
    return f"« {label} » ({told}, d’après {figure.bases} {word})"


def _of_bases(figure: Figure, bases: int) -> str:
    word = "base" if figure.bases == 1 else "bases"
    return f"{figure.bases} {word}" + (f" sur {bases}" if figure.bases < bases else "")


def _within(figure: Figure, error: int, unit: str = "") -> str:
    return "exact" if figure.exact else f"à {number(error)}{unit} près au plus"
