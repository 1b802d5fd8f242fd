"""The words of one question, typed anew; kept a moment after the last key."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QFrame, QPlainTextEdit

from conseil_mobilite.domain.assessment.grid import Question
from conseil_mobilite.domain.assessment.question_wording import (
    Wording,
    checked_wording,
    label_field,
    same_words,
    wording_of,
)
from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.gui.assessment.reply_input import TypingPause
from conseil_mobilite.gui.kit.fields import Field
from conseil_mobilite.gui.kit.layouts import column
from conseil_mobilite.gui.kit.texts import TextField, text_area
from conseil_mobilite.gui.settings.answer_fields import AnswerFields
from conseil_mobilite.gui.settings.grid_wording import national_words

SHORT_NOTE: Final = "Tient lieu de question dans les tableaux et dans les raisons des freins."
HELP_NOTE: Final = "Une à trois phrases, pour qui mène l’entretien."


class WordingForm(QFrame):
    """What is wrong is said beside its field and stays typed; the rest is kept all the same."""

    typed = Signal()
    given = Signal(object)
    """The `Wording` to keep: sound, and other than what is stored."""

    def __init__(self, question: Question, national: Question | None) -> None:
        """`national` is the same question in the national version, None for one's own."""
        super().__init__()
        self._kept, self._national = question, national
        self._text: QPlainTextEdit = text_area("grid_text", question.text, lines=2)
        self._short = TextField("grid_short", question.short)
        self._help: QPlainTextEdit = text_area("grid_help", question.help, lines=3)
        self.answers = AnswerFields()
        self._fields = {
            "text": Field("&Question, lue à voix haute", self._text),
            "short": Field("&Nom court", self._short),
            "help": Field("Aid&e à l’entretien", self._help),
        }
        self._pause = TypingPause(self)
        self.setLayout(column(*self._fields.values(), self.answers, gap=12))
        self._connect()
        self.show_kept(question)

    def reach(self) -> None:
        self._text.setFocus(Qt.FocusReason.TabFocusReason)

    def wording(self) -> Wording:
        """Return the words as they are typed."""
        return Wording(
            self._text.toPlainText(),
            self._short.text(),
            self._help.toPlainText(),
            self.answers.labels(),
        )

    def show_kept(self, question: Question) -> None:
        """Take note of what is stored now; what is being typed is left alone."""
        self._kept = question
        self.answers.show_answers(question)
        self.answers.show_national(question, self._national)
        notes = {"text": "", "short": SHORT_NOTE, "help": HELP_NOTE}
        for name, usual in notes.items():
            if not self._fields[name].error():
                self._fields[name].show_note(self._note(name, usual))

    def show_wording(self, wording: Wording) -> None:
        """Show other words than those typed."""
        for area, words in ((self._text, wording.text), (self._help, wording.help)):
            with QSignalBlocker(area):
                area.setPlainText(words)
        self._short.setText(wording.short)
        self.answers.show_labels(wording.labels)
        for field in self._all().values():
            field.clear_error()
        self.show_kept(self._kept)

    def unkept(self) -> Wording | None:
        """Return what is typed where some of it is refused, else nothing."""
        refused = any(field.error() for field in self._all().values())
        return self.wording() if refused else None

    def flush(self) -> None:
        """Give at once what is still being typed."""
        if self._pause.hurry():
            self.give()

    def give(self) -> None:
        """Check what is typed, and give what is sound of it."""
        self._pause.stop()
        sound = self._sound()
        self.show_kept(self._kept)
        if sound is not None and not _same(sound, wording_of(self._kept)):
            self.given.emit(sound)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self.flush()
        return False

    def _sound(self) -> Wording | None:
        """Return what is typed, what was kept standing in for what is refused."""
        for field in self._all().values():
            field.clear_error()
        typed, kept = self.wording(), wording_of(self._kept)
        codes = [choice.code for choice in self._kept.choices]
        for _ in self._all():
            try:
                return checked_wording(typed, codes)
            except UserError as error:
                self._all()[error.field].show_error(str(error))
                typed = _with_kept(typed, kept, error.field, codes)
        return None

    def _note(self, name: str, usual: str) -> str:
        if self._national is None:
            return usual
        words, national = _words(self._kept)[name], _words(self._national)[name]
        return usual if same_words(words, national) else national_words(national)

    def _all(self) -> dict[str, Field]:
        return {**self._fields, **self.answers.fields}

    def _connect(self) -> None:
        for area in (self._text, self._help):
            area.textChanged.connect(self._note_typing)
            area.installEventFilter(self)
        self._short.textEdited.connect(lambda _text: self._note_typing())
        self._short.editingFinished.connect(self.flush)
        self.answers.typed.connect(self._note_typing)
        self.answers.left.connect(self.flush)
        self._pause.timeout.connect(self.give)

    def _note_typing(self) -> None:
        self._pause.start()
        self.typed.emit()


def _words(question: Question) -> Mapping[str, str]:
    return {"text": question.text, "short": question.short, "help": question.help}


def _with_kept(typed: Wording, kept: Wording, field: str, codes: list[str]) -> Wording:
    """Put what was kept in the place of one refused text."""
    match field:
        case "text":
            return replace(typed, text=kept.text)
        case "short":
            return replace(typed, short=kept.short)
        case "help":
            return replace(typed, help=kept.help)
        case _:
            pass
    labels = tuple(
        kept.labels[rank] if label_field(code) == field else typed.labels[rank]
        for rank, code in enumerate(codes)
    )
    return replace(typed, labels=labels)


def _same(one: Wording, other: Wording) -> bool:
    pairs = zip(
        (one.text, one.short, one.help, *one.labels),
        (other.text, other.short, other.help, *other.labels),
        strict=True,
    )
    return all(same_words(mine, theirs) for mine, theirs in pairs)
