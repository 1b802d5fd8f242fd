"""Say beside each added figure how many bases are in it, and how far from the truth it may be."""

from conseil_mobilite.domain.language.french import number, spaced
from conseil_mobilite.domain.statistics.consolidation.sums import Figure

_AT_MOST = "au plus, une personne suivie par deux bases compte deux fois"
_HIDDEN = "Retenu : une base au moins ne publie pas ce chiffre."


def count_note(figure: Figure, bases: int, base: int, *, of_persons: bool) -> str:
    """Return the note of a count; `base` is what each base rounded its own to."""
    if figure.hidden:
        return spaced(_HIDDEN)
    parts = [
        _of_bases(figure, bases),
        _within(figure, (base - 1) * figure.terms),
        _AT_MOST if of_persons and figure.bases > 1 else "",
    ]
    return spaced(" ; ".join(filter(None, parts)))


def amount_note(figure: Figure, bases: int, step: int, unit: str) -> str:
    if figure.hidden:
        return spaced(_HIDDEN)
    at_least = "au moins, les autres bases le retiennent" if figure.bases < bases else ""
    within = _within(figure, step * figure.terms, f" {unit}")
    return spaced(" ; ".join(filter(None, (_of_bases(figure, bases), within, at_least))))


def _of_bases(figure: Figure, bases: int) -> str:
    word = "base" if figure.bases == 1 else "bases"
    return f"{figure.bases} {word}" + (f" sur {bases}" if figure.bases < bases else "")


def _within(figure: Figure, error: int, unit: str = "") -> str:
    return "exact" if figure.exact else f"à {number(error)}{unit} près au plus"
