"""What is about to leave, by name, and in which manner: the last thing read before it goes."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QRadioButton, QWidget

from conseil_mobilite.domain.language.french import counted, spaced
from conseil_mobilite.gui.kit.buttons import button
from conseil_mobilite.gui.kit.choice import Tick
from conseil_mobilite.gui.kit.dialogs import Dialog
from conseil_mobilite.gui.kit.labels import label
from conseil_mobilite.gui.kit.layouts import Item, column, frame, row, scrolled
from conseil_mobilite.gui.kit.theme import dp
from conseil_mobilite.gui.retention import wording
from conseil_mobilite.services.retention.leaving import Departure, Outlook

_TALL: Final = 620
_WIDE: Final = 620
_AROUND: Final = 128
"""What the title and the buttons take."""


class DepartingDialog(Dialog):
    """`confirmed` says whether everything is erased; nothing is done until it is pressed."""

    confirmed = Signal(bool)

    def __init__(self, departures: Sequence[Departure], found: Outlook, parent: QWidget) -> None:
        title = _title(departures)
        super().__init__("retention_departing", title, parent)
        self._whole = any(each.rule.whole for each in departures)
        self._anonymise = _radio("retention_anonymise", "&Anonymiser, en gardant ce qui est compté")
        self._erase = _radio("retention_erase", "Tout &effacer")
        self._anonymise.setChecked(True)
        self._date = Tick("retention_right_date", wording.right_date(found))
        self._go = button("retention_go", "Anonymi&ser", role="danger")
        keep = button("retention_keep", "A&nnuler")
        keep.setDefault(True)
        keep.clicked.connect(self.reject)
        self._go.clicked.connect(self._confirm)
        for choice in (self._anonymise, self._erase):
            choice.toggled.connect(self._say)
        names = column(*(label(each, wrap=True) for each in wording.names(departures)), gap=2)
        who = frame(column(names, pad=(16, 8, 16, 8)), "card")
        who.setObjectName("retention_names")
        told = [*self._manners(departures), *self._doubt(found), who, None]
        inside = frame(column(*told, gap=12, pad=(24, 4, 24, 12)), "page")
        body = scrolled(inside)
        head = column(label(title, "title"), pad=(24, 20, 24, 8))
        foot = row(None, keep, self._go, pad=(24, 12, 24, 16))
        self.setLayout(column(head, (body, 1), foot, gap=0))
        self._say()
        self._fit(inside, parent.window().height() - dp(48))

    def _fit(self, inside: QWidget, room: int) -> None:
        """Take the height of what is said, as far as there is room; beyond, it scrolls."""
        wanted = inside.heightForWidth(dp(_WIDE)) + dp(_AROUND)
        self.resize(dp(_WIDE), min(wanted, dp(_TALL), max(room, dp(240))))

    def _manners(self, departures: Sequence[Departure]) -> list[Item]:
        items: list[Item] = []
        if self._whole:
            items += [
                column(self._anonymise, label(wording.ANONYMISE, "small", wrap=True), gap=2),
                column(self._erase, label(wording.ERASE, "small", wrap=True), gap=2),
            ]
        if not all(each.rule.whole for each in departures):
            kept = wording.PARTS if len(departures) > 1 else wording.PART_ALONE
            items.append(label(kept, "small", wrap=True))
        items.append(label(wording.NO_WAY_BACK, "small", wrap=True))
        if self._whole:
            items.append(label(wording.RARE, "small", wrap=True))
        return items

    def _doubt(self, found: Outlook) -> list[Item]:
        if not found.doubt:
            self._date.setChecked(True)
            self._date.hide()
            return []
        self._date.toggled.connect(self._say)
        words = label(wording.doubt(found), "", "warning", wrap=True)
        words.setObjectName("retention_doubt")
        return [column(words, self._date, gap=4)]

    def _say(self) -> None:
        erasing = self._erase.isChecked() or not self._whole
        self._go.say("Effacer &définitivement" if erasing else "Anonymi&ser")
        self._go.setEnabled(self._date.isChecked())

    def _confirm(self) -> None:
        self.confirmed.emit(self._erase.isChecked())
        self.accept()


def _title(departures: Sequence[Departure]) -> str:
    if len(departures) > 1:
        return f"Laisser partir : {counted(len(departures), 'départ')}"
    whole = departures[0].rule.whole
    return "Laisser partir ce dossier" if whole else "Effacer une partie de ce dossier"


def _radio(name: str, text: str) -> QRadioButton:
    made = QRadioButton(spaced(text))
    made.setObjectName(name)
    made.setAccessibleName(spaced(text).replace("&", ""))
    return made
