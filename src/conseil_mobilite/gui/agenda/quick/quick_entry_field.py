"""« mardi 14h Martin suivi 45 »: an appointment jotted down, said back before it is created."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QKeyEvent, Qt

from conseil_mobilite.domain.agenda.series.recurrence_rule import is_bounded
from conseil_mobilite.domain.language.french import spaced
from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.gui.agenda.booking.appointment_dialog import Proposed
from conseil_mobilite.gui.agenda.quick.quick_panel import QuickPanel
from conseil_mobilite.gui.agenda.quick.quick_wording import EXAMPLE
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.kit.aloud import describe
from conseil_mobilite.gui.kit.texts import TextField
from conseil_mobilite.gui.kit.theme import dp
from conseil_mobilite.services.agenda import quick_entry
from conseil_mobilite.services.agenda.quick_entry import QuickAnswer, QuickProposal

QUIET_MS: Final = 120
SHORTCUT: Final = "Ctrl+E"
LEAST_WIDTH: Final = 260
MOST_SIGNS: Final = 240
ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
HELP: Final = (
    "Écrivez un rendez-vous d’un trait : le jour, l’heure, la personne, le type, la durée. "
    "Exemples : mardi 14h Martin suivi 45 ; demain 9h30 atelier plan salle 2 ; 12/03 10h-11h "
    "Nguyen diagnostic tel. La lecture s’affiche dessous ; rien n’est créé avant Entrée. "
    "Ctrl+Entrée ouvre le formulaire déjà rempli."
)


class QuickEntryField(TextField):
    """Tells what keys ask: Enter, Ctrl+Enter, Down, Escape."""

    entered = Signal()
    completion_asked = Signal()
    left_down = Signal()
    escaped = Signal()

    def __init__(self) -> None:
        super().__init__("agenda_quick", placeholder=EXAMPLE, icon="calendar-plus")
        self.setAccessibleName("Saisie rapide d’un rendez-vous")
        self.setAccessibleDescription(f"Par exemple {EXAMPLE}")
        self.setWhatsThis(spaced(HELP))
        self.setClearButtonEnabled(True)
        self.setMaxLength(MOST_SIGNS)
        self.setMinimumWidth(dp(LEAST_WIDTH))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        with_control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() in ENTER:
            (self.completion_asked if with_control else self.entered).emit()
        elif event.key() == Qt.Key.Key_Down:
            self.left_down.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.escaped.emit()
        else:
            super().keyPressEvent(event)


class QuickEntry(QObject):
    """Joins the field to what is beneath: reads as the adviser types, creates on Enter alone."""

    booking_asked = Signal(object, str)
    """A `NewAppointment`, complete and without a doubt, and its rule of repetition if it has one.

    Answered by `clear` or `refuse`.
    """
    form_asked = Signal(object)
    """A `Proposed` to begin the form with: to complete it, or because it repeats without end."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._answer: QuickAnswer | None = None
        self._taken: QuickProposal | None = None
        self._pending: Callable[[], None] | None = None
        self._waits = False
        self.field, self.panel = QuickEntryField(), QuickPanel(desk.lists)
        self._quiet = QTimer(self, interval=QUIET_MS, singleShot=True)
        self._quiet.timeout.connect(self._look)
        self.field.textChanged.connect(self._forget)
        self.field.entered.connect(self._enter)
        self.field.left_down.connect(self.panel.go_down)
        self.field.escaped.connect(self.clear)
        self.field.completion_asked.connect(self._complete)
        self.panel.creation_asked.connect(self._enter)
        self.panel.completion_asked.connect(self._complete)
        self.panel.settled.connect(self._settle)
        self.panel.left.connect(self._return)

    def clear(self) -> None:
        """Begin anew: what was typed is kept elsewhere, or given up."""
        self._waits = False
        self.field.clear()

    def refuse(self, error: Exception) -> None:
        """Say why it was not created; what was typed stays."""
        self._waits = False
        self.panel.show_error(str(error))
        describe(self.field, self.panel.spoken())

    def _forget(self, text: str) -> None:
        """Let go of what was understood; it is read again once the typing pauses."""
        self._answer = self._taken = self._pending = None
        if text.strip():
            self._quiet.start()
        else:
            self._quiet.stop()
            self.panel.clear()

    def _look(self) -> None:
        text = self.field.text().strip()
        if text:
            asked = self._desk.background.read(quick_entry.propose, text, self._desk.clock())
            asked.then(self._show, owner=self)

    def _show(self, answer: QuickAnswer) -> None:
        """Show the reading, unless something else was typed meanwhile."""
        if answer.text != self.field.text().strip():
            return
        self._answer, self._taken = answer, answer.sure()
        self.panel.show_answer(answer, self._desk.clock())
        describe(self.field, self.panel.spoken())
        pending, self._pending = self._pending, None
        if pending is not None:
            pending()

    def _settle(self, proposal: QuickProposal) -> None:
        """Take one reading among several: Enter then creates it, or it says what is missing."""
        self._taken = proposal
        self.panel.show_proposal(proposal)
        describe(self.field, self.panel.spoken())
        self._return()

    def _return(self) -> None:
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _enter(self) -> None:
        """Create what is complete, once; go to the choice where there is one to make."""
        if self._waits:
            return
        if self._answer is None:
            self._pending = self._enter  # the keys came before the reading
            return
        taken = self._taken
        if taken is not None and taken.reading.rule and not is_bounded(taken.reading.rule):
            self._complete()  # it is not complete without an end, which the form asks for
        elif taken is None or taken.new is None:
            self.panel.go_down()
        else:
            self._waits = True
            self.booking_asked.emit(taken.new, taken.reading.rule)

    def _complete(self) -> None:
        """Open the form with what was understood, choices not made left out."""
        answer = self._answer
        if answer is None:
            self._pending = self._complete
            return
        taken = self._taken or self.panel.current()
        start = _start(taken, answer, self._desk)
        self.clear()
        self.form_asked.emit(start)


def _start(taken: QuickProposal | None, answer: QuickAnswer, desk: Desk) -> Proposed:
    reading = taken.reading if taken else answer.reading
    who = taken.who if taken else None
    title = reading.title or ("" if who else reading.person)
    return Proposed(
        day=reading.day or paris_day(desk.clock()),
        at=reading.hour,
        people=((who.id, who.full_name),) if who else (),
        kind=reading.kind,
        minutes=reading.minutes or 0,
        modality=reading.modality,
        title=title,
        place=reading.place,
        room=reading.room,
        unnamed=reading.unnamed,
    )
