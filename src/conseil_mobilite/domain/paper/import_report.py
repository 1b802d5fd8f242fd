"""What an import did, to be kept or shown: how many rows of each decision, and which to read again.

It names people: it is for the advisers of the body, never for others.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Final

from conseil_mobilite.domain.imports.decisions import (
    Decision,
    Field,
    ImportLine,
    ImportPreview,
)
from conseil_mobilite.domain.imports.examination import NIR_DROPPED

MOST_ROWS: Final = 500
"""How many rows a report on paper tells; the table of the same report has them all."""
DONE_WORDS: Final[Mapping[Decision, str]] = MappingProxyType(
    {
        Decision.CREATE: "Dossier créé",
        Decision.CREATE_TO_CHECK: "Dossier créé, à vérifier",
        Decision.UPDATE: "Dossier complété",
        Decision.ATTACH: "Ajoutée au dossier de la personne au-dessus",
        Decision.POSSIBLE_DUPLICATE: "Doublon possible, laissé de côté",
        Decision.DUPLICATE: "Doublon, laissé de côté",
        Decision.REJECT: "Ne peut pas être reprise",
        Decision.IGNORE: "Ignorée ou mise de côté",
    }
)
"""What is said of each decision once it was carried out."""
_QUIET: Final = frozenset({Decision.CREATE, Decision.IGNORE, Decision.ATTACH})


@dataclass(frozen=True, slots=True)
class ReportHeading:
    """Of whose import, of which file, and until when it can be taken back."""

    organisation: str
    adviser: str
    made_on: date
    undo_until: date | None = None


@dataclass(frozen=True, slots=True)
class ReportedRow:
    """A row that deserves to be read: its number in the file, of whom, what was done, and why."""

    number: int
    who: str
    decision: str
    told: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ImportReport:
    """`counts` are pairs of the words of a decision and its rows; `others` rows are not told.

    A NIR is said once for all rows: `numbers_dropped` are those where one was taken out.
    """

    heading: ReportHeading
    file_name: str
    sheet: str
    counts: tuple[tuple[str, int], ...]
    rows: tuple[ReportedRow, ...]
    others: int = 0
    numbers_dropped: int = 0

    @property
    def total(self) -> int:
        return sum(count for _, count in self.counts)


def import_report(preview: ImportPreview, heading: ReportHeading) -> ImportReport:
    """Tell an import as it was done: `preview` bears the decisions that were carried out."""
    told = [line for line in preview.lines if _alerts(line) or line.decision not in _QUIET]
    counts = preview.counts()
    return ImportReport(
        heading=heading,
        file_name=preview.file_name,
        sheet=preview.sheet,
        counts=tuple((DONE_WORDS[each], counts[each]) for each in DONE_WORDS if each in counts),
        rows=tuple(_row(line) for line in told[:MOST_ROWS]),
        others=max(0, len(told) - MOST_ROWS),
        numbers_dropped=sum(NIR_DROPPED in line.alerts for line in preview.lines),
    )


def who(values: Mapping[Field, object]) -> str:
    """Name the person of a row as far as the row does: last name, then first name."""
    names = (values.get(each) for each in (Field.LAST_NAME, Field.FIRST_NAME))
    return " ".join(str(name) for name in names if name)


def _alerts(line: ImportLine) -> list[str]:
    return [alert.text for alert in line.alerts if alert != NIR_DROPPED]


def _row(line: ImportLine) -> ReportedRow:
    told = _alerts(line)
    if line.linked_to is not None:
        told.insert(0, f"Voir la ligne {line.linked_to}.")
    return ReportedRow(line.number, who(line.values), DONE_WORDS[line.decision], tuple(told))
