"""« Importer votre tableau »: four steps from a foreign file to people of the base."""

from typing import Final

from PySide6.QtWidgets import QScrollArea, QWidget

from conseil_mobilite.domain.language.french import counted
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.imports import helping
from conseil_mobilite.gui.imports.bring_step import BringStep
from conseil_mobilite.gui.imports.check_step import CheckStep
from conseil_mobilite.gui.imports.columns_step import ColumnsStep
from conseil_mobilite.gui.imports.file_step import FileStep
from conseil_mobilite.gui.imports.intake import Intake
from conseil_mobilite.gui.kit.foot import StepFoot
from conseil_mobilite.gui.kit.keys import listen
from conseil_mobilite.gui.kit.labels import label, say
from conseil_mobilite.gui.kit.later import soon
from conseil_mobilite.gui.kit.layouts import DENSE_GAP, PAGE_PAD, column
from conseil_mobilite.gui.kit.page import Page
from conseil_mobilite.gui.kit.steps import Steps

FILE, COLUMNS, CHECK, BRING, DONE = range(5)
NAMES: Final = ("Fichier", "Colonnes", "Vérification", "Import")
HELPS: Final = (helping.FILE, helping.COLUMNS, helping.CHECK, helping.BRING)
GO: Final = (
    ("&Continuer vers les colonnes", "arrow-right"),
    ("&Continuer vers la vérification", "arrow-right"),
    ("&Continuer vers l’import", "arrow-right"),
    ("I&mporter", "download-simple"),
    ("&Terminer", "check"),
)
BACK: Final = (
    "",
    "&Précédent : fichier",
    "&Précédent : colonnes",
    "&Précédent : vérification",
    "",
)
ABOUT: Final = "Un fichier de votre tableur devient des dossiers, vérifiés avant d’entrer."
GIVEN_UP: Final = (
    "Fichier mis de côté, rien n’a été importé. Le choisir à nouveau retrouve vos corrections."
)
KEPT: Final = "L’import en préparation est gardé jusqu’au verrouillage."


