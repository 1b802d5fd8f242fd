"""Last step: what will be done, the import, and what it did."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.imports.decisions import WRITTEN, Decision, ImportPreview
from conseil_mobilite.domain.language.french import counted, number
from conseil_mobilite.domain.paper.import_report import DONE_WORDS
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.imports import helping
from conseil_mobilite.gui.imports.history import History
from conseil_mobilite.gui.imports.import_plan import ImportPlan
from conseil_mobilite.gui.imports.import_result import ImportResult
from conseil_mobilite.gui.imports.intake import Intake
from conseil_mobilite.gui.imports.parts import told
from conseil_mobilite.gui.imports.wording import BADGES, TONES
from conseil_mobilite.gui.kit.cards import card
from conseil_mobilite.gui.kit.labels import badge, label
from conseil_mobilite.gui.kit.layouts import CARD_GAP, column, columns, frame, refill, row

SIDE_WIDTH: Final = 372
GIVEN_UP: Final = "Rien n’a été importé : la base est telle qu’elle était."
PROMISES: Final = (
    ("check-circle", "Tout ou rien", "Une coupure laisse la base telle qu’elle était."),
    (
        "arrow-counter-clockwise",
        "Trente jours pour revenir en arrière",
        "L’import entier se retire ; un dossier repris depuis est gardé, et dit.",
    ),
    ("note", "Rien n’est perdu", "Ce qui n’a pas été compris est gardé en note dans le dossier."),
)


class BringStep(QFrame):
    """`settled` tells that the import began or ended; `person_chosen` carries a UUID."""

    settled = Signal()
    said = Signal(str)
    troubled = Signal(Exception)
    person_chosen = Signal(object)

    def __init__(self, desk: Desk, intake: Intake) -> None:
        super().__init__()
        self.setObjectName("import_bring")
        self.setWhatsThis(helping.BRING)
        self._intake, self._bringing = intake, intake.bringing
        self._plan, self._result = ImportPlan(), ImportResult(desk)
        self._history = History(desk)
        self._counts = frame(column(gap=0))
        self._listed = card("Lignes du fichier", self._counts)
        self._side = card("Avant d’importer", *(told(i, w, title=t) for i, t, w in PROMISES))
        beside = frame(column(self._side, self._history, None), width=SIDE_WIDTH)
        main = column(self._plan, self._result, self._listed, None, gap=CARD_GAP)
        self.setLayout(columns((main, 1), beside, gap=CARD_GAP))
        self._connect()

    def refresh(self) -> None:
        self._history.refresh()

    def show_plan(self) -> None:
        """Say what the import will do, is doing, or did."""
        brought = self._bringing.brought
        final = brought.told if brought is not None else self._final()
        if not self._bringing.is_under_way():
            self._plan.show_idle()
        self._show_parts()
        if final is not None:
            self._plan.show_plan(final)
            counts = final.counts()
            words = BADGES if brought is None else DONE_WORDS
            rows = (_count(words[each], each, counts[each]) for each in TONES if each in counts)
            refill(self._counts, *rows)
            self._listed.show()
        if brought is not None:
            self._result.show_brought(brought)

    def may_import(self) -> bool:
        """Tell whether something would be written."""
        final = self._final()
        brings = final is not None and any(each.decision in WRITTEN for each in final.lines)
        return brings and not self._bringing.is_under_way()

    def _final(self) -> ImportPreview | None:
        draft = self._intake.draft
        return draft.final() if draft is not None else None

    def _connect(self) -> None:
        bringing = self._bringing
        bringing.begun.connect(self._show_begun)
        bringing.advanced.connect(self._plan.show_progress)
        bringing.done.connect(self._show_ended)
        bringing.failed.connect(self._fail)
        bringing.given_up.connect(self._show_given_up)
        self._plan.stopped.connect(bringing.cancel)
        self._result.undo_asked.connect(self._take_back)
        self._history.undone.connect(self._show_undone)
        for part in (self._result, self._history):
            part.said.connect(self.said)
            part.troubled.connect(self.troubled)
        self._history.person_chosen.connect(self.person_chosen)

    def _show_parts(self) -> None:
        done = self._bringing.brought is not None
        for part, shown in (
            (self._plan, not done),
            (self._side, not done),
            (self._result, done),
            (self._history, done),
        ):
            part.setVisible(shown)

    def _show_begun(self) -> None:
        self._plan.show_begun()
        self.settled.emit()

    def _show_ended(self) -> None:
        self.show_plan()
        self.refresh()
        self.settled.emit()

    def _show_given_up(self) -> None:
        self._plan.show_idle()
        self._plan.say_trouble(GIVEN_UP, "primary")
        self.said.emit(GIVEN_UP)
        self.settled.emit()

    def _take_back(self) -> None:
        if self._bringing.brought is not None:
            self._history.take_back_run(self._bringing.brought.run)

    def _show_undone(self, run: object) -> None:
        if self._bringing.brought is not None and self._bringing.brought.run == run:
            self._result.show_undone()
            self._listed.hide()

    def _fail(self, error: Exception) -> None:
        self._plan.show_idle()
        if isinstance(error, UserError):
            self._plan.say_trouble(str(error))
        else:
            self._plan.say_trouble(GIVEN_UP)
            self.troubled.emit(error)
        self.settled.emit()


def _count(words: str, decision: Decision, count: int) -> QFrame:
    amount = label(number(count), "strong")
    amount.setAccessibleName(counted(count, "ligne"))
    sign = badge(words, TONES[decision])
    return frame(row(sign, None, amount, gap=12, pad=(16, 8, 16, 8)), "entry")
