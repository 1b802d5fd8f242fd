"""The assessments of a person: those validated, the one to resume, and beginning another."""

from collections.abc import Sequence
from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QWidget

from conseil_mobilite.domain.assessment.assessment import Assessment
from conseil_mobilite.domain.assessment.scoring import LEVEL_LABELS
from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.language.french import counted
from conseil_mobilite.gui.assessment import wording
from conseil_mobilite.gui.assessment.findings_cards import change_labels
from conseil_mobilite.gui.assessment.refilled import RefilledList
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.kit.buttons import button
from conseil_mobilite.gui.kit.cards import card, entry
from conseil_mobilite.gui.kit.empty import empty_line
from conseil_mobilite.gui.kit.labels import badge, label, say
from conseil_mobilite.gui.kit.layouts import PAGE_PAD, Item, column, frame, row
from conseil_mobilite.gui.kit.page import Page
from conseil_mobilite.gui.paper.opening import open_on
from conseil_mobilite.gui.paper.printable import Printable
from conseil_mobilite.gui.paper.printables import blank_grid, certificate, restitution
from conseil_mobilite.gui.people.record_tabs import NEW
from conseil_mobilite.services.assessment import assessment_list, assessments
from conseil_mobilite.services.assessment.assessment_form import EXIT, FULL, SHORT
from conseil_mobilite.services.assessment.assessment_list import AssessmentLine

WEAK = 2
BEGIN = (
    (FULL, "Bilan &complet", "compass"),
    (SHORT, "Bilan co&urt", "compass"),
    (EXIT, "Bilan &final", "flag"),
)


class AssessmentsTab(Page):
    """A tab of the person's page. Its part "new" resumes the one under way, or begins one."""

    def __init__(self, desk: Desk, person_id: UUID) -> None:
        super().__init__()
        self.setObjectName("assessments_tab")
        self._desk, self._person_id = desk, person_id
        self._list = RefilledList("assessments")
        self._trouble = label("", "small", "danger", wrap=True)
        self._trouble.hide()
        gestures = []
        for kind, words, icon in BEGIN:
            begin = button(f"begin_{kind}", words, icon)
            begin.clicked.connect(lambda _on, kind=kind: self._begin(kind))
            gestures.append(begin)
        self._gestures = gestures
        foot = column(
            self._trouble,
            row(label("Commencer ou reprendre :", "muted"), *gestures, None),
            row(label("Sur papier :", "muted"), *self._papers(), None),
            gap=6,
            pad=(16, 12, 16, 12),
        )
        self._compare = button("compare_assessments", "Co&mparer", "arrows-left-right", "quiet")
        self._compare.clicked.connect(lambda: self.open_comparison(self._person_id))
        self._compare.hide()
        made = card("Bilans", self._list.frame, frame(foot), extra=self._compare)
        self.lay_out(column(made, None, pad=PAGE_PAD))

    def _papers(self) -> list[QWidget]:
        """Offer what is printed of the assessments, and the grid to fill without a computer."""
        person = self._person_id
        offered = (
            ("certificate", "&Attestation…", "seal-check", certificate(person)),
            ("restitution", "Restitution au &prescripteur…", "handshake", restitution(person)),
            ("blank_grid", "&Grille à remplir à la main…", "list-checks", blank_grid()),
        )
        made = []
        for name, words, icon, paper in offered:
            gesture = button(f"paper_{name}", words, icon, "quiet")
            gesture.clicked.connect(partial(self._print, paper))
            made.append(gesture)
        return [*made]

    def _print(self, paper: Printable, _down: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's
        open_on(self, self._desk, paper, self._person_id)

    def show_part(self, part: str) -> None:
        if part == NEW:
            self._begin("")

    def refresh(self) -> None:
        self._desk.background.read(assessment_list.of_person, self._person_id).then(self._show)

    def _show(self, lines: Sequence[AssessmentLine]) -> None:
        content = tuple(
            (
                one.assessment.id,
                one.assessment.validated_on,
                one.progress,
                one.superseded_by,
                one.changes,
            )
            for one in lines
        )
        self._list.fill(content, lambda: self._rows(lines))
        self._compare.setVisible(len(lines) > 1)
        for begin in self._gestures:
            begin.setEnabled(True)

    def _rows(self, lines: Sequence[AssessmentLine]) -> list[Item]:
        if not lines:
            return [
                empty_line("Pas encore de bilan : le premier se fait ensemble.", icon="compass")
            ]
        return [item for line in lines for item in (self._row(line), *_corrected(line))]

    def _row(self, line: AssessmentLine) -> QWidget:
        chosen = line.assessment.id
        made = entry(self._title(line), self._levels(line), _state(line))
        return made.can_open(f"open_{chosen}", lambda: self.open_assessment(chosen))

    def _title(self, line: AssessmentLine) -> str:
        kind = self._desk.lists["assessment_kinds"].label(line.assessment.kind)
        version = f" · version {line.assessment.version}" if line.assessment.version > 1 else ""
        day = line.assessment.validated_on or line.began_on
        verb = "du" if line.assessment.validated_on else "commencé le"
        return f"{kind} {verb} {wording.day(day)}{version}"

    def _levels(self, line: AssessmentLine) -> str:
        """Name the axes to strengthen, the weakest first."""
        weak = [axis for axis in line.axes if axis.retained is not None and axis.retained <= WEAK]
        weak.sort(key=lambda axis: axis.retained or 0)
        named = [
            f"{line.grid.axis(axis.axis).short_label} ({LEVEL_LABELS[axis.retained].lower()})"
            for axis in weak
        ]
        evaluated = sum(axis.retained is not None for axis in line.axes)
        if not evaluated:
            return "Aucun axe évalué pour l’instant"
        told = f"À renforcer : {', '.join(named)}" if named else "Aucun axe à renforcer"
        count = counted(evaluated, "axe évalué", "axes évalués")
        return f"{told} · {count} sur {len(line.axes)}"

    def _begin(self, kind: str) -> None:
        self._trouble.hide()
        for begin in self._gestures:
            begin.setEnabled(False)  # a double click begins once
        at = self._desk.clock()
        run = self._desk.background.run(assessments.start_for, self._person_id, kind, at)
        run.then(self._begun).otherwise(self._refused)

    def _begun(self, made: Assessment) -> None:
        for begin in self._gestures:
            begin.setEnabled(True)
        self.open_assessment(made.id)

    def _refused(self, error: Exception) -> None:
        for begin in self._gestures:
            begin.setEnabled(True)
        if not isinstance(error, UserError):
            self.troubled.emit(error)
            return
        say(self._trouble, str(error))
        self._trouble.show()


def _corrected(line: AssessmentLine) -> list[Item]:
    """Say under a later version what it corrects, in the adviser's words and one by one."""
    if line.assessment.version == 1:
        return []
    note = label(f"Corrige : {line.assessment.correction_note}", "muted", wrap=True)
    made = frame(column(note, *change_labels(line.changes), gap=2, pad=(32, 2, 16, 10)))
    made.setObjectName(f"changes_{line.assessment.id}")
    return [made]


def _state(line: AssessmentLine) -> Item:
    if line.superseded_by:
        return badge(f"Remplacé par la version {line.superseded_by}")
    if line.assessment.validated_on is not None:
        return badge("Validé", "success")
    return badge(f"À reprendre : {line.progress.replied} sur {line.progress.asked}", "warning")
