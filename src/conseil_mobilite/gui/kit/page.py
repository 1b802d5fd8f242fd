"""What the window asks of a page, and what a page may ask of the window."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLayout, QSizePolicy, QWidget

from conseil_mobilite.gui.kit.layouts import column, frame, scrolled


class Screen(StrEnum):
    """Where the window can go. The first ones are the places of the rail."""

    TODAY = "today"
    PEOPLE = "people"
    AGENDA = "agenda"
    STATISTICS = "statistics"
    SETTINGS = "settings"
    PERSON = "person"
    ASSESSMENT = "assessment"
    COMPARISON = "comparison"
    CASELOAD = "caseload"
    REFERRALS = "referrals"
    CONSOLIDATION = "consolidation"
    DIRECTORY = "directory"
    IMPORT = "import"
    DUPLICATES = "duplicates"


class Gesture(StrEnum):
    """What a shortcut asks, wherever the adviser is."""

    NEW_PERSON = "new_person"
    NEW_APPOINTMENT = "new_appointment"
    PRINT_SHEET = "print_sheet"
    CALL_REACHED = "call_reached"
    CALL_MISSED = "call_missed"
    LOG_INTERVIEW = "log_interview"


@dataclass(frozen=True, slots=True)
class Route:
    """Where to go: a screen, the record it shows if it shows one, and the part of it to open."""

    screen: Screen
    subject: UUID | None = None
    part: str = ""


class Page(QWidget):
    """A whole screen. The window makes it when it is first visited."""

    route_chosen = Signal(object)
    """A `Route` the adviser chose."""
    gesture_chosen = Signal(object)
    """A `Gesture` the page leaves to the window, such as « Nouvelle personne » on Aujourd’hui."""
    left = Signal()
    """The adviser is done here: go back to where they came from."""
    said = Signal(str)
    """A sentence for the status line, such as « Fiche imprimée »."""
    undo_offered = Signal(str, object)
    """What was done (« Action supprimée ») and its act, the UUID `job.act`, for it to be undone."""
    appearance_chosen = Signal(object)
    """An `Appearance`, from the settings."""
    screen_shared = Signal(bool)
    """Whether the person looks at the screen: the names of others are not to be seen."""
    troubled = Signal(Exception)
    """An error no field of the page is concerned by: the window says it."""

    def lay_out(
        self, body: QLayout, header: QWidget | None = None, footer: QWidget | None = None
    ) -> None:
        """Fill the page: the body scrolls down when it must, header and footer never do."""
        self.setProperty("role", "page")
        area = scrolled(frame(body, "page"))
        area.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        before = [] if header is None else [header]
        after = [] if footer is None else [footer]
        self.setLayout(column(*before, (area, 1), *after, gap=0))

    def open_person(self, person: UUID, part: str = "") -> None:
        self.route_chosen.emit(Route(Screen.PERSON, person, part))

    def open_assessment(self, assessment: UUID) -> None:
        self.route_chosen.emit(Route(Screen.ASSESSMENT, assessment))

    def open_comparison(self, person: UUID, latest: UUID | None = None) -> None:
        """Compare the assessments of a person; the later of the two is `latest` if it is told."""
        self.route_chosen.emit(Route(Screen.COMPARISON, person, str(latest) if latest else ""))

    def open_referrals(self, adviser: UUID) -> None:
        """Open the list of the referrals of the body, as this adviser works on it."""
        self.route_chosen.emit(Route(Screen.REFERRALS, adviser))

    def open_consolidation(self, adviser: UUID) -> None:
        """Open the page that adds up packages of several bases."""
        self.route_chosen.emit(Route(Screen.CONSOLIDATION, adviser))

    def open_duplicates(self, adviser: UUID) -> None:
        """Open the pairs of files that may be of one person."""
        self.route_chosen.emit(Route(Screen.DUPLICATES, adviser))

    def open_import(self, adviser: UUID) -> None:
        """Open the assistant that brings a table in."""
        self.route_chosen.emit(Route(Screen.IMPORT, adviser))

    def go(self, screen: Screen) -> None:
        self.route_chosen.emit(Route(screen))

    def refresh(self) -> None:
        """Load what is shown, off the GUI thread; called each time the page is shown."""

    def leave(self) -> None:
        """Save what is still being typed; called before another page is shown and at locking."""

    def flush(self) -> None:
        """Save what is still being typed, and stay: called before something is undone."""
        self.leave()

    def opened_person(self) -> UUID | None:
        """Return the person whose file is open here: Ctrl+Z undoes the last act in it."""
        return None

    def show_part(self, part: str) -> None:
        """Open the part a route named, such as a tab."""

    def part(self) -> str:
        """Name the part that is open, for the window to come back to it."""
        return ""

    def perform(self, _gesture: Gesture) -> bool:
        """Do a gesture if this page is the place for it; False leaves it to the window."""
        return False
