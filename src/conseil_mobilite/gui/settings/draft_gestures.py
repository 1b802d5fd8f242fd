"""What is done with the whole draft: add to it, publish it, give it up, replace it by a file."""

from typing import Final

from PySide6.QtCore import QObject, Signal

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.language.french import counted
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.kit.dialogs import Confirmation
from conseil_mobilite.gui.kit.page import Page
from conseil_mobilite.gui.settings.grid_files import GridFiles
from conseil_mobilite.gui.settings.grid_questions import GridQuestions
from conseil_mobilite.gui.settings.publish_dialog import PublishDialog
from conseil_mobilite.gui.settings.question_dialog import QuestionDialog
from conseil_mobilite.services.assessment import grid_draft
from conseil_mobilite.services.assessment.grid_draft import NOTHING_TO_PUBLISH, GridWorkshop

REPLACES: Final = (
    "Votre brouillon compte {count} : ce fichier les remplacera, et ils ne reviendront pas. "
    "Les versions publiées restent."
)
GIVES_UP: Final = (
    "Votre brouillon compte {count} : vous reviendrez à la version en usage, et ils seront perdus. "
    "Les versions publiées restent."
)


class DraftGestures(QObject):
    kept = Signal(object)
    """The `GridWorkshop` as it now stands."""
    replaced = Signal(object)
    """The `GridWorkshop` whose draft took the place of another."""
    refused = Signal(Exception)
    said = Signal(str)

    def __init__(self, desk: Desk, questions: GridQuestions, page: Page) -> None:
        super().__init__(page)
        self._desk, self._background = desk, desk.background
        self._questions, self._page = questions, page
        self._files = GridFiles(desk, page, self.refused.emit)

    def add(self) -> None:
        """Open the dialog that adds a question after the one that is open."""
        self._questions.flush()
        self._background.note(grid_draft.workshop).then(self._open_question_dialog, self)

    def publish(self) -> None:
        """Keep what is being typed, then say what would change and ask for a line about it."""
        self._questions.flush()
        self._background.note(grid_draft.workshop).then(self._open_publish_dialog, self)

    def give_up(self, changes: int) -> None:
        """Go back to the version in use, once warned of what will go."""
        words = GIVES_UP.format(count=counted(changes, "changement"))
        title = "Abandonner le brouillon"
        Confirmation(title, words, "A&bandonner", self._page, self._abandon).open()

    def save(self, version: str, name: str) -> None:
        """Export a version, or the draft where none is being read."""
        self._questions.flush()
        self._files.save(version, name, self.said.emit)

    def load(self) -> None:
        """Import a file as the draft; it is checked before anything is asked."""
        self._questions.flush()
        self._files.load(self._check)

    def _open_question_dialog(self, shown: GridWorkshop) -> None:
        question = self._questions.question() or shown.draft.questions[0]
        dialog = QuestionDialog(shown.draft, question, self._page)
        known = {each.code for each in shown.draft.questions}

        def show(grown: GridWorkshop) -> None:
            dialog.done_with()
            self.kept.emit(grown)
            added = next(q.code for q in grown.draft.questions if q.code not in known)
            self._questions.list.go_to(added)

        def create() -> None:
            dialog.confirm.setEnabled(False)
            adding = self._background.run(grid_draft.add_question, dialog.question())
            adding.then(show, dialog).otherwise(dialog.show_error)

        dialog.asked.connect(create)
        dialog.open()

    def _open_publish_dialog(self, shown: GridWorkshop) -> None:
        self.kept.emit(shown)
        if not shown.changes:
            self.refused.emit(UserError(NOTHING_TO_PUBLISH))
            return
        dialog = PublishDialog(shown.draft.version, shown.changes, self._page)

        def finish(published: GridWorkshop) -> None:
            dialog.done_with()
            self.replaced.emit(published)
            self.said.emit(f"Version {published.in_use.version} publiée")

        def publish() -> None:
            dialog.confirm.setEnabled(False)
            making = self._background.run(grid_draft.publish, dialog.note(), self._desk.clock())
            making.then(finish, dialog).otherwise(dialog.show_error)

        dialog.asked.connect(publish)
        dialog.open()

    def _abandon(self) -> None:
        giving_up = self._background.run(grid_draft.give_up)
        giving_up.then(self._gave_up, self).otherwise(self.refused.emit, self)

    def _gave_up(self, shown: GridWorkshop) -> None:
        self.replaced.emit(shown)
        self._questions.list.reach()  # the button that was pressed is gone

    def _check(self, content: bytes) -> None:
        def take() -> None:
            taking = self._background.run(grid_draft.take_file, content)
            taking.then(self._took, self).otherwise(self.refused.emit, self)

        def decide(shown: GridWorkshop) -> None:
            if not shown.changes:
                take()
                return
            words = REPLACES.format(count=counted(len(shown.changes), "changement"))
            Confirmation("Importer une grille", words, "&Remplacer", self._page, take).open()

        checking = self._background.note(grid_draft.checked_file, content)
        checking.then(decide, self).otherwise(self.refused.emit, self)

    def _took(self, shown: GridWorkshop) -> None:
        self.replaced.emit(shown)
        told = counted(len(shown.changes), "changement")
        self.said.emit(f"Grille importée dans le brouillon : {told}")
