"""One aid, whole: what it is worth, where that was read, its rows since the first."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QFrame, QLayout

from conseil_mobilite.domain.directory.benefits import BenefitLine
from conseil_mobilite.domain.language.french import spaced
from conseil_mobilite.domain.reference.code_lists import CodeList
from conseil_mobilite.gui.directory.aid_words import (
    SENSITIVE,
    checked,
    chips,
    origin,
    validity,
)
from conseil_mobilite.gui.kit.buttons import button
from conseil_mobilite.gui.kit.cards import line as card_line
from conseil_mobilite.gui.kit.empty import empty_page
from conseil_mobilite.gui.kit.fields import fact
from conseil_mobilite.gui.kit.flow import Flow
from conseil_mobilite.gui.kit.labels import badge, glyph, label
from conseil_mobilite.gui.kit.layouts import (
    Item,
    column,
    columns,
    frame,
    row,
    rule,
    scrolled_inside,
)
from conseil_mobilite.gui.kit.theme import large_text
from conseil_mobilite.gui.pathway.refilling import refill_kept

NO_FACTS: Final = "Rien n’est encore écrit de cette aide."
SENSITIVE_TOLD: Final = (
    "Le seul nom de cette aide dit quelque chose de la santé ou du handicap : il est traité comme "
    "une donnée sensible."
)
ALONE: Final = 1


class AidCard(QFrame):
    """Shows and asks; the panel does. Each signal carries a `BenefitLine`."""

    check_asked = Signal(object)
    change_asked = Signal(object)
    period_asked = Signal(object)
    end_asked = Signal(object)
    deletion_asked = Signal(object)

    def __init__(self, funders: CodeList) -> None:
        super().__init__()
        self.setObjectName("aid_card")
        self.setProperty("role", "card")
        self.setAccessibleName("L’aide choisie")
        self._funders = funders
        self._line: BenefitLine | None = None
        self._body = frame(column(gap=12, pad=(16, 14, 16, 14)))
        self._check = button("aid_check", "Vérifiée au&jourd’hui", "check")
        self._change = button("aid_change", "&Modifier", "pencil-simple")
        self._period = button("aid_period", "Nouvelle &période", "calendar-plus", "quiet")
        self._end = button("aid_end", "&Terminer", "flag", "quiet")
        moves = (self._check, self._change, self._period, self._end)
        asks = (self.check_asked, self.change_asked, self.period_asked, self.end_asked)
        for gesture, signal in zip(moves, asks, strict=True):
            gesture.clicked.connect(lambda _down, asked=signal: self._ask(asked))
        self._foot = frame(row(*moves, None, pad=(16, 10, 16, 12)))
        self.setLayout(self._laid_out())
        self.setWhatsThis(
            "Ce qui est écrit d’une aide, et d’où cela vient. Aucun montant n’est calculé avec : "
            "lisez, vérifiez auprès du financeur, puis « Vérifiée aujourd’hui ». Une aide livrée "
            "avec le logiciel reste en dessous de ce que vous écrivez."
        )
        self.show_nothing()

    def show_nothing(self) -> None:
        self._line = None
        self._foot.hide()
        words = "Choisissez une aide dans la liste pour lire ce qu’elle propose."
        refill_kept(self._body, empty_page("hand-coins", "Une aide à la fois", words))

    def show_aid(self, shown: BenefitLine, rows: Sequence[BenefitLine], today: date) -> None:
        """Show an aid as it stands, with every row that it has had."""
        self._line = shown
        over = not shown.open_on(today)
        self._foot.show()
        self._check.setEnabled(not over)
        self._end.setVisible(not over and shown.valid_to is None)
        parts = [*self._head(shown, today), rule(), *self._facts(shown)]
        if shown.sensitive:
            told = row(glyph("shield-check", "violet", 18), (label(SENSITIVE_TOLD, wrap=True), 1))
            parts.append(told)
        parts.extend(self._history(rows))
        refill_kept(self._body, *parts)

    def _laid_out(self) -> QLayout:
        inside = column(self._body, None, gap=0)
        if large_text():
            return column(self._body, self._foot, gap=0)
        return column((scrolled_inside(inside), 1), rule(), self._foot, gap=0)

    def _head(self, shown: BenefitLine, today: date) -> list[Item]:
        name = label(shown.label, "heading", wrap=True)
        name.setObjectName("aid_name")
        marks = [
            badge(SENSITIVE if tone == "violet" else words, tone)
            for words, tone in chips(shown, today)
        ]
        return [name, Flow(*marks)]

    def _facts(self, shown: BenefitLine) -> list[Item]:
        told = label(shown.facts or NO_FACTS, "" if shown.facts else "muted", wrap=True)
        told.setObjectName("aid_facts")
        return [
            told,
            fact("Source", shown.source),
            columns(
                (fact("Vérification", checked(shown)), 1),
                (fact("Financeur", self._funders.label(shown.funder_kind)), 1),
                gap=12,
            ),
            columns(
                (fact("Valable", validity(shown)), 1), (fact("Origine", origin(shown)), 1), gap=12
            ),
        ]

    def _history(self, rows: Sequence[BenefitLine]) -> list[Item]:
        """Return every dated row, the newest first; a row of the body can be deleted."""
        if len(rows) <= ALONE and all(each.row_id is None for each in rows):
            return []
        lines = [self._past(each) for each in reversed(rows)]
        return [label("Historique", "heading"), frame(column(*lines, gap=0), "well")]

    def _past(self, each: BenefitLine) -> QFrame:
        now = each == self._line
        head: list[Item] = [label(validity(each), "strong")]
        if now:
            head.append(badge("Affichée", "primary"))
        head.append(None)
        if each.row_id is not None:
            moves = [] if now else [self._gesture("change", "Modifier", "pencil-simple", each)]
            head += [*moves, self._gesture("delete", "Supprimer", "trash", each)]
        texts: list[Item] = [row(*head)]
        if self._line is not None and each.facts != self._line.facts:
            texts.append(label(each.facts or NO_FACTS, "small", wrap=True))
        texts.append(label(f"{origin(each)} · {checked(each)}", "small", wrap=True))
        return card_line((column(*texts, gap=2), 1), tall=8)

    def _gesture(self, act: str, words: str, icon: str, each: BenefitLine) -> Item:
        made = button(f"aid_{act}_{each.row_id}", words, icon, "quiet")
        made.setAccessibleName(spaced(f"{words} : {each.label}, {validity(each)}"))
        signal = self.change_asked if act == "change" else self.deletion_asked
        made.clicked.connect(lambda: signal.emit(each))
        return made

    def _ask(self, signal: SignalInstance) -> None:
        if self._line is not None:
            signal.emit(self._line)
