"""The page of one service, reached from the palette, a list or the pathway of a person."""

from uuid import UUID

from PySide6.QtCore import Qt

from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.directory.person_field import PersonField
from conseil_mobilite.gui.directory.routes import person_of
from conseil_mobilite.gui.directory.service_view import ServiceView
from conseil_mobilite.gui.kit.buttons import button
from conseil_mobilite.gui.kit.labels import label
from conseil_mobilite.gui.kit.layouts import PAGE_PAD, column, columns, frame, row
from conseil_mobilite.gui.kit.page import Page, Route, Screen


class ServiceRoom(Page):
    """The service of a route, for the person whom its part names or who is chosen here."""

    def __init__(self, desk: Desk, service: UUID) -> None:
        super().__init__()
        self.setObjectName("service_room")
        self._service = service
        self._person = PersonField("service_person", desk)
        self._view = ServiceView(desk, self, wide=True)
        self._lay_out()
        self._person.changed.connect(self.refresh)
        self._view.service_chosen.connect(self._open_other)
        self._view.person_wanted.connect(
            lambda: self._person.setFocus(Qt.FocusReason.OtherFocusReason)
        )
        self._view.lost.connect(self._lose)

    def refresh(self) -> None:
        self._view.show_service(self._service, self._person.person(), self._person.name())

    def leave(self) -> None:
        self._view.flush()

    def show_part(self, part: str) -> None:
        person = person_of(part)
        if person is not None:
            self._person.show_person(person)

    def part(self) -> str:
        return self._person.part()

    def _lay_out(self) -> None:
        back = button("service_back", "&Revenir", "arrow-left", "quiet")
        back.clicked.connect(self.left)
        title = row(back, (label("Solutions", "title"), 1), gap=12)
        head = columns((title, 1), (self._person, 1), gap=16)
        pad = (24, 20, 24, 20)
        body = frame(column(self._view, gap=0, pad=pad), "card")
        self.lay_out(column(head, (body, 1), gap=12, pad=PAGE_PAD))

    def _lose(self) -> None:
        """Go on without a person whose file is no more; leave a service that is no more."""
        if self._person.person() is not None:
            self._person.forget()
        else:
            self.record_gone.emit(self._service)

    def _open_other(self, service: UUID) -> None:
        self.route_chosen.emit(Route(Screen.DIRECTORY, service, self._person.part()))
