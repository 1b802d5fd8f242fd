"""The structures and services that the body writes itself, beside the catalogues it receives."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton

from conseil_mobilite.domain.directory.freshness import TO_CHECK
from conseil_mobilite.domain.language.french import counted, spaced
from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.directory.own_gestures import OwnGestures
from conseil_mobilite.gui.directory.own_words import service_detail, structure_detail
from conseil_mobilite.gui.directory.restoring import RestoreBar
from conseil_mobilite.gui.kit.buttons import button
from conseil_mobilite.gui.kit.cards import card, entry, line
from conseil_mobilite.gui.kit.empty import empty_line, empty_page
from conseil_mobilite.gui.kit.labels import badge, glyph, label, say
from conseil_mobilite.gui.kit.layouts import (
    Item,
    column,
    columns,
    frame,
    gestures,
    row,
)
from conseil_mobilite.gui.kit.page import Page
from conseil_mobilite.gui.pathway.refilling import refill_kept
from conseil_mobilite.gui.pathway.writing import Writing
from conseil_mobilite.services.directory.own_directory import OwnStructure, own_directory
from conseil_mobilite.services.directory.stored_services import StoredService

PAD: Final = (24, 12, 24, 16)  # beneath the title of the page
NOTHING: Final = (
    "Aucun service à vous pour l’instant",
    (
        "Écrivez ici ce qu’aucun catalogue ne décrit : vos ateliers, le garage d’un partenaire, la "
        "navette d’une commune. Ils seront proposés comme les autres."
    ),
)
NO_SERVICE: Final = "Cette structure ne propose encore aucun service."
FOREIGN: Final = "Structure d’un catalogue : elle se corrige chez qui le publie."
HELP: Final = (
    "Les structures et les services que votre organisme écrit. Entrée sur un service l’ouvre pour "
    "le corriger. Une structure qui propose des services ne se supprime pas : supprimez-les "
    "d’abord. Ce qui est supprimé revient par « Annuler »."
)


class OwnServices(Page):
    """One card a structure, with its services."""

    changed = Signal()
    """Something was written: what shows the directory may read it again."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("own_services")
        self.setWhatsThis(HELP)
        self._desk = desk
        self._writing = Writing(self)
        self._gestures = OwnGestures(desk, self, self._writing)
        self._count = label("", "muted", wrap=True)
        self._count.setObjectName("own_count")
        self._add = button("own_add_service", "&Ajouter un service", "plus", "primary")
        self._add_home = button("own_add_structure", "Ajouter une st&ructure", "buildings")
        self._list, self._undo = frame(column(gap=16)), RestoreBar("own_undo")
        moves = gestures(self._add_home, self._add)
        head = columns((self._count, 1), moves, gap=12)
        self.lay_out(column(head, self._list, None, self._undo, gap=12, pad=PAD))
        self._connect()

    def refresh(self) -> None:
        self._desk.background.read(own_directory).then(self._show, owner=self)

    def _connect(self) -> None:
        self._add.clicked.connect(lambda _down: self._gestures.add_service())
        self._add_home.clicked.connect(self._gestures.add_structure)
        self._gestures.return_offered.connect(self._offer)
        self._gestures.said.connect(self.said)
        self._writing.settled.connect(self.refresh)
        self._writing.settled.connect(self.changed)
        self._writing.troubled.connect(self.troubled)

    def _show(self, homes: tuple[OwnStructure, ...]) -> None:
        """Show what is kept, unless something newer is being kept: it is read after that."""
        if self._writing.under_way():
            return
        cards = [self._card(home) for home in homes]
        if not cards:
            cards = [frame(column(empty_page("buildings", *NOTHING)), "card")]
        refill_kept(self._list, *cards)
        services = sum(len(home.services) for home in homes)
        told = f"{counted(len(homes), 'structure')}, {counted(services, 'service')}"
        say(self._count, f"{told} à vous." if homes else "")

    def _card(self, home: OwnStructure) -> QFrame:
        rows: list[Item] = [line((label(structure_detail(home.structure), "small", wrap=True), 1))]
        if not home.own:
            rows = [line((label(FOREIGN, "small", wrap=True), 1))]
        rows += [self._row(each) for each in home.services]
        if not home.services:
            rows.append(empty_line(NO_SERVICE, icon="hand-heart"))
        made = card(home.structure.name, *rows, extra=self._moves(home))
        made.setObjectName(f"own_structure_{home.id}")
        return made

    def _moves(self, home: OwnStructure) -> QFrame:
        ask = self._gestures
        moves = [_gesture(home, "add", "Service", "plus", lambda: ask.add_service(home.id))]
        if home.own:
            change = partial(ask.change_structure, home)
            moves.append(_gesture(home, "change", "Modifier", "pencil-simple", change))
        if home.removable:
            delete = partial(ask.delete_structure, home)
            moves.append(_gesture(home, "delete", "Supprimer", "trash", delete))
        return frame(row(*moves, gap=4))

    def _row(self, stored: StoredService) -> QFrame:
        service = stored.service
        detail = service_detail(service, self._desk.territories)
        old = stored.to_check(self._today())
        marks = [badge(TO_CHECK, "warning")] if old else []
        delete = button(f"own_delete_{stored.id}", "Supprimer", "trash", "quiet")
        delete.setAccessibleName(spaced(f"Supprimer : {service.name}"))
        delete.clicked.connect(partial(self._gestures.delete_service, stored))
        lead = glyph("hand-heart", "primary", 20)
        made = entry(service.name, detail, *marks, delete, lead=lead)
        made.can_open(f"own_open_{stored.id}", partial(self._gestures.change_service, stored))
        told = [service.name, detail, *([TO_CHECK] if old else [])]
        made.setAccessibleName(spaced(", ".join(told)))
        return made

    def _offer(self, sentence: str, bring_back: Callable[[], object]) -> None:
        self._undo.offer_return(sentence, bring_back)

    def _today(self) -> date:
        return paris_day(self._desk.clock())


def _gesture(
    home: OwnStructure, act: str, words: str, icon: str, do: Callable[[], object]
) -> QPushButton:
    made = button(f"own_{act}_{home.id}", words, icon, "quiet")
    spoken = {"add": "Ajouter un service à"}.get(act, words)
    made.setAccessibleName(spaced(f"{spoken} {home.structure.name}"))
    made.clicked.connect(lambda _down: do())
    return made
