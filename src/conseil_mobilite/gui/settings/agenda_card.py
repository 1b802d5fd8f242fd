"""Agenda: the hours at which one may be received, the absences and the closures."""

from collections.abc import Callable, Sequence
from typing import Final

from conseil_mobilite.domain.agenda.availability import Unavailability
from conseil_mobilite.domain.agenda.working_week import WorkingWeek
from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.gui.agenda.booking.absence_dialog import AbsenceDialog
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.jobs import Job
from conseil_mobilite.gui.kit.labels import label
from conseil_mobilite.gui.pathway.writing import Writing
from conseil_mobilite.gui.settings.absence_list import AbsenceList
from conseil_mobilite.gui.settings.section import Section, part
from conseil_mobilite.gui.settings.subscription_card import SubscriptionCard
from conseil_mobilite.gui.settings.week_hours import WeekHours
from conseil_mobilite.services.agenda import absences, availability
from conseil_mobilite.services.agenda.absences import NewAbsence

ROLE: Final = (
    "Vos heures et vos absences servent à proposer des créneaux, et à prévenir quand un "
    "rendez-vous tombe mal."
)
HOURS_ROLE: Final = "Laissez vide un jour ou une demi-journée où vous ne recevez pas."


class AgendaCard(Section):
    """Hours are kept when they are left; an absence by its dialog."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._writing = Writing(self)
        self._hours = WeekHours([(day.code, day.label) for day in desk.lists["weekdays"]])
        self._absences = AbsenceList(desk.lists)
        held = part("Vos heures de travail", label(HOURS_ROLE, "muted", wrap=True), self._hours)
        held.setWhatsThis(
            "Une matinée et une après-midi par jour, de l’heure d’ouverture à celle de fermeture. "
            "Elles sont gardées dès que vous quittez un champ."
        )
        self.show_cards("Agenda", ROLE, held, self._absences, *self._elsewhere())
        self.setFocusProxy(self._hours)
        self._hours.told.connect(self._keep_hours)
        self._absences.adding_asked.connect(self._add)
        self._absences.change_asked.connect(self._change)
        self._absences.deletion_asked.connect(self._delete)
        self._writing.settled.connect(self._read_absences)
        self._writing.troubled.connect(self.troubled)

    def _elsewhere(self) -> tuple[SubscriptionCard, ...]:
        """Offer the file that other calendars of this computer follow, where it keeps settings."""
        file = self._desk.station.subscription
        if file is None:
            return ()
        card = SubscriptionCard(self._desk, file)
        card.said.connect(self.said)
        return (card,)

    def refresh(self) -> None:
        read, adviser = self._desk.background.read, self._desk.adviser.id
        read(availability.working_week, adviser).then(self._hours.show_week, owner=self)
        self._read_absences()

    def _read_absences(self) -> None:
        read, now = self._desk.background.read, self._desk.clock()
        read(absences.coming, self._desk.adviser.id, now).then(self._show_absences, owner=self)

    def _show_absences(self, coming: Sequence[Unavailability]) -> None:
        if not self._writing.under_way():
            self._absences.show_absences(coming, self._desk.clock())

    def _keep_hours(self, week: WorkingWeek) -> None:
        job = self._desk.background.run(availability.set_week, self._desk.adviser.id, week)
        words = "Heures de travail changées"
        self._writing.watch(job, lambda _week: self.undo_offered.emit(words, job.act))

    def _add(self) -> None:
        today = paris_day(self._desk.clock())
        run = self._desk.background.run
        self._ask(AbsenceDialog(self._desk, self, today), lambda new: run(absences.add, new))

    def _change(self, absence: Unavailability) -> None:
        today = paris_day(self._desk.clock())
        run = self._desk.background.run
        dialog = AbsenceDialog(self._desk, self, today, absence)
        self._ask(dialog, lambda new: run(absences.change, absence.id, new))

    def _ask(
        self, dialog: AbsenceDialog, keep: Callable[[NewAbsence], Job[Unavailability]]
    ) -> None:
        def ask() -> None:
            new = dialog.typed()
            if new is not None:
                self._writing.hand_over(dialog, keep(new))

        dialog.asked.connect(ask)
        dialog.open()

    def _delete(self, absence: Unavailability) -> None:
        job = self._desk.background.run(absences.delete, absence.id)
        words = "Fermeture supprimée" if absence.adviser_id is None else "Absence supprimée"
        self._writing.watch(job, lambda _none: self.undo_offered.emit(words, job.act))
