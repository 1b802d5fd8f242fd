"""Solutions: the directory of services, the body's own, and the aids."""

from typing import Final

from PySide6.QtWidgets import QStackedWidget

from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.directory.routes import SERVICES, person_of
from conseil_mobilite.gui.directory.services_part import ServicesPart
from conseil_mobilite.gui.kit.labels import label
from conseil_mobilite.gui.kit.layouts import PAGE_PAD, column, columns
from conseil_mobilite.gui.kit.page import Page

_DETAIL: Final = "Les services et les aides vers qui orienter les personnes"


class DirectoryPage(Page):
    """Each part reads by itself when it is shown."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("directory_page")
        self._services = ServicesPart(desk, self)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._services)
        words = column(label("Solutions", "title"), label(_DETAIL, "muted"), gap=0)
        head = columns((words, 1))
        self.lay_out(column(head, (self._stack, 1), gap=12, pad=PAGE_PAD))

    def refresh(self) -> None:
        self._services.refresh()

    def leave(self) -> None:
        self._services.flush()

    def show_part(self, part: str) -> None:
        """Open a part, or look at the services for the person whom a route names."""
        person = person_of(part)
        if person is not None:
            self._services.show_person(person)

    def part(self) -> str:
        return SERVICES
