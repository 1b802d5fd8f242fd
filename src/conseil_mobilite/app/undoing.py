"""Join the keys and the bar of the window to the undo and redo of the journal."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QObject

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.language.french import lower_first
from conseil_mobilite.gui.background import Background
from conseil_mobilite.gui.jobs import Job
from conseil_mobilite.gui.shell.workspace import Workspace
from conseil_mobilite.services.journal import undoing
from conseil_mobilite.services.journal.undoing import UndoneStep


class Undoing(QObject):
    """Asks in the wake of what is still being written, then shows what became of it."""

    def __init__(self, workspace: Workspace, background: Background) -> None:
        super().__init__(workspace)
        self._workspace, self._background = workspace, background
        workspace.undo_asked.connect(self._undo)
        workspace.redo_asked.connect(self._redo)
        workspace.act_undo_asked.connect(self._undo_act)

    def _undo(self, person: UUID) -> None:
        self._show(self._background.run(undoing.undo_last, person))

    def _redo(self, person: UUID) -> None:
        self._show(self._background.run(undoing.redo_last, person))

    def _undo_act(self, act: UUID) -> None:
        self._show(self._background.run(undoing.undo_act, act))

    def _show(self, job: Job[UndoneStep]) -> None:
        job.then(self._done).otherwise(self._refused)

    def _done(self, step: UndoneStep) -> None:
        word = "Rétabli" if step.redone else "Annulé"
        self._workspace.stage.forget(step.gone)
        self._workspace.stage.refresh()
        words = "votre dernier geste" if self._workspace.shared else lower_first(step.words)
        said = f"{word} : {words}{_left(step.left)}"
        self._workspace.offer_undo(said, step.act, again=not step.redone)

    def _refused(self, error: Exception) -> None:
        if isinstance(error, UserError):
            self._workspace.offer_undo(str(error), None)
        else:
            self._workspace.stage.troubled.emit(error)


def _left(steps: Sequence[str]) -> str:
    """Say that later changes stay, since something else relies on them by now."""
    if not steps:
        return ""
    if len(steps) == 1:
        return ". Votre dernier changement a bougé depuis et reste tel quel"
    return f". Vos {len(steps)} derniers changements ont bougé depuis et restent tels quels"
