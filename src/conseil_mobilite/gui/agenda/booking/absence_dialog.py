"""Note an absence, or a closure of the whole body: whole days, or from an hour to another."""

from collections.abc import Sequence
from datetime import date, time
from typing import Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QBoxLayout, QWidget

from conseil_mobilite.domain.agenda.availability import Unavailability
from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.language.french import hour
from conseil_mobilite.domain.language.hour_parsing import parse_hour
from conseil_mobilite.domain.language.paris import paris_day, paris_time
from conseil_mobilite.domain.reference.code_lists import CodeLists
from conseil_mobilite.gui.agenda.booking.absence_wording import absence_days, meeting_lines
from conseil_mobilite.gui.agenda.booking.warning_note import WarningNote
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.kit.choice import Choice, Tick
from conseil_mobilite.gui.kit.dates import DateField
from conseil_mobilite.gui.kit.dialogs import Creation
from conseil_mobilite.gui.kit.fields import Field, Form
from conseil_mobilite.gui.kit.layouts import column, columns, set_shown
from conseil_mobilite.gui.kit.texts import CheckedField, TextField
from conseil_mobilite.gui.pathway.reading import day_of
from conseil_mobilite.services.agenda import absences
from conseil_mobilite.services.agenda.absences import CLOSURE, NewAbsence
from conseil_mobilite.services.agenda.diary_entry import DiaryEntry

QUIET_MS: Final = 150
WIDTH: Final = 560
YOURS: Final = "Vous concerne, vous seulement : vos collègues gardent leurs créneaux."
EVERYBODYS: Final = "Concerne tout l’organisme : plus aucun créneau n’est proposé."
WORDS_NOTE: Final = "Quelques mots pour vous y retrouver ; rien de médical."
NO_DAY: Final = "Indiquez la date, par exemple 12/03/2027."


