"""The report of an import that other programs read: one object for every source row."""

import json

from conseil_mobilite.domain.imports.decisions import Alert, Field, ImportLine, ImportPreview, Value


def report_of(preview: ImportPreview) -> str:
    """Return the report as JSON: the keys and codes in French are its contract."""
    report = {
        "fichier": preview.file_name,
        "feuille": preview.sheet,
        "bilan": {decision.value: count for decision, count in preview.counts().items()},
        "lignes": [_line(line) for line in preview.lines],
    }
    return json.dumps(report, ensure_ascii=False, indent=1) + "\n"


def _line(line: ImportLine) -> dict[str, object]:
    return {
        "ligne": line.number,
        "decision": line.decision.value,
        "valeurs": {of.value: _value(line.values[of]) for of in Field if of in line.values},
        "alertes": [_alert(alert) for alert in line.alerts],
        "lie_a": line.linked_to,
    }


def _value(value: Value) -> str | bool | list[str]:
    return list(value) if isinstance(value, tuple) else value


def _alert(alert: Alert) -> dict[str, str | None]:
    champ = alert.field.value if alert.field else None
    return {"code": alert.code, "champ": champ, "texte": alert.text}