class ImportPage(Page):
    """What it shows is kept by the intake: leaving loses nothing, locking keeps nothing."""

    def __init__(self, desk: Desk, intake: Intake) -> None:
        super().__init__()
        self.setObjectName("import_page")
        self._intake, self._bringing = intake, intake.bringing
        self._file = FileStep(desk, intake)
        self._columns = ColumnsStep(desk, intake)
        self._check = CheckStep(desk, intake)
        self._bring = BringStep(desk, intake)
        self._views: tuple[QWidget, ...] = (self._file, self._columns, self._check, self._bring)
        self._steps, self._about = Steps("import_steps", NAMES), label(ABOUT, "muted", wrap=True)
        self._about.setObjectName("import_about")
        self._foot = StepFoot("import", GO, BACK, "&Abandonner ce fichier")
        title = column(label("Importer votre tableau", "title"), self._about, gap=0)
        views = ((view, 1) for view in self._views)
        body = column(title, self._steps, *views, gap=DENSE_GAP, pad=PAGE_PAD)
        self.lay_out(body, footer=self._foot)
        self._connect()
        self._show_step(self._first_step())

    def refresh(self) -> None:
        self._file.refresh()
        self._bring.refresh()
        soon(self, self._take_focus)  # once the page is shown

    def leave(self) -> None:
        """Keep what is in hand as it is; an import under way goes on."""

    def _connect(self) -> None:
        for view in (self._file, self._columns, self._bring):
            view.said.connect(self.said)
        for each in (self._file, self._columns, self._check, self._bring):
            each.troubled.connect(self.troubled)
        for holder in (self._file, self._bring):
            holder.person_chosen.connect(self.open_person)
        self._columns.undo_offered.connect(self.undo_offered)
        self._intake.read.connect(self._show_read)
        self._intake.dropped.connect(self._show_dropped)
        self._columns.changed.connect(self._look)
        self._check.settled.connect(self._look)
        self._bring.settled.connect(self._show_settled)
        self._foot.gone_back.connect(self._go_back)
        self._foot.given_up.connect(self._give_up)
        self._foot.gone_on.connect(self._go_on)
        listen(self, "Return", self._foot.press)
        listen(self, "Enter", self._foot.press)
        listen(self, "Escape", self._escape)

    def _first_step(self) -> int:
        """Come back to where the adviser was."""
        if self._bringing.brought is not None:
            return DONE
        return self._intake.step if self._intake.draft is not None else FILE

    def _show_step(self, step: int) -> None:
        self._intake.step = step
        shown = min(step, BRING)
        self.setWhatsThis(HELPS[shown])
        self._fill(step)
        for rank, view in enumerate(self._views):
            view.setVisible(rank == shown)
        self._steps.show_current(step)
        self._say_about()
        self._look()
        for area in self.findChildren(QScrollArea):
            area.verticalScrollBar().setValue(0)

    def _fill(self, step: int) -> None:
        """Have the view of a step show what is in hand."""
        acts = (
            self._file.show_file,
            self._columns.show_draft,
            self._check.begin,
            self._bring.show_plan,
        )
        acts[min(step, BRING)]()

    def _say_about(self) -> None:
        draft = self._intake.draft
        if draft is None:
            say(self._about, ABOUT)
        else:
            rows = counted(len(draft.table.rows), "ligne")
            say(self._about, f"{draft.words()} · {rows}")

    def _look(self) -> None:
        """Let what may be done now be done."""
        step, busy = self._intake.step, self._bringing.is_under_way()
        ready = (
            self._intake.draft is not None,
            self._columns.is_ready(),
            self._check.is_ready(),
            self._bring.may_import(),
            True,
        )
        self._foot.show_step(step, may_go_on=ready[step])
        self._foot.show_gestures(back=bool(BACK[step]) and not busy, give_up=self._may_give_up())

    def _may_give_up(self) -> bool:
        step, busy = self._intake.step, self._bringing.is_under_way()
        return self._intake.draft is not None and step != DONE and not busy

    def _take_focus(self) -> None:
        step = min(self._intake.step, DONE)
        if step == FILE and self._intake.draft is None:
            self._file.take_focus()
        elif step == COLUMNS:
            self._columns.take_focus()
        elif step == CHECK:
            self._check.take_focus()
        else:
            self._foot.take_focus()

    def _show_dropped(self) -> None:
        """Show the first step; a method, forgotten with the page: the intake outlives it."""
        self._show_step(FILE)

    def _show_read(self) -> None:
        self._bringing.forget()
        self._show_step(FILE)
        self._foot.take_focus()

    def _go_on(self) -> None:
        step = self._intake.step
        if step == DONE:
            self._finish()
        elif step == BRING:
            if self._intake.draft is not None:
                self._bringing.begin(self._intake.draft)
        else:
            self._show_step(step + 1)
            self._take_focus()

    def _go_back(self) -> None:
        self._show_step(self._intake.step - 1)
        self._take_focus()

    def _give_up(self) -> None:
        self._intake.drop()
        self.said.emit(GIVEN_UP)
        self._file.take_focus()

    def _escape(self) -> None:
        """Give up the import under way; else leave, and keep what is in hand."""
        if self._bringing.is_under_way():
            self._bringing.cancel()
            return
        if self._may_give_up():
            self.said.emit(KEPT)
        self.left.emit()

    def _show_settled(self) -> None:
        """Go to the end once the import is done; else let what may be done be done."""
        if self._bringing.brought is not None:
            self._show_step(DONE)
            self._foot.take_focus()
        else:
            self._look()
            if not self._bringing.is_under_way() and self._intake.step == BRING:
                self._foot.take_focus()

    def _finish(self) -> None:
        """Let go of the file that was imported, and show the list of imports."""
        self._bringing.forget()
        self._intake.forget()
        self._file.refresh()
        self._file.take_focus()
