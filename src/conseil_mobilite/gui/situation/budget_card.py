"""The mobility budget: today's and that of the solution side by side, to the cent."""

from typing import Final

from PySide6.QtWidgets import QFrame

from conseil_mobilite.domain.language.french import counted, long_date
from conseil_mobilite.domain.situation.budget_rules import SOLUTION, TODAY
from conseil_mobilite.domain.situation.budget_sentences import amount_words, change_words
from conseil_mobilite.gui.kit.buttons import button
from conseil_mobilite.gui.kit.cards import card
from conseil_mobilite.gui.kit.choice import Tick
from conseil_mobilite.gui.kit.labels import label, say
from conseil_mobilite.gui.kit.layouts import column, columns, frame, refill, row
from conseil_mobilite.gui.kit.theme import restyle
from conseil_mobilite.gui.situation.bench import Bench
from conseil_mobilite.gui.situation.budget_column import BudgetColumn
from conseil_mobilite.gui.situation.budget_gestures import BudgetGestures
from conseil_mobilite.gui.situation.budget_heads import SolutionHead, today_head
from conseil_mobilite.gui.situation.card import SituationPart
from conseil_mobilite.gui.situation.side_by_side import side_by_side
from conseil_mobilite.gui.situation.topic_statement import TopicStatement
from conseil_mobilite.services.situation.budget_picture import DatedBudget, PersonBudget
from conseil_mobilite.services.situation.budgets import TOPIC
from conseil_mobilite.services.situation.situation_picture import SituationPicture

FIRST, NEXT = "Faire le budget", "Nouveau budget"
HELP: Final = (
    "Ce que la personne paie par mois pour se déplacer, aujourd’hui puis avec la solution, au "
    "centime. Une ligne que l’on ne connaît pas ne compte jamais pour zéro : le total dit alors "
    "« au moins » ou « au plus ». Le budget n’est imprimé que si la personne le veut."
)
ON_SHEET: Final = "La personne veut ce budget sur sa &fiche"


