"""The phrases of the quick entry, read from their table, and a reading said in its words."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from conseil_mobilite.domain.agenda.quick.quick_reading import Choice, Gap, QuickReading

TODAY = date(2026, 11, 27)
TABLE = Path(__file__).with_name("quick_entry_phrases.md")
GAPS = {Gap.DAY: "jour", Gap.HOUR: "heure", Gap.WHO: "qui", Gap.END: "fin"}


def phrases() -> Iterator[tuple[str, str, str]]:
    """Yield each phrase with its reading and what is left to say."""
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        if line.startswith("| ") and cells[0] != "Phrase":
            yield cells[0], cells[1], cells[2]


def said(reading: QuickReading) -> str:
    parts = {
        "jour": reading.day.isoformat() if reading.day else "",
        "heure": f"{reading.hour:%H:%M}" if reading.hour else "",
        "durée": str(reading.minutes or ""),
        "type": reading.kind,
        "comment": reading.modality,
        "titre": reading.title,
        "salle": reading.room,
        "lieu": reading.place,
        "personne": reading.person,
        "sans nom": str(reading.unnamed or ""),
        "répétition": reading.rule,
    }
    return ", ".join(f"{name} {value}" for name, value in parts.items() if value)


def left(reading: QuickReading) -> str:
    """Say what is to choose, what is missing and what was not understood."""
    parts = [
        f"choisir {' / '.join(_choice(choice) for choice in doubt.choices)}"
        for doubt in reading.doubts
    ]
    if reading.missing():
        parts.append(f"manque {', '.join(GAPS[gap] for gap in reading.missing())}")
    if reading.unread:
        parts.append(f"pas compris {', '.join(reading.unread)}")
    return " ; ".join(parts)


def _choice(choice: Choice) -> str:
    parts = [
        choice.day.isoformat() if choice.day else "",
        f"{choice.hour:%H:%M}" if choice.hour else "",
        f"pendant {choice.minutes}" if choice.minutes else "",
        choice.kind,
    ]
    return " ".join(part for part in parts if part)
