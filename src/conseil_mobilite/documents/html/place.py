"""Where a block is written: its language, and the level of the headings found here."""

from dataclasses import dataclass, replace

from conseil_mobilite.documents.kit.words import FRENCH


@dataclass(frozen=True, slots=True)
class Place:
    level: int = 2
    lang: str = FRENCH

    def deeper(self) -> "Place":
        """Return the place of what a section holds."""
        return replace(self, level=self.level + 1)
