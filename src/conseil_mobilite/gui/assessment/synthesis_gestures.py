"""What the adviser does with the synthesis of an assessment: each gesture is stored at once."""

from collections.abc import Sequence
from typing import ParamSpec
from uuid import UUID

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from conseil_mobilite.domain.assessment.assessment import Assessment
from conseil_mobilite.domain.language.french import hour
from conseil_mobilite.domain.language.paris import paris_day, paris_time
from conseil_mobilite.domain.pathway.action import Action
from conseil_mobilite.gui.assessment.appraisal_dialogs import LevelDialog, ProfileDialog
from conseil_mobilite.gui.assessment.decision_dialog import DecisionDialog
from conseil_mobilite.gui.assessment.france_travail_copy import COPIED
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.services.assessment import (
    appraisal,
    assessments,
    france_travail,
    restitution,
    synthesis,
)
from conseil_mobilite.services.assessment.proposed_actions import ProposedAction
from conseil_mobilite.services.assessment.synthesis_picture import SynthesisPicture
from conseil_mobilite.services.pathway import actions
from conseil_mobilite.store.database import Service

P = ParamSpec("P")


class SynthesisGestures(QObject):
    """Each runs one service, or opens over `page` the dialog that does.

    They are about the `picture` shown, and `shared` where the person reads along.
    """

    kept = Signal(object)
    """The `SynthesisPicture` as the gesture left it."""
    refused = Signal(Exception)
    strength_added = Signal()
    planned = Signal()
    validated = Signal()
    said = Signal(str)

    def __init__(self, desk: Desk, subject: UUID, page: QWidget) -> None:
        super().__init__(page)
        self._desk, self._subject, self._page = desk, subject, page
        self.picture: SynthesisPicture | None = None
        self.shared = False

    def add_strength(self, words: str, code: str) -> None:
        run = self._desk.background.run(synthesis.add_strength, self._subject, words, code)
        run.then(self._strength_added).otherwise(self._refuse)

    def remove_strength(self, one: UUID) -> None:
        self._do(synthesis.remove_strength, self._subject, one)

    def keep_barrier(self, code: str, by_hand: bool) -> None:  # noqa: FBT001 - the signal carries it
        self._do(synthesis.keep_barrier, self._subject, code, by_hand=by_hand)

    def keep_all_barriers(self) -> None:
        self._do(synthesis.keep_all_barriers, self._subject)

    def drop_barrier(self, code: str) -> None:
        self._do(synthesis.drop_barrier, self._subject, code)

    def rank_barriers(self, codes: Sequence[str]) -> None:
        self._do(synthesis.rank_barriers, self._subject, codes)

    def set_barrier_intensity(self, code: str, how: str) -> None:
        self._do(synthesis.set_barrier_intensity, self._subject, code, how)

    def plan(self, action: ProposedAction) -> None:
        if self.picture is None:
            return
        new = actions.NewAction(
            action.kind, reasons=" ".join(action.reasons), barrier_code=action.barrier
        )
        pathway, on = self.picture.assessment.pathway_id, paris_day(self._desk.clock())
        run = self._desk.background.run(actions.plan, pathway, new, on)
        run.then(self._tell_planned).otherwise(self._refuse)

    def set_goal(self, text: str) -> None:
        self._do(synthesis.set_goal, self._subject, text)

    def agree(self, subject: str, agreed: bool) -> None:  # noqa: FBT001 - the signal carries it
        on = paris_day(self._desk.clock())
        self._do(restitution.record_agreement, self._subject, subject, on, agreed=agreed)

    def validate(self) -> None:
        on = paris_day(self._desk.clock())
        run = self._desk.background.run(assessments.validate, self._subject, on)
        run.then(self._freeze).otherwise(self._refuse)

    def give_back(self) -> None:
        self._do(restitution.give_back, self._subject, paris_day(self._desk.clock()))

    def ask_decision(self) -> None:
        if self.picture is not None:
            dialog = DecisionDialog(
                self._desk, self._subject, self.picture, self._page, shared=self.shared
            )
            dialog.decided.connect(self._keep)
            dialog.open()

    def ask_level(self) -> None:
        if self.picture is not None:
            dialog = LevelDialog(
                self._desk,
                self._subject,
                self.picture.grid,
                self.picture.axes,
                self._page,
                shared=self.shared,
            )
            dialog.retained.connect(self._keep)
            dialog.open()

    def reset_level(self, axis: str) -> None:
        self._do(appraisal.override_axis, self._subject, axis, None)

    def ask_profile(self) -> None:
        if self.picture is not None:
            dialog = ProfileDialog(self._desk, self._subject, self.picture, self._page)
            dialog.retained.connect(self._keep)
            dialog.open()

    def reset_profile(self) -> None:
        if self.picture is not None:
            self._do(appraisal.set_profile, self._subject, self.picture.computed.code)

    def set_intensity(self, code: str) -> None:
        self._do(appraisal.set_intensity, self._subject, code)

    def note_copy(self) -> None:
        """Leave the trace that the words for France Travail were copied."""
        if self.picture is not None:
            pathway = self.picture.assessment.pathway_id
            self._desk.background.note(france_travail.note_copy, pathway)
            self.said.emit(COPIED)

    def _do(self, service: Service[P, SynthesisPicture], *args: P.args, **kwargs: P.kwargs) -> None:
        run = self._desk.background.run(service, *args, **kwargs)
        run.then(self._keep).otherwise(self._refuse)

    def _keep(self, picture: SynthesisPicture) -> None:
        self.kept.emit(picture)
        self.said.emit(f"Synthèse enregistrée à {hour(paris_time(self._desk.clock()))}")

    def _refuse(self, error: Exception) -> None:
        self.refused.emit(error)

    def _strength_added(self, picture: SynthesisPicture) -> None:
        self.strength_added.emit()
        self._keep(picture)

    def _tell_planned(self, action: Action) -> None:
        self.said.emit(f"Ajouté au parcours : {action.wording}")
        self.planned.emit()

    def _freeze(self, _assessment: Assessment) -> None:
        self.said.emit(f"Bilan validé à {hour(paris_time(self._desk.clock()))}")
        self.validated.emit()
