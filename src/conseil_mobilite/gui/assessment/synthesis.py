"""The synthesis of an assessment: each gesture is stored at once, by the services."""

from typing import ParamSpec
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from conseil_mobilite.domain.assessment.assessment import Assessment
from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.language.french import hour
from conseil_mobilite.domain.language.paris import paris_day, paris_time
from conseil_mobilite.domain.pathway.action import Action
from conseil_mobilite.gui.assessment.advice_card import AdviceCard
from conseil_mobilite.gui.assessment.agreement_card import AgreementCard
from conseil_mobilite.gui.assessment.appraisal_card import AppraisalCard
from conseil_mobilite.gui.assessment.appraisal_dialogs import LevelDialog, ProfileDialog
from conseil_mobilite.gui.assessment.barriers_card import BarriersCard
from conseil_mobilite.gui.assessment.closing_bar import ClosingBar
from conseil_mobilite.gui.assessment.decision_dialog import DecisionDialog
from conseil_mobilite.gui.assessment.findings_cards import ChangesCard, TestsCard
from conseil_mobilite.gui.assessment.france_travail_copy import COPIED, NAME, FranceTravailCopy
from conseil_mobilite.gui.assessment.scrolling_column import ScrollingColumn
from conseil_mobilite.gui.assessment.strengths_card import StrengthsCard
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.kit.cards import card
from conseil_mobilite.gui.kit.fields import Field
from conseil_mobilite.gui.kit.later import soon
from conseil_mobilite.gui.kit.layouts import column, columns, frame
from conseil_mobilite.services.assessment import (
    appraisal,
    assessments,
    france_travail,
    restitution,
    synthesis,
)
from conseil_mobilite.services.assessment.proposed_actions import ProposedAction
from conseil_mobilite.services.assessment.synthesis_picture import SynthesisPicture
from conseil_mobilite.services.audit import reading
from conseil_mobilite.services.pathway import actions
from conseil_mobilite.store.database import Service

P = ParamSpec("P")
SIDE_WIDTH = 348


