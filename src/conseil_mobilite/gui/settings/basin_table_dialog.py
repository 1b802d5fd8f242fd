"""Import a table of basins: what would change is shown first, with what cannot be taken."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QWidget

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.language.french import counted, spaced
from conseil_mobilite.domain.organisation.basin_table import BasinPlan, RowFault
from conseil_mobilite.gui.kit.buttons import button
from conseil_mobilite.gui.kit.cards import card, entry, line
from conseil_mobilite.gui.kit.dialogs import Creation
from conseil_mobilite.gui.kit.labels import Line, badge, glyph, label, say, set_tip
from conseil_mobilite.gui.kit.layouts import column, frame, refill, row
from conseil_mobilite.gui.kit.theme import dp, large_text
from conseil_mobilite.services.organisation.basin_table import BasinChange

WIDTH: Final = 760
STACKED_WIDTH: Final = 560
HEIGHT: Final = 640  # room for what will be found
MOST_SHOWN: Final = 60
READING: Final = "Lecture du fichier…"
EXPECTED: Final = (
    "Une ligne par commune ou par intercommunalité, et une colonne « Bassin ». Les bassins que le "
    "fichier ne nomme pas restent comme ils sont ; une intercommunalité qui n’est plus dans un "
    "bassin du fichier le quitte aujourd’hui et y garde son passé."
)
NOTHING: Final = "Tous les bassins du fichier sont déjà composés ainsi : il n’y a rien à importer."


@dataclass(frozen=True, slots=True)
class BasinPreview:
    """A plan and what it would change."""

    plan: BasinPlan
    changes: Sequence[BasinChange]


class BasinTableDialog(Creation):
    """`asked` tells that what is shown is to be imported."""

    other_file_asked = Signal()

    def __init__(self, parent: QWidget) -> None:
        self._file = Line("", "strong")
        self._file.setObjectName("basin_table_file")
        other = button("basin_table_other", "Autre &fichier…", "folder-open", "quiet")
        self._summary = label(READING, "muted", wrap=True)
        self._summary.setObjectName("basin_table_summary")
        self._found = frame(column(gap=12))
        chosen = row(glyph("map-trifold", "primary"), (self._file, 1), other, gap=8)
        sign = column(glyph("info", "primary", 20), None)
        words = (label(EXPECTED, wrap=True), 1)
        note = frame(row(sign, words, gap=12, pad=(12, 10, 12, 10)), "note")
        width = STACKED_WIDTH if large_text() else WIDTH
        super().__init__(
            "basin_table",
            "Importer des bassins",
            column(chosen, self._summary, self._found, note, gap=12),
            parent,
            create="&Importer",
            width=width,
        )
        self.resize(self.width(), min(dp(HEIGHT), parent.window().height() - dp(48)))
        self._preview: BasinPreview | None = None
        other.clicked.connect(self.other_file_asked)
        self.confirm.setEnabled(False)

    def show_reading(self, path: Path) -> None:
        self._file.say(path.name)
        say(self._summary, READING, "")
        self._show(None)

    def show_preview(self, found: BasinPreview) -> None:
        say(self._summary, _summary(found), "")
        self._show(found)
        target = self.confirm if self.confirm.isEnabled() else self
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def refuse(self, error: UserError) -> None:
        """Say why the file cannot be imported; another one may be chosen."""
        say(self._summary, str(error), "danger")
        self._show(None)

    def plan(self) -> BasinPlan:
        assert self._preview is not None
        return self._preview.plan

    def _show(self, found: BasinPreview | None) -> None:
        self._preview = found
        changing = [each for each in found.changes if each.changes] if found else []
        parts: list[QWidget] = []
        if changing:
            parts.append(_changes(changing))
        if found and found.plan.faults:
            parts.append(_faults(found.plan.faults))
        if found and found.plan.remarks:
            parts.append(_remarks(found.plan.remarks))
        refill(self._found, *parts)
        self.confirm.setEnabled(bool(changing))


def _summary(found: BasinPreview) -> str:
    changing = sum(each.changes for each in found.changes)
    if not changing:
        return NOTHING if found.changes else "Aucune ligne de ce fichier ne peut être importée."
    made = sum(each.is_new for each in found.changes)
    parts = [counted(len(found.changes), "bassin")]
    parts += [counted(made, "nouveau", "nouveaux")] if made else []
    parts += [counted(changing - made, "modifié")] if changing > made else []
    if found.plan.faults:
        parts.append(
            counted(len(found.plan.faults), "ligne laissée", "lignes laissées") + " de côté"
        )
    return " · ".join(parts)


def _changes(changing: Sequence[BasinChange]) -> QFrame:
    rows = [_change(each) for each in changing[:MOST_SHOWN]]
    return card("Ce qui sera composé", *rows, *_more(len(changing)))


def _change(change: BasinChange) -> QFrame:
    comes, stays, leaves = change.coming, change.staying, change.leaving
    parts = [f"arrive : {', '.join(comes)}"] if comes else []
    parts += [f"part : {', '.join(leaves)}"] if leaves else []
    parts += [f"reste : {', '.join(stays)}"] if stays else []
    mark = badge("Nouveau", "success") if change.is_new else badge("Modifié", "primary")
    detail = spaced(" · ".join(parts))
    made = entry(change.name, detail, mark, lead=glyph("map-trifold", "primary", 20))
    set_tip(made, detail)
    return made


def _faults(faults: Sequence[RowFault]) -> QFrame:
    rows = [
        line(
            column(glyph("warning", "warning", 18), None),
            (label(f"Ligne {fault.number} : {fault.text}", wrap=True), 1),
        )
        for fault in faults[:MOST_SHOWN]
    ]
    return card("Lignes laissées de côté", *rows, *_more(len(faults)), count=str(len(faults)))


def _remarks(remarks: Sequence[str]) -> QFrame:
    rows = [
        line(column(glyph("info", "primary", 18), None), (label(text, wrap=True), 1))
        for text in remarks
    ]
    return card("À savoir", *rows)


def _more(amount: int) -> list[QFrame]:
    if amount <= MOST_SHOWN:
        return []
    left = counted(amount - MOST_SHOWN, "autre")
    return [line((label(f"… et {left}", "muted"), 1))]
