"""Bring a catalogue into the directory: what it would change is shown first, with its faults."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from conseil_mobilite.domain.directory.catalogue import Catalogue
from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.directory.catalogue_found import CatalogueFound
from conseil_mobilite.gui.directory.catalogue_outlets import CatalogueOutlets
from conseil_mobilite.gui.directory.catalogue_saving import CatalogueSaving
from conseil_mobilite.gui.directory.catalogue_words import (
    done_words,
    fault_list,
    faulty,
    summary,
)
from conseil_mobilite.gui.jobs import Work
from conseil_mobilite.gui.kit.dialogs import Creation
from conseil_mobilite.gui.kit.drop_zone import DropWords, DropZone
from conseil_mobilite.gui.kit.labels import Line, label, say
from conseil_mobilite.gui.kit.layouts import column, rule
from conseil_mobilite.gui.kit.progress import Progress
from conseil_mobilite.gui.kit.theme import dp, large_text
from conseil_mobilite.interchange.directory.catalogue_files import FORMATS, read_catalogue
from conseil_mobilite.services.directory import catalogues
from conseil_mobilite.services.directory.catalogues import CataloguePreview

WIDTH: Final = 780
STACKED_WIDTH: Final = 580
HEIGHT: Final = 640  # room for what will be found
DROP: Final = DropWords(
    "Déposez ici un catalogue : JSON de data·inclusion, classeur du modèle, ou CSV. Structures et "
    "services peuvent être en deux fichiers : déposez-les ensemble.",
    "Choisir un &fichier…",
    "Choisir un catalogue",
    FORMATS,
)
READING: Final = "Lecture du catalogue…"
WRITING: Final = "Import en cours…"
STOPPING: Final = "Interruption…"
GIVEN_UP: Final = "Import interrompu : l’annuaire est resté tel qu’il était."
FAILED: Final = "Ce fichier n’a pas pu être lu."
FAULTS: Final = "Fautes du catalogue.txt"
HELP: Final = (
    "Un catalogue décrit des services dans le format national data·inclusion. Rien n’entre avant "
    "« Importer » : ce qui changerait est dit d’abord, et chaque faute avec ce qu’il faut "
    "corriger. Une fiche grave est laissée de côté, les autres entrent. Vos notes, vos favoris et "
    "vos propres services ne sont jamais changés. Pendant l’import, « Annuler » laisse l’annuaire "
    "tel qu’il était."
)


class CatalogueDialog(Creation):
    """Does what it shows. It stays open until a catalogue was brought in, or is given up."""

    brought_in = Signal()
    """The directory changed: what shows it may read it again."""
    said = Signal(str)
    troubled = Signal(Exception)

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        self._desk = desk
        self._zone = DropZone("catalogue", DROP)
        self._file, self._summary = Line("", "strong"), label("", "muted", wrap=True)
        self._file.setObjectName("catalogue_file")
        self._summary.setObjectName("catalogue_summary")
        self._bar = Progress("catalogue_progress", "Avancement de l’import")
        self._found = CatalogueFound()
        self._outlets = CatalogueOutlets()
        body = column(
            self._zone,
            column(self._file, self._summary, gap=2),
            self._bar,
            self._found,
            rule(),
            self._outlets,
            gap=12,
        )
        width = STACKED_WIDTH if large_text() else WIDTH
        super().__init__(
            "catalogue", "Catalogue de services", body, parent, create="&Importer", width=width
        )
        self._saving = CatalogueSaving(desk, self)
        self._catalogue = Catalogue()
        self._preview: CataloguePreview | None = None
        self._work: Work | None = None
        self._asked, self._given_up = 0, False
        self.setWhatsThis(HELP)
        self._connect()
        for part in (self._file, self._summary, self._bar):
            part.hide()
        self.confirm.setEnabled(False)
        self._found.show_welcome()
        self._zone.setFocus(Qt.FocusReason.OtherFocusReason)
        self._make_room()

    def show_files(self, paths: Sequence[Path]) -> None:
        """Read what was chosen, and say what it would change."""
        self._asked += 1
        self._catalogue, self._preview = Catalogue(), None
        self._file.say(", ".join(path.name for path in paths))
        for part in (self._file, self._summary):
            part.show()
        say(self._summary, READING, "")
        self._found.show_nothing()
        self.confirm.setEnabled(False)
        work = self._desk.background.work
        reading = work(lambda: read_catalogue(paths))
        reading.then(partial(self._look, self._asked), self)
        reading.otherwise(partial(self._refuse, self._asked), self)

    def show_error(self, error: Exception) -> None:
        """Say it above the buttons; nothing is imported for it that could not be before."""
        super().show_error(error)
        self._may_go_on()

    def reject(self) -> None:
        """Close; an import under way is first given up, which leaves the directory as it was."""
        if self._work is None:
            super().reject()
        elif not self._given_up:
            self._given_up = True
            say(self._summary, STOPPING)
            self._work.cancel()

    def _connect(self) -> None:
        self._zone.chosen.connect(self.show_files)
        self._found.faults_asked.connect(self._save_faults)
        self._found.drop.toggled.connect(lambda _on: self._may_go_on())
        self._saving.saved.connect(lambda path: self.said.emit(f"Enregistré : {path.name}"))
        self._saving.failed.connect(self.show_error)
        self._outlets.template_asked.connect(self._saving.save_template)
        self._outlets.export_asked.connect(self._saving.save_own)
        self.asked.connect(self._bring_in)

    def _look(self, asked: int, catalogue: Catalogue) -> None:
        if asked != self._asked:
            return
        self._catalogue = catalogue
        reading = self._desk.background.read(catalogues.preview, catalogue, self._today())
        reading.then(partial(self._show, asked), self)
        reading.otherwise(partial(self._refuse, asked), self)

    def _show(self, asked: int, found: CataloguePreview) -> None:
        """Say what the catalogue would change, unless another one was chosen since."""
        if asked != self._asked:
            return
        self._preview = found
        self._say_found()
        self._found.show_found(found.gone if found.sound else (), faulty(found, self._catalogue))
        self._may_go_on()
        if self.confirm.isEnabled():
            self.confirm.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say_found(self) -> None:
        found = self._preview
        if found is not None:
            say(self._summary, summary(found), "" if found.sound else "danger")

    def _may_go_on(self) -> None:
        """Let what changes something be imported, and nothing else."""
        found = self._preview
        dropped = found is not None and self._found.drop.isChecked() and bool(found.gone)
        may = found is not None and found.sound and (found.changes or dropped)
        self.confirm.setEnabled(may)

    def _refuse(self, asked: int, error: Exception) -> None:
        """Say why the file cannot be read; another one may be chosen."""
        if asked == self._asked:
            say(self._summary, str(error) if isinstance(error, UserError) else FAILED, "danger")
            if not isinstance(error, UserError):
                self.troubled.emit(error)

    def _bring_in(self) -> None:
        background, dropping = self._desk.background, self._found.drop.isChecked()
        self._work = work = background.start_work(WRITING)
        work.advanced.connect(self._bar.show_progress)
        work.ended.connect(self._end)
        self._hold(held=True)
        say(self._summary, WRITING, "")
        job = background.run(
            catalogues.bring_in,
            self._catalogue,
            self._today(),
            drop_gone=dropping,
            report=work.step,
        )
        job.during(work).then(partial(self._done, dropping), self)
        job.otherwise(self.show_error, self)

    def _done(self, dropped: bool, done: CataloguePreview) -> None:  # noqa: FBT001
        self.said.emit(done_words(done, dropped=dropped))
        self.brought_in.emit()
        self.done_with()

    def _end(self) -> None:
        """Take the keyboard again; close if the import was given up."""
        self._work = None
        self._hold(held=False)
        self._say_found()
        if self._given_up:
            self.said.emit(GIVEN_UP)
            super().reject()

    def _hold(self, *, held: bool) -> None:
        self._bar.setVisible(held)
        for part in (self.confirm, self._zone, self._found):
            part.setEnabled(not held)
        self._zone.setHidden(held)

    def _save_faults(self) -> None:
        if self._preview is not None:
            text = fault_list(faulty(self._preview, self._catalogue))
            self._saving.save_text(FAULTS, text)

    def _make_room(self) -> None:
        above = self.parentWidget()
        room = above.window().height() - dp(48) if above is not None else dp(HEIGHT)
        self.resize(self.width(), min(dp(HEIGHT), room))

    def _today(self) -> date:
        return paris_day(self._desk.clock())
