"""« Imprimer »: the papers of an appointment to come, for each person expected at it."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget

from conseil_mobilite.domain.agenda.statuses import PLANNED
from conseil_mobilite.domain.language.french import spaced
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.kit.buttons import Button, button, literal
from conseil_mobilite.gui.paper.paper_dialog import PaperDialog, open_preview
from conseil_mobilite.gui.paper.printables import appointment_paper
from conseil_mobilite.services.agenda.diary import Attendance, DiaryEntry
from conseil_mobilite.services.paper.appointment_papers import Shape

SHAPES: Final = (
    (Shape.SLIP, "Fiche à garder (A5)"),
    (Shape.CARD, "Carte de portefeuille (A6)"),
)

PaperTeller = Callable[[UUID, UUID, Shape], object]
"""Told the identities of the appointment and of the person, and the shape of the paper."""


def expected(entry: DiaryEntry) -> list[Attendance]:
    """Return those whom a paper may still remind: the meeting is to come and they expect it."""
    if entry.begun or entry.cancelled:
        return []
    return [who for who in entry.people if who.status == PLANNED]


def paper_button(
    name: str, entry: DiaryEntry, people: Sequence[Attendance], tell: PaperTeller, role: str = ""
) -> Button:
    """Offer both papers; where several are expected, in a menu of its own for each."""
    made = button(name, "Imprimer", "caret-down", role)
    whom = people[0].name if len(people) == 1 else "les personnes attendues"
    made.setAccessibleName(f"Imprimer pour {whom}")
    made.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the arrow after the word
    menu = _named(QMenu(made), "Papiers à remettre à la personne")
    menu.setObjectName(f"{name}_menu")
    for who in people:
        under = menu if len(people) == 1 else _submenu(menu, who)
        _offer(under, name, partial(tell, entry.appointment.id, who.person_id), who)
    made.setMenu(menu)
    return made


def open_paper(
    desk: Desk, parent: QWidget, appointment: UUID, person: UUID, shape: Shape
) -> PaperDialog:
    """Show the paper as it would leave now."""
    return open_preview(desk, appointment_paper(appointment, person, shape), parent)


def _submenu(menu: QMenu, who: Attendance) -> QMenu:
    return _named(menu.addMenu(literal(who.name)), f"Papiers pour {who.name}")


def _named(menu: QMenu, words: str) -> QMenu:
    menu.setAccessibleName(words)
    menu.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    return menu


def _offer(menu: QMenu, name: str, tell: Callable[[Shape], object], who: Attendance) -> None:
    for shape, words in SHAPES:
        line = menu.addAction(spaced(words))
        line.setObjectName(f"{name}_{shape.value}_{who.person_id.hex}")
        line.triggered.connect(lambda _on=False, shape=shape: tell(shape))
