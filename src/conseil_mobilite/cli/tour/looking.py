"""Each page in turn, as it stands at the end of the story: light and dark, then in large text."""

from typing import Final

from PySide6.QtCore import Qt

from conseil_mobilite.cli.tour import counting, diary_views, directing, overlooking
from conseil_mobilite.cli.tour.failure import StepFailed
from conseil_mobilite.cli.tour.photographing import (
    go_to_her,
    open_section,
    shoot,
    show_everybody,
    shows,
)
from conseil_mobilite.cli.tour.visit import Visit
from conseil_mobilite.gui.kit.appearance import Look
from conseil_mobilite.gui.kit.page import Screen
from conseil_mobilite.gui.shell.workspace import Workspace
from conseil_mobilite.store.database import Store

_ALT: Final = Qt.KeyboardModifier.AltModifier
PLACES: Final = (
    ("aujourdhui", Qt.Key.Key_1, Screen.TODAY),
    ("personnes", Qt.Key.Key_2, Screen.PEOPLE),
    ("solutions", Qt.Key.Key_4, Screen.DIRECTORY),
    ("statistiques", Qt.Key.Key_5, Screen.STATISTICS),
    ("reglages", Qt.Key.Key_6, Screen.SETTINGS),
)
TABS: Final = (
    ("personne-synthese", "Synthèse"),
    ("personne-identite", "Identité"),
    ("personne-mobilite", "Mobilité"),
    ("personne-bilans", "Bilans"),
    ("personne-parcours", "Parcours"),
    ("personne-rendez-vous", "Rendez-vous"),
    ("personne-documents", "Documents"),
    ("personne-droits", "Droits"),
)


SECTIONS: Final = (
    "organisation",
    "adviser",
    "agenda",
    "basins",
    "plan",
    "documents",
    "grid",
    "languages",
    "notes",
    "bin",
    "exports",
    "access",
    "security",
    "backups",
    "retention",
    "audit",
    "records",
    "reminders",
    "appearance",
    "about",
)
REDRAWN: Final = ("documents",)
LARGE: Final = "150"


def look_around(visit: Visit) -> None:
    """Go through her page, her assessment and the places of the rail, once in each look."""
    for look in visit.album.looks():
        visit.album.dress(look)
        _walk(visit)


def look_over(visit: Visit) -> None:
    """Take what is read rather than worked on: it is laid out as it is in any text size."""
    for look in visit.album.looks():
        visit.album.dress(look)
        go_to_her(visit)
        overlooking.look_over_her(visit)
        overlooking.look_at_papers(visit)
        overlooking.look_at_import(visit)
        diary_views.look_further(visit)
        overlooking.look_at_comparison(visit)
        overlooking.look_at_reassigning(visit)
        counting.look_behind(visit)


def look_large(visit: Visit) -> None:
    """Choose a large text in the settings, go through every page again, and go back.

    In the smallest size alone: there is more room in the others.
    """
    every, visit.album.sizes = visit.album.sizes, visit.album.sizes[:1]
    visit.album.dress(Look.LIGHT)
    _choose_text_size(visit, LARGE)
    for look in visit.album.looks():
        visit.album.dress(look)
        _walk(visit, ending=f"-texte-{LARGE}")
    visit.album.dress(Look.LIGHT)
    _choose_text_size(visit, "100")
    visit.album.sizes = every


def found_pictures(visit: Visit, _store: Store) -> None:
    """Find every picture, none of them empty."""
    lacking = [
        path.name
        for path in visit.album.expected()
        if not path.is_file() or path.stat().st_size < _LEAST
    ]
    if lacking:
        raise StepFailed(f"Images absentes ou vides : {', '.join(lacking[:5])}.")


def _walk(visit: Visit, ending: str = "") -> None:
    """Take every page under its name and that ending."""
    go_to_her(visit)
    for page, title in TABS:
        visit.show_tab(title)
        shoot(visit, page + ending)
    _look_at_assessment(visit, ending)
    overlooking.look_at_her(visit, ending)
    diary_views.look_at_agenda(visit, ending)
    overlooking.look_at_lists(visit, ending)
    overlooking.look_at_bringing(visit, ending)
    for page, key, screen in PLACES:
        visit.hand.press(key, _ALT)
        visit.hand.wait(shows(visit, screen), f"Alt et un chiffre n’ouvrent pas « {page} ».")
        _look_at_place(visit, page + ending, screen, ending)
    for section in SECTIONS:
        open_section(visit, section)
        shoot(visit, f"reglages-{section}{ending}", redrawn=section in REDRAWN)


def _look_at_place(visit: Visit, page: str, screen: Screen, ending: str) -> None:
    """Take a place of the rail, or what it is parted into; the settings come by sections."""
    if screen is Screen.DIRECTORY:
        directing.look_at_parts(visit, ending)
    elif screen is Screen.STATISTICS:
        counting.look_at_statistics(visit, ending)
    elif screen is not Screen.SETTINGS:
        show_everybody(visit)
        shoot(visit, page)


def _choose_text_size(visit: Visit, percent: str) -> None:
    """Choose a size in the settings, from wherever the window is; it is laid out anew."""
    hand, before = visit.hand, visit.sitting.workspace
    hand.press(Qt.Key.Key_6, _ALT)
    hand.wait(shows(visit, Screen.SETTINGS), "Alt et 6 n’ouvrent pas les réglages.")
    open_section(visit, "appearance")
    hand.click(f"settings_size_{percent}")
    hand.wait(lambda: _laid_out_anew(visit, before), "La taille du texte ne change pas.")
    visit.settle()


def _laid_out_anew(visit: Visit, before: Workspace | None) -> bool:
    present = visit.sitting.workspace
    return present is not None and present is not before and present.stage.page() is not None


def _look_at_assessment(visit: Visit, ending: str) -> None:
    """Open the validated assessment from its tab: its synthesis, then its questions."""
    hand = visit.hand
    visit.show_tab("Bilans")
    visit.settle()
    hand.click(hand.name_of("open_"))
    hand.wait(shows(visit, Screen.ASSESSMENT), "Le bilan validé ne s’ouvre pas.")
    shoot(visit, f"synthese-validee{ending}")
    hand.click("to_questions")
    shoot(visit, f"bilan-valide{ending}")


_LEAST: Final = 5_000
"""Bytes: the smallest picture of a page has several times as many."""
