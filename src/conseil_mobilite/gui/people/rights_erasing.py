"""The file of a person goes because she asked for it: read once more, then irreversible."""

from collections.abc import Callable
from functools import partial
from typing import Final
from uuid import UUID

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QRadioButton, QWidget

from conseil_mobilite.domain.language.french import long_date, spaced
from conseil_mobilite.domain.people.rights_request import RightsRequest
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.kit.buttons import button
from conseil_mobilite.gui.kit.dialogs import Dialog
from conseil_mobilite.gui.kit.labels import label
from conseil_mobilite.gui.kit.layouts import Item, column, frame, row, scrolled
from conseil_mobilite.gui.kit.theme import dp
from conseil_mobilite.gui.people.rights_meanings import PART
from conseil_mobilite.gui.retention import wording
from conseil_mobilite.services.retention import departing
from conseil_mobilite.services.retention.last_look import LastLook, last_look
from conseil_mobilite.store.database import Store

_WIDE: Final = 600
_AROUND: Final = 128
"""What the title and the buttons take."""


class ErasingDialog(Dialog):
    """`confirmed` says whether all is erased; nothing is done until its button is pressed."""

    confirmed = Signal(bool)

    def __init__(self, look: LastLook, parent: QWidget, *, in_part: bool = False) -> None:
        """`in_part`: she was granted less than what this does, which is then said first."""
        title = "Effacer ce dossier"
        super().__init__("rights_erasing", title, parent)
        self._erase = _radio("erasing_erase", "Tout &effacer")
        self._anonymise = _radio("erasing_anonymise", "&Anonymiser, en gardant ce qui est compté")
        self._erase.setChecked(True)
        self._anonymise.setEnabled(not look.against_anonymising)
        self._in_part = in_part
        self._go = button("erasing_go", "Effacer &définitivement", role="danger")
        self._go.setEnabled(not look.obstacle)
        self._go.clicked.connect(self._confirm)
        self._keep = button("erasing_keep", "A&nnuler")
        self._keep.setDefault(True)
        self._keep.clicked.connect(self.reject)
        self._erase.toggled.connect(self._say)
        inside = frame(column(*self._told(look), None, gap=12, pad=(24, 4, 24, 12)), "page")
        head = column(label(title, "title"), pad=(24, 20, 24, 8))
        foot = row(None, self._keep, self._go, pad=(24, 12, 24, 16))
        self.setLayout(column(head, (scrolled(inside), 1), foot, gap=0))
        if look.obstacle:
            self._go.hide()
            self._keep.say("&Fermer")
        self._fit(inside, parent.window().height() - dp(48))

    def _fit(self, inside: QWidget, room: int) -> None:
        """Take the height of what is said, as far as there is room; beyond, it scrolls."""
        wanted = inside.heightForWidth(dp(_WIDE)) + dp(_AROUND)
        self.resize(dp(_WIDE), min(wanted, max(room, dp(240))))

    def _told(self, look: LastLook) -> list[Item]:
        who = label(f"{look.name} · dossier {look.file_number}", "strong", wrap=True)
        holds = label(", ".join(look.holds) or "L’identité seule", "muted", wrap=True)
        holds.setObjectName("erasing_holds")
        if look.obstacle:
            hindrance = label(look.obstacle, "", "warning", wrap=True)
            hindrance.setObjectName("erasing_obstacle")
            return [who, holds, hindrance]
        more = label(_MORE, "", "warning", wrap=True)
        more.setObjectName("erasing_in_part")
        anonymous = label(look.against_anonymising or wording.ANONYMISE, "small", wrap=True)
        anonymous.setObjectName("erasing_anonymous_said")
        return [
            frame(column(who, holds, gap=2, pad=(16, 8, 16, 8)), "card"),
            *([more] if self._in_part else []),
            column(self._erase, label(wording.ERASE, "small", wrap=True), gap=2),
            column(self._anonymise, anonymous, gap=2),
            label(_no_way_back(look), wrap=True),
            label(_OUTSIDE, "small", wrap=True),
        ]

    def _say(self) -> None:
        erasing = self._erase.isChecked()
        self._go.say("Effacer &définitivement" if erasing else "Anonymiser &définitivement")

    def _confirm(self) -> None:
        self.confirmed.emit(self._erase.isChecked())
        self.accept()


class Erasing(QObject):
    """Leads from a request that was granted to the end of the file.

    `gone` carries the sentence to say once it is done; `troubled` is that of a page.
    """

    gone = Signal(str)
    troubled = Signal(Exception)

    def __init__(self, desk: Desk, person: UUID, page: QWidget) -> None:
        super().__init__(page)
        self._desk, self._person, self._page = desk, person, page

    def ask(self, request: RightsRequest) -> None:
        """Look once more at the file that `request`, granted, lets go."""
        looking = self._desk.background.read(last_look, self._person)
        in_part = request.answer == PART
        looking.then(lambda look: self._open(look, in_part=in_part), self)
        looking.otherwise(self.troubled.emit, self)

    def _open(self, look: LastLook, *, in_part: bool) -> None:
        dialog = ErasingDialog(look, self._page, in_part=in_part)
        dialog.confirmed.connect(self._go)
        dialog.open()

    def _go(self, erase: bool) -> None:  # noqa: FBT001 - as the signal gives it
        job = self._desk.background.errand(_errand(self._person, erase=erase))
        told = "Dossier effacé" if erase else "Dossier rendu anonyme"
        job.then(lambda _none: self.gone.emit(told), self).otherwise(self.troubled.emit, self)


def _errand(person: UUID, *, erase: bool) -> Callable[[Store], None]:
    return partial(departing.let_one_go, person_id=person, ground=departing.ASKED_FOR, erase=erase)


def _no_way_back(look: LastLook) -> str:
    until = long_date(look.backups_until, weekday=False)
    return spaced(
        "Ce geste ne s’annule pas, et aucune sauvegarde n’est faite avant. Les sauvegardes déjà "
        f"faites contiennent encore ce dossier jusqu’à leur remplacement, au plus tard le {until} "
        "si elles sont faites chaque mois. Si vous en restaurez une, le dossier y est effacé de "
        "nouveau."
    )


def _radio(name: str, text: str) -> QRadioButton:
    made = QRadioButton(spaced(text))
    made.setObjectName(name)
    made.setAccessibleName(spaced(text).replace("&", ""))
    return made


_MORE: Final = (
    "La demande n’a été accordée qu’en partie, et ce geste touche tout le dossier. Pour une partie "
    "seulement, annulez, et supprimez-la dans le dossier."
)
_OUTSIDE: Final = (
    "Les papiers déjà remis, les fichiers exportés et les sauvegardes copiées ailleurs à la main "
    "ne sont pas atteints : remettez d’abord à la personne la lettre de réponse, si elle l’attend."
)
