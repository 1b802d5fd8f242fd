"""Come back, after the lock, where one was: the page, how far it was scrolled, what was typed.

Kept in memory alone, sealed by a key that only the open base gives: nothing in clear while the
window is locked, and another adviser, or another base, gets nothing.
"""

from collections.abc import Sequence
from typing import Final
from uuid import UUID

from pydantic import BaseModel, TypeAdapter
from PySide6.QtWidgets import QScrollArea

from conseil_mobilite.gui.kit.dialogs import Creation
from conseil_mobilite.gui.kit.drafts import Draft, Drafts
from conseil_mobilite.gui.kit.page import Route
from conseil_mobilite.gui.shell.workspace import Workspace
from conseil_mobilite.store.database import Store
from conseil_mobilite.store.keys.sealing import FastDerivation, Sealed, seal

PURPOSE: Final = "place of the lock"


class Place(BaseModel):
    """Where an adviser was, and what she was typing."""

    route: Route
    scrolled: int = 0
    drafts: tuple[Draft, ...] = ()

    @classmethod
    def of(cls, workspace: Workspace) -> "Place":
        """Look where the window is; its page has been told to leave."""
        area = _area(workspace)
        open_forms = (each for each in workspace.findChildren(Creation) if each.isVisible())
        drafts = tuple(draft for each in open_forms if (draft := each.draft()))
        scrolled = area.verticalScrollBar().value() if area is not None else 0
        return cls(route=workspace.stage.route(), scrolled=scrolled, drafts=drafts)

    def restore(self, workspace: Workspace) -> None:
        """Open the page again; its dialogs give back what was typed as they are opened."""
        workspace.drafts = Drafts(list(self.drafts))
        workspace.open(self.route)
        area = _area(workspace)
        if area is not None and self.scrolled:
            _scroll(area, self.scrolled)
        if self.drafts:
            workspace.status.say(_told(self.drafts))


class Places:
    """The sealed places of those who worked here since the program started."""

    def __init__(self) -> None:
        self._sealed: dict[UUID, Sealed] = {}

    def keep(self, store: Store, place: Place) -> None:
        if store.adviser is not None:
            content = TypeAdapter(Place).dump_json(place)
            self._sealed[store.adviser] = seal(
                content, store.key.derived(PURPOSE), str(store.adviser), FastDerivation()
            )

    def take(self, store: Store) -> Place | None:
        """Return where the adviser of an open base was, once; nothing of anybody else."""
        sealed = self._sealed.pop(store.adviser, None) if store.adviser is not None else None
        if sealed is None:
            return None
        content = sealed.opened(store.key.derived(PURPOSE), str(store.adviser))
        return Place.model_validate_json(content) if content else None


def _area(workspace: Workspace) -> QScrollArea | None:
    """Return what scrolls in the page: the largest one in sight."""
    page = workspace.stage.page()
    areas = [] if page is None else [a for a in page.findChildren(QScrollArea) if a.isVisible()]
    return max(areas, key=lambda area: area.width() * area.height(), default=None)


def _scroll(area: QScrollArea, value: int) -> None:
    """Scroll once the page, which loads meanwhile, is long enough."""
    bar = area.verticalScrollBar()

    def reach(_least: int, most: int) -> None:
        if most >= value:
            bar.rangeChanged.disconnect(reach)
            bar.setValue(value)

    bar.rangeChanged.connect(reach)
    reach(0, bar.maximum())


def _told(drafts: Sequence[Draft]) -> str:
    title = drafts[0].title
    return f"« {title} » était en cours : rouvrez cette fenêtre, ce que vous aviez tapé y est."
