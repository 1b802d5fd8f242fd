"""Grille de bilan: the body's own wording and questions, as a draft, until it is published."""

from conseil_mobilite.domain.assessment.grid import Grid
from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.kit.layouts import column
from conseil_mobilite.gui.kit.theme import large_text
from conseil_mobilite.gui.settings.draft_edits import DraftEdits
from conseil_mobilite.gui.settings.draft_gestures import DraftGestures
from conseil_mobilite.gui.settings.grid_head import QUESTIONS, VERSIONS, GridHead
from conseil_mobilite.gui.settings.grid_questions import GridQuestions
from conseil_mobilite.gui.settings.grid_wording import HELP
from conseil_mobilite.gui.settings.section import Section
from conseil_mobilite.gui.settings.versions_card import VersionsCard
from conseil_mobilite.services.assessment import grid_draft, grid_versions
from conseil_mobilite.services.assessment.grid_draft import GridWorkshop

PAD = (16, 16, 24, 16)
PUBLISHING = "publier une version de la grille ; le brouillon, lui, est ouvert à tous"


class GridCard(Section):
    """Two sides: the questions with the one that is open, and the versions made."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._workshop: GridWorkshop | None = None
        self._reading = ""
        self._head = GridHead()
        self._questions = GridQuestions(desk)
        self._versions = VersionsCard()
        self._edits = DraftEdits(desk, self._questions)
        self._gestures = DraftGestures(desk, self._questions, self)
        self._lay_out()
        self._connect()
        self.setWhatsThis(HELP)
        self.setFocusProxy(self._questions.list.search)

    def refresh(self) -> None:
        # By the writer: what was typed a moment ago is kept first.
        self._desk.background.note(grid_draft.workshop).then(self._show)

    def leave(self) -> None:
        self._questions.flush()
        super().leave()

    def _show(self, shown: GridWorkshop) -> None:
        self._workshop = shown
        self._head.show_workshop(shown)
        self._questions.show_workshop(shown)
        self._versions.show_versions(shown)

    def _show_kept(self, shown: GridWorkshop) -> None:
        self._head.say_trouble("")
        self._show(shown)

    def _show_replaced(self, shown: GridWorkshop) -> None:
        self._read_draft()
        self._show_kept(shown)
        self._questions.show_draft_anew(shown)

    def _refuse(self, error: Exception) -> None:
        if isinstance(error, UserError):
            self._head.say_trouble(str(error))
        else:
            self.troubled.emit(error)

    def _consult(self, version: str) -> None:
        def show(grid: Grid) -> None:
            self._reading = version
            self._head.show_reading(version)
            self._go(QUESTIONS)
            self._questions.show_version(grid)
            self._questions.list.reach()

        self._desk.background.read(grid_versions.grid, version).then(show, self)

    def _read_draft(self) -> None:
        """Leave the version being read, if one is, for the draft."""
        if self._reading:
            self._reading = ""
            self._head.show_reading("")
            self._questions.show_version(None)
            self._questions.list.reach()  # the button that was pressed is gone

    def _enter(self) -> None:
        """Go on to the question from its row, which may be far above where the text is large."""
        self._questions.editor.reach()
        self.reveal_keyboard()

    def _go(self, side: str) -> None:
        self._questions.flush()
        self._head.show_side(side)
        self._questions.setVisible(side == QUESTIONS)
        self._versions.setVisible(side == VERSIONS)

    def _save(self) -> None:
        shown = self._workshop
        if shown is not None:
            draft = shown.draft if shown.changes else shown.in_use
            self._gestures.save(self._reading, self._reading or draft.version)

    def _give_up(self) -> None:
        if self._workshop is not None:
            self._gestures.give_up(len(self._workshop.changes))

    def _publish(self) -> None:
        self._read_draft()
        self._gestures.publish()

    def _connect(self) -> None:
        head, gestures = self._head, self._gestures
        head.side_chosen.connect(self._go)
        head.draft_wanted.connect(self._read_draft)
        head.publish.clicked.connect(self._publish)
        head.give_up.clicked.connect(self._give_up)
        head.export.clicked.connect(self._save)
        head.load.clicked.connect(gestures.load)
        self._questions.list.opened.connect(self._enter)
        self._questions.list.adding_wanted.connect(gestures.add)
        self._versions.consulted.connect(self._consult)
        self._edits.kept.connect(self._show_kept)
        self._edits.refused.connect(self._refuse)
        gestures.kept.connect(self._show_kept)
        gestures.replaced.connect(self._show_replaced)
        gestures.refused.connect(self._refuse)
        gestures.said.connect(self.said)

    def _lay_out(self) -> None:
        sides = ((self._questions, 1), (self._versions, 1))
        pad = (24 if large_text() else 16, *PAD[1:])
        note = self.reserve(self._desk, PUBLISHING, self._head.publish)
        body = column(note, self._head, *sides, gap=12, pad=pad)
        if large_text():
            self.lay_out(body)
        else:
            self.setProperty("role", "page")
            self.setLayout(body)
        self._versions.hide()
