"""How the person wants to read her sheet."""

from dataclasses import dataclass
from enum import StrEnum


class Presentation(StrEnum):
    """The ways to read one content; the value is kept as the variant of the document."""

    STANDARD = "standard"
    SIMPLIFIED = "simplifiee"  # « version simplifiée », never called FALC
    LARGE_PRINT = "grands_caracteres"


@dataclass(frozen=True, slots=True)
class SheetChoice:
    """`language` is a second language beside the French, as a BCP 47 tag; only when standard."""

    presentation: Presentation = Presentation.STANDARD
    language: str = ""
