"""What is read in the cells of one row: values that are certain, doubts that are said."""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from types import MappingProxyType
from typing import Final, TypeAlias

from conseil_mobilite.domain.imports.decisions import Alert, Field, Value
from conseil_mobilite.domain.imports.field_words import FIELD_WORDS
from conseil_mobilite.domain.imports.raw_table import RawCell
from conseil_mobilite.domain.language.folding import fold
from conseil_mobilite.domain.language.french import spaced

KEPT: Final = "Le champ reste vide ; le texte d’origine est gardé dans la note."
_LONGEST_NOTHING = 20
_LONGEST_DITTO = 12
_DITTO = frozenset({"idem", "idem.", "id", "id.", "ibid", "ibid.", "ibidem"})
_DITTO_MARKS = frozenset(('"', "''", '""', "”", "″", "〃", "« »", "»", "“"))
_NONE = re.compile(
    r"aucune?|sans|neant|non|(?:(?:n a )?pas d ?e?|sans|aucune?|non) ?(?:tel\w*|portable|numero"
    r"|e?mail|mel|e mail|courriel|adresse(?: mail| e mail| electronique)?)"
)
_NOTHING = frozenset(
    {
        *("", "nc", "n c", "na", "n a", "nd", "nr", "n r", "neant", "inconnu", "inconnue"),
        *("non renseigne", "non renseignee", "non communique", "non connu", "vide", "null", "none"),
        *("nsp", "non precise", "a renseigner", "a completer"),
    }
)


@dataclass(frozen=True, slots=True)
class Given:
    """A cell that is not empty, under its heading. `text` is on one line, its letters composed."""

    heading: str
    cell: RawCell
    text: str


@dataclass(frozen=True, slots=True)
class Doubt:
    """What could not be taken as it was. `source` is the original text, for the note.

    `to_check` where the person is created to be checked: a date, commune, phone or e-mail that was
    emptied, chosen among several, or is unusual.
    """

    code: str
    field: Field
    text: str
    source: str = ""
    to_check: bool = False

    def alert(self) -> Alert:
        return Alert(self.code, self.field, spaced(self.text))

    def note(self) -> str:
        return spaced(f"{FIELD_WORDS[self.field]} : {self.source}") if self.source else ""


@dataclass(frozen=True, slots=True)
class Reading:
    values: Mapping[Field, Value] = field(default_factory=lambda: MappingProxyType({}))
    doubts: tuple[Doubt, ...] = ()


Cells: TypeAlias = Mapping[Field, Sequence[Given]]
"""The cells of a row by the field their column is mapped to; those without content left out."""


def together(readings: Iterable[Reading]) -> Reading:
    """Join readings; where two give the same field, the first one stands."""
    values: dict[Field, Value] = {}
    doubts: list[Doubt] = []
    for reading in readings:
        values = {**reading.values, **values}
        doubts += reading.doubts
    return Reading(values, tuple(doubts))


def one_line(text: str) -> str:
    """Return the text with composed letters and single spaces."""
    composed = text if text.isascii() else unicodedata.normalize("NFC", text)
    return " ".join(composed.split())


def says_nothing(text: str) -> bool:
    """Tell whether a text stands for an empty cell: « - », « ? », « NC », « inconnu »."""
    return len(text) <= _LONGEST_NOTHING and not text[-1:].isdigit() and _says_nothing(text)


@lru_cache(maxsize=4096)
def _says_nothing(text: str) -> bool:
    return fold(text) in _NOTHING and not _is_sign(text)


def _is_sign(text: str) -> bool:
    """Tell whether a text is a tick or a cross."""
    return any(unicodedata.category(sign) == "So" for sign in text)


def says_ditto(text: str) -> bool:
    """Tell whether a text means what stands above it: « idem », a ditto mark."""
    return len(text) <= _LONGEST_DITTO and (text in _DITTO_MARKS or text.casefold() in _DITTO)


def says_none(text: str) -> bool:
    """Tell whether a text says that there is none: « aucun », « pas de mail »."""
    short = len(text) <= _LONGEST_NOTHING and text[:1] in "aAsSnNpP"
    return short and bool(_NONE.fullmatch(fold(text)))


def emptied(code: str, given: Given, of: Field, why: str, *, to_check: bool = True) -> Doubt:
    """Say that a value was left out, quoting it: « Commune : « Lan » n’est pas dans la liste »."""
    said = f"{FIELD_WORDS[of]} : « {given.text} » {why}. {KEPT}"
    return Doubt(code, of, said, given.text, to_check)
