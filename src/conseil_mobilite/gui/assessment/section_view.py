"""The questions of one section, one under the other; those not asked stay hidden in their place."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from conseil_mobilite.domain.assessment.grid import Section
from conseil_mobilite.domain.assessment.replies import Reply
from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.gui.assessment.question_card import QuestionCard
from conseil_mobilite.gui.assessment.scrolling_column import GUTTER, ScrollingColumn
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.kit.aloud import call
from conseil_mobilite.gui.kit.buttons import button
from conseil_mobilite.gui.kit.labels import glyph, label
from conseil_mobilite.gui.kit.later import soon
from conseil_mobilite.gui.kit.layouts import Item, column, frame, row
from conseil_mobilite.gui.kit.theme import large_text
from conseil_mobilite.services.assessment.assessment_picture import AssessmentPicture, Caller

INDENT = 24


class SectionView(QWidget):
    """Its cards are made one at a time, never again: an answer only shows or hides them."""

    replied = Signal(str, object)
    observed = Signal(str, object, object, str)
    continued = Signal()
    """Past the last question, or « Continuer »: on to the next section."""

    def __init__(
        self, section: Section, desk: Desk, picture: AssessmentPicture, following: str
    ) -> None:
        """`following` is the name of the next section."""
        super().__init__()
        self.setObjectName(f"section_{section.code}")
        self._desk, self._picture, self._hidden = desk, picture, False
        self._to_make = list(picture.grid.questions_of(section.code))
        self._given: dict[str, Reply] = {}
        self.cards: dict[str, QuestionCard] = {}
        self._continue = button("continue", f"Continuer : {following}", "arrow-right")
        self._continue.clicked.connect(self.continued)
        onward = row(None, self._continue, pad=(0, 8, 0, 8))
        notice: list[Item] = [_notice(section.notice)] if section.notice else []
        scrolled, fixed = (notice, []) if large_text() else ([], notice)
        self._first = len(scrolled)
        self._column = column(*scrolled, onward, None, gap=8)
        self._area = ScrollingColumn()
        self._area.hold(self._column)
        self.setLayout(column(*fixed, (self._area, 1), gap=8))

    def make_one(self) -> bool:
        """Make the next card; False once all are there. A few milliseconds at a time."""
        if not self._to_make:
            return False
        question = self._to_make.pop(0)
        made = QuestionCard(question, self._desk, paris_day(self._desk.clock()))
        made.replied.connect(self._give)
        made.observed.connect(self.observed)
        made.finished.connect(self._go_on)
        self._column.insertWidget(self._first + len(self.cards), _placed(made))
        self.cards[question.code] = made
        self._show_asked(made, self._picture.asked_after(self._given))
        self._show_reply(made)
        made.veil(hidden=self._hidden)
        if self._picture.assessment.validated_on is not None:
            made.freeze()
        return True

    def make_all(self) -> None:
        while self.make_one():
            pass

    def show_asked(self, picture: AssessmentPicture) -> None:
        """Show the questions asked now and why; what is being replied is left alone."""
        self._picture = picture
        self._given = {
            code: reply for code, reply in self._given.items() if not self._is_stored(code, reply)
        }
        self._show_all_asked()

    def forget(self, code: str) -> None:
        """Leave aside a reply that could not be stored: what it called is not asked."""
        self._given.pop(code, None)
        self._show_all_asked()

    def show_replies(self, picture: AssessmentPicture) -> None:
        """Show every stored reply, on opening the assessment again."""
        self._picture = picture
        for card in self.cards.values():
            self._show_reply(card)

    def veil(self, *, hidden: bool) -> None:
        self._hidden = hidden
        for card in self.cards.values():
            card.veil(hidden=hidden)
        self._show_all_asked()

    def flush(self) -> None:
        for card in self.cards.values():
            card.flush()

    def reach(self, code: str = "") -> None:
        """Put the focus on a question and bring it into view; without a code, on the first."""
        asked = self._asked()
        wanted = [card for card in asked if card.question.code == code] or asked[:1]
        for card in wanted:
            card.reach()
            soon(card, partial(self.bring, card))

    def bring(self, card: QuestionCard) -> None:
        """Scroll just enough for the whole card to be seen."""
        self._area.ensureWidgetVisible(_holder(card), 0, 12)

    def mark_current(self, current: QuestionCard | None) -> None:
        """Let the question that has the focus offer to take its reply away."""
        for card in self.cards.values():
            card.show_current(current=card is current)

    def card_of(self, widget: QWidget | None) -> QuestionCard | None:
        """Return the card that holds a widget, if it is one of ours."""
        return next((c for c in self.cards.values() if widget and c.isAncestorOf(widget)), None)

    def _give(self, code: str, reply: Reply) -> None:
        """Show at once what the reply calls; storing it comes after."""
        self._given[code] = reply
        self._show_all_asked()
        self.replied.emit(code, reply)

    def _is_stored(self, code: str, reply: Reply) -> bool:
        stored = self._picture.replies.get(code, Reply())
        return (reply.state, reply.codes) == (stored.state, stored.codes)

    def _go_on(self, code: str) -> None:
        asked = [card.question.code for card in self._asked()]
        later = asked[asked.index(code) + 1 :] if code in asked else []
        if later:
            self.reach(later[0])
        else:
            self._continue.setFocus(Qt.FocusReason.TabFocusReason)
            self._area.ensureWidgetVisible(self._continue)

    def _asked(self) -> Sequence[QuestionCard]:
        return [card for card in self.cards.values() if _holder(card).isVisibleTo(self)]

    def _show_all_asked(self) -> None:
        asked = self._picture.asked_after(self._given)
        for card in self.cards.values():
            self._show_asked(card, asked)

    def _show_asked(self, card: QuestionCard, asked: AbstractSet[str]) -> None:
        code = card.question.code
        _holder(card).setVisible(code in asked)
        caller = self._picture.callers.get(code)
        if caller is not None:
            self._show_caller(card, caller)

    def _show_caller(self, card: QuestionCard, caller: Caller) -> None:
        question = self._picture.grid.question(caller.question)
        masked = self._hidden and question.sensitive
        far = question.code not in self.cards
        card.show_caller("" if masked else caller.answer, question.short if far else "")

    def _show_reply(self, card: QuestionCard) -> None:
        code = card.question.code
        if card.has_unstored():
            return
        card.show_reply(self._picture.replies.get(code))
        card.show_test(self._picture.tests.get(code))


def _placed(card: QuestionCard) -> QWidget:
    """Set a conditional question back from the others."""
    return frame(row((card, 1), pad=(INDENT if card.question.condition else 0, 0, 0, 0)))


def _holder(card: QuestionCard) -> QWidget:
    holder = card.parentWidget()
    assert holder is not None
    return holder


def _notice(text: str) -> QWidget:
    words = label(text, wrap=True)
    note = frame(row(glyph("info", "primary", 20), (words, 1), gap=10, pad=(12, 8, 12, 8)), "note")
    note.setObjectName("section_notice")
    call(note, words.text())
    return frame(row((note, 1), pad=(0, 0, 0 if large_text() else GUTTER, 0)))
