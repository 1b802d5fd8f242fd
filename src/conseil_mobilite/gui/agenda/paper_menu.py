"""« Imprimer »: the papers of an appointment to come, for each person expected at it."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from conseil_mobilite.domain.agenda.statuses import PLANNED
from conseil_mobilite.domain.language.french import spaced
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.kit.aloud import call
from conseil_mobilite.gui.kit.buttons import Button, button, literal
from conseil_mobilite.gui.kit.page import Page
from conseil_mobilite.gui.paper.opening import open_on
from conseil_mobilite.gui.paper.paper_dialog import PaperDialog
from conseil_mobilite.gui.paper.printables import appointment_paper, convocation
from conseil_mobilite.services.agenda.diary_entry import Attendance, DiaryEntry
from conseil_mobilite.services.paper.appointment_papers import Shape

LETTER: Final = "convocation"
PAPERS: Final = (
    (Shape.SLIP.value, "Fiche à garder (A5)"),
    (Shape.CARD.value, "Carte de portefeuille (A6)"),
    (LETTER, "Lettre d’invitation (A4)"),
)

PaperTeller = Callable[[UUID, UUID, str], object]
"""Told the identities of the appointment and of the person, and which of the papers."""


def expected(entry: DiaryEntry) -> list[Attendance]:
    """Return those whom a paper may still remind: the meeting is to come and they expect it."""
    if entry.begun or entry.cancelled:
        return []
    return [who for who in entry.people if who.status == PLANNED]


def paper_button(
    name: str, entry: DiaryEntry, people: Sequence[Attendance], tell: PaperTeller, role: str = ""
) -> Button:
    """Offer each paper; where several are expected, in a menu of its own for each."""
    made = button(name, "Imprimer", "caret-down", role)
    whom = people[0].name if len(people) == 1 else "les personnes attendues"
    call(made, f"Imprimer pour {whom}")
    made.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the arrow after the word
    menu = _named(QMenu(made), "Papiers à remettre à la personne")
    menu.setObjectName(f"{name}_menu")
    for who in people:
        under = menu if len(people) == 1 else _submenu(menu, who)
        _offer(under, name, partial(tell, entry.appointment.id, who.person_id), who)
    made.setMenu(menu)
    return made


def open_paper(desk: Desk, page: Page, appointment: UUID, person: UUID, paper: str) -> PaperDialog:
    """Show the paper as it would leave now."""
    if paper == LETTER:
        return open_on(page, desk, convocation(appointment, person), person)
    return open_on(page, desk, appointment_paper(appointment, person, Shape(paper)), person)


def _submenu(menu: QMenu, who: Attendance) -> QMenu:
    return _named(menu.addMenu(literal(who.name)), f"Papiers pour {who.name}")


def _named(menu: QMenu, words: str) -> QMenu:
    call(menu, words)
    menu.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    return menu


def _offer(menu: QMenu, name: str, tell: Callable[[str], object], who: Attendance) -> None:
    for paper, words in PAPERS:
        line = menu.addAction(spaced(words))
        line.setObjectName(f"{name}_{paper}_{who.person_id.hex}")
        line.triggered.connect(lambda _on=False, paper=paper: tell(paper))
