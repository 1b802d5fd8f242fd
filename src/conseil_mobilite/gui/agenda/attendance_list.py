"""Who is expected at an appointment, and in one gesture each what became of it for them."""

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QWidget

from conseil_mobilite.domain.agenda.statuses import ATTENDED, EXCUSED, NO_SHOW, PLANNED, REVOKED
from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.language.french import counted
from conseil_mobilite.gui.agenda import wording
from conseil_mobilite.gui.kit.aloud import call
from conseil_mobilite.gui.kit.buttons import button, toggle
from conseil_mobilite.gui.kit.fields import Field
from conseil_mobilite.gui.kit.flow import FlowLayout
from conseil_mobilite.gui.kit.labels import Line, badge
from conseil_mobilite.gui.kit.layouts import Item, bring, column, row, rule
from conseil_mobilite.gui.kit.texts import CheckedField
from conseil_mobilite.services.agenda.diary_entry import Attendance, DiaryEntry

AFTER: Final = ((ATTENDED, "Présent"), (NO_SHOW, "Absent"), (EXCUSED, "Excusé"))
BEFORE: Final = ((EXCUSED, "Excusé"), (REVOKED, "Annulé par nous"))

STEPS: Final = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}

StatusTeller = Callable[[DiaryEntry, Attendance, str], object]


def attendance_choices(entry: DiaryEntry, who: Attendance, tell: StatusTeller) -> list[QWidget]:
    """Make the chips of one person's attendance; the one down is what was said."""
    made: list[QWidget] = []
    for status, words in AFTER if entry.begun else BEFORE:
        down = who.status == status
        chip = toggle(f"attendance_{status}_{who.person_id.hex}", words, checked=down)
        call(chip, f"{who.name} : {words.lower()}")
        answer = PLANNED if down else status
        chip.clicked.connect(lambda _on=False, answer=answer: tell(entry, who, answer))
        made.append(chip)
    return made


class AttendanceList(QFrame):
    """Of one person her gestures; of several a line each, all at once, those without a name.

    Up and Down go from one person to the other, by the same answer.
    """

    status_told = Signal(object, object, str)
    all_present_told = Signal(object)
    unnamed_told = Signal(object, object)
    person_opened = Signal(object)
    note_asked = Signal(object, object)
    """The identities of the person about whom to write, and of the appointment."""

    def __init__(self, entry: DiaryEntry) -> None:
        super().__init__()
        self.setObjectName("attendance")
        self._entry = entry
        several = len(entry.people) > 1 or entry.appointment.unnamed_participants > 0
        items = self._several() if several else self._alone()
        self.setLayout(column(*items, gap=12 if several else 8))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go to the same answer of the person before or after."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        step = STEPS.get(Qt.Key(event.key()), 0)
        if not step or len(self._entry.people) == 1:
            return False
        answer, _, person = watched.objectName().rpartition("_")
        ranks = {who.person_id.hex: rank for rank, who in enumerate(self._entry.people)}
        rank = min(max(ranks[person] + step, 0), len(ranks) - 1)
        there = self.findChild(QWidget, f"{answer}_{self._entry.people[rank].person_id.hex}")
        if there is not None:
            there.setFocus(Qt.FocusReason.OtherFocusReason)
            bring(there)
        return True

    def _alone(self) -> list[Item]:
        items: list[Item] = []
        for who in self._entry.people:
            gestures = row(self._opening(who), self._noting(who), None, gap=4)
            titled = [Line(who.name, "strong")] if self._entry.appointment.title else []
            items += [rule(), *titled, self._answer(who), gestures]  # else the name is the title
        return items

    def _several(self) -> list[Item]:
        items: list[Item] = [rule()]
        if self._entry.begun and self._entry.unsaid and not self._entry.cancelled:
            everybody = button("attendance_all", "&Tous présents", "checks")
            everybody.clicked.connect(
                partial(self.all_present_told.emit, self._entry.appointment.id)
            )
            items.append(row(everybody, None))
        for who in self._entry.people:
            name = row((Line(who.name, "strong"), 1), self._opening(who))
            items.append(column(name, self._answer(who), gap=0))
        if self._entry.appointment.unnamed_participants:
            items.append(self._unnamed())
        return items

    def _answer(self, who: Attendance) -> Item:
        if self._entry.cancelled:
            words = wording.STATUS_WORDS.get(who.status, wording.CANCELLED)
            return row(badge(words, wording.STATUS_TONES.get(who.status, "")), None)
        chips = attendance_choices(self._entry, who, self._tell)
        for chip in chips:
            chip.installEventFilter(self)
        return FlowLayout(*chips, gap=6)

    def _unnamed(self) -> Item:
        expected = self._entry.appointment.unnamed_participants
        words = f"{counted(expected, 'inscrit')} sans nom"
        if not self._entry.begun or self._entry.cancelled:
            return Line(words, "strong")
        field = CheckedField[int]("attendance_unnamed", _count, str, placeholder="Pas encore dit")
        field.show_value(self._entry.appointment.unnamed_attended)
        field.accepted.connect(
            lambda count: self.unnamed_told.emit(self._entry.appointment.id, count)
        )
        return Field(f"&Venus, sur {expected} sans nom", field)

    def _noting(self, who: Attendance) -> QWidget:
        made = button(f"chosen_note_{who.person_id.hex}", "Noter", "note-pencil", "quiet")
        call(made, f"Écrire une note sur {who.name}")
        about = self._entry.appointment.id
        made.clicked.connect(partial(self.note_asked.emit, who.person_id, about))
        return made

    def _opening(self, who: Attendance) -> QWidget:
        made = button(f"chosen_open_{who.person_id.hex}", "Dossier", "folder-open", "quiet")
        call(made, f"Ouvrir le dossier de {who.name}")
        made.clicked.connect(partial(self.person_opened.emit, who.person_id))
        return made

    def _tell(self, entry: DiaryEntry, who: Attendance, status: str) -> None:
        self.status_told.emit(entry.appointment.id, who.person_id, status)


def _count(typed: str) -> int:
    if not typed.isdecimal():
        raise UserError("Écrivez un nombre, par exemple 6.", "attended")
    return int(typed)
