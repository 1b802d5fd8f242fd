"""What a question of the body's own is made of: where it goes, its words, its answers."""

from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QBoxLayout, QComboBox, QPlainTextEdit

from conseil_mobilite.domain.assessment.grid import Grid, Question, QuestionKind
from conseil_mobilite.domain.assessment.own_question import CLOSED, OwnQuestion, asking_sections
from conseil_mobilite.domain.assessment.question_wording import Wording
from conseil_mobilite.gui.kit.choice import Choice, Tick
from conseil_mobilite.gui.kit.fields import Field, Form
from conseil_mobilite.gui.kit.labels import label
from conseil_mobilite.gui.kit.layouts import column, columns
from conseil_mobilite.gui.kit.texts import TextField, text_area
from conseil_mobilite.gui.settings.grid_wording import KINDS
from conseil_mobilite.gui.settings.own_marks import SENSITIVE, SHORT_FORM
from conseil_mobilite.gui.settings.wording_form import HELP_NOTE

NARROW: Final = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
LAST: Final = "À la fin de la section"
NO_POINTS: Final = (
    "Elle décrit et ne donne pas de points : les niveaux restent comparables d’un organisme à "
    "l’autre. Elle sera posée dans les bilans commencés après la publication."
)


class OwnQuestionFields(QObject):
    resized = Signal()
    """A field appeared or went."""

    def __init__(self, grid: Grid, after: Question) -> None:
        super().__init__()
        self._grid = grid
        sections = [(each.code, each.label) for each in asking_sections(grid)]
        self._section = Choice("own_section", sections)
        self._after = Choice("own_after", [])
        for choice in (self._section, self._after):  # however long the name of a question
            choice.setMinimumContentsLength(20)
            choice.setSizeAdjustPolicy(NARROW)
        self._kind = Choice("own_kind", KINDS)
        self.text: QPlainTextEdit = text_area("own_text", lines=2)
        self._short = TextField("own_short")
        self._help: QPlainTextEdit = text_area("own_help", lines=2)
        self._answers: QPlainTextEdit = text_area("own_answers", lines=4)
        self._sensitive = Tick("own_sensitive", SENSITIVE)
        self._short_form = Tick("own_short_form", SHORT_FORM)
        self.form = self._make_form()
        self._section.show_code(after.section)
        self._offer_places()
        self._after.show_code(after.code)
        self._section.chosen.connect(lambda _code: self._offer_places())
        self._kind.chosen.connect(lambda _code: self._show_answers())

    def body(self) -> QBoxLayout:
        fields = self.form.fields
        return column(
            label(NO_POINTS, "muted", wrap=True),
            columns((fields["section"], 1), (fields["after"], 1), gap=16),
            fields["text"],
            columns((fields["short"], 1), (fields["kind"], 1), gap=16),
            fields["answers"],
            fields["help"],
            column(self._sensitive, self._short_form, gap=8),
            gap=12,
        )

    def question(self) -> OwnQuestion:
        """Return what is typed, not checked yet."""
        kind = QuestionKind(self._kind.code())
        lines = self._answers.toPlainText().splitlines() if kind in CLOSED else []
        labels = tuple(line for line in lines if line.strip())
        wording = Wording(
            self.text.toPlainText(), self._short.text(), self._help.toPlainText(), labels
        )
        return OwnQuestion(
            section=self._section.code(),
            kind=kind,
            wording=wording,
            after=self._after.code(),
            sensitive=self._sensitive.isChecked(),
            short_form=self._short_form.isChecked(),
        )

    def _make_form(self) -> Form:
        return Form(
            section=Field("&Section", self._section),
            after=Field("&Place", self._after),
            text=Field("&Question, lue à voix haute", self.text),
            short=Field("&Nom court", self._short, "Pour les tableaux."),
            kind=Field("Façon de &répondre", self._kind),
            answers=Field("Réponses, une par &ligne", self._answers),
            help=Field("Aid&e à l’entretien", self._help, HELP_NOTE),
        )

    def _offer_places(self) -> None:
        inside = [q for q in self._grid.questions if q.section == self._section.code()]
        self._after.offer([(q.code, f"Après « {q.short} »") for q in inside], none=LAST)

    def _show_answers(self) -> None:
        self.form.fields["answers"].setVisible(QuestionKind(self._kind.code()) in CLOSED)
        self.resized.emit()