class BudgetCard(SituationPart):
    """The current budget, or what was said where there is none; the earlier ones are folded."""

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        self.setObjectName("situation_budget")
        self.setWhatsThis(HELP)
        self._gestures = BudgetGestures(bench, self)
        self._statement = TopicStatement(bench.lists, TOPIC)
        self._statement.stated.connect(self._gestures.state)
        self._columns = {code: BudgetColumn(bench, code, self) for code in (TODAY, SOLUTION)}
        self._solution = SolutionHead()
        self._change = label("", "heading", wrap=True)
        self._on_sheet = Tick("budget_on_sheet", ON_SHEET)
        self._noted = label("", "small")
        self._begin = button("situation_budget_begin", FIRST, "plus", "quiet")
        self._body = self._laid_out()
        self._fold = button("situation_budget_past", "", "caret-right", "link")
        self._past = frame(column(gap=0))
        self._past.hide()
        self._past_count = 0
        self._fold_row = frame(row(self._fold, None, pad=(8, 4, 12, 4)), "entry")
        self._fold_row.hide()  # until it is known whether there is a past
        head = frame(row(self._noted, self._begin, gap=12))
        title = bench.lists["situation_topics"].label(TOPIC)
        parts = (self._statement, self._body, self._fold_row, self._past)
        self.setLayout(column(card(title, *parts, extra=head), gap=0))
        self._connect()

    def show_picture(self, picture: SituationPicture) -> None:
        shown = picture.budget.current
        self._statement.show_statement(picture.statement(TOPIC))
        self._statement.setVisible(shown is None)
        self._body.setVisible(shown is not None)
        self._noted.setVisible(shown is not None)
        self._begin.say(FIRST if shown is None else NEXT)
        self._begin.setEnabled(True)
        self._begin.setVisible(shown is None or shown.budget.noted_on < picture.on)
        self._gestures.budget = shown.budget.id if shown else None
        if shown is not None:
            self._show_budget(shown, picture.budget)
        self._show_past(picture.budget.earlier)

    def flush(self) -> None:
        self._solution.flush()
        for each in self._columns.values():
            each.rows.flush()

    def _laid_out(self) -> QFrame:
        today, solution = self._columns[TODAY], self._columns[SOLUTION]
        both = side_by_side(
            (today_head(), today.lines, today.adding, today.sums),
            (self._solution, solution.lines, solution.adding, solution.sums),
            gap=16,
        )
        self._compared = frame(row((self._change, 1), pad=(16, 10, 16, 10)), "entry")
        remove = button("budget_remove", "Supprimer ce budget", "trash", "quiet")
        remove.clicked.connect(self._gestures.remove)
        foot = frame(columns(self._on_sheet, None, remove, pad=(16, 8, 12, 8)), "entry")
        return frame(column(both, self._compared, foot, gap=0))

    def _connect(self) -> None:
        gestures = self._gestures
        self._begin.clicked.connect(self._ask_budget)
        self._fold.clicked.connect(self._turn)
        self._solution.named.connect(self._name_solution)
        self._on_sheet.clicked.connect(
            lambda wanted: gestures.change({"on_sheet": wanted}, self._solution.refuse)
        )
        gestures.added.connect(lambda made: self._columns[made.scenario].open_line(made.id))
        for each in self._columns.values():
            each.line_asked.connect(gestures.add_line)
            each.suggestion_taken.connect(gestures.take)
            each.copy_asked.connect(gestures.copy_today)

    def _show_budget(self, shown: DatedBudget, person: PersonBudget) -> None:
        sums = shown.sums
        say(self._noted, f"Noté le {long_date(shown.budget.noted_on, weekday=False)}")
        self._solution.show_name(shown.budget.solution)
        self._on_sheet.setChecked(shown.budget.on_sheet)
        self._columns[TODAY].show_scenario(sums.today, person.suggestions)
        self._columns[SOLUTION].show_scenario(sums.solution, person.suggestions)
        self._columns[SOLUTION].show_copying(
            wanted=bool(sums.today.lines) and not sums.solution.lines
        )
        change = change_words(sums)
        less = sums.exact and sums.change < 0
        say(self._change, f"Avec la solution : {_small(change)}" if change else "")
        restyle(self._change, tone="success" if less else "")
        self._compared.setVisible(bool(change))

    def _show_past(self, earlier: tuple[DatedBudget, ...]) -> None:
        refill(self._past, *(_past_row(each) for each in earlier))
        self._fold_row.setVisible(bool(earlier))
        self._past_count = len(earlier)
        self._say_fold()

    def _turn(self) -> None:
        self._past.setVisible(self._past.isHidden())
        self._say_fold()

    def _say_fold(self) -> None:
        folded = self._past.isHidden()
        count = counted(self._past_count, "budget précédent", "budgets précédents")
        words = f"{'Voir' if folded else 'Masquer'} l’historique ({count})"
        self._fold.say(words, "caret-right" if folded else "caret-down")

    def _ask_budget(self) -> None:
        self._begin.setEnabled(False)
        self._gestures.begin()

    def _name_solution(self, name: str) -> None:
        self._solution.field.clear_error()
        self._gestures.change({"solution": name}, self._solution.refuse)


def _past_row(each: DatedBudget) -> QFrame:
    day = long_date(each.budget.noted_on, weekday=False)
    solution = each.budget.solution or "avec la solution"
    parts = []
    if each.sums.today.lines:
        parts.append(f"{amount_words(each.sums.today.remaining)} par mois")
    if each.sums.solution.lines:
        parts.append(f"{amount_words(each.sums.solution.remaining)} avec : {solution}")
    words = label(" · ".join(parts) or "Rien de noté", "muted", wrap=True)
    return frame(
        row((label(f"Budget du {day}", "strong"), 1), (words, 2), pad=(16, 8, 16, 8)), "entry"
    )


def _small(words: str) -> str:
    return f"{words[:1].lower()}{words[1:]}"
