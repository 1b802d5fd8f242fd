"""The page of one assessment: its questions, then its synthesis."""

from uuid import UUID

from PySide6.QtWidgets import QStackedWidget

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.language.french import hour
from conseil_mobilite.domain.language.paris import paris_time
from conseil_mobilite.gui.assessment.appraisal_dialogs import LevelDialog
from conseil_mobilite.gui.assessment.correction import CorrectionDialog
from conseil_mobilite.gui.assessment.header import AssessmentHeader
from conseil_mobilite.gui.assessment.interview import Interview
from conseil_mobilite.gui.assessment.keeper import Keeper
from conseil_mobilite.gui.assessment.stopwatch import Stopwatch
from conseil_mobilite.gui.assessment.synthesis import Synthesis
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.kit.layouts import column
from conseil_mobilite.gui.kit.page import Page
from conseil_mobilite.services.assessment import assessments
from conseil_mobilite.services.assessment.assessment_picture import AssessmentPicture
from conseil_mobilite.services.assessment.assessment_place import SYNTHESIS as AT_SYNTHESIS

SYNTHESIS = "synthesis"
"""The part of a route that opens the synthesis."""
APPOINTMENT = "meetings/new"
"""The part of the person's page that books an appointment."""


class AssessmentPage(Page):
    """Joins the interview and the synthesis to what is stored: each reply as it is given."""

    def __init__(self, desk: Desk, subject: UUID) -> None:
        super().__init__()
        self.setObjectName("assessment_page")
        self.setProperty("role", "page")
        self._desk, self._subject = desk, subject
        self._picture: AssessmentPicture | None = None
        self._interview: Interview | None = None
        self._wants_synthesis = self._shared = False
        self.header = AssessmentHeader(desk.lists)
        self.synthesis = Synthesis(desk, subject)
        self._sides = QStackedWidget()
        self._sides.addWidget(self.synthesis)
        self._watch = Stopwatch(self)
        self._keeper = Keeper(desk, subject, self._watch, self)
        self._connect()
        self.setLayout(column(self.header, (self._sides, 1), gap=0))
        self._sides.hide()

    def refresh(self) -> None:
        """Read the assessment, in the wake of what is still being written."""
        self._desk.background.note(assessments.reopen, self._subject).then(self._open)

    def leave(self) -> None:
        """Keep what is still being typed, where the adviser stops and the time spent."""
        self.header.stop_sharing()
        self.flush()
        if self._interview is None or self._is_frozen():
            return
        self._watch.stop()
        self._keeper.leave()

    def flush(self) -> None:
        self.synthesis.flush()
        if self._interview is not None and not self._is_frozen():
            self._interview.flush()

    def opened_person(self) -> UUID | None:
        return self._picture.person_id if self._picture is not None else None

    def show_part(self, part: str) -> None:
        self._wants_synthesis = part == SYNTHESIS
        if self._picture is not None:
            self._show_side()

    def _open(self, picture: AssessmentPicture) -> None:
        frozen = picture.assessment.validated_on is not None
        was_there = frozen or picture.assessment.last_question == AT_SYNTHESIS
        self._wants_synthesis = self._wants_synthesis or (was_there and self._picture is None)
        self._picture = picture
        self._keeper.begin_at(picture.assessment.last_question)
        if not frozen:
            # An undo gives back no time spent.
            self._watch.start(max(picture.assessment.duration_minutes, self._watch.minutes()))
        if self._interview is None:
            self._interview = self._make_interview(picture)
        self._interview.open_at(picture)
        self._show_minutes(self._watch.minutes())
        self.header.show_assessment(picture.assessment, picture.person_name)
        self._sides.show()
        self._show_side()

    def _show_side(self) -> None:
        """Show the questions or the synthesis, and put the focus where work goes on."""
        if self._interview is None:
            return
        frozen = self._is_frozen()
        self.header.show_place(synthesis=self._wants_synthesis, frozen=frozen)
        if self._wants_synthesis:
            self._sides.setCurrentWidget(self.synthesis)
            self.synthesis.reach()
            self.synthesis.refresh()
        else:
            self._sides.setCurrentWidget(self._interview)
            self._interview.reach()
        self._note_place()

    def _to_synthesis(self) -> None:
        if self._interview is not None:
            self._interview.flush()
        self._wants_synthesis = True
        self._show_side()

    def _to_questions(self) -> None:
        self.synthesis.flush()
        self._wants_synthesis = False
        self._show_side()

    def _validated(self) -> None:
        """Show the assessment frozen, now that it is: the questions are made anew, for reading."""
        if self._interview is not None:
            self._sides.removeWidget(self._interview)
            self._interview.deleteLater()
            self._interview = None
        self.refresh()

    def _share(self, shared: bool) -> None:  # noqa: FBT001 - the signal carries it
        self._shared = shared
        if self._interview is not None:
            self._interview.share(shared=shared)
        self.synthesis.share(shared=shared)
        self.screen_shared.emit(shared)

    def _correct(self) -> None:
        dialog = CorrectionDialog(self._desk, self._subject, self)
        dialog.corrected.connect(lambda made: self.open_assessment(made.id))
        dialog.open()

    def _show_minutes(self, minutes: int) -> None:
        if self._interview is not None:
            self._interview.panel.show_minutes(minutes)

    def _ask_level(self, axis: str) -> None:
        """Ask for another level from the questions; the synthesis has the same dialog."""
        if self._picture is not None:
            picture = self._picture
            dialog = LevelDialog(
                self._desk,
                self._subject,
                picture.grid,
                picture.axes,
                self,
                shared=self._shared,
            )
            dialog.show_axis(axis)
            dialog.retained.connect(lambda _synthesis: self._read_again())
            dialog.open()

    def _read_again(self) -> None:
        """Show the levels as they now are, in the wake of what is still being written."""
        reading = self._desk.background.note(assessments.picture, self._subject)
        reading.then(lambda picture: self._take(picture, "Niveau enregistré"), owner=self)

    def _is_frozen(self) -> bool:
        return self._picture is not None and self._picture.assessment.validated_on is not None

    def _back_to_person(self) -> None:
        if self._picture is not None:
            self.open_person(self._picture.person_id)

    def _note_place(self) -> None:
        """Have the place be found again, should the program be killed."""
        if self._interview is None or self._is_frozen():
            self._keeper.forget()
            return
        there = AT_SYNTHESIS if self._wants_synthesis else self._interview.question()
        self._keeper.stand_at(there)

    def _connect(self) -> None:
        self._keeper.kept.connect(self._kept)
        self._keeper.refused.connect(self._refused)
        self._watch.ticked.connect(self._show_minutes)
        self.header.person_wanted.connect(self._back_to_person)
        self.header.screen_shared.connect(self._share)
        self.header.questions_wanted.connect(self._to_questions)
        self.header.synthesis_wanted.connect(self._to_synthesis)
        self.header.correction_wanted.connect(self._correct)
        self.synthesis.said.connect(self.said)
        self.synthesis.troubled.connect(self.troubled)
        self.synthesis.validated.connect(self._validated)
        self.synthesis.appointment_wanted.connect(self._book)
        self.synthesis.comparison_wanted.connect(self._compare)

    def _book(self) -> None:
        if self._picture is not None:
            self.open_person(self._picture.person_id, APPOINTMENT)

    def _compare(self) -> None:
        if self._picture is not None:
            self.open_comparison(self._picture.person_id, self._subject)

    def _make_interview(self, picture: AssessmentPicture) -> Interview:
        made = Interview(picture.grid, self._desk)
        made.replied.connect(self._keeper.reply)
        made.observed.connect(self._keeper.observe)
        made.moved.connect(lambda _question: self._note_place())
        made.synthesis_wanted.connect(self._to_synthesis)
        made.level_wanted.connect(self._ask_level)
        made.said.connect(self.said)
        made.share(shared=self._shared)
        self._sides.addWidget(made)
        return made

    def _kept(self, picture: AssessmentPicture) -> None:
        """Show what follows from a reply, now that it is safe on the disk."""
        self._take(picture, "Réponse enregistrée")

    def _take(self, picture: AssessmentPicture, what: str) -> None:
        self._picture = picture
        if self._interview is not None:
            self._interview.update_picture(picture)
        self.said.emit(f"{what} à {hour(paris_time(self._desk.clock()))}")

    def _refused(self, question: str, error: Exception) -> None:
        if not isinstance(error, UserError):
            self.troubled.emit(error)
        sentence = str(error) if isinstance(error, UserError) else "Une erreur est survenue."
        if self._interview is not None:
            self._interview.show_trouble(question, f"Réponse non enregistrée. {sentence}")
