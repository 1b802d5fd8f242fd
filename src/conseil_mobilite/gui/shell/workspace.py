"""The window once the base is open: rail, top bar, pages, status line, and the ways between."""

from collections.abc import Callable, Sequence
from typing import Final
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame

from conseil_mobilite.gui.kit.drafts import Drafts
from conseil_mobilite.gui.kit.explaining import explain_focus
from conseil_mobilite.gui.kit.layouts import column, row
from conseil_mobilite.gui.kit.page import Gesture, Route, Screen
from conseil_mobilite.gui.kit.theme import dp
from conseil_mobilite.gui.kit.undo_bar import UndoBar
from conseil_mobilite.gui.shell.commands import GESTURES, HOMES, Command
from conseil_mobilite.gui.shell.help import AboutDialog, ShortcutsDialog
from conseil_mobilite.gui.shell.places import Part, Place, Room
from conseil_mobilite.gui.shell.rail import Rail
from conseil_mobilite.gui.shell.search import Finder, Search
from conseil_mobilite.gui.shell.stage import Stage
from conseil_mobilite.gui.shell.status import StatusLine
from conseil_mobilite.gui.shell.top_bar import TopBar
from conseil_mobilite.gui.shell.undo_keys import UndoKeys

UNDO_WIDTH: Final = 560
RIGHTS: Final = "Droits et données de la personne ouverte"
CHOOSE: Final = "Choisissez une personne : ses droits sont sous « Droits et données »"


