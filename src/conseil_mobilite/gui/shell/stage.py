"""The stack of pages and the way back: pages are made when visited, and told when left."""

from collections.abc import Collection, Sequence
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget

from conseil_mobilite.gui.kit.page import Page, Route
from conseil_mobilite.gui.shell.places import Place, Room


class Stage(QStackedWidget):
    """Shows one page. Pages of places stay; those of records live as long as the way back."""

    place_shown = Signal(object)
    """The `Screen` the rail should mark."""
    gesture_chosen = Signal(object)
    said = Signal(str)
    undo_offered = Signal(str, object)
    screen_shared = Signal(bool)
    troubled = Signal(Exception)
    appearance_chosen = Signal(object)

    def __init__(self, places: Sequence[Place], rooms: Sequence[Room]) -> None:
        super().__init__()
        self.setObjectName("stage")
        self._places = {place.screen: place for place in places}
        self._rooms = {room.screen: room for room in rooms}
        self._pages: dict[Route, Page] = {}
        self._trail: list[Route] = []

    def open(self, route: Route) -> None:
        """Go to a route; choosing a place of the rail forgets the way back."""
        self.leave()
        target = Route(route.screen, route.subject)
        self._prepare(
            target
        )  # before the way back changes: a page that fails leaves us where we are
        if self._is_place(target):
            self._trail = [target]
        else:
            self._trail = [known for known in self._trail if known != target] + [target]
        self._show(target, route.part)

    def back(self) -> None:
        """Return to where the adviser came from, or to the place the record belongs to."""
        if not self._trail or self._is_place(self._trail[-1]):
            return
        self.leave()
        here = self._trail.pop()
        if not self._trail:
            self._trail = [Route(self._rooms[here.screen].place)]
        self._show(self._trail[-1], "")

    def page(self) -> Page | None:
        """Return the page shown."""
        return self._pages.get(self._trail[-1]) if self._trail else None

    def leave(self) -> None:
        """Let the page shown keep what is still being typed."""
        page = self.page()
        if page is not None:
            page.leave()

    def refresh(self) -> None:
        """Show anew what is stored, once something else than the page changed it."""
        page = self.page()
        if page is not None:
            page.refresh()

    def forget(self, subjects: Collection[UUID]) -> None:
        """Drop the pages of records that are no more: nothing in them is left to keep."""
        gone = [route for route in self._trail if route.subject in subjects]
        if not gone:
            return
        here = self._trail[-1]
        self._trail = [route for route in self._trail if route not in gone]
        if here in gone:
            self._trail = self._trail or [Route(self._rooms[here.screen].place)]
            self._show(self._trail[-1], "")
        else:
            self._forget_rooms()

    def route(self) -> Route:
        """Return where we are; a stage shows a page from its first opening on."""
        here = self._trail[-1]
        return Route(here.screen, here.subject, self._pages[here].part())

    def _show(self, route: Route, part: str) -> None:
        page = self._prepare(route)
        self.setCurrentWidget(page)
        self._forget_rooms()
        room = None if self._is_place(route) else self._rooms[route.screen]
        self.place_shown.emit(room.place if room else route.screen)
        page.refresh()
        if part:
            page.show_part(part)

    def _prepare(self, route: Route) -> Page:
        page = self._pages.get(route)
        if page is None:
            page = self._pages[route] = self._make(route)
        return page

    def _make(self, route: Route) -> Page:
        if route.subject is None:
            page = self._places[route.screen].make()
        else:
            page = self._rooms[route.screen].make(route.subject)
        page.route_chosen.connect(self.open)
        page.left.connect(self.back)
        page.gesture_chosen.connect(self.gesture_chosen)
        page.said.connect(self.said)
        page.undo_offered.connect(self.undo_offered)
        page.screen_shared.connect(self.screen_shared)
        page.troubled.connect(self.troubled)
        page.appearance_chosen.connect(self.appearance_chosen)
        page.record_gone.connect(lambda record: self.forget({record}))
        self.addWidget(page)
        return page

    def _forget_rooms(self) -> None:
        """Delete the pages of records that no way back leads to."""
        gone = [r for r in self._pages if not self._is_place(r) and r not in self._trail]
        for route in gone:
            self._drop(self._pages.pop(route))

    def _is_place(self, route: Route) -> bool:
        """Tell the page of a place from those of its records, which have a subject."""
        return route.subject is None and route.screen in self._places

    def _drop(self, page: Page) -> None:
        self.removeWidget(page)
        page.deleteLater()
