"""Asking what a correction is about, before opening the new version."""

from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from conseil_mobilite.domain.assessment.assessment import Assessment
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.kit.dialogs import Creation
from conseil_mobilite.gui.kit.fields import Field, Form
from conseil_mobilite.gui.kit.labels import label
from conseil_mobilite.gui.kit.layouts import column
from conseil_mobilite.gui.kit.texts import TextField
from conseil_mobilite.services.assessment import assessments

EXPLANATION = (
    "Le bilan validé reste tel qu’il est. Une nouvelle version s’ouvre avec les mêmes réponses :"
    " vous la modifiez, puis vous la validez à son tour."
)


class CorrectionDialog(Creation):
    """`corrected` carries the new version of the assessment."""

    corrected = Signal(object)

    def __init__(self, desk: Desk, assessment_id: UUID, parent: QWidget) -> None:
        self._note = TextField("correction_note", placeholder="Véhicule mal noté, oubli…")
        field = Field("Ce que vous corrigez", self._note, "Une phrase, gardée dans le dossier.")
        body = column(label(EXPLANATION, "muted", wrap=True), field, gap=12)
        super().__init__("correction", "Corriger ce bilan", body, parent, create="&Corriger")
        self.form = Form(correction_note=field)
        self._desk, self._assessment_id = desk, assessment_id
        self.asked.connect(self._correct)

    def _correct(self) -> None:
        self._desk.background.run(
            assessments.correct, self._assessment_id, self._note.text(), self._desk.clock()
        ).then(self._opened).otherwise(self.show_error)

    def _opened(self, made: Assessment) -> None:
        self.corrected.emit(made)
        self.done_with()
