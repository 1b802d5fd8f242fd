"""The person's goal, in a sentence, and what she agrees to have told."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from conseil_mobilite.domain.people.agreement import TO_PERSON, TO_PRESCRIBER
from conseil_mobilite.gui.assessment.reply_input import TypingPause
from conseil_mobilite.gui.kit.cards import card
from conseil_mobilite.gui.kit.choice import Choice
from conseil_mobilite.gui.kit.fields import Field
from conseil_mobilite.gui.kit.layouts import column
from conseil_mobilite.gui.kit.texts import text_area
from conseil_mobilite.services.assessment.synthesis_picture import SynthesisPicture

NOT_ASKED = "Pas encore demandé"
ANSWERS = (("oui", "D’accord"), ("non", "Pas d’accord"))
SUBJECTS = (
    (TO_PERSON, "Restitution à la personne"),
    (TO_PRESCRIBER, "Restitution au prescripteur"),
)


class AgreementCard(QFrame):
    """Emits the goal as it is typed, and the agreements as they are given."""

    goal_written = Signal(str)
    agreed = Signal(str, bool)

    def __init__(self) -> None:
        super().__init__()
        self._goal = text_area("goal", lines=2, placeholder="Aller travailler à Laon en septembre")
        self._pause = TypingPause(self)
        self._goal.textChanged.connect(self._pause.start)
        self._pause.timeout.connect(self._write)
        self.goal_field = Field("En une phrase, pour sa fiche", self._goal)
        self._answers = {
            subject: Choice(subject, ANSWERS, none=NOT_ASKED) for subject, _ in SUBJECTS
        }
        for subject, answer in self._answers.items():
            answer.chosen.connect(lambda code, subject=subject: self._tell(subject, code))
        fields = [Field(words, self._answers[subject]) for subject, words in SUBJECTS]
        goal = card("Son but", column(self.goal_field, pad=(16, 0, 16, 12)))
        agreements = card("Accords", column(*fields, gap=8, pad=(16, 0, 16, 12)))
        self.setLayout(column(goal, agreements, gap=12))

    def show_picture(self, picture: SynthesisPicture) -> None:
        frozen = picture.assessment.validated_on is not None
        typing = self._goal.hasFocus() or self._pause.isActive()
        if not typing:
            self._goal.setPlainText(picture.assessment.goal)
            self._pause.stop()
        self._goal.setReadOnly(frozen)
        for subject, answer in self._answers.items():
            known = picture.agreements.get(subject)
            answer.show_code("" if known is None else "oui" if known else "non")

    def flush(self) -> None:
        """Give at once what is still being typed."""
        if self._pause.hurry():
            self._write()

    def _write(self) -> None:
        self.goal_field.clear_error()
        self.goal_written.emit(self._goal.toPlainText())

    def _tell(self, subject: str, code: str) -> None:
        if code:
            self.agreed.emit(subject, code == "oui")
