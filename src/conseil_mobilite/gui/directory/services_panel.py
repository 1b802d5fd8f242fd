"""The directory: what is asked above, the services at the left, the one chosen at the right."""

from datetime import date
from functools import partial
from typing import Final
from uuid import UUID

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QScrollArea, QStackedWidget

from conseil_mobilite.domain.language.french import counted, number
from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.directory.no_service import NoService
from conseil_mobilite.gui.directory.routes import person_of
from conseil_mobilite.gui.directory.service_filters import ServiceFilters
from conseil_mobilite.gui.directory.service_table import ServiceTable
from conseil_mobilite.gui.directory.service_view import ServiceView
from conseil_mobilite.gui.kit.labels import label, say
from conseil_mobilite.gui.kit.layouts import column, columns, frame, row, scrolled_inside
from conseil_mobilite.gui.kit.page import Page, Route, Screen
from conseil_mobilite.gui.kit.theme import large_text
from conseil_mobilite.services.directory.listing import Listing, ListingQuery, listing

_RESTING_MS: Final = 60
_LIST, _NOBODY = 0, 1


class ServicesPanel(Page):
    """Reads again whatever is asked; the service chosen stays while it is found."""

    import_asked = Signal()
    """A catalogue is to be brought into the empty directory."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("services_panel")
        self._desk = desk
        self._visited = False
        self._last: ListingQuery | None = None
        self._looked_at: UUID | None = None
        self._area: QScrollArea | None = None
        self._for: UUID | None = None
        """For whom the list was sorted: for somebody else, it is read from its beginning."""
        self._filters, self._table = ServiceFilters(desk), ServiceTable()
        self._view, self._none = ServiceView(desk, self), NoService()
        self._foot = label("", "small")
        self._foot.setObjectName("services_count")
        self._resting = QTimer(self, interval=_RESTING_MS, singleShot=True)
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()

    def refresh(self) -> None:
        self._ask()
        self._desk.background.read(listing, ListingQuery(self._today())).then(self._show_whole)
        if not self._visited:
            self._visited = True
            self._filters.field.setFocus()

    def show_part(self, part: str) -> None:
        """Compare the services with the person whom a route names."""
        person = person_of(part)
        if person is not None:
            self._filters.person.show_person(person)

    def leave(self) -> None:
        self._view.flush()

    def _lay_out(self) -> None:
        hint = label("Entrée : ouvrir la page", "small")
        foot = row(self._foot, None, hint, pad=(12, 6, 12, 6))
        listed = frame(column((self._table, 1), foot, gap=0, pad=(1, 1, 1, 1)), "card")
        pad = (16, 16, 16, 16)
        body = column(self._view, gap=0, pad=pad)
        self._area = None if large_text() else scrolled_inside(body)
        held = frame(body) if self._area is None else self._area
        shown = frame(column((held, 1), gap=0, pad=(1, 1, 1, 1)), "card")
        self._stack.addWidget(frame(columns((listed, 12), (shown, 13), gap=16)))
        self._stack.addWidget(frame(column(self._none), "card"))
        self.lay_out(column(self._filters, (self._stack, 1), gap=12, pad=(24, 12, 24, 16)))

    def _connect(self) -> None:
        filters, table = self._filters, self._table
        filters.changed.connect(self._ask)
        filters.field.left_down.connect(self._go_down)
        filters.field.returnPressed.connect(self._open_current)
        table.current_changed.connect(lambda _key: self._resting.start())
        table.opened.connect(self._open)
        self._resting.timeout.connect(self._look)
        self._view.changed.connect(self.refresh)
        self._view.service_chosen.connect(self._open)
        self._view.person_wanted.connect(self._want_person)
        self._none.clearing_asked.connect(filters.clear)
        self._none.import_asked.connect(self.import_asked)

    def _ask(self) -> None:
        self._last = self._filters.asked(self._today())
        reading = self._desk.background.read(listing, self._last)
        reading.then(partial(self._show, self._last), self)
        reading.otherwise(partial(self._fail, self._last), self)

    def _fail(self, asked: ListingQuery, error: Exception) -> None:
        """Forget a person whose file is no more; anything else is said."""
        if asked.person_id is not None and asked.person_id == self._filters.person.person():
            self._filters.person.forget()
        else:
            self.troubled.emit(error)

    def _show(self, asked: ListingQuery, found: Listing) -> None:
        if asked != self._last:
            return
        self._tell(found)
        self._none.say_why(none_yet=not found.total)
        self._stack.setCurrentIndex(_LIST if found.lines else _NOBODY)
        self._table.show_lines(found.lines)
        fresh = asked.person_id != self._for or self._table.current_key() is None
        self._for = asked.person_id
        if found.lines and fresh:
            self._table.show_current(found.lines[0].id)
        self._resting.start()

    def _show_whole(self, whole: Listing) -> None:
        self._filters.show_whole(whole)

    def _tell(self, found: Listing) -> None:
        count, matches = len(found.lines), [each.match for each in found.lines if each.match]
        proposed = sum(each.proposed for each in matches)
        told = f", dont {counted(proposed, 'proposé')} à la personne" if matches else ""
        whole = "" if count == found.total else f" sur {number(found.total)}"
        say(self._foot, f"{counted(count, 'service')}{whole}{told}")

    def _look(self) -> None:
        """Show the service on which the choice came to rest."""
        key, person = self._table.current_key(), self._filters.person
        if isinstance(key, UUID):
            if key != self._looked_at and self._area is not None:
                self._area.verticalScrollBar().setValue(0)
            self._looked_at = key
            self._view.show_service(key, person.person(), person.name())

    def _open_current(self) -> None:
        key = self._table.current_key()
        if isinstance(key, UUID):
            self._open(key)

    def _open(self, service: UUID) -> None:
        """Go to the page of a service, still for the same person."""
        part = self._filters.person.part()
        self.route_chosen.emit(Route(Screen.DIRECTORY, service, part))

    def _go_down(self) -> None:
        if self._stack.currentIndex() == _NOBODY:
            self._none.take_keyboard()
        else:
            self._table.setFocus()

    def _want_person(self) -> None:
        self._filters.person.setFocus(Qt.FocusReason.OtherFocusReason)

    def _today(self) -> date:
        return paris_day(self._desk.clock())
