"""The guide of the indicators, looked at before it is printed or saved."""

from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.kit.page import Page
from conseil_mobilite.gui.paper.opening import open_preview
from conseil_mobilite.gui.paper.printable import Printable
from conseil_mobilite.services.statistics import guides

NAME = "Guide des indicateurs"
ABOUT = "Ce guide ne contient aucun chiffre : il peut être remis à qui lit vos statistiques."


def open_guide(page: Page, desk: Desk) -> None:
    """Show the guide over the page, which says what becomes of it."""
    open_preview(desk, guide(), page).said.connect(page.said)


def guide() -> Printable:
    """Return the guide as a paper that nobody is handed."""
    return Printable(
        NAME,
        lambda background, at, _chosen: background.read(guides.preview, at),
        None,
        ABOUT,
    )
