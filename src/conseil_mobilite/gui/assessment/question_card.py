"""One question on a card: its words, its help, how it is replied to, and the two ways out."""

from datetime import date

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLayout, QWidget

from conseil_mobilite.domain.assessment.assessment import ObservedTest
from conseil_mobilite.domain.assessment.grid import Question, QuestionKind
from conseil_mobilite.domain.assessment.replies import Reply, ReplyState
from conseil_mobilite.gui.assessment.input_kinds import input_for
from conseil_mobilite.gui.assessment.question_veil import Veil
from conseil_mobilite.gui.assessment.test_input import TestInput
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.kit.aloud import call, describe
from conseil_mobilite.gui.kit.buttons import Button, button, toggle
from conseil_mobilite.gui.kit.labels import badge, label, say, set_tip
from conseil_mobilite.gui.kit.layouts import Item, column, frame, row
from conseil_mobilite.gui.kit.theme import large_text


class QuestionCard(QFrame):
    """Emits what the adviser gives; shows what is stored. It never decides what is asked."""

    replied = Signal(str, object)
    """The code of the question and the `Reply`; an empty reply takes the stored one away."""
    observed = Signal(str, object, object, str)
    """For a test: its code, the score or None, the day, the observer."""
    finished = Signal(str)
    """Enter: the code of the question that is done with."""

    def __init__(self, question: Question, desk: Desk, today: date) -> None:
        super().__init__()
        self.question = question
        self._called = question.condition is not None
        self._current = self._has_reply = False
        self._given: Reply | None = None
        self._unstored: Reply | None = None
        self.setObjectName(f"question_{question.code}")
        call(self, question.text)
        self.setProperty("role", "accent" if self._called else "card")
        self.input = input_for(question, desk, today)
        self._because = label("", "small", "primary", wrap=True)
        self._help = self._make_help()
        self._trouble = label("", "small", "danger", wrap=True)
        self._veil = Veil(question.code)
        self._veil.lifted.connect(self._lift_veil)
        self._erase = self._aside("erase", "Effacer", "")
        self._skipped = self._aside("skipped", "Non abordé", "Touche N")
        self._refused = self._aside("refused", "Ne souhaite pas répondre", "Touche R")
        self._lay_out()
        self._connect()

    def show_reply(self, reply: Reply | None) -> None:
        """Show the stored reply, or none; a trouble said before is forgotten."""
        self.input.show_reply(reply)
        self._show_state(reply)
        self.say_trouble("")

    def show_test(self, test: ObservedTest | None) -> None:
        if isinstance(self.input, TestInput):
            self.input.show_test(test)
            self._note_reply(there=test is not None)

    def show_caller(self, answer: str, question: str) -> None:
        """Say why a conditional question is asked: the answer that calls it.

        `question` is that answer's, if far from here; an answer that is masked is empty.
        """
        what = f" « {answer} »" if answer else ""
        where = f" à « {question} »" if question else ""
        nothing = "" if what or where else " à la question d’avant"
        say(self._because, f"Parce que vous avez répondu{what}{where}{nothing}")

    def say_trouble(self, sentence: str) -> None:
        """Say, under the answers, why this reply was not kept; nothing hides the line."""
        say(self._trouble, sentence)
        self._trouble.setVisible(bool(sentence))

    def show_refusal(self, sentence: str) -> None:
        """Say that the last reply could not be stored; what was given stays on the screen."""
        self._unstored = self._given
        self.say_trouble(sentence)

    def flush(self) -> None:
        """Give at once what is still being typed, and again what could not be stored."""
        self.input.flush()
        again, self._unstored = self._unstored, None
        if again is not None:
            self.say_trouble("")
            self.replied.emit(self.question.code, again)

    def has_unstored(self) -> bool:
        return self._unstored is not None

    def veil(self, *, hidden: bool) -> None:
        """Hide what a sensitive question or a test holds while the screen is shared."""
        test = self.question.kind is QuestionKind.TEST
        veiled = hidden and (self.question.sensitive or test)
        self._veil.setVisible(veiled)
        self._body.setVisible(not veiled)

    def freeze(self) -> None:
        """Show without letting anything change: the assessment is validated."""
        for part in (self.input, self._erase, self._skipped, self._refused):
            part.setEnabled(False)

    def reach(self) -> None:
        if self._body.isVisibleTo(self):
            self.input.reach()
        else:
            self._veil.reach()

    def toggle_help(self) -> None:
        self._help.setVisible(not self._help.isVisibleTo(self))

    def show_current(self, *, current: bool) -> None:
        """Offer « Effacer » only here, where the adviser is."""
        self._current = current
        self._erase.setVisible(current and self._has_reply)

    def event(self, event: QEvent) -> bool:
        """Keep F1 for the question: the window has it as a shortcut too."""
        if _claims_help(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        opened = self._help.isVisibleTo(self)
        if event.key() == Qt.Key.Key_F1 or (event.key() == Qt.Key.Key_Escape and opened):
            self.toggle_help()
            return
        super().keyPressEvent(event)

    def _show_state(self, reply: Reply | None) -> None:
        state = reply.state if reply else None
        self._skipped.setChecked(state is ReplyState.NOT_DISCUSSED)
        self._refused.setChecked(state is ReplyState.REFUSED)
        self._note_reply(there=reply is not None)

    def _note_reply(self, *, there: bool) -> None:
        self._has_reply = there
        self._erase.setVisible(there and self._current)

    def _take(self, reply: Reply) -> None:
        shown = None if reply == Reply() else reply
        if shown is None or shown.state is not ReplyState.GIVEN:
            self.input.show_reply(None)
        self._show_state(shown)
        self.say_trouble("")
        self._given, self._unstored = reply, None
        self.replied.emit(self.question.code, reply)

    def _leave_aside(self, state: ReplyState) -> None:
        """Take the way out that a key named, or take it back."""
        ways = {ReplyState.NOT_DISCUSSED: self._skipped, ReplyState.REFUSED: self._refused}
        if ways[state].isEnabled():
            ways[state].click()

    def _set_aside(self, state: ReplyState, *, checked: bool) -> None:
        self._take(Reply(state=state) if checked else Reply())

    def _clear(self) -> None:
        if isinstance(self.input, TestInput):
            self.input.show_test(None)
            self._note_reply(there=False)
            self.observed.emit(self.question.code, None, None, "")
        else:
            self._take(Reply())
        self.reach()

    def _connect(self) -> None:
        self.input.given.connect(self._take)
        self.input.troubled.connect(self.say_trouble)
        self.input.left_aside.connect(self._leave_aside)
        self.input.finished.connect(lambda: self.finished.emit(self.question.code))
        if isinstance(self.input, TestInput):
            self.input.observed.connect(
                lambda score, day, who: self.observed.emit(self.question.code, score, day, who)
            )
        self._erase.clicked.connect(self._clear)
        self._skipped.clicked.connect(
            lambda on: self._set_aside(ReplyState.NOT_DISCUSSED, checked=on)
        )
        self._refused.clicked.connect(lambda on: self._set_aside(ReplyState.REFUSED, checked=on))

    def _aside(self, part: str, words: str, key: str) -> Button:
        """Make a way out, which stays down; without a key, one that only acts."""
        name = f"{self.question.code}_{part}"
        made = toggle(name, words, "aside") if key else button(name, words, role="aside")
        closed = bool(self.question.choices)  # elsewhere letters are typed
        short = self.question.short
        describe(made, f"{short}. {key}" if key and closed else short)
        set_tip(made, key if closed else "")
        return made

    def _make_help(self) -> QFrame:
        words = label(self.question.help, wrap=True)
        made = frame(row((words, 1), pad=(12, 8, 12, 8)), "note")
        made.setObjectName(f"{self.question.code}_help_text")
        made.hide()
        return made

    def _lift_veil(self) -> None:
        self.veil(hidden=False)
        self.input.reach()

    def _lay_out(self) -> None:
        help_button = button(f"{self.question.code}_help", "Aide", "question", "quiet")
        help_button.setAccessibleDescription("Touche F1")
        help_button.clicked.connect(self.toggle_help)
        words = label(self.question.text, "heading", wrap=True)
        head = row((words, 1), help_button, pad=(3, 0, 0, 0))
        self._body: QWidget = frame(self._body_layout())
        because = row(self._because, pad=(3, 2, 0, 0))
        items = (because, head, self._help, self._body, self._veil)
        self.setLayout(column(*items, gap=4, pad=(13, 6, 12, 4)))
        self._because.setVisible(self._called)
        self._trouble.hide()
        if self.question.kind is QuestionKind.TEST:
            self._skipped.hide()
            self._refused.hide()

    def _body_layout(self) -> QLayout:
        hints: list[Item] = []
        if self.question.kind is QuestionKind.MULTI:
            hints.append(label("Plusieurs réponses possibles", "small"))
        if self.question.kind is QuestionKind.TEST:
            hints.append(label("Facultatif", "small"))
        if self.question.sensitive:
            hints.append(badge("Donnée sensible", "warning"))
        ends = row(self._erase, self._skipped, self._refused, gap=4)
        crowded = large_text() and len(hints) > 1
        above: list[Item] = [row(*hints, None, pad=(3, 0, 0, 0))] if crowded else []
        beside = [] if crowded else hints
        foot = row(*beside, None, ends, pad=(3, 0, 0, 0))
        return column(self.input, self._trouble, *above, foot, gap=4)


def _claims_help(event: QEvent) -> bool:
    is_key = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_F1
    return is_key and event.type() == QEvent.Type.ShortcutOverride
