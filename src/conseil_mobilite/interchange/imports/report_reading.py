"""The JSON report of an import read back, for it to be printed again."""

import json
from typing import TypedDict

from conseil_mobilite.domain.imports.decisions import (
    Alert,
    Decision,
    Field,
    ImportLine,
    ImportPreview,
)

# The names of the keys are the contract of the report.


class _Alert(TypedDict):
    code: str
    champ: str | None
    texte: str


class _Line(TypedDict):
    ligne: int
    decision: str
    valeurs: dict[str, str | bool | list[str]]
    alertes: list[_Alert]
    lie_a: int | None


class _Report(TypedDict):
    fichier: str
    feuille: str
    lignes: list[_Line]


def read_report(text: str) -> ImportPreview:
    """Return what `report_json.report_of` wrote; which files rows were found to be is not in it."""
    report: _Report = json.loads(text)
    lines = tuple(_line(each) for each in report["lignes"])
    return ImportPreview(report["fichier"], report["feuille"], lines)


def _line(line: _Line) -> ImportLine:
    return ImportLine(
        number=line["ligne"],
        decision=Decision(line["decision"]),
        values={
            Field(code): tuple(value) if isinstance(value, list) else value
            for code, value in line["valeurs"].items()
        },
        alerts=tuple(_alert(each) for each in line["alertes"]),
        linked_to=line["lie_a"],
    )


def _alert(alert: _Alert) -> Alert:
    field = Field(alert["champ"]) if alert["champ"] else None
    return Alert(alert["code"], field, alert["texte"])
