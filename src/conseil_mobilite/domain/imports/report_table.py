"""The report of an import as a table: one row for each row of the file."""

from typing import Final

from conseil_mobilite.domain.imports.decision_words import DECISION_WORDS
from conseil_mobilite.domain.imports.decisions import Field, ImportLine, ImportPreview, Value
from conseil_mobilite.domain.imports.field_words import FIELD_WORDS
from conseil_mobilite.domain.imports.list_table import ListColumn, ListTable

_FIRST: Final = (
    ListColumn("ligne", "Ligne", "Numéro de la ligne dans le fichier importé."),
    ListColumn("decision", "Décision", "Ce qui a été fait de la ligne."),
    ListColumn("alertes", "Alertes", "Ce qui mérite d’être relu, une phrase par remarque."),
    ListColumn("lie_a", "Liée à la ligne", "Ligne de la même personne, s’il y en a une."),
)


def report_table(told: ImportPreview) -> ListTable:
    """Give every row with its decision, its remarks, and the values that were understood."""
    used = {field for line in told.lines for field in line.values}
    fields = [field for field in Field if field in used]
    values = (ListColumn(each.value, FIELD_WORDS[each], "Valeur comprise.") for each in fields)
    rows = tuple(_row(line, fields) for line in told.lines)
    return ListTable("rapport", (*_FIRST, *values), rows)


def _row(line: ImportLine, fields: list[Field]) -> tuple[str, ...]:
    return (
        str(line.number),
        DECISION_WORDS[line.decision],
        " ".join(alert.text for alert in line.alerts),
        str(line.linked_to or ""),
        *(_text(line.values.get(field, "")) for field in fields),
    )


def _text(value: Value) -> str:
    if isinstance(value, bool):
        return "oui" if value else "non"
    return ", ".join(value) if isinstance(value, tuple) else value
