"""One service as it is read beside a person: what it is, why for her, what to do with it."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Final
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from conseil_mobilite.domain.directory.freshness import TO_CHECK
from conseil_mobilite.domain.language.french import spaced
from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.directory.local_note import LocalNote
from conseil_mobilite.gui.directory.other_services import OtherServices
from conseil_mobilite.gui.directory.service_acts import ServiceActs
from conseil_mobilite.gui.directory.service_facts import facts, origins, reasons
from conseil_mobilite.gui.directory.service_gestures import ServiceGestures
from conseil_mobilite.gui.directory.service_wording import checked_words, cost_words, place_words
from conseil_mobilite.gui.jobs import Job
from conseil_mobilite.gui.kit.aloud import call
from conseil_mobilite.gui.kit.flow import Flow
from conseil_mobilite.gui.kit.labels import badge, label, say
from conseil_mobilite.gui.kit.layouts import column, columns, frame, refill, set_shown
from conseil_mobilite.gui.kit.page import Page
from conseil_mobilite.gui.kit.theme import large_text
from conseil_mobilite.gui.people.wording import joined
from conseil_mobilite.services.directory import service_page
from conseil_mobilite.services.directory.service_page import ServicePage
from conseil_mobilite.services.directory.stored_services import StoredService

NOBODY: Final = "Choisissez d’abord « Pour qui ? » : la personne que vous accompagnez."


class ServiceView(QFrame):
    """Reads its service by itself. `changed`: something noted here shows in the list as well."""

    changed = Signal()
    person_wanted = Signal()
    """A gesture for a person was asked and nobody is chosen."""
    service_chosen = Signal(object)
    """Another service of the same structure."""
    lost = Signal()
    """The service is no more."""

    def __init__(self, desk: Desk, page: Page, *, wide: bool = False) -> None:
        """Lay it in two columns where it is `wide`."""
        super().__init__()
        self.setObjectName("service_view")
        self._desk, self._page = desk, page
        self._wanted: tuple[UUID, UUID | None, str] | None = None
        self._shown: ServicePage | None = None
        self._gestures = ServiceGestures(desk, page)
        self.acts = ServiceActs()
        self._head = frame(column(gap=4))
        self._notice = label("", "small", "warning", wrap=True)
        self._notice.setObjectName("service_notice")
        self._reasons, self._facts = frame(column(gap=0)), frame(column(gap=12))
        self._more = frame(column(gap=12))
        self._note, self._others = LocalNote(desk), OtherServices()
        self._lay_out(wide=wide and not large_text())
        self._connect()
        self.hide()

    def show_service(self, service: UUID, person: UUID | None = None, name: str = "") -> None:
        """Show a service, compared with a person where one is given."""
        if self._wanted != (service, person, name):
            say(self._notice, "")
            self._notice.hide()
        self._wanted = (service, person, name)
        read = self._desk.background.read
        reading = read(service_page.service_page, service, self._today(), person)
        reading.then(partial(self._show, self._wanted), self).otherwise(self._lose, self)

    def refresh(self) -> None:
        if self._wanted is not None:
            self.show_service(*self._wanted)

    def flush(self) -> None:
        """Keep what is being typed."""
        self._note.flush()

    def _lay_out(self, *, wide: bool) -> None:
        self.setWhatsThis(
            spaced(
                "La page du service. « Orienter la personne » ouvre l’orientation remplie, "
                "« Ajouter au parcours » une action avec ce partenaire, « Imprimer pour la "
                "personne » la fiche qu’elle emporte. « Vérifié aujourd’hui » dit que vous "
                "avez contrôlé l’information."
            )
        )
        self._notice.hide()
        above = (self._head, self.acts, self._notice)
        if wide:
            read = frame(column(self._reasons, self._facts, None, gap=12))
            kept = frame(column(self._note, self._more, self._others, None, gap=12))
            both = columns((read, 3), (kept, 2), gap=32)
            self.setLayout(column(*above, both, None, gap=12))
        else:
            parts = (*above, self._reasons, self._note, self._facts, self._more, self._others)
            self.setLayout(column(*parts, None, gap=12))

    def _connect(self) -> None:
        acts, gestures = self.acts, self._gestures
        acts.orient.clicked.connect(lambda: self._for_person(gestures.orient))
        acts.plan.clicked.connect(lambda: self._for_person(gestures.add_action))
        acts.paper.clicked.connect(lambda: self._for_person(gestures.print_for))
        acts.favourite_chosen.connect(self._set_favourite)
        acts.check_chosen.connect(self._check)
        gestures.refused.connect(self._say)
        self._note.kept.connect(self.changed)
        self._note.troubled.connect(self._page.troubled)
        self._others.chosen.connect(self.service_chosen)

    def _show(self, wanted: tuple[UUID, UUID | None, str], page: ServicePage) -> None:
        if wanted != self._wanted:
            return
        self._shown, stored = page, page.stored
        call(self, stored.service.name)
        title = label(stored.service.name, "title", wrap=True)
        title.setObjectName("service_name")
        where = joined(stored.structure.name, place_words(stored))
        refill(self._head, title, label(where, "muted", wrap=True), self._badges(page))
        self.acts.show_stored(stored, self._today())
        refill(self._reasons, *([reasons(page.match, wanted[2])] if page.match else []))
        set_shown(self._reasons, shown=page.match is not None)
        refill(self._facts, *facts(page))
        refill(self._more, *origins(page))
        self._note.show_note(stored.id, stored.note)
        self._others.show_others(page.others)
        self.show()

    def _badges(self, page: ServicePage) -> Flow:
        service = page.stored.service
        told = [badge(cost_words(service), "success" if service.free else "")]
        if page.to_check:
            told.append(badge(TO_CHECK, "warning"))
        told.append(badge(checked_words(page.stored)))
        if page.stored.own:
            told.append(badge("Service de votre organisme", "primary"))
        return Flow(*told)

    def _for_person(self, do: Callable[[UUID, StoredService], None]) -> None:
        """Do it for the person chosen; nobody chosen, say what is missing and go there."""
        if self._wanted is None or self._shown is None:
            return
        person = self._wanted[1]
        if person is None:
            self._say(NOBODY)
            self.person_wanted.emit()
        else:
            self._notice.hide()
            do(person, self._shown.stored)

    def _say(self, sentence: str) -> None:
        say(self._notice, sentence)
        self._notice.show()

    def _set_favourite(self, favourite: bool) -> None:  # noqa: FBT001 - as the signal gives it
        if self._shown is not None:
            run = self._desk.background.run
            service = self._shown.stored.id
            self._follow(run(service_page.set_favourite, service, favourite=favourite))

    def _check(self, day: date | None) -> None:
        if self._shown is not None:
            service = self._shown.stored.id
            self._follow(self._desk.background.run(service_page.check, service, day))

    def _follow(self, job: Job[StoredService]) -> None:
        job.then(lambda _stored: self._tell(), self).otherwise(self._page.troubled.emit, self)

    def _tell(self) -> None:
        self.refresh()
        self.changed.emit()

    def _lose(self, _error: Exception) -> None:
        """Leave a service, or a person, that is no more."""
        self._wanted = self._shown = None
        self.hide()
        self.lost.emit()

    def _today(self) -> date:
        return paris_day(self._desk.clock())
