"""A dialog that writes a record of the directory: nothing typed is lost by a refusal."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QWidget

from conseil_mobilite.domain.directory.faults import Record
from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.gui.directory.record_form import RecordForm, place_name
from conseil_mobilite.gui.kit.dialogs import Creation
from conseil_mobilite.gui.kit.fields import Field
from conseil_mobilite.gui.kit.labels import label
from conseil_mobilite.gui.kit.layouts import Item, column, frame
from conseil_mobilite.gui.kit.theme import large_text

WIDTH: Final = 820
STACKED_WIDTH: Final = 600


class RecordDialog(Creation):
    """`asked` tells that what is typed is to be written."""

    def __init__(
        self,
        name: str,
        words: tuple[str, str],
        body: QBoxLayout,
        record: RecordForm,
        above: QWidget,
    ) -> None:
        """`words` are its title and its button."""
        title, create = words
        width = STACKED_WIDTH if large_text() else WIDTH
        super().__init__(name, title, body, above, create=create, width=width)
        self.form = record.form
        self.record = record
        record.setParent(self)

    def typed(self) -> Record | None:
        """Return the record, or None once what could not be read is said beside it."""
        try:
            return self.record.typed()
        except UserError as error:
            self.show_error(error)
            return None

    def show_error(self, error: Exception) -> None:
        if isinstance(error, UserError):
            error = UserError(str(error), place_name(error.field))
        super().show_error(error)
        self.record.refuse()

    def start_at(self, field: Field) -> None:
        field.widget.setFocus(Qt.FocusReason.OtherFocusReason)


def group(title: str, *items: Item) -> QWidget:
    """Make a part of the form under its heading."""
    return frame(column(label(title, "heading"), *items, gap=12, pad=(0, 4, 0, 8)))
