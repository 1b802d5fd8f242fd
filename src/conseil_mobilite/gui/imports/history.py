"""The imports made: what each brought, its report, and taking it back within thirty days."""

from collections.abc import Sequence
from functools import partial
from typing import Final
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.language.french import counted, spaced
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.imports import helping
from conseil_mobilite.gui.imports.parts import told
from conseil_mobilite.gui.imports.undertaking import Undertaking
from conseil_mobilite.gui.imports.wording import moment, what_comes_in
from conseil_mobilite.gui.kit.buttons import Button, button
from conseil_mobilite.gui.kit.cards import card, entry
from conseil_mobilite.gui.kit.empty import empty_line
from conseil_mobilite.gui.kit.labels import badge, label, say
from conseil_mobilite.gui.kit.layouts import Item, column, frame, refill, row
from conseil_mobilite.services.imports import runs, taking_back
from conseil_mobilite.services.imports.runs import RunLine
from conseil_mobilite.services.imports.taking_back import KeptPerson, TakenBack

NONE_YET: Final = "Aucun import pour l’instant."
TAKING_BACK: Final = "Annulation de l’import"
GIVEN_UP: Final = "L’annulation a été interrompue : l’import est toujours là, entier."


class History(QFrame):
    """`undone` carries the run of an import taken back; `person_chosen` a person: UUIDs."""

    said = Signal(str)
    troubled = Signal(Exception)
    person_chosen = Signal(object)
    undone = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("import_history")
        self.setWhatsThis(helping.HISTORY)
        self._desk = desk
        self._undertaking: Undertaking | None = None
        self._lines: Sequence[RunLine] = ()
        self._trouble = label("", "", "danger", wrap=True)
        self._trouble.setObjectName("import_history_trouble")
        self._trouble.setContentsMargins(16, 0, 16, 8)
        self._trouble.hide()
        self._kept, self._list = frame(column(gap=0)), frame(column(gap=0))
        self._kept.hide()
        self.setLayout(
            column(card("Imports déjà faits", self._trouble, self._kept, self._list), gap=0)
        )
        desk.background.saved.connect(self._follow)

    def refresh(self) -> None:
        self._desk.background.read(runs.runs).then(self._show)

    def take_back(self, run: RunLine) -> None:
        """Take an import back, in one transaction that can be given up."""
        if self._undertaking is not None:
            return
        self._say_trouble("")
        self._undertaking = undertaking = Undertaking(self._desk, TAKING_BACK, self)
        undertaking.done.connect(partial(self._tell_undone, run))
        undertaking.failed.connect(self._fail)
        undertaking.given_up.connect(lambda: self._say_trouble(GIVEN_UP))
        for end in (undertaking.done, undertaking.failed, undertaking.given_up):
            end.connect(self._end)
        undertaking.follow(
            self._desk.background.run(taking_back.take_back, run.id, report=undertaking.step)
        )
        self._show(self._lines)

    def take_back_run(self, run: UUID) -> None:
        """Take back the import of this run, once it is listed."""
        line = next((each for each in self._lines if each.id == run), None)
        if line is not None and line.may_be_undone:
            self.take_back(line)

    def _follow(self) -> None:
        if self.isVisible():
            self.refresh()

    def _show(self, lines: Sequence[RunLine]) -> None:
        self._lines = lines
        rows = [self._row(line) for line in lines]
        refill(self._list, *(rows or [empty_line(NONE_YET, icon="tray")]))

    def _row(self, line: RunLine) -> QFrame:
        title: list[Item] = [(label(line.file_name, "strong", wrap=True), 1)]
        if line.undone_at is not None:
            title.append(badge("Annulé", ""))
        by = f", par {line.adviser}" if line.adviser else ""
        told_of = [label(f"Importé {moment(line.made_at)}{by}", "small", wrap=True)]
        if line.undone_at is not None:
            told_of.append(label(_undone(line), "small", wrap=True))
        else:
            told_of.append(label(what_comes_in(line.counts, done=True), "muted", wrap=True))
        gestures = [row(self._undo_button(line), None)] if line.may_be_undone else []
        texts = column(row(*title, gap=8), *told_of, *gestures, gap=2)
        return frame(row((texts, 1), pad=(16, 10, 16, 10)), "entry")

    def _undo_button(self, line: RunLine) -> Button:
        words, icon = "Annuler cet import", "arrow-counter-clockwise"
        made = button(f"import_undo_{line.id}", words, icon, "quiet")
        made.setAccessibleName(spaced(f"{words} : {line.file_name}, {moment(line.made_at)}"))
        made.setAutoDefault(True)  # Enter presses it
        made.setEnabled(self._undertaking is None)
        made.clicked.connect(partial(self.take_back, line))
        return made

    def _tell_undone(self, run: RunLine, back: TakenBack) -> None:
        removed = counted(back.removed, "personne retirée", "personnes retirées")
        self.said.emit(f"Import annulé : {removed}")
        self._show_kept(run, back)
        self.undone.emit(run.id)

    def _show_kept(self, run: RunLine, back: TakenBack) -> None:
        """Say what went, and who stays with the reason."""
        sentence = counted(back.removed, "personne retirée", "personnes retirées")
        if back.restored:
            files = counted(back.restored, "dossier")
            sentence += (
                f", {files} rendus à leurs valeurs d’avant"
                if back.restored > 1
                else (f", {files} rendu à ses valeurs d’avant")
            )
        head = told("check-circle", f"{sentence}.", "success", title=f"{run.file_name} : annulé")
        head.setObjectName("import_taken_back")
        refill(self._kept, head, *(self._kept_row(person) for person in back.kept))
        self._kept.show()

    def _kept_row(self, person: KeptPerson) -> QFrame:
        detail = f"Gardée : {person.why}"
        name = f"{person.full_name} ({person.file_number})"
        made = entry(name, detail)
        return made.can_open(
            f"import_kept_{person.person_id}", lambda: self.person_chosen.emit(person.person_id)
        )

    def _fail(self, error: Exception) -> None:
        if isinstance(error, UserError):
            self._say_trouble(str(error))
        else:
            self.troubled.emit(error)

    def _end(self) -> None:
        self._undertaking = None
        self.refresh()

    def _say_trouble(self, sentence: str) -> None:
        say(self._trouble, sentence)
        self._trouble.setVisible(bool(sentence))


def _undone(line: RunLine) -> str:
    when = moment(line.undone_at) if line.undone_at is not None else ""
    kept = counted(line.kept_people, "personne gardée", "personnes gardées")
    return f"Annulé {when}" + (f" · {kept}" if line.kept_people else "")
