"""The cards of the synthesis beside the timeline: radar and gains, barriers, strengths, actions."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtWidgets import QFrame

from conseil_mobilite.domain.assessment.scoring import LEVEL_LABELS
from conseil_mobilite.domain.language.french import counted, long_date
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.kit.buttons import button
from conseil_mobilite.gui.kit.cards import card, entry, line
from conseil_mobilite.gui.kit.empty import empty_line
from conseil_mobilite.gui.kit.labels import badge, glyph, label, rank_mark
from conseil_mobilite.gui.kit.layouts import Item, row
from conseil_mobilite.gui.kit.marks import Swatch
from conseil_mobilite.gui.kit.radar import AxisPoint
from conseil_mobilite.gui.people.wording import action_title, joined, near_day
from conseil_mobilite.services.people.people import KeptBarrier, Levels, OpenAction

SHOWN_ACTIONS = 5
SHOWN_BARRIERS = 4
SHOWN_STRENGTHS = 4
UNCHANGED = "present"
BARRIER_TONES = {"en_cours": "primary", "leve": "success"}
BARRIER_WORDS = {"en_cours": "En cours", "partiellement_leve": "En partie levé"}


def axis_points(desk: Desk, levels: Sequence[Levels]) -> list[AxisPoint]:
    """Say the ten axes of the latest assessment, beside those of the one before."""
    now = levels[0].by_axis
    before = levels[1].by_axis if len(levels) > 1 else {}
    return [
        AxisPoint(
            axis.short_label,
            now.get(axis.code),
            LEVEL_LABELS[now.get(axis.code)],
            before.get(axis.code),
            LEVEL_LABELS[before.get(axis.code)],
        )
        for axis in desk.grid.axes
    ]


def legend(levels: Sequence[Levels]) -> Item:
    marks: list[Item] = []
    for rank, taken in enumerate(levels):
        mark = Swatch("primary", "line") if rank == 0 else Swatch("", "dash")
        marks += [mark, label(long_date(taken.validated_on, weekday=False), "small"), 12]
    return row(None, *marks[:-1], None, gap=6)


def gains(points: Sequence[AxisPoint]) -> list[Item]:
    """Tell the axes that moved between the two assessments, the greatest gain first."""
    moved = [
        (point.level - point.before, point)
        for point in points
        if point.level is not None and point.before is not None and point.level != point.before
    ]
    moved.sort(key=lambda pair: -pair[0])
    return [_gain(change, point) for change, point in moved]


def _gain(change: int, point: AxisPoint) -> QFrame:
    words = label(f"{point.before_words} → {point.words}", "muted")
    shown = badge(f"+ {change}", "success") if change > 0 else badge(f"− {-change}", "warning")
    return line((label(point.name), 1), words, shown, tall=4)


def barriers_card(desk: Desk, barriers: Sequence[KeptBarrier]) -> QFrame:
    labels = {barrier.code: barrier.label for barrier in desk.grid.barriers}
    lines: list[QFrame] = [
        line(
            rank_mark(kept.rank),
            (label(labels.get(kept.code, kept.code), wrap=True), 1),
            *_change(desk, kept.status),
        )
        for kept in barriers[:SHOWN_BARRIERS]
    ]
    rest = len(barriers) - len(lines)
    more = [line(label(f"et {counted(rest, 'autre')} au bilan", "small"))] if rest else []
    shown = [*lines, *more] or [empty_line("Aucun frein retenu pour l’instant.")]
    return card("Freins retenus", *shown, count=str(len(barriers)) if barriers else "")


def _change(desk: Desk, status: str) -> list[Item]:
    """Say what became of a barrier; one still whole says nothing, and keeps room for its words."""
    if status == UNCHANGED:
        return []
    words = BARRIER_WORDS.get(status) or desk.lists["barrier_statuses"].label(status)
    return [badge(words, BARRIER_TONES.get(status, ""))]


def strengths_card(strengths: Sequence[str]) -> QFrame:
    lines = [
        line(glyph("check", "success"), (label(text, wrap=True), 1))
        for text in strengths[:SHOWN_STRENGTHS]
    ]
    return card("Atouts", *(lines or [empty_line("Les atouts notés au bilan viendront ici.")]))


def actions_card(
    desk: Desk, actions: Sequence[OpenAction], today: date, open_pathway: Callable[[], object]
) -> QFrame:
    see = button("synthesis_actions", "Tout voir", role="quiet")
    see.clicked.connect(open_pathway)
    lines: list[QFrame] = [
        entry(
            action_title(action.kind, action.wording, desk.lists),
            _when(action, today),
            _state(desk, action),
        ).can_open(f"synthesis_action_{rank}", open_pathway)
        for rank, action in enumerate(actions[:SHOWN_ACTIONS])
    ]
    shown = lines or [empty_line("Aucune action en cours.")]
    count = str(len(actions)) if actions else ""
    return card("Actions ouvertes", *shown, None, count=count, extra=see if actions else None)


def _when(action: OpenAction, today: date) -> str:
    due = near_day(action.due_on, today) if action.due_on else "Sans échéance"
    return joined(due, action.partner)


def _state(desk: Desk, action: OpenAction) -> Item:
    if action.late:
        return badge("En retard", "danger")
    tone = "primary" if action.status == "en_cours" else ""
    return badge(desk.lists["action_statuses"].label(action.status), tone)
