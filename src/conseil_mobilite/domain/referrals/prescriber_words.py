"""Tell what kind of body a name is of: « Mission locale de Soissons » is a mission locale."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

from conseil_mobilite.domain.language.folding import fold
from conseil_mobilite.domain.reference.code_lists import CodeEntry, CodeList

OTHER: Final = "Autre"
_TOO_WIDE: Final = frozenset({OTHER, "Orienteur", "OIL", "ODC"})
"""Their words are found in the names of many other bodies."""

_WORDS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "FT": ("france travail", "pole emploi", "anpe", "ft", "pe"),
        "ML": ("mission locale", "missions locales", "ml", "milo"),
        "CAP_EMPLOI": ("cap emploi", "capemploi"),
        "DEPT": (
            "conseil departemental",
            "conseil general",
            "departement",
            "service social departemental",
            "maison des solidarites",
            "utas",
            "cd",
        ),
        "CCAS": ("ccas", "cias", "centre communal d action sociale"),
        "PLIE": ("plie", "plan local pour l insertion et l emploi"),
        "SIAE": (
            "siae",
            "chantier d insertion",
            "atelier et chantier d insertion",
            "entreprise d insertion",
            "association intermediaire",
            "regie de quartier",
            "aci",
            "etti",
        ),
        "CFA": ("cfa", "centre de formation d apprentis"),
        "EMPLOYEUR": ("employeur",),
        "PLATEFORME_MOBILITE": ("plateforme mobilite", "plateforme de mobilite"),
        "AUTO_ECOLE": ("auto ecole", "autoecole"),
        "SPONTANE": (
            "spontane",
            "spontanee",
            "spontanement",
            "venue spontanee",
            "lui meme",
            "elle meme",
            "de lui meme",
            "d elle meme",
        ),
        "E2C": ("ecole de la deuxieme chance", "ecole de la 2e chance"),
        "PREVENTION": ("club de prevention", "prevention specialisee"),
        "RS_FJT": ("fjt", "foyer de jeunes travailleurs", "residence sociale"),
        "PIJ_BIJ": ("pij", "bij", "point information jeunesse", "bureau information jeunesse"),
        "PENSION": ("pension de famille", "residence accueil"),
    }
)


class PrescriberWords:
    """The kinds of the list `prescriber_kinds`, and the words that name each."""

    def __init__(self, kinds: CodeList) -> None:
        self._whole = {name: entry.code for entry in kinds for name in _names(entry)}
        self._words = {words: code for entry in kinds for code, words in _told(entry)}

    def kind_of(self, name: str) -> str:
        """Return a code; `OTHER` where it is not certain.

        A code or a label as it is, else the words of a kind among others: of two kinds, none.
        """
        written = fold(name)
        if written in self._whole:
            return self._whole[written]
        spaced = f" {written} "
        found = {code for words, code in self._words.items() if f" {words} " in spaced}
        return found.pop() if len(found) == 1 else OTHER

    def is_bare(self, name: str) -> bool:
        """Tell whether a name says its kind and nothing more, as « Mission locale » does."""
        written = fold(name)
        return written in self._whole or written in self._words


def _told(entry: CodeEntry) -> Iterator[tuple[str, str]]:
    if entry.code not in _TOO_WIDE:
        for words in (*_WORDS.get(entry.code, ()), *_names(entry)):
            yield entry.code, words


def _names(entry: CodeEntry) -> frozenset[str]:
    """Return the code, the label, and what stands before and after the dash in it."""
    parts = entry.label.split("\N{EN DASH}")
    return frozenset(filter(None, (fold(entry.code), fold(entry.label), *map(fold, parts))))
