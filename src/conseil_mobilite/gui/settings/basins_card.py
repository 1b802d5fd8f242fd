"""Bassins de mobilité: the list, one of them open for correction, or a new one."""

from functools import partial
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame

from conseil_mobilite.domain.language.french import counted
from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.jobs import Job
from conseil_mobilite.gui.kit.buttons import button
from conseil_mobilite.gui.kit.cards import Entry, card, entry
from conseil_mobilite.gui.kit.empty import empty_line
from conseil_mobilite.gui.kit.labels import glyph
from conseil_mobilite.gui.kit.layouts import column, frame, gestures, refill
from conseil_mobilite.gui.settings.basin_dialog import BasinDialog
from conseil_mobilite.gui.settings.basin_editor import BasinEditor
from conseil_mobilite.gui.settings.basin_table_gestures import BasinTableGestures
from conseil_mobilite.gui.settings.section import Section
from conseil_mobilite.services.organisation import basins
from conseil_mobilite.services.organisation.basins import Basin

NONE_YET: Final = "Aucun bassin pour l’instant : composez le vôtre avec ses intercommunalités."
ROLE: Final = "Les statistiques du plan se comptent par bassin, d’après la commune des personnes."


class BasinsCard(Section):
    """The list gives its place to the basin that is opened."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._editor: BasinEditor | None = None
        self._known: list[Basin] | None = None
        self._compose = button("basin_compose", "&Composer un bassin", "plus")
        self._table = button("basin_import", "&Importer un tableau…", "upload-simple", "quiet")
        self._rows, self._place = frame(column(gap=0)), frame(column(gap=0))
        extra = frame(gestures(self._table, self._compose))
        self._list = card("Vos bassins", self._rows, extra=extra)
        self._list.setWhatsThis(
            "Un bassin de mobilité réunit des intercommunalités ; une intercommunalité peut être "
            "de plusieurs bassins. Entrée ouvre un bassin pour le renommer ou le recomposer."
        )
        note = self.reserve(desk, "composer ou renommer un bassin", self._list, self._place)
        self.show_cards("Bassins de mobilité", ROLE, note, self._list, self._place)
        self._place.hide()
        self.setFocusProxy(self._compose)
        self._compose.clicked.connect(lambda: BasinDialog(desk, self).open())
        self._imports = BasinTableGestures(desk, self)
        self._imports.undo_offered.connect(self.undo_offered)
        self._table.clicked.connect(self._imports.choose)
        desk.background.saved.connect(self._follow)

    def refresh(self) -> None:
        self._read().then(self._show_again)

    def _read(self) -> Job[list[Basin]]:
        return self._desk.background.read(basins.basins, paris_day(self._desk.clock()))

    def _follow(self) -> None:
        """Read again once something was kept: what was just typed may not have been yet."""
        if self.isVisible():
            self._read().then(self._show)

    def _show(self, known: list[Basin]) -> None:
        if known == self._known:
            return
        self._known = known
        rows: list[QFrame] = [self._row(basin) for basin in known]
        refill(self._rows, *(rows or [empty_line(NONE_YET, icon="map-trifold")]))

    def _row(self, basin: Basin) -> Entry:
        names = ", ".join(member.name for member in basin.members)
        detail = f"{counted(len(basin.members), 'intercommunalité')} : {names}"
        lead = glyph("map-trifold", "primary", 20)
        made = entry(basin.name, detail, glyph("caret-right", size=16), lead=lead)
        return made.can_open(f"basin_open_{basin.code}", partial(self._open, basin))

    def _open(self, basin: Basin) -> None:
        editor = self._editor = BasinEditor(self._desk, basin)
        editor.closed.connect(self._close, Qt.ConnectionType.QueuedConnection)
        editor.given_up.connect(
            lambda act: self.undo_offered.emit("Intercommunalité retirée du bassin", act)
        )
        editor.troubled.connect(self.troubled)
        refill(self._place, editor)
        self._list.hide()
        self._place.show()
        self.setFocusProxy(editor)
        self.take_keyboard()

    def _close(self) -> None:
        self._editor = None
        self._place.hide()
        self._list.show()
        refill(self._place)
        self.setFocusProxy(self._compose)
        self.take_keyboard()
        self.refresh()

    def _show_again(self, known: list[Basin]) -> None:
        """Show the list, and the basin that is open as it is now kept."""
        self._show(known)
        if self._editor is not None:
            present = self._editor.basin.id
            self._editor.show_basin(next(each for each in known if each.id == present))
