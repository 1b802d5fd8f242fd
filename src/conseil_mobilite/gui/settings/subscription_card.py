"""The file that follows the diary in a folder of this computer, for another calendar to read."""

from dataclasses import replace
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QFrame

from conseil_mobilite.domain.language.french import hour, long_date, spaced
from conseil_mobilite.domain.language.paris import paris_day, paris_time
from conseil_mobilite.gui.agenda.calendars.subscription_choice import SubscriptionChoice
from conseil_mobilite.gui.agenda.calendars.subscription_file import SubscriptionFile
from conseil_mobilite.gui.agenda.calendars.wording_choice import WordingChoice
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.kit.buttons import button
from conseil_mobilite.gui.kit.choice import Tick
from conseil_mobilite.gui.kit.labels import glyph, label, say
from conseil_mobilite.gui.kit.layouts import column, frame, row
from conseil_mobilite.gui.settings.section import part
from conseil_mobilite.services.agenda.calendars.calendar_events import Wording

ROLE: Final = (
    "Un fichier .ics, dans un dossier de cet ordinateur, suit votre agenda de lui-même : un autre "
    "agenda qui s’y abonne (Thunderbird, Outlook, un téléphone par un dossier synchronisé) reste "
    "à jour. Il va d’un mois en arrière à un an en avant."
)
SHARED: Final = (
    "Si ce dossier est synchronisé ou partagé, le fichier part avec lui. Décocher retire le "
    "fichier du dossier."
)
WAITING: Final = "Première écriture…"
NO_ANSWER: Final = "Aucun gestionnaire de fichiers n’a répondu : ouvrez ce dossier à la main."


class SubscriptionCard(QFrame):
    """Each choice is kept and applied at once, on this computer and for this adviser."""

    said = Signal(str)

    def __init__(self, desk: Desk, file: SubscriptionFile) -> None:
        super().__init__()
        self._desk, self._file = desk, file
        self.tick = Tick("subscription_on", "&Garder un fichier d’abonnement à jour")
        present = file.choice.wording if file.choice else Wording()
        self._wording = WordingChoice("subscription_wording", present)
        self._sign = glyph("check-circle", "success", 18)
        self._state = label("", wrap=True)
        self._state.setObjectName("subscription_state")
        self._path = label("", "small", wrap=True)
        self._path.setObjectName("subscription_path")
        self._path.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._change = button("subscription_folder", "&Changer de dossier…", "folder")
        self._see = button("subscription_open", "Ouvrir le &dossier", "folder-open", "quiet")
        self._details = self._laid_out()
        words = label(ROLE, "muted", wrap=True)
        held = part("Suivre votre agenda ailleurs", words, self.tick, self._details)
        self.setLayout(column(held, gap=0))
        self.setWhatsThis(f"{ROLE} {SHARED}")
        self.tick.clicked.connect(self._choose)
        self._change.clicked.connect(self._ask_folder)
        self._see.clicked.connect(self._open_folder)
        self._wording.changed.connect(self._keep_wording)
        file.changed.connect(self._show)
        self._show()

    def _laid_out(self) -> QFrame:
        words = column(self._state, self._path, gap=0)
        state = row(column(self._sign, None), (words, 1), gap=8)
        gestures = row(self._change, self._see, None)
        shared = label(SHARED, "small", wrap=True)
        return frame(column(state, gestures, shared, 4, self._wording, gap=12))

    def _show(self) -> None:
        choice = self._file.choice
        self.tick.setChecked(choice is not None)
        self._details.setVisible(choice is not None)
        say(self._path, str(self._file.path or ""))
        if self._file.trouble:
            self._sign.show_icon("warning", "danger")
            say(self._state, self._file.trouble, "danger")
        elif self._file.written_at is None:
            self._sign.show_icon("hourglass-medium")
            say(self._state, WAITING, "")
        else:
            at, today = self._file.written_at, paris_day(self._desk.clock())
            day = "" if paris_day(at) == today else f" le {long_date(paris_day(at))}"
            self._sign.show_icon("check-circle", "success")
            say(self._state, f"Mis à jour{day} à {hour(paris_time(at))}", "")

    def _choose(self, wanted: bool) -> None:  # noqa: FBT001 - the signature of Qt's signal
        if wanted:
            self.tick.setChecked(False)
            self._ask_folder()
        else:
            self._file.keep(None)
            self.said.emit("Le fichier d’abonnement est retiré du dossier")

    def _ask_folder(self) -> None:
        present = self._file.choice
        start = present.folder if present else Path.home()
        dialog = QFileDialog(self, spaced("Dossier du fichier d’abonnement"), str(start))
        dialog.setObjectName("choose_folder")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(self._take_folder)
        dialog.open()

    def _take_folder(self, folder: str) -> None:
        self._file.keep(SubscriptionChoice(Path(folder), self._wording.wording()))

    def _keep_wording(self) -> None:
        present = self._file.choice
        if present is not None:
            self._file.keep(replace(present, wording=self._wording.wording()))

    def _open_folder(self) -> None:
        present = self._file.choice
        if present is not None and not QDesktopServices.openUrl(
            QUrl.fromLocalFile(str(present.folder))
        ):
            self.said.emit(NO_ANSWER)
