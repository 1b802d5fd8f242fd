"""The synthesis of an assessment, card by card."""

from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.gui.assessment.advice_card import AdviceCard
from conseil_mobilite.gui.assessment.agreement_card import AgreementCard
from conseil_mobilite.gui.assessment.appraisal_card import AppraisalCard
from conseil_mobilite.gui.assessment.barriers_card import BarriersCard
from conseil_mobilite.gui.assessment.closing_bar import ClosingBar
from conseil_mobilite.gui.assessment.findings_cards import ChangesCard, TestsCard
from conseil_mobilite.gui.assessment.france_travail_copy import NAME, FranceTravailCopy
from conseil_mobilite.gui.assessment.scrolling_column import ScrollingColumn
from conseil_mobilite.gui.assessment.strengths_card import StrengthsCard
from conseil_mobilite.gui.assessment.synthesis_gestures import SynthesisGestures
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.kit.cards import card
from conseil_mobilite.gui.kit.fields import Field
from conseil_mobilite.gui.kit.later import soon
from conseil_mobilite.gui.kit.layouts import column, columns, frame
from conseil_mobilite.services.assessment import synthesis
from conseil_mobilite.services.assessment.synthesis_picture import SynthesisPicture
from conseil_mobilite.services.audit import reading

SIDE_WIDTH = 348


class Synthesis(QWidget):
    """Lays the cards out, shows them, and joins them to the gestures."""

    said = Signal(str)
    troubled = Signal(Exception)
    validated = Signal()
    appointment_wanted = Signal()
    comparison_wanted = Signal()

    def __init__(self, desk: Desk, subject: UUID) -> None:
        super().__init__()
        self.setObjectName("synthesis")
        self._desk, self._subject = desk, subject
        self._gestures = SynthesisGestures(desk, subject, self)
        self._reaching = False
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
        self._gestures.shared = shared
        self._show_again()

    def _show_again(self) -> None:
        if self._gestures.picture is not None:
            self._show(self._gestures.picture)

    def _show(self, picture: SynthesisPicture) -> None:
        self._gestures.picture, shared = picture, self._gestures.shared
        self.strengths.show_picture(picture, shared=shared)
        self.barriers.show_picture(picture, shared=shared)
        self.advice.show_picture(picture, shared=shared)
        self.appraisal.show_picture(picture, shared=shared)
        self.agreements.show_picture(picture)
        self.france_travail.show_blocks(picture.france_travail)
        self.tests.show_picture(picture, shared=shared)
        self.changes.show_picture(picture, shared=shared)
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

    def _refused(self, error: Exception) -> None:
        """Say it beside the field it names, else at the foot of the page."""
        self.advice.forget()
        self._show_again()
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

    def _validate(self) -> None:
        self.flush()
        self._gestures.validate()

    def _connect(self) -> None:
        do = self._gestures
        do.kept.connect(self._show)
        do.refused.connect(self._refused)
        do.strength_added.connect(self.strengths.forget_text)
        do.planned.connect(self.refresh)
        do.validated.connect(self.validated)
        do.said.connect(self.said)
        self._connect_findings()
        self._connect_appraisal()
        self.agreements.goal_written.connect(do.set_goal)
        self.agreements.agreed.connect(do.agree)
        self.closing.validation_wanted.connect(self._validate)
        self.closing.restitution_wanted.connect(do.give_back)
        self.closing.decision_wanted.connect(do.ask_decision)
        self.closing.appointment_wanted.connect(self.appointment_wanted)
        self.closing.comparison_wanted.connect(self.comparison_wanted)
        self.france_travail.copied.connect(do.note_copy)

    def _connect_findings(self) -> None:
        do = self._gestures
        self.strengths.added.connect(do.add_strength)
        self.strengths.removed.connect(do.remove_strength)
        self.barriers.kept.connect(do.keep_barrier)
        self.barriers.all_kept.connect(do.keep_all_barriers)
        self.barriers.dropped.connect(do.drop_barrier)
        self.barriers.ranked.connect(do.rank_barriers)
        self.barriers.intensity_chosen.connect(do.set_barrier_intensity)
        self.advice.planned.connect(do.plan)

    def _connect_appraisal(self) -> None:
        do = self._gestures
        self.appraisal.level_wanted.connect(do.ask_level)
        self.appraisal.level_reset.connect(do.reset_level)
        self.appraisal.profile_wanted.connect(do.ask_profile)
        self.appraisal.profile_reset.connect(do.reset_profile)
        self.appraisal.intensity_chosen.connect(do.set_intensity)

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
