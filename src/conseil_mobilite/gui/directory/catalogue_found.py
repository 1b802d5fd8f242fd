"""What was found in a catalogue: the counts, what goes, what is wrong record by record."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from conseil_mobilite.domain.language.french import counted
from conseil_mobilite.gui.directory.catalogue_words import FaultyRecord
from conseil_mobilite.gui.kit.buttons import button
from conseil_mobilite.gui.kit.cards import card, line
from conseil_mobilite.gui.kit.choice import Tick
from conseil_mobilite.gui.kit.empty import empty_page
from conseil_mobilite.gui.kit.labels import badge, glyph, label
from conseil_mobilite.gui.kit.layouts import Item, column, frame, refill, row
from conseil_mobilite.gui.kit.sentence import Sentence

WELCOME: Final = (
    "Vous verrez tout avant d’importer",
    (
        "Ce qui est nouveau ou modifié, ce que le catalogue ne contient plus, et chaque faute avec "
        "ce qu’il faut corriger. Vos notes, vos favoris et vos services restent."
    ),
)
MOST_SHOWN: Final = 40
NAMED: Final = 8
KEPT: Final = (
    "Ceux que vous avez notés, mis en favoris ou vérifiés restent de toute façon. Ceux de votre "
    "organisme aussi."
)


class CatalogueFound(QFrame):
    """`faults_asked` tells that the faults are wanted as a file."""

    faults_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._body = frame(column(gap=12))
        self.drop = Tick("catalogue_drop_gone", "&Retirer ceux qui n’y sont plus")
        self._gone = frame(column(gap=4))
        self.drop.hide()
        self.setLayout(column(self.drop, self._gone, self._body, gap=8))

    def show_welcome(self) -> None:
        """Say what will be shown here, before a file is chosen."""
        refill(self._body, frame(column(empty_page("book-open", *WELCOME)), "card"))

    def show_nothing(self) -> None:
        self.show_found((), ())

    def show_found(self, gone: Sequence[str], faulty: Sequence[FaultyRecord]) -> None:
        """Show the services that the catalogue no longer holds, and the records at fault."""
        self.drop.setChecked(False)
        self.drop.setVisible(bool(gone))
        refill(self._gone, *(_gone_lines(gone) if gone else []))
        refill(self._body, *([self._faults(faulty)] if faulty else []))

    def _faults(self, faulty: Sequence[FaultyRecord]) -> QFrame:
        rows = [_row(each) for each in faulty[:MOST_SHOWN]]
        if len(faulty) > MOST_SHOWN:
            left = counted(len(faulty) - MOST_SHOWN, "autre")
            rows.append(line((label(f"… et {left}, dans la liste à enregistrer", "muted"), 1)))
        keep = button("catalogue_faults", "Enregistrer la &liste…", "floppy-disk", "quiet")
        keep.setAccessibleName("Enregistrer la liste des fautes")
        keep.clicked.connect(self.faults_asked)
        return card("Fiches à corriger", *rows, count=str(len(faulty)), extra=keep)


def _gone_lines(gone: Sequence[str]) -> list[Item]:
    named = ", ".join(gone[:NAMED])
    more = f", et {counted(len(gone) - NAMED, 'autre')}" if len(gone) > NAMED else ""
    told = f"{counted(len(gone), 'service')} de la même source : {named}{more}."
    return [Sentence(told, "small"), Sentence(KEPT, "small")]


def _row(each: FaultyRecord) -> QFrame:
    icon, tone = ("warning-circle", "danger") if each.refused else ("warning", "warning")
    mark = badge("Laissée de côté", "danger") if each.refused else badge("Reprise", "warning")
    words = column(
        Sentence(each.name, "strong"),
        *(Sentence(told, "small") for told in each.sentences),
        gap=2,
    )
    sign, end = column(glyph(icon, tone, 18), None), column(mark, None)
    return line(row(sign, (words, 1), end, gap=12))
