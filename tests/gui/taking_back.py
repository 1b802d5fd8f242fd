"""Undo what a page offered to undo, as the window does."""

from uuid import UUID

from conseil_mobilite.gui.kit.page import Page
from conseil_mobilite.services.journal import undoing
from conseil_mobilite.store.database import Store


def take_back(store: Store, page: Page, act: object) -> None:
    """Undo the act that came with the offer, and show the page anew."""
    assert isinstance(act, UUID)
    store.run(undoing.undo_act, act)
    page.refresh()
