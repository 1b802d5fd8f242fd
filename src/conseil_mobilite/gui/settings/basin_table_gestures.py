"""Bring in a table of basins: choose the file, look at what it would change, then do it."""

from functools import partial
from pathlib import Path
from typing import Final

import shiboken6
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.language.french import counted
from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.domain.organisation.basin_table import BasinPlan
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.kit.outlets import choose_file_to_read
from conseil_mobilite.gui.settings.basin_table_dialog import BasinPreview, BasinTableDialog
from conseil_mobilite.services.organisation import basin_table
from conseil_mobilite.services.organisation.basin_table_reading import read_plan

KIND: Final = "Tableau (*.xlsx *.xlsm *.csv *.tsv *.txt)"
TITLE: Final = "Importer des bassins"


class BasinTableGestures(QObject):
    """Opens its dialog over `page`."""

    undo_offered = Signal(str, object)

    def __init__(self, desk: Desk, page: QWidget) -> None:
        super().__init__(page)
        self._desk, self._page = desk, page

    def choose(self) -> None:
        choose_file_to_read(self._page, TITLE, KIND, self.show_file)

    def show_file(self, path: Path) -> None:
        """Show what a file would change."""
        dialog = BasinTableDialog(self._page)
        again = partial(self._read, dialog)
        dialog.other_file_asked.connect(lambda: choose_file_to_read(dialog, TITLE, KIND, again))
        dialog.asked.connect(partial(self._bring_in, dialog))
        dialog.open()
        self._read(dialog, path)

    def _read(self, dialog: BasinTableDialog, path: Path) -> None:
        background, today = self._desk.background, paris_day(self._desk.clock())
        refuse = partial(self._refuse, dialog)

        def preview(plan: BasinPlan) -> None:
            looking = background.read(basin_table.preview, plan, today)
            looking.then(
                lambda changes: dialog.show_preview(BasinPreview(plan, changes)), dialog
            ).otherwise(refuse, dialog)

        dialog.show_reading(path)
        territories = self._desk.territories
        reading = background.work(lambda: read_plan(path, territories))
        reading.then(preview, dialog).otherwise(refuse, dialog)

    def _refuse(self, dialog: BasinTableDialog, error: Exception) -> None:
        if isinstance(error, UserError) and shiboken6.isValid(dialog):
            dialog.refuse(error)
        else:
            self._desk.background.failed.emit(error)

    def _bring_in(self, dialog: BasinTableDialog) -> None:
        today = paris_day(self._desk.clock())
        dialog.confirm.setEnabled(False)
        job = self._desk.background.run(basin_table.bring_in, dialog.plan(), today)

        def tell(changed: int) -> None:
            words = counted(changed, "bassin importé", "bassins importés")
            self.undo_offered.emit(words, job.act)
            dialog.done_with()

        job.then(tell, dialog).otherwise(dialog.show_error, dialog)
