"""What the adviser gives, stored as it is given; and the place she is at, a moment after."""

from datetime import date
from functools import partial
from typing import Final
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal

from conseil_mobilite.domain.assessment.replies import Reply
from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.gui.assessment.stopwatch import Stopwatch
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.services.assessment import assessment_place, assessments

PLACE_MS: Final = 700
"""Between two notes of the place: the base is written to at most that often for it."""


class Keeper(QObject):
    """Writes one after the other in the order given: the last picture is that of the last reply."""

    kept = Signal(object)
    """The `AssessmentPicture` that follows, once it is safe on the disk."""
    refused = Signal(str, Exception)
    """The question whose reply was not stored, and why."""

    def __init__(self, desk: Desk, subject: UUID, watch: Stopwatch, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._subject, self._watch = desk, subject, watch
        self._here = self._noted = ""
        self._pause = QTimer(self, interval=PLACE_MS, singleShot=True)
        self._pause.timeout.connect(self._note_place)

    def reply(self, question: str, reply: Reply) -> None:
        self._desk.background.run(
            assessments.answer,
            self._subject,
            question,
            reply,
            self._desk.clock(),
            minutes=self._watch.minutes(),
        ).then(self.kept.emit).otherwise(partial(self.refused.emit, question), owner=self)
        self._noted_at(question)

    def observe(self, question: str, score: int | None, day: date | None, who: str) -> None:
        on = day or paris_day(self._desk.clock())
        self._desk.background.run(
            assessments.observe, self._subject, question, score, on, who
        ).then(self.kept.emit).otherwise(partial(self.refused.emit, question), owner=self)
        self._noted_at(question)

    def stand_at(self, place: str) -> None:
        """Note the place, soon: a question, or the synthesis; passing by leaves no note."""
        self._here = place
        if place != self._noted and not self._pause.isActive():
            self._pause.start()

    def begin_at(self, place: str) -> None:
        """Take the stored place for the present one."""
        self._here = self._noted = place
        self._pause.stop()

    def leave(self) -> None:
        """Note at once where the adviser stops and the time spent."""
        self._pause.stop()
        self._noted = self._here
        self._desk.background.note(
            assessments.pause, self._subject, self._here, self._watch.minutes()
        ).otherwise(self._let_be)

    def forget(self) -> None:
        """Note nothing more: the assessment does not change any more."""
        self._pause.stop()

    def _noted_at(self, question: str) -> None:
        """Remember that a reply carried its question; the adviser may be further on already."""
        self._noted = question
        self.stand_at(self._here)

    def _note_place(self) -> None:
        if self._here == self._noted:
            return
        self._noted = self._here
        self._desk.background.note(
            assessment_place.keep_place, self._subject, self._here, self._watch.minutes()
        ).otherwise(self._let_be)

    def _let_be(self, _error: Exception) -> None:
        """Leave it: where the disk refuses, the next reply says so beside its question."""