class Synthesis(QWidget):
    """Lays the cards out and joins them to the services."""

    said = Signal(str)
    troubled = Signal(Exception)
    validated = Signal()
    appointment_wanted = Signal()
    comparison_wanted = Signal()

    def __init__(self, desk: Desk, subject: UUID) -> None:
        super().__init__()
        self.setObjectName("synthesis")
        self._desk, self._subject = desk, subject
        self._picture: SynthesisPicture | None = None
        self._shared = self._reaching = False
        self.strengths = StrengthsCard(desk.lists["strengths"])
        self.barriers = BarriersCard()
        self.advice = AdviceCard()
        self.appraisal = AppraisalCard()
        self.agreements = AgreementCard()
        self.france_travail = FranceTravailCopy()
        self.tests, self.changes = TestsCard(), ChangesCard()
        self.closing = ClosingBar(desk.lists)
        self._connect()
        self._lay_out()

    def refresh(self) -> None:
        """Read the synthesis, in the wake of the replies still being written."""
        self._desk.background.note(reading.note, "assessment.open", "assessment", self._subject)
        self._desk.background.note(synthesis.picture, self._subject).then(self._show)

    def reach(self) -> None:
        """Put the focus on the first thing to do, once it is shown."""
        self._reaching = True

    def flush(self) -> None:
        """Give at once what is still being typed."""
        self.agreements.flush()

    def share(self, *, shared: bool) -> None:
        self._shared = shared
        if self._picture is not None:
            self._show(self._picture)

    def _show(self, picture: SynthesisPicture) -> None:
        self._picture = picture
        self.strengths.show_picture(picture, shared=self._shared)
        self.barriers.show_picture(picture, shared=self._shared)
        self.advice.show_picture(picture, shared=self._shared)
        self.appraisal.show_picture(picture, shared=self._shared)
        self.agreements.show_picture(picture)
        self.france_travail.show_blocks(picture.france_travail)
        self.tests.show_picture(picture, shared=self._shared)
        self.changes.show_picture(picture, shared=self._shared)
        self.closing.show_picture(picture)
        if self._reaching:
            self._reaching = False
            soon(self, self._focus_first)

    def _focus_first(self) -> None:
        """Go to the first barrier to decide upon or to rank, else to the step one is at."""
        for part in (self.barriers, self.closing):
            controls = [one for one in part.findChildren(QWidget) if _is_reached_by_tab(one)]
            for control in controls[:1]:
                control.setFocus(Qt.FocusReason.TabFocusReason)
                return

    def _kept(self, picture: SynthesisPicture) -> None:
        self._show(picture)
        self.said.emit(f"Synthèse enregistrée à {hour(paris_time(self._desk.clock()))}")

    def _do(self, service: Service[P, SynthesisPicture], *args: P.args, **kwargs: P.kwargs) -> None:
        run = self._desk.background.run(service, *args, **kwargs)
        run.then(self._kept).otherwise(self._refused)

    def _refused(self, error: Exception) -> None:
        """Say it beside the field it names, else at the foot of the page."""
        self.advice.forget()
        if self._picture is not None:
            self._show(self._picture)
        fields: dict[str, Field] = {
            "strength": self.strengths.field,
            "goal": self.agreements.goal_field,
        }
        if not isinstance(error, UserError):
            self.troubled.emit(error)
        elif error.field in fields:
            fields[error.field].show_error(str(error))
        else:
            self.closing.trouble(str(error))

    def _keep(self, code: str, by_hand: bool) -> None:  # noqa: FBT001 - the signal carries it
        self._do(synthesis.keep_barrier, self._subject, code, by_hand=by_hand)

    def _add_strength(self, words: str, code: str) -> None:
        run = self._desk.background.run(synthesis.add_strength, self._subject, words, code)
        run.then(self._strength_added).otherwise(self._refused)

    def _strength_added(self, picture: SynthesisPicture) -> None:
        self.strengths.forget_text()
        self._kept(picture)

    def _plan(self, action: ProposedAction) -> None:
        if self._picture is None:
            return
        new = actions.NewAction(
            action.kind, reasons=" ".join(action.reasons), barrier_code=action.barrier
        )
        pathway, on = self._picture.assessment.pathway_id, paris_day(self._desk.clock())
        run = self._desk.background.run(actions.plan, pathway, new, on)
        run.then(self._planned).otherwise(self._refused)

    def _planned(self, action: Action) -> None:
        self.said.emit(f"Ajouté au parcours : {action.wording}")
        self.refresh()

    def _validate(self) -> None:
        self.flush()
        on = paris_day(self._desk.clock())
        run = self._desk.background.run(assessments.validate, self._subject, on)
        run.then(self._frozen).otherwise(self._refused)

    def _frozen(self, _assessment: Assessment) -> None:
        self.said.emit(f"Bilan validé à {hour(paris_time(self._desk.clock()))}")
        self.validated.emit()

    def _give_back(self) -> None:
        self._do(restitution.give_back, self._subject, paris_day(self._desk.clock()))

    def _agree(self, subject: str, agreed: bool) -> None:  # noqa: FBT001 - the signal carries it
        on = paris_day(self._desk.clock())
        self._do(restitution.record_agreement, self._subject, subject, on, agreed=agreed)

    def _ask_level(self) -> None:
        if self._picture is not None:
            picture = self._picture
            dialog = LevelDialog(
                self._desk,
                self._subject,
                picture.grid,
                picture.axes,
                self,
                shared=self._shared,
            )
            dialog.retained.connect(self._kept)
            dialog.open()

    def _ask_profile(self) -> None:
        if self._picture is not None:
            dialog = ProfileDialog(self._desk, self._subject, self._picture, self)
            dialog.retained.connect(self._kept)
            dialog.open()

    def _ask_decision(self) -> None:
        if self._picture is not None:
            picture, shared = self._picture, self._shared
            dialog = DecisionDialog(self._desk, self._subject, picture, self, shared=shared)
            dialog.decided.connect(self._kept)
            dialog.open()

    def _connect(self) -> None:
        subject, do = self._subject, self._do
        self.strengths.added.connect(self._add_strength)
        self.strengths.removed.connect(lambda one: do(synthesis.remove_strength, subject, one))
        self.barriers.kept.connect(self._keep)
        self.barriers.all_kept.connect(lambda: do(synthesis.keep_all_barriers, subject))
        self.barriers.dropped.connect(lambda code: do(synthesis.drop_barrier, subject, code))
        self.barriers.ranked.connect(lambda codes: do(synthesis.rank_barriers, subject, codes))
        self.barriers.intensity_chosen.connect(
            lambda code, how: do(synthesis.set_barrier_intensity, subject, code, how)
        )
        self.advice.planned.connect(self._plan)
        self._connect_appraisal()
        self.agreements.goal_written.connect(lambda text: do(synthesis.set_goal, subject, text))
        self.agreements.agreed.connect(self._agree)
        self.closing.validation_wanted.connect(self._validate)
        self.closing.restitution_wanted.connect(self._give_back)
        self.closing.decision_wanted.connect(self._ask_decision)
        self.closing.appointment_wanted.connect(self.appointment_wanted)
        self.closing.comparison_wanted.connect(self.comparison_wanted)
        self.france_travail.copied.connect(self._note_copy)

    def _connect_appraisal(self) -> None:
        subject, do = self._subject, self._do
        self.appraisal.level_wanted.connect(self._ask_level)
        self.appraisal.level_reset.connect(
            lambda axis: do(appraisal.override_axis, subject, axis, None)
        )
        self.appraisal.profile_wanted.connect(self._ask_profile)
        self.appraisal.profile_reset.connect(self._reset_profile)
        self.appraisal.intensity_chosen.connect(
            lambda code: do(appraisal.set_intensity, subject, code)
        )

    def _note_copy(self) -> None:
        if self._picture is not None:
            pathway = self._picture.assessment.pathway_id
            self._desk.background.note(france_travail.note_copy, pathway)
            self.said.emit(COPIED)

    def _reset_profile(self) -> None:
        if self._picture is not None:
            self._do(appraisal.set_profile, self._subject, self._picture.computed.code)

    def _lay_out(self) -> None:
        left = column(self.barriers, None)
        middle = column(self.advice, None)
        copying = card(NAME, self.france_travail)
        appraised = (self.appraisal, self.tests)
        told = (self.changes, self.strengths, self.agreements, copying)
        cards = column(*told, *appraised, None, gap=12)
        side = frame(cards, "", width=SIDE_WIDTH)
        body = columns((left, 5), (middle, 4), side, gap=16)
        area = ScrollingColumn()
        area.hold(body, left=24, top=16, right=8)
        self.setLayout(column((area, 1), self.closing, gap=0))


def _is_reached_by_tab(widget: QWidget) -> bool:
    by_tab = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return by_tab and widget.isVisible() and widget.isEnabled()
