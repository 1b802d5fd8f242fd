"""Asking for another level or another profile, with the comment that goes with it."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from conseil_mobilite.domain.assessment.grid import Grid
from conseil_mobilite.domain.assessment.profiles import PROFILES
from conseil_mobilite.domain.assessment.scoring import LEVEL_LABELS
from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.gui.assessment import wording
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.kit.choice import Choice
from conseil_mobilite.gui.kit.dialogs import Creation
from conseil_mobilite.gui.kit.fields import Field, Form
from conseil_mobilite.gui.kit.layouts import column
from conseil_mobilite.gui.kit.texts import text_area
from conseil_mobilite.services.assessment import appraisal
from conseil_mobilite.services.assessment.assessment_levels import AxisLevel
from conseil_mobilite.services.assessment.synthesis_picture import SynthesisPicture

LEVELS = [(str(level), words) for level, words in LEVEL_LABELS.items() if level is not None]
CHOOSE = "Choisir…"
WITHOUT_LEVEL = "Choisissez le niveau à retenir pour cet axe."
WHY = "Pourquoi"
WHY_NOTE = "Le niveau calculé est gardé à côté du vôtre."


class LevelDialog(Creation):
    """`retained` carries the synthesis as it then stands.

    On a shared screen it offers no axis that only sensitive answers make, and no stored comment.
    """

    retained = Signal(object)

    def __init__(
        self,
        desk: Desk,
        assessment_id: UUID,
        grid: Grid,
        axes: Sequence[AxisLevel],
        parent: QWidget,
        *,
        shared: bool,
    ) -> None:
        told = wording.shareable(grid, axes, shared=shared)
        self._levels = {axis.axis: axis for axis in told}
        self._shared = shared
        offered = [(one.code, one.label) for one in grid.axes if one.code in self._levels]
        axis = Choice("override_axis", offered)
        level = Choice("override_to", LEVELS, none=CHOOSE)
        comment = text_area("override_comment", lines=3)
        why = Field(WHY, comment, WHY_NOTE)
        self._retained = Field("Niveau retenu", level)
        body = column(Field("Axe", axis), self._retained, why, gap=12)
        super().__init__(
            "override", "Retenir un autre niveau", body, parent, create="&Retenir ce niveau"
        )
        self.form = Form(axis_comment=why, axis_level=self._retained)
        self._desk, self._assessment_id = desk, assessment_id
        self._axis, self._level, self._comment = axis, level, comment
        axis.chosen.connect(self.show_axis)
        self.asked.connect(self._retain)
        self.show_axis(axis.code())

    def show_axis(self, code: str) -> None:
        """Show an axis with the level and the comment it has; what is being written is kept.

        One that is not offered leaves the first.
        """
        self._axis.show_code(code)
        known = self._levels[self._axis.code()]
        self._level.show_code("" if known.retained is None else str(known.retained))
        self._retained.show_note(f"Calculé d’après les réponses : {wording.level(known.computed)}.")
        if known.comment and not self._shared:
            self._comment.setPlainText(known.comment)

    def _retain(self) -> None:
        if not self._level.code():
            self.show_error(UserError(WITHOUT_LEVEL, "axis_level"))
            return
        self._desk.background.run(
            appraisal.override_axis,
            self._assessment_id,
            self._axis.code(),
            int(self._level.code()),
            self._comment.toPlainText(),
        ).then(self._done).otherwise(self.show_error)

    def _done(self, picture: SynthesisPicture) -> None:
        self.retained.emit(picture)
        self.done_with()


class ProfileDialog(Creation):
    """`retained` carries the synthesis as it then stands."""

    retained = Signal(object)

    def __init__(
        self, desk: Desk, assessment_id: UUID, picture: SynthesisPicture, parent: QWidget
    ) -> None:
        profile = Choice("profile", [(known.code, known.label) for known in PROFILES])
        profile.show_code(picture.retained.code)
        comment = text_area("profile_comment", picture.assessment.profile_comment, lines=3)
        chosen, why = Field("Profil retenu", profile), Field(WHY, comment)
        body = column(chosen, why, gap=12)
        super().__init__(
            "profile_dialog", "Retenir un autre profil", body, parent, create="&Retenir ce profil"
        )
        self.form = Form(profile_comment=why, profile=chosen)
        self._desk, self._assessment_id = desk, assessment_id
        self._profile, self._comment = profile, comment
        self.asked.connect(self._retain)

    def _retain(self) -> None:
        self._desk.background.run(
            appraisal.set_profile,
            self._assessment_id,
            self._profile.code(),
            self._comment.toPlainText(),
        ).then(self._done).otherwise(self.show_error)

    def _done(self, picture: SynthesisPicture) -> None:
        self.retained.emit(picture)
        self.done_with()
