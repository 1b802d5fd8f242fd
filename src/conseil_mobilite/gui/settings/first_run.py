"""The first run: who works here, for whom, under which passphrase, where; then the base is made."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QLayout, QLineEdit

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.reference.code_lists import CodeLists
from conseil_mobilite.gui.backups.resume_dialog import ResumeDialog
from conseil_mobilite.gui.jobs import Worker
from conseil_mobilite.gui.kit.buttons import button
from conseil_mobilite.gui.kit.completion import CompletionField
from conseil_mobilite.gui.kit.labels import label, say
from conseil_mobilite.gui.kit.layouts import column, columns, row
from conseil_mobilite.gui.settings import first_run_steps as pages
from conseil_mobilite.gui.settings.first_run_form import FoundingForm
from conseil_mobilite.gui.settings.first_run_steps import Step, Summary
from conseil_mobilite.gui.settings.founding_place import FoundingPlace
from conseil_mobilite.gui.settings.steps_panel import StepsPanel
from conseil_mobilite.gui.shell.brand import beside, brand
from conseil_mobilite.services.organisation.founding import Founded, found_base
from conseil_mobilite.store.database import Clock, Store
from conseil_mobilite.store.keys.keychain import Answer, Keychain
from conseil_mobilite.store.reference.territories import Territories

NEXT: Final = "&Continuer"
CREATE: Final = "&Créer les dossiers"
CREATING: Final = "Création en cours…"
OPEN: Final = "&Ouvrir les dossiers"
RESUME: Final = "Reprendre une base &existante…"
CONSOLIDATE: Final = "Pilote du plan ? Consolider des paquets re&çus"
KEYCHAIN_FAILED: Final = (
    "Les dossiers sont créés. Le trousseau de cet ordinateur n’a pas accepté la clé : vous les "
    "ouvrirez avec votre phrase secrète, et pourrez réessayer dans les réglages."
)


class FirstRun(QFrame):
    """Nothing is written before the last step; what is typed stays whatever goes wrong."""

    founded = Signal(object)
    """The open `Store` of the new base."""
    consolidation_asked = Signal()
    """A pilot of the plan has packages to add up, and needs no base."""

    def __init__(
        self,
        base: Path,
        clock: Clock,
        worker: Worker,
        keychain: Keychain,
        territories: Territories,
        lists: CodeLists,
    ) -> None:
        super().__init__()
        self.setObjectName("first_run")
        self.setProperty("role", "page")
        self._clock, self._worker, self._keychain = clock, worker, keychain
        self._made: Founded | None = None
        self._form = FoundingForm(lists, territories, worker.do)
        self._place = FoundingPlace(base, worker.do)
        self._summary = Summary(self._place)
        self._back = button("first_run_back", "&Précédent", "caret-left")
        self._next = button("first_run_next", NEXT, "arrow-right", "primary")
        self._consolidate = button("first_run_consolidate", CONSOLIDATE, "files", "quiet")
        self._resume = button("first_run_resume", RESUME, "hard-drives", "quiet")
        self._steps = self._make_steps()
        self._panel = StepsPanel([step.short for step in self._steps])
        self._rank, self._title, self._detail = label("", "small"), label("", "title"), label("")
        self._trouble = label("", "", "danger", wrap=True)
        self._trouble.setObjectName("first_run_trouble")
        self._lay_out()
        self._connect()
        self._show(0)

    def _make_steps(self) -> tuple[Step, ...]:
        form = self._form
        tick = form.keychain if self._keychain.backend is not None else None
        return (
            pages.adviser_step(form.adviser, form.checked_adviser),
            pages.organisation_step(form.organisation, form.checked_organisation),
            pages.passphrase_step(form.secret, tick, form.secret.phrase),
            pages.basin_step(form.basin, form.basin.basin),
            pages.summary_step(self._summary, self._next),
        )

    def _lay_out(self) -> None:
        words = label("Cinq étapes, environ quatre minutes. Tout se corrige ensuite.", wrap=True)
        # Kept: with large text the panel is not shown, and would be deleted with its steps.
        self._brand = brand("Première mise en route", words, 4, self._panel.body(), width=400)
        self._detail.setProperty("role", "muted")
        self._detail.setWordWrap(True)
        self.setLayout(column(beside(self._brand, self._body()), gap=0))

    def _body(self) -> QLayout:
        return column(
            self._rank,
            self._title,
            self._detail,
            4,
            *(step.card for step in self._steps),
            self._trouble,
            row(self._back, None, self._next),
            None,
            columns(row(self._resume, None), row(self._consolidate, None)),
            gap=10,
            pad=(40, 32, 40, 24),
        )

    def _connect(self) -> None:
        self._back.clicked.connect(lambda: self._show(self._current - 1))
        self._next.clicked.connect(self._go_on)
        self._consolidate.clicked.connect(self.consolidation_asked)
        self._resume.clicked.connect(self._ask_resuming)
        QShortcut(QKeySequence("Ctrl+Return"), self).activated.connect(self._next.click)
        for step in self._steps:
            for field in step.card.findChildren(QLineEdit):
                if not isinstance(field, CompletionField):  # there Enter takes the proposal
                    field.returnPressed.connect(self._next.click)

    def _show(self, rank: int) -> None:
        self._current, step = rank, self._steps[rank]
        last = rank == len(self._steps) - 1
        if last:
            self._summary.say(self._form.facts())
            self._place.look()
        self._form.secret.judge_again()
        for each in self._steps:
            each.card.setVisible(each is step)
        say(self._rank, f"Étape {rank + 1} sur {len(self._steps)}")
        say(self._title, step.title)
        say(self._detail, step.detail)
        self._say_trouble("")
        self._panel.show_current(rank)
        self._back.setVisible(rank > 0)
        self._next.say(CREATE if last else NEXT, "check-circle" if last else "arrow-right")
        self.setFocusProxy(step.first)
        step.first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_on(self) -> None:
        if self._made is not None:
            self._enter(self._made.store)
            return
        step = self._steps[self._current]
        step.form.clear_errors()
        try:
            step.check()
        except UserError as error:
            self._tell(error)
            return
        if self._current < len(self._steps) - 1:
            self._show(self._current + 1)
        else:
            self._create()

    def _ask_resuming(self) -> None:
        """Take over a base of another computer, or a backup: nothing is founded then."""
        dialog = ResumeDialog(self._place.base, self._clock, self._worker, self)
        dialog.resumed.connect(self._enter)
        dialog.open()

    def _create(self) -> None:
        try:
            founding = self._form.founding()
        except UserError as error:
            self._tell(error)
            return
        self._hold(busy=True)
        base, clock, keychain = self._place.base, self._clock, self._keychain
        making = self._worker.do(lambda: found_base(base, founding, clock, keychain))
        making.then(self._finish).otherwise(self._fail)

    def _finish(self, made: Founded) -> None:
        self._form.secret.empty()
        if made.keychain in {None, Answer.KEPT}:
            self._enter(made.store)
            return
        self._made = made
        self._hold(busy=False)
        self._back.hide()
        self._next.say(OPEN, "lock-open")
        self._say_trouble(KEYCHAIN_FAILED)

    def _enter(self, store: Store) -> None:
        """Hand the open base over; one whose place cannot be noted opens all the same."""
        try:
            self._place.remember()
        except UserError as error:
            self._worker.failed.emit(error)
        self.founded.emit(store)

    def _fail(self, error: Exception) -> None:
        self._hold(busy=False)
        if isinstance(error, UserError):
            self._tell(error)
        else:
            self._worker.failed.emit(error)

    def _hold(self, *, busy: bool) -> None:
        """Take no other click while the base is being made."""
        self._next.setEnabled(not busy)
        self._back.setEnabled(not busy)
        self._next.say(CREATING if busy else CREATE)
        if not busy:  # a button that is disabled gives the keyboard away
            self._next.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell(self, error: UserError) -> None:
        """Say an error beside its field, on the step that has it, or above the buttons."""
        present = self._steps[self._current]
        concerned = [step for step in (present, *self._steps) if error.field in step.form.fields]
        if not concerned:
            self._say_trouble(str(error))
            return
        if concerned[0] is not present:
            self._show(self._steps.index(concerned[0]))
        concerned[0].form.show_error(error)

    def _say_trouble(self, sentence: str) -> None:
        say(self._trouble, sentence)
        self._trouble.setVisible(bool(sentence))