class AbsenceDialog(Creation):
    """Notes an absence from `day` on, or changes the one it was given. `asked`, then `typed()`."""

    def __init__(
        self, desk: Desk, parent: QWidget, day: date, absence: Unavailability | None = None
    ) -> None:
        self._kind = Choice("absence_kind", _kinds(desk.lists))
        self._words = TextField("absence_words", placeholder="Congés, formation au code…")
        self._first = DateField("absence_first", day)
        self._last = DateField("absence_last", day)
        self._whole = Tick("absence_whole", "&Journées entières", checked=True)
        self._begins = CheckedField[time]("absence_begins", parse_hour, hour, placeholder="9 h")
        self._ends = CheckedField[time]("absence_ends", parse_hour, hour, placeholder="12 h")
        form = self._make_form()
        _show_hours(form, shown=absence is not None and not absence.whole_days)
        title = "Modifier l’absence" if absence else "Noter une absence"
        create = "Enre&gistrer" if absence else "&Créer"
        self._desk, self._asked = desk, 0
        self._meetings = WarningNote("absence_meetings")
        body = _lay_out(form, self._whole, self._meetings)
        super().__init__("absence_dialog", title, body, parent, create=create, width=WIDTH)
        self.form = form
        self._quiet = QTimer(self, interval=QUIET_MS, singleShot=True)
        self._show_days(day, day)
        if absence is not None:
            self._show(absence)
        self._follow()
        self._listen()

    def typed(self) -> NewAbsence | None:
        """Return the absence, or None once what could not be read is said beside it."""
        return self.read(self._read)

    def _make_form(self) -> Form:
        return Form(
            kind=Field("&Motif", self._kind, YOURS),
            words=Field("&Précision", self._words, WORDS_NOTE, optional=True),
            first=Field("&Du", self._first),
            last=Field("A&u", self._last),
            begins=Field("D&e", self._begins),
            ends=Field("&À", self._ends),
        )

    def _listen(self) -> None:
        self._kind.chosen.connect(lambda _code: self._follow())
        self._whole.toggled.connect(lambda _on: self._follow())
        self._first.accepted.connect(self._push_last)
        self._quiet.timeout.connect(self._look)
        for field in (self._first, self._last, self._begins, self._ends):
            field.textChanged.connect(lambda _text: self._quiet.start())
        self._meetings.changed.connect(self.fit)

    def _follow(self) -> None:
        """Say whom it concerns, and ask for the hours only where they count."""
        self.form.fields["kind"].show_note(EVERYBODYS if self._kind.code() == CLOSURE else YOURS)
        _show_hours(self.form, shown=not self._whole.isChecked())
        self.fit()
        self._quiet.start()

    def _look(self) -> None:
        """Look for the appointments that stand at that time, as soon as it is known."""
        self._asked += 1
        try:
            new = self._read()
        except UserError:
            self._meetings.say_lines(())
            return
        asked, read = self._asked, self._desk.background.read
        found = read(absences.meetings_during, new, self._desk.clock())
        found.then(lambda entries: self._tell(asked, entries), owner=self)
        found.otherwise(lambda _error: self._tell(asked, ()), owner=self)

    def _tell(self, asked: int, entries: Sequence[DiaryEntry]) -> None:
        if asked == self._asked:  # else something else was typed meanwhile
            self._meetings.say_lines(meeting_lines(entries, self._desk.lists))

    def _push_last(self, first: date | None) -> None:
        """Keep the last day from coming before the first."""
        try:
            last = self._last.value()
        except UserError:
            return
        if first is not None and (last is None or last < first):
            self._last.show_value(first)

    def _show_days(self, first: date, last: date) -> None:
        self._first.show_value(first)
        self._last.show_value(last)

    def _show(self, absence: Unavailability) -> None:
        self._kind.show_code(absence.kind)
        self._words.setText(absence.words)
        self._whole.setChecked(absence.whole_days)
        if absence.whole_days:
            self._show_days(*absence_days(absence))
            return
        self._show_days(paris_day(absence.starts_at), paris_day(absence.ends_at))
        self._begins.show_value(paris_time(absence.starts_at))
        self._ends.show_value(paris_time(absence.ends_at))

    def _read(self) -> NewAbsence:
        first, last = day_of(self._first, "first"), day_of(self._last, "last")
        if first is None:
            raise UserError(NO_DAY, "first")
        if last is None:
            raise UserError(NO_DAY, "last")
        begins, ends = self._hours()
        return NewAbsence(self._kind.code(), first, last, begins, ends, self._words.text())

    def _hours(self) -> tuple[time | None, time | None]:
        """Return the hours typed, none where the days are whole."""
        if self._whole.isChecked():
            return None, None
        begins, ends = _hour_of(self._begins, "begins"), _hour_of(self._ends, "ends")
        if begins is None:
            raise UserError("Indiquez l’heure de début, par exemple 9 h.", "begins")
        if ends is None:
            raise UserError("Indiquez l’heure de fin, par exemple 12 h.", "ends")
        return begins, ends


def _show_hours(form: Form, *, shown: bool) -> None:
    for name in ("begins", "ends"):
        set_shown(form.fields[name], shown=shown)


def _hour_of(field: CheckedField[time], name: str) -> time | None:
    try:
        return field.value()
    except UserError as error:
        raise UserError(str(error), name) from None


def _kinds(lists: CodeLists) -> list[tuple[str, str]]:
    """Return the kinds that an adviser may choose."""
    kinds = lists["unavailability_kinds"]
    return [(each.code, each.label) for each in kinds if not each.flag("imported")]


def _lay_out(form: Form, whole: QWidget, meetings: QWidget) -> QBoxLayout:
    fields = form.fields
    return column(
        fields["kind"],
        fields["words"],
        columns((fields["first"], 1), (fields["last"], 1), gap=12),
        whole,
        columns((fields["begins"], 1), (fields["ends"], 1), gap=12),
        meetings,
        gap=12,
    )
