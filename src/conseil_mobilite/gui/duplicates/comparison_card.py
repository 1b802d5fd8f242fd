"""Both files of a pair side by side: what to keep of each, then one gesture or the other."""

from typing import Final
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLayout

from conseil_mobilite.domain.language.french import long_date
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.duplicates.comparison_words import (
    FIELD_NAMES,
    file_lines,
    outcome,
    pathway_words,
    sentence,
    value_words,
)
from conseil_mobilite.gui.duplicates.field_choice import NAME_WIDTH, FieldChoice
from conseil_mobilite.gui.kit.aloud import call
from conseil_mobilite.gui.kit.buttons import button
from conseil_mobilite.gui.kit.empty import empty_page
from conseil_mobilite.gui.kit.labels import Line, glyph, label, say
from conseil_mobilite.gui.kit.layouts import (
    Item,
    column,
    columns,
    frame,
    refill,
    row,
    rule,
    scrolled_inside,
)
from conseil_mobilite.gui.kit.theme import large_text
from conseil_mobilite.services.duplicates.comparing import Comparison, FileSide
from conseil_mobilite.services.duplicates.merges import MergeOrder

SURVIVOR: Final = "duplicates_survivor"
PATHWAY: Final = "duplicates_pathway"


class ComparisonCard(QFrame):
    """Asks; the page does. `merge_asked` carries a `MergeOrder`, `apart_asked` two `UUID`s."""

    merge_asked = Signal(object)
    apart_asked = Signal(object, object)
    opened = Signal(object)
    """The `UUID` of one of the people, to read her whole file."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("duplicates_comparison")
        self.setAccessibleName("Comparaison des deux dossiers")
        self.setProperty("role", "card")
        self._desk = desk
        self._compared: Comparison | None = None
        self._choices: dict[str, FieldChoice] = {}
        self._touched: set[str] = set()
        self._body = frame(column(gap=12, pad=(16, 16, 16, 12)))
        self._outcome = frame(column())
        self._trouble = label("", "small", "danger", wrap=True)
        self._apart = button("duplicates_apart", "Ce sont &deux personnes", "users")
        self._merge = button("duplicates_merge", "&Fusionner", "check", "primary")
        self._apart.clicked.connect(self._tell_apart)
        self._merge.clicked.connect(self._ask_merge)
        foot = row((self._trouble, 1), self._apart, self._merge, pad=(16, 8, 16, 12))
        inside = column(self._body, None, gap=0)
        held: QLayout = (
            column(self._body, frame(foot), gap=0)
            if large_text()
            else column((scrolled_inside(inside), 1), rule(), frame(foot), gap=0)
        )
        self.setLayout(held)
        self.show_nothing()

    def show_nothing(self) -> None:
        self._compared = None
        self._show_gestures(shown=False)
        sentence_ = "Choisissez une paire dans la liste pour comparer les deux dossiers."
        refill(self._body, empty_page("users", "Deux dossiers côte à côte", sentence_))

    def show_pair(self, compared: Comparison) -> None:
        """Show two files; the one that holds more is proposed to stay."""
        self._compared, self._touched = compared, set()
        say(self._trouble, "")
        self._choices = self._made_choices(compared)
        self._outcome = frame(column(gap=4, pad=(12, 8, 12, 8)), "note")
        heads = [self._head(rank, side) for rank, side in enumerate(compared.sides)]
        refill(
            self._body,
            *self._reasons(compared),
            self._beside(*heads),
            rule(),
            label("Ce qui reste", "heading"),
            *self._choices.values(),
            self._outcome,
        )
        self._follow_survivor()
        self._show_gestures(shown=True)

    def show_trouble(self, error: Exception) -> None:
        say(self._trouble, str(error))
        self._merge.setEnabled(True)

    def take_keyboard(self) -> None:
        """Put the keyboard on the first choice."""
        for first in list(self._choices.values())[:1]:
            first.take_keyboard()

    def order(self) -> MergeOrder | None:
        """Return what is chosen, if a pair is shown."""
        if self._compared is None:
            return None
        survivor = self._survivor()
        people = [side.person.id for side in self._compared.sides]
        pathway = self._choices.get(PATHWAY)
        return MergeOrder(
            people[survivor],
            people[1 - survivor],
            frozenset(f for f in self._compared.fields if self._choices[f].current() != survivor),
            keep_absorbed=pathway is not None and pathway.current() != survivor,
        )

    def _made_choices(self, compared: Comparison) -> dict[str, FieldChoice]:
        one, other = compared.sides
        numbers = (one.person.file_number, other.person.file_number)
        offered = {SURVIVOR: ("Numéro de dossier", numbers)}
        if compared.both_open:
            words = pathway_words(one.pathway), pathway_words(other.pathway)
            offered[PATHWAY] = ("Parcours ouvert", words)
        lists = self._desk.lists
        for field in compared.fields:
            values = value_words(field, one, lists), value_words(field, other, lists)
            offered[field] = (FIELD_NAMES[field], values)
        made = {
            field: FieldChoice(_named(field), title, values, compared.richer)
            for field, (title, values) in offered.items()
        }
        for field, choice in made.items():
            choice.chosen.connect(lambda _side, field=field: self._touch(field))
        return made

    def _touch(self, field: str) -> None:
        self._touched.add(field)
        if field == SURVIVOR:
            self._follow_survivor()

    def _follow_survivor(self) -> None:
        """Propose again what was not chosen by hand, and say what a merge will do."""
        compared, survivor = self._compared, self._survivor()
        assert compared is not None
        for field in {*compared.fields, PATHWAY} & self._choices.keys() - self._touched:
            taken = field in compared.taken[survivor]
            self._choices[field].show_current(1 - survivor if taken else survivor)
        told = (label(each, "small", wrap=True) for each in outcome(compared, survivor))
        refill(self._outcome, *told)

    def _survivor(self) -> int:
        return self._choices[SURVIVOR].current()

    def _reasons(self, compared: Comparison) -> tuple[QFrame, ...]:
        agreed = row(
            glyph("check", "success", 18), (label(sentence(compared.agreed), wrap=True), 1)
        )
        told: list[Item] = [label(compared.meaning, "heading", wrap=True), agreed]
        if compared.differing:
            words = label(sentence(compared.differing), wrap=True)
            told.append(row(glyph("warning", "warning", 18), (words, 1)))
        return (frame(column(*told, gap=6)),)

    def _beside(self, one: QFrame, other: QFrame) -> QFrame:
        gap: list[Item] = [] if large_text() else [NAME_WIDTH + 8]
        return frame(columns(*gap, (one, 1), (other, 1), gap=16))

    def _head(self, rank: int, side: FileSide) -> QFrame:
        lines = [label(each, "small", wrap=True) for each in file_lines(side, self._desk.lists)]
        opening = button(f"duplicates_open_{rank}", "Ouvrir ce dossier", role="link")
        call(opening, f"Ouvrir le dossier {side.person.file_number}")
        key: UUID = side.person.id
        opening.clicked.connect(lambda: self.opened.emit(key))
        since = long_date(side.person.registered_on, weekday=False)
        opened = label(f"Inscription le {since}", "small", wrap=True)
        return frame(
            column(Line(side.person.full_name, "strong"), *lines, opened, opening, None, gap=2)
        )

    def _show_gestures(self, *, shown: bool) -> None:
        for each in (self._apart, self._merge):
            each.setVisible(shown)
            each.setEnabled(shown)

    def _tell_apart(self) -> None:
        if self._compared is not None:
            one, other = self._compared.sides
            self.apart_asked.emit(one.person.id, other.person.id)

    def _ask_merge(self) -> None:
        order = self.order()
        if order is not None:
            self._merge.setEnabled(False)
            self.merge_asked.emit(order)


def _named(field: str) -> str:
    return field if field in {SURVIVOR, PATHWAY} else f"duplicates_{field}"
