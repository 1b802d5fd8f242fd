"""Publish the draft of the grid: what changes, and a line that says why."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from conseil_mobilite.domain.assessment.local_grid_changes import GridChange
from conseil_mobilite.domain.language.french import counted
from conseil_mobilite.gui.kit.dialogs import Creation
from conseil_mobilite.gui.kit.fields import Field, Form
from conseil_mobilite.gui.kit.labels import label
from conseil_mobilite.gui.kit.layouts import column, frame
from conseil_mobilite.gui.kit.texts import TextField

WIDTH: Final = 640
FOR_EVER: Final = (
    "Les bilans commencés à partir de maintenant suivront cette version. Ceux qui sont déjà "
    "commencés ou validés gardent la leur, et une version publiée ne change plus."
)


class PublishDialog(Creation):
    def __init__(self, version: str, changes: Sequence[GridChange], parent: QWidget) -> None:
        self._note = TextField(
            "publish_note", placeholder="Le garage solidaire, deux mots plus simples"
        )
        field = Field("&Ce qui change, en une ligne", self._note)
        lines = [label(change.sentence, wrap=True) for change in changes]
        told = frame(column(*lines, gap=8, pad=(12, 10, 12, 10)), "card")
        told.setObjectName("publish_changes")
        title = label(counted(len(changes), "changement"), "field")
        body = column(
            label(FOR_EVER, "muted", wrap=True), field, column(title, told, gap=4), gap=14
        )
        number = version.rpartition("-")[2]
        super().__init__(
            "grid_publish",
            f"Publier la version {version}",
            body,
            parent,
            create=f"&Publier la version {number}",
            width=WIDTH,
        )
        self.form = Form(note=field)
        self._note.setFocus(Qt.FocusReason.OtherFocusReason)

    def note(self) -> str:
        return self._note.text()
