"""One answer of a few, or several: large buttons, digits, arrows, and a detail where one is due."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from conseil_mobilite.domain.assessment.grid import Choice, Question, QuestionKind
from conseil_mobilite.domain.assessment.replies import Reply, ReplyState
from conseil_mobilite.gui.assessment.reply_input import ReplyInput, TypingPause
from conseil_mobilite.gui.kit.answer import Answer, Answers
from conseil_mobilite.gui.kit.fields import Field
from conseil_mobilite.gui.kit.layouts import column
from conseil_mobilite.gui.kit.texts import TextField

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
ASIDE = {
    Qt.Key.Key_0: ReplyState.NOT_DISCUSSED,
    Qt.Key.Key_N: ReplyState.NOT_DISCUSSED,
    Qt.Key.Key_R: ReplyState.REFUSED,
}
"""The keys of « Non abordé » and « Ne souhaite pas répondre »."""
ARROWS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)


ENDS = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: -1}
"""Home and End lead to the first answer and to the last, where there are more than nine."""
KEYPAD = Qt.KeyboardModifier.KeypadModifier


class ChoiceInput(ReplyInput):
    """The answers of a closed question. Tab leaves them as one; Enter goes on; N and R set aside.

    Enter takes the answer under the focus only where the arrows led to it: an adviser who
    goes through the questions with Enter answers none by accident.
    """

    def __init__(self, question: Question) -> None:
        super().__init__()
        self._question = question
        self._several = question.kind is QuestionKind.MULTI
        self._chosen: tuple[str, ...] = ()
        self._pointed = False
        self.answers = Answers(
            f"{question.code}_answers",
            question.text,
            [(choice.code, worded(choice)) for choice in question.choices],
            several=self._several,
        )
        self.answers.answered.connect(self._take)
        self._buttons = self.answers.findChildren(Answer)
        for made in self._buttons:
            made.installEventFilter(self)
        self._detail = TextField(f"{question.code}_detail")
        self._pause = TypingPause(self)
        self._detail.textEdited.connect(lambda _text: self._pause.start())
        self._detail.editingFinished.connect(self.flush)
        self._pause.timeout.connect(self._give)
        self._detail_field = self._make_detail_field()
        self.setLayout(column(self.answers, self._detail_field, gap=6))
        self._keep_one_stop()

    def show_reply(self, reply: Reply | None) -> None:
        given = reply if reply is not None and reply.state is ReplyState.GIVEN else Reply()
        self._show_chosen(given.codes)
        if self._detail.text().strip() != given.text:
            self._detail.setText(given.text)

    def reach(self) -> None:
        self._pointed = False
        self._stop().setFocus(Qt.FocusReason.TabFocusReason)

    def flush(self) -> None:
        if self._pause.hurry():
            self._give()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._key(watched, event)
        if event.type() == QEvent.Type.FocusIn:
            self._keep_one_stop()
        return False

    def _key(self, watched: QObject, event: QKeyEvent) -> bool:
        if event.key() in ARROWS:
            self._pointed = True
        elif event.key() in ENTER:
            if not event.isAutoRepeat() and isinstance(watched, Answer):
                self._enter(watched)
            return True
        else:
            return self._other_key(watched, event)
        return False

    def _other_key(self, watched: QObject, event: QKeyEvent) -> bool:
        plain = not event.modifiers() & ~KEYPAD
        if plain and event.key() in ASIDE:
            self.left_aside.emit(ASIDE[Qt.Key(event.key())])
            return True
        if event.key() in ENDS and isinstance(watched, Answer):
            self._pointed = True
            self._buttons[ENDS[Qt.Key(event.key())]].setFocus(Qt.FocusReason.TabFocusReason)
            return True
        return False

    def _enter(self, focused: Answer) -> None:
        if self._pointed and not focused.isChecked():
            focused.click()
            return
        self.finished.emit()

    def _take(self, codes: tuple[str, ...]) -> None:
        """Keep what was chosen; an answer that stands alone drives the others out."""
        added = [code for code in codes if code not in self._chosen]
        if self._several and added:
            codes = _compatible(self._question, codes, added[0])
        self._show_chosen(codes)
        self._give()

    def _give(self) -> None:
        self._pause.stop()
        shown = self._detail_field.isVisibleTo(self)
        text = self._detail.text().strip() if shown else ""
        self.given.emit(Reply(codes=self._chosen, text=text))

    def _show_chosen(self, codes: tuple[str, ...]) -> None:
        self._chosen = codes
        self.answers.show_chosen(codes)
        detail = self._question.detail
        wanted = detail is not None and not set(codes).isdisjoint(detail.choices)
        self._detail_field.setVisible(wanted)
        self._keep_one_stop()

    def _make_detail_field(self) -> QWidget:
        detail = self._question.detail
        made = Field(detail.label if detail else self._question.short, self._detail, optional=True)
        made.hide()
        return made

    def _stop(self) -> Answer:
        """Return the answer where Tab stops: the focused one, else the chosen, else the first."""
        focused = [made for made in self._buttons if made.hasFocus()]
        chosen = [made for made in self._buttons if made.isChecked()]
        return next(iter(focused + chosen + self._buttons))

    def _keep_one_stop(self) -> None:
        stop = self._stop()
        for made in self._buttons:
            policy = Qt.FocusPolicy.StrongFocus if made is stop else Qt.FocusPolicy.ClickFocus
            made.setFocusPolicy(policy)


def worded(choice: Choice) -> str:
    """Write an answer as a button does: with a capital."""
    return choice.label[:1].upper() + choice.label[1:]


def _compatible(question: Question, codes: tuple[str, ...], added: str) -> tuple[str, ...]:
    if question.choice(added).exclusive:
        return (added,)
    return tuple(code for code in codes if not question.choice(code).exclusive)
