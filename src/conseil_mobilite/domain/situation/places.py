"""A place as advisers name it: a label, and the INSEE code of its commune where it is known."""

from dataclasses import dataclass
from typing import Final

from conseil_mobilite.domain.language.folding import fold

SEPARATOR: Final = ","


@dataclass(frozen=True, slots=True)
class Place:
    """« Usine Materne, Laon », 02408; a label alone where the commune is not known."""

    name: str = ""
    insee: str = ""


def commune_part(label: str) -> str:
    """Return what may name the commune: what stands after the last comma."""
    return label.rpartition(SEPARATOR)[2].strip()


def with_commune(label: str, commune: str) -> str:
    """Put a commune where its name was begun: « Usine Materne, lao » gives « …, Laon »."""
    before, comma, _begun = label.rpartition(SEPARATOR)
    return f"{before.rstrip()}{comma} {commune}" if comma and before.strip() else commune


def names_commune(label: str, commune: str) -> bool:
    """Tell whether a label still names a commune, whatever its accents and capitals."""
    return bool(commune) and f" {fold(commune)} " in f" {fold(label)} "
