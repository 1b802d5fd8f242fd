"""What a backup holds beside what the present base does, in two columns to compare."""

from datetime import datetime

from PySide6.QtWidgets import QFrame, QGridLayout

from conseil_mobilite.domain.backups.state import when
from conseil_mobilite.domain.backups.telling import in_megabytes
from conseil_mobilite.domain.language.french import number
from conseil_mobilite.gui.kit.labels import label
from conseil_mobilite.gui.kit.painting import MIDDLE, RIGHT
from conseil_mobilite.gui.kit.theme import dp
from conseil_mobilite.store.backups.shelf import Backup


def compared(chosen: Backup, present: Backup | None, now: datetime) -> QFrame:
    """Lay the figures side by side; without a present base, alone."""
    made = QFrame()
    made.setObjectName("backup_compared")
    made.setProperty("role", "note")
    grid = QGridLayout(made)
    grid.setContentsMargins(dp(16), dp(12), dp(16), dp(12))
    grid.setHorizontalSpacing(dp(24))
    grid.setVerticalSpacing(dp(6))
    columns = [
        ("Cette sauvegarde", chosen),
        *([("La base d’aujourd’hui", present)] if present else []),
    ]
    for rank, (title, backup) in enumerate(columns, 1):
        _fill(grid, rank, title, _figures(backup, now))
    for line, name in enumerate(("", *_figures(chosen, now))):
        grid.addWidget(label(name, "muted"), line, 0)
    grid.setColumnStretch(0, 1)
    return made


def _fill(grid: QGridLayout, column: int, title: str, figures: dict[str, str]) -> None:
    for line, text in enumerate((title, *figures.values())):
        shown = label(text, "strong" if line == 0 else "")
        shown.setAlignment(RIGHT | MIDDLE)
        grid.addWidget(shown, line, column)


def _figures(backup: Backup, now: datetime) -> dict[str, str]:
    return {
        "Jour": when(backup.at, now),
        "Personnes": number(backup.people),
        "Parcours": number(backup.pathways),
        "Rendez-vous": number(backup.appointments),
        "Éléments en tout": number(backup.rows),
        "Taille": in_megabytes(backup.bytes),
        "Relue": when(backup.verified_at, now) if backup.verified_at else "",
    }
