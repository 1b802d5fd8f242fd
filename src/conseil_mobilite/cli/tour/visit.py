"""What the steps of the tour share, and where they leave their files."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTabBar, QWidget

from conseil_mobilite.app.sitting import Sitting
from conseil_mobilite.cli.demonstration.base import FILE_NAME, PHRASE
from conseil_mobilite.cli.tour import folder
from conseil_mobilite.cli.tour.album import Album
from conseil_mobilite.cli.tour.failure import StepFailed
from conseil_mobilite.cli.tour.hand import Hand
from conseil_mobilite.cli.tour.living import live
from conseil_mobilite.gui.background import Background
from conseil_mobilite.gui.kit.page import Route
from conseil_mobilite.store.database import Store

_ROUNDS = 3


@dataclass(slots=True)
class Visit:
    """The window under way: `person` is known once she is registered.

    `doubled` are two files of somebody, and how many rows of each table the first one had;
    `service` is the first one that was proposed to her, `aid` the code of the one checked.
    `phrase` opens the base, `code` is that of the recovery kit. `elsewhere`
    stands for another drive; it is gone after the visit.
    """

    folder: Path
    elsewhere: Path
    today: date
    sitting: Sitting
    hand: Hand
    album: Album
    person: UUID | None = None
    doubled: tuple[UUID, UUID, Counter[str]] | None = None
    service: UUID | None = None
    aid: str = ""
    phrase: str = PHRASE
    code: str = ""

    def picture(self, page: str) -> None:
        """Take the pictures of what passes in each look, once all it asked for has come."""
        self.settle()
        self.album.take(page)

    def glimpse(self, page: str, *, redrawn: bool = False) -> None:
        """Take it in the look that is on alone: what is like it is taken in each one.

        `redrawn`: it is drawn again for each size of the window.
        """
        self.settle()
        self.album.shoot(page, self.settle if redrawn else None)

    @property
    def base(self) -> Path:
        """The base that the visit works on."""
        return self.folder / FILE_NAME

    @property
    def sheet(self) -> Path:
        """The action sheet, saved from its preview."""
        return self.folder / folder.SHEET

    @property
    def statistics(self) -> Path:
        """Where the package of statistics goes."""
        return self.folder / folder.STATISTICS

    def someone(self) -> UUID:
        """Return who was registered."""
        if self.person is None:
            raise StepFailed("Personne n’a été inscrit.")
        return self.person

    def route(self) -> Route:
        """Return where the window is."""
        workspace = self.sitting.workspace
        if workspace is None:
            raise StepFailed("La fenêtre ne montre plus la base.")
        return workspace.stage.route()

    def show_tab(self, title: str) -> None:
        """Click a tab of the person's page by the beginning of its title."""
        tabs = self.hand.find("record_tabs", QTabBar)
        ranks = [rank for rank in range(tabs.count()) if tabs.tabText(rank).startswith(title)]
        if not ranks:
            raise StepFailed(f"L’onglet « {title} » manque au dossier.")
        spot = tabs.tabRect(ranks[0]).center()
        QTest.mouseClick(tabs, Qt.MouseButton.LeftButton, pos=spot)
        self.hand.wait(
            lambda: tabs.currentIndex() == ranks[0], f"L’onglet « {title} » ne s’ouvre pas."
        )

    def settle(self) -> None:
        """Wait until what the page asked of the base came back, and what it asked after that.

        A page may wait a little before it asks, as when a selection comes to rest.
        """
        self.sitting.stay()
        for _ in range(_ROUNDS):
            background, workspace = self.sitting.background, self.sitting.workspace
            page = workspace.stage.page() if workspace else None
            if background is None or page is None:
                return
            self._pass_through(background)
            self.hand.wait(partial(_is_at_rest, page), "La page ne se calme pas.")

    def _pass_through(self, background: Background) -> None:
        """Send an errand down both threads: it comes back after all that went before."""
        back: list[object] = []
        background.note(_nothing).then(back.append)
        background.work(lambda: None).then(back.append)
        self.hand.wait(lambda: len(back) == 2, "La base ne répond plus.")  # noqa: PLR2004 - two threads
        live(0)


def _nothing(_session: object) -> None:
    """Ask the base for nothing: what counts is to come back."""


def _is_at_rest(page: QWidget) -> bool:
    """Say whether the page, or the dialog over it, is not about to ask for something."""
    over = QApplication.activeModalWidget()
    pauses = [
        pause
        for each in (page, over)
        if each is not None
        for pause in each.findChildren(QTimer, options=Qt.FindChildOption.FindDirectChildrenOnly)
    ]
    return not any(each.isActive() and each.isSingleShot() for each in pauses)


@dataclass(frozen=True, slots=True)
class Step:
    """One step: what is done in the window, and what must be found afterwards in the base.

    `verify` gets the base opened again once the window is closed; it raises StepFailed.
    """

    title: str
    do: Callable[[Visit], None]
    verify: Callable[[Visit, Store], None]
