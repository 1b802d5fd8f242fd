"""What one row of a file says, read by type."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from conseil_mobilite.domain.imports.decisions import Field, ImportLine
from conseil_mobilite.domain.imports.field_words import FIELD_WORDS
from conseil_mobilite.domain.language.folding import fold
from conseil_mobilite.domain.language.french import phone_display, short_date

_YES: Final = frozenset({"oui", "o", "true", "vrai"})
_NO: Final = frozenset({"non", "n", "false", "faux"})
_PHONES: Final = frozenset({Field.PHONE, Field.PHONE_2})
_DAYS: Final = frozenset(
    {
        Field.BIRTH_DATE,
        Field.ENTERED_ON,
        Field.REFERRED_ON,
        Field.REGISTERED_FT_ON,
        Field.ASSESSED_ON,
        Field.ENDED_ON,
    }
)


@dataclass(frozen=True, slots=True)
class Told:
    line: ImportLine

    def text(self, field: Field) -> str:
        value = self.line.values.get(field, "")
        return value.strip() if isinstance(value, str) else ""

    def day(self, field: Field) -> date | None:
        try:
            return date.fromisoformat(self.text(field))
        except ValueError:
            return None

    def yes(self, field: Field) -> bool | None:
        """Return yes or no; None where nothing is said, or something else."""
        value = self.line.values.get(field)
        if isinstance(value, bool):
            return value
        word = fold(self.text(field))
        return True if word in _YES else False if word in _NO else None

    def several(self, field: Field) -> tuple[str, ...]:
        value = self.line.values.get(field, ())
        if isinstance(value, str):
            return (value,) if value.strip() else ()
        return () if isinstance(value, bool) else value

    def words(self, field: Field) -> str:
        """Return « Date de bilan : 12/03/2024 », or nothing where the row is silent."""
        said = self._said(field)
        return f"{FIELD_WORDS[field]} : {said}" if said else ""

    def _said(self, field: Field) -> str:
        value = self.line.values.get(field)
        if isinstance(value, bool):
            return "oui" if value else "non"
        if isinstance(value, tuple):
            return " ; ".join(value)
        if field in _DAYS and (day := self.day(field)):
            return short_date(day)
        return phone_display(self.text(field)) if field in _PHONES else self.text(field)
