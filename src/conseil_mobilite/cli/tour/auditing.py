"""The journal read and checked by the responsable, and the report of an incident."""

from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from conseil_mobilite.cli.tour.failure import StepFailed
from conseil_mobilite.cli.tour.photographing import give_up, go, open_section, show_over
from conseil_mobilite.cli.tour.visit import Visit
from conseil_mobilite.gui.kit.page import Screen
from conseil_mobilite.services.audit import checking, trail
from conseil_mobilite.services.audit.trail import TrailQuery
from conseil_mobilite.store.database import Store

WANTED: Final = frozenset(
    (
        "access.add_recovery",
        "adviser.add",
        "base.open_failed",
        "base.restore",
        "person.export",
        "record.write",
    )
)


def check(visit: Visit) -> None:
    """Have the whole journal read again, then read the report that would be sent."""
    hand = visit.hand
    go(visit, Qt.Key.Key_6, Screen.SETTINGS)
    open_section(visit, "audit")
    visit.settle()
    hand.click("audit_verify")
    hand.wait(lambda: hand.says("audit_verify_state", "Journal intact"), "Le journal inquiète.")
    visit.settle()
    hand.bring(hand.find("audit_verify_state", QWidget))
    visit.picture("journal-verifie")
    open_section(visit, "about")
    hand.click("settings_report")
    show_over(visit, "rapport-incident", "incident_text")
    give_up(visit)


def found_intact(visit: Visit, store: Store) -> None:
    """Read it once more, and find in it what the visit did for the safety of the base."""
    if store.read(checking.verify, visit.base).report.first_bad is not None:
        raise StepFailed("Le journal de la base n’est pas intact.")
    acts = set(_acts(store))
    if lacking := WANTED - acts:
        raise StepFailed(f"Le journal ne dit pas : {', '.join(sorted(lacking))}.")


def _acts(store: Store) -> Iterator[str]:
    """Yield the kind of every act, the last first."""
    before, complete = None, False
    while not complete:
        page = store.read(trail.page, TrailQuery(), before)
        yield from (line.act for line in page.lines)
        before, complete = page.lines[-1].number, page.complete