class Workspace(QFrame):
    """Lays the parts out and routes what pages ask; it knows no trade."""

    lock_asked = Signal()
    undo_asked = Signal(object)
    """Undo the last act in the file of this person, a UUID."""
    redo_asked = Signal(object)
    act_undo_asked = Signal(object)
    """Undo this very act, the UUID that a page or the bar offered."""

    def __init__(
        self,
        places: Sequence[Place],
        rooms: Sequence[Room],
        finder: Finder,
        *,
        who: str,
        body: str,
    ) -> None:
        """`who` is the adviser's name, `body` the organisation's."""
        super().__init__()
        self.setObjectName("workspace")
        self.setProperty("role", "page")
        self.stage = Stage(places, rooms)
        self.status = StatusLine()
        self.commands = self._all_commands(places, rooms)
        self._rail = Rail(places)
        self._search = Search(finder, self.commands)
        self.drafts = Drafts()
        """What was being typed in dialogs when the window locked, until they open again."""
        self.shared = False
        """Whether the person beside looks at the screen."""
        self._undo = UndoBar()
        self._undo.setParent(self)
        UndoKeys(self)
        helps = tuple(each for each in self.commands if each.code in {"shortcuts", "about"})
        lock = next(each for each in self.commands if each.code == "lock")
        top = TopBar(self._search, who, body, helps, lock)
        main = column(top, (self.stage, 1), self.status, gap=0)
        self.setLayout(row(self._rail, (main, 1), gap=0))
        self._connect()

    def open(self, route: Route) -> None:
        self.stage.open(route)

    def perform(self, gesture: Gesture) -> None:
        """Do a gesture on the page shown, or on the page that is its home."""
        page = self.stage.page()
        if page is not None and page.perform(gesture):
            return
        home, person = HOMES[gesture], page.opened_person() if page is not None else None
        if home is Screen.PERSON and person is None:
            self.status.say("Ouvrez d’abord le dossier d’une personne.")
            return
        self.open(Route(home, person if home is Screen.PERSON else None))
        page = self.stage.page()
        if page is not None:
            page.perform(gesture)

    def offer_undo(self, sentence: str, act: UUID | None, *, again: bool = False) -> None:
        """Say what was done, and offer to undo it or, `again`, to do again what was undone."""
        self._undo.offer(sentence, act, again=again)
        self._place_undo()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_undo()

    def _share(self, shared: bool) -> None:  # noqa: FBT001 - the signal carries it
        self.shared = shared
        self._search.share(shared=shared)
        self._undo.dismiss()

    def _connect(self) -> None:
        self._rail.chosen.connect(lambda screen: self.open(Route(screen)))
        self._search.route_chosen.connect(self.open)
        self.stage.place_shown.connect(self._rail.mark)
        self.stage.gesture_chosen.connect(self.perform)
        self.stage.said.connect(self.status.say)
        self.stage.undo_offered.connect(self.offer_undo)
        self.stage.screen_shared.connect(self._share)
        for command in self.commands:
            if command.shortcut:
                self._listen(command.shortcut, command.do)
        self._listen("Alt+Left", self.stage.back)
        self._listen("F1", self._help)
        self._listen("Ctrl+Y", self._redo_last)
        self._undo.wanted.connect(self.act_undo_asked)

    def _listen(self, keys: str, do: Callable[[], object]) -> None:
        QShortcut(QKeySequence(keys), self).activated.connect(do)

    def _undo_last(self) -> None:
        """Undo in the file that is open; where none is, what the bar offers."""
        person = self._open_file()
        if person is None:
            self._undo.undo()
        else:
            self.undo_asked.emit(person)

    def _redo_last(self) -> None:
        person = self._open_file()
        if person is None:
            self._undo.redo()
        else:
            self.redo_asked.emit(person)

    def _open_file(self) -> UUID | None:
        """Return whose file is open, once what is being typed in it is kept."""
        page = self.stage.page()
        if page is None or page.opened_person() is None:
            return None
        page.flush()
        return page.opened_person()

    def _summon_search(self) -> None:
        self._search.summon()

    def _all_commands(self, places: Sequence[Place], rooms: Sequence[Room]) -> tuple[Command, ...]:
        search = "Rechercher partout"
        return (
            Command(
                "find", search, "magnifying-glass", "Ctrl+K", self._summon_search, listed=False
            ),
            *(self._gesture(*each) for each in GESTURES),
            *(self._going(place) for place in places),
            *(self._turning(place, part) for place in places for part in place.parts),
            *(self._entering(room) for room in rooms if room.subject is not None),
            *(Command(*each) for each in self._of_the_window()),
        )

    def _gesture(
        self, gesture: Gesture, code: str, words: str, icon: str, shortcut: str
    ) -> Command:
        return Command(code, words, icon, shortcut, lambda: self.perform(gesture))

    def _going(self, place: Place) -> Command:
        route = Route(place.screen)
        code = f"go_{place.screen}"
        return Command(code, place.word, place.icon, place.shortcut, lambda: self.open(route))

    def _turning(self, place: Place, part: Part) -> Command:
        route = Route(place.screen, part=part.code)
        code = f"go_{place.screen}_{part.code}"
        return Command(
            code,
            part.word,
            part.icon,
            "",
            lambda: self.open(route),
            detail=part.detail,
            also=part.also,
        )

    def _entering(self, room: Room) -> Command:
        route = Route(room.screen, room.subject)
        return Command(f"go_{room.screen}", room.word, room.icon, "", lambda: self.open(route))

    def _of_the_window(self) -> tuple[tuple[str, str, str, str, Callable[[], object]], ...]:
        """Return the other commands: code, words, icon, shortcut and what they do."""
        undo, redo = "Annuler le dernier changement", "Rétablir ce qui a été annulé"
        about = "À propos de Conseil Mobilité"
        return (
            ("undo", undo, "arrow-counter-clockwise", "Ctrl+Z", self._undo_last),
            ("redo", redo, "arrow-clockwise", "Ctrl+Shift+Z", self._redo_last),
            ("rights", RIGHTS, "shield-check", "", self._open_rights),
            ("lock", "Verrouiller", "lock", "Ctrl+L", self.lock_asked.emit),
            ("shortcuts", "Raccourcis du clavier", "keyboard", "Ctrl+F1", self._show_shortcuts),
            ("about", about, "info", "", self._show_about),
        )

    def _open_rights(self) -> None:
        """Show the rights of the person whose file is open; where none is, who may be chosen."""
        person = self._open_file()
        if person is None:
            self.open(Route(Screen.PEOPLE))
            self.status.say(CHOOSE)
        else:
            self.open(Route(Screen.PERSON, person, "rights"))

    def _show_shortcuts(self) -> None:
        ShortcutsDialog(self.commands, self).open()

    def _show_about(self) -> None:
        AboutDialog(self).open()

    def _help(self) -> None:
        if not explain_focus():
            self._show_shortcuts()

    def _place_undo(self) -> None:
        width = min(dp(UNDO_WIDTH), self.stage.width() - dp(32))
        height = self._undo.heightForWidth(width)
        left = self.stage.mapTo(self, self.stage.rect().topLeft()).x()
        top = self.height() - self.status.height() - height - dp(16)
        self._undo.setGeometry(left + (self.stage.width() - width) // 2, top, width, height)
        self._undo.raise_()
