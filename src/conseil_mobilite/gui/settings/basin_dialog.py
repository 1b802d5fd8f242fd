"""Compose a new basin: its name and its first intercommunalities."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.domain.organisation.basin import MobilityBasin
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.kit.dialogs import Creation
from conseil_mobilite.gui.kit.theme import dp, large_text
from conseil_mobilite.gui.settings.basin_fields import BasinFields
from conseil_mobilite.services.organisation import basins

WIDTH: Final = 760
STACKED_WIDTH: Final = 560
HEIGHT: Final = 480  # room for the members to come
TITLE: Final = "Composer un bassin"


class BasinDialog(Creation):
    """Stays open, with all that was chosen, until the basin is kept."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        fields = BasinFields("new_basin", desk.territories, desk.background.work)
        width = STACKED_WIDTH if large_text() else WIDTH
        super().__init__("basin_dialog", TITLE, fields.body(), parent, width=width)
        self._desk, self._basin, self.form = desk, fields, fields.form
        self.resize(self.width(), min(dp(HEIGHT), parent.window().height() - dp(48)))
        self.asked.connect(self._compose)
        fields.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def _compose(self) -> None:
        try:
            name, members = self._basin.basin()
        except UserError as error:
            self.show_error(error)
            return
        self.confirm.setEnabled(False)
        today = paris_day(self._desk.clock())
        composing = self._desk.background.run(basins.compose, name, "", members, today)
        composing.then(self._finish).otherwise(self.show_error)

    def _finish(self, _basin: MobilityBasin) -> None:
        self.done_with()
