"""The funding plan of one action: who was asked, who granted, what is left to the person."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QLabel, QWidget

from conseil_mobilite.domain.language.french import NO_BREAK, euros, number, spaced
from conseil_mobilite.domain.pathway.action import FundingLine
from conseil_mobilite.domain.reference.code_lists import CodeLists
from conseil_mobilite.gui.kit.aloud import call
from conseil_mobilite.gui.kit.buttons import button
from conseil_mobilite.gui.kit.cards import Entry, card
from conseil_mobilite.gui.kit.empty import empty_line
from conseil_mobilite.gui.kit.funding_bar import FundingBar
from conseil_mobilite.gui.kit.labels import Line, badge, label
from conseil_mobilite.gui.kit.labels import number as figure
from conseil_mobilite.gui.kit.layouts import column, empty_layout, frame, refill, row
from conseil_mobilite.gui.kit.painting import MIDDLE, RIGHT
from conseil_mobilite.gui.kit.theme import dp
from conseil_mobilite.gui.pathway.funding_wording import (
    answer_words,
    funder_words,
    funding_story,
    shares,
)
from conseil_mobilite.gui.pathway.wording import action_title
from conseil_mobilite.services.pathway.actions import PlannedAction

STATE_WIDTH: Final = 96
FIGURE_WIDTH: Final = 70
LINE_HEIGHT: Final = 38
TALL_HEIGHT: Final = 46
UNBOUNDED: Final = 16_777_215
"""What Qt takes for no limit, in pixels."""


class FundingCard(QFrame):
    """Shows the plan of the chosen action; says which line the adviser opens."""

    addition_asked = Signal()
    paper_asked = Signal()
    line_opened = Signal(object)
    """The `FundingLine` to change."""

    def __init__(self, lists: CodeLists) -> None:
        super().__init__()
        self.setWhatsThis(
            "Qui paie l’action : une ligne par financeur, avec ce qui est demandé et ce qui est "
            "accordé, puis qui règle le partenaire et quand. Ce qui reste à la charge de la "
            "personne se calcule tout seul, au centime."
        )
        self._lists = lists
        self._body = frame(column(gap=0))
        self._add = button("funding_add", "Ajouter", "plus", "quiet")
        self._add.clicked.connect(self.addition_asked)
        self._print = button("funding_print", "Imprimer…", "printer", "quiet")
        self._print.setAccessibleName("Imprimer le plan de financement")
        self._print.clicked.connect(self.paper_asked)
        both = frame(row(self._print, self._add, gap=0))
        plan = card("Plan de financement", self._body, extra=both)
        plan.setObjectName("funding_plan")
        self.setLayout(column(plan, gap=0))

    def show_action(self, planned: PlannedAction, today: date, *, closed: bool = False) -> None:
        """Show the plan of an action; that of a closed pathway is only read."""
        self._add.setVisible(not closed)
        title = row((Line(action_title(planned, self._lists), "muted"), 1), pad=(16, 0, 16, 8))
        planless = not planned.lines and not planned.action.cost_cents
        self._print.setVisible(not planless)
        if planless:
            sentence = (
                "Aucun coût n’a été noté."
                if closed
                else "Aucun coût noté. Indiquez le coût plus bas, puis qui peut aider à payer."
            )
            refill(self._body, title, empty_line(sentence, None, "hand-coins"))
            return
        rows = [self._line(line, today, closed=closed) for line in planned.lines]
        left = planned.funding.out_of_pocket
        mine = [_amounts(("La personne",), "", _plain(left), badge("À sa charge", "warning"))]
        refill(
            self._body,
            title,
            _overview(planned),
            _heads(),
            *rows,
            *(mine if left else []),
            *_warnings(planned),
            _total(planned),
        )

    def _line(self, line: FundingLine, today: date, *, closed: bool) -> QWidget:
        words, tone = answer_words(line)
        granted = "—" if line.granted_cents is None else _plain(line.granted_cents)
        made = _FundingRow(
            funder_words(line, self._lists),
            (_plain(line.asked_cents), granted),
            badge(words, tone),
            funding_story(line, today),
        )
        if not closed:
            said = made.accessibleName()
            made.can_open(f"funding_line_{line.id.hex}", partial(self.line_opened.emit, line))
            call(made, said)
        return made


class _FundingRow(Entry):
    """A line of the plan that opens, like any row of a card; its story stands beneath."""

    def __init__(
        self, name: Sequence[str], amounts: tuple[str, str], state: QLabel, story: str
    ) -> None:
        super().__init__("", "", (), None, "")
        layout = self.layout()
        assert isinstance(layout, QBoxLayout)
        empty_layout(layout)
        line = frame(_amounts_row(name, *amounts, state))
        line.setFixedHeight(dp(_tall(name)))
        told = [row((label(story, "small", wrap=True), 1), pad=(16, 0, 12, 8))] if story else []
        layout.addLayout(column(line, *told, gap=0))
        layout.setContentsMargins(0, 0, 0, 0)
        self.setMinimumHeight(dp(_tall(name)))
        self.setMaximumHeight(UNBOUNDED)
        asked, granted = amounts
        said = (*name, f"demandé {asked}, accordé {granted}", state.text(), story)
        self.setAccessibleName(spaced(", ".join(part for part in said if part)))


def _overview(planned: PlannedAction) -> QBoxLayout:
    bar = FundingBar("funding_bar", shares(planned.funding), height=16)
    words = [
        label(f"{euros(share.cents)} {share.words}", "small", share.tone)
        for share in shares(planned.funding)
        if share.cents
    ]
    legend = row(gap=8)
    for rank, each in enumerate(words):
        if rank:
            legend.addStretch(1)
        legend.addWidget(each)
    return column(bar, legend, *_at_most(planned), gap=4, pad=(16, 0, 16, 10))


def _at_most(planned: PlannedAction) -> list[QWidget]:
    """Say what the person would pay if nothing more is granted."""
    plan = planned.funding
    if planned.action.cost_cents is None or plan.at_most == plan.out_of_pocket:
        return []
    words = f"Si les demandes sont refusées, il lui resterait {euros(plan.at_most)} à payer."
    return [label(words, "small", wrap=True)]


def _heads() -> QBoxLayout:
    return row(
        (label("Financeur", "field"), 1),
        figure("Demandé", "field", width=FIGURE_WIDTH),
        figure("Accordé", "field", width=FIGURE_WIDTH),
        STATE_WIDTH,
        gap=4,
        pad=(16, 0, 12, 6),
    )


def _amounts(name: Sequence[str], asked: str, granted: str, state: QWidget) -> QWidget:
    made = frame(_amounts_row(name, asked, granted, state), "entry")
    made.setFixedHeight(dp(_tall(name)))
    return made


def _amounts_row(name: Sequence[str], asked: str, granted: str, state: QWidget) -> QBoxLayout:
    words = [Line(part, "small" if rank else "") for rank, part in enumerate(name)]
    return row(
        (column(None, *words, None, gap=0), 1),
        figure(asked, width=FIGURE_WIDTH),
        figure(granted, width=FIGURE_WIDTH),
        frame(row(None, state), width=STATE_WIDTH),
        gap=4,
        pad=(16, 0, 12, 0),
    )


def _tall(name: Sequence[str]) -> int:
    return TALL_HEIGHT if len(name) > 1 else LINE_HEIGHT


def _total(planned: PlannedAction) -> QWidget:
    cost = planned.action.cost_cents
    words = "À préciser" if cost is None else f"{_plain(cost)}{NO_BREAK}€"
    amount = label(words, "strong")
    amount.setAlignment(RIGHT | MIDDLE)
    items = ((label("Coût total", "strong"), 1), amount, STATE_WIDTH + 4)
    made = frame(row(*items, gap=4, pad=(16, 0, 12, 0)), "entry")
    made.setFixedHeight(dp(LINE_HEIGHT))
    return made


def _warnings(planned: PlannedAction) -> list[QWidget]:
    """Say what does not add up; the adviser decides."""
    excess = planned.funding.excess
    if not excess or planned.action.cost_cents is None:
        return []
    words = f"Les financements dépassent le coût de {euros(excess)}."
    return [
        frame(row((label(words, "small", "warning", wrap=True), 1), pad=(16, 8, 12, 8)), "entry")
    ]


def _plain(cents: int) -> str:
    """« 1 200,00 »: always with its cents, as in a column of figures."""
    return f"{number(cents // 100)},{cents % 100:02}"
