"""What was published: to whom it left and when, to be opened as sent, sent again or corrected."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame

from conseil_mobilite.domain.language.french import counted, hour, long_date, spaced
from conseil_mobilite.domain.language.paris import paris_day, paris_time
from conseil_mobilite.domain.statistics.periods.published import period_of
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.kit.buttons import Button, button
from conseil_mobilite.gui.kit.cards import card
from conseil_mobilite.gui.kit.empty import empty_line
from conseil_mobilite.gui.kit.labels import badge, label
from conseil_mobilite.gui.kit.layouts import Item, column, columns, frame, gestures, refill, row
from conseil_mobilite.gui.statistics import helping
from conseil_mobilite.gui.statistics.exports.opening import Reader, ReportOpener, usual_reader
from conseil_mobilite.gui.statistics.exports.wording import METHOD_NAMES
from conseil_mobilite.gui.statistics.wording import capital
from conseil_mobilite.services.statistics import exports
from conseil_mobilite.services.statistics.exports import ExportLine, Method, Sending, method_of

NONE_YET = "Aucun export pour l’instant. Le premier trimestre terminé peut être préparé."
SHORT_HASH = 16


class ExportsCard(QFrame):
    """`asked` carries a basin, a period and whether it is to be corrected.

    `said` is a sentence for the status line.
    """

    asked = Signal(object, object, bool)
    said = Signal(str)
    consolidation_asked = Signal()
    """Packages received from several bases are to be added up."""

    def __init__(self, desk: Desk, reader: Reader = usual_reader) -> None:
        super().__init__()
        self._desk = desk
        self._opener = ReportOpener(desk, reader, self)
        self._opener.said.connect(self.said)
        self._list = frame(column(gap=0))
        add_up = button("exports_consolidate", "Consolider des paquets reçus", "files", "quiet")
        add_up.clicked.connect(self.consolidation_asked)
        self.setLayout(column(card("Registre des exports", self._list, extra=add_up), gap=0))
        self.setObjectName("exports_register")
        self.setWhatsThis(helping.REGISTER)

    def refresh(self) -> None:
        self._desk.background.read(exports.exports).then(self.show_exports)

    def show_exports(self, lines: Sequence[ExportLine]) -> None:
        """Show the register; a package that a later one corrects can only be opened."""
        seen: set[tuple[object, ...]] = set()
        rows: list[QFrame] = []
        for line in lines:
            period = (line.basin_id, line.start, line.end)
            rows.append(self._row(line, last=period not in seen))
            seen.add(period)
        refill(self._list, *(rows or [empty_line(NONE_YET, icon="export")]))

    def _row(self, line: ExportLine, *, last: bool) -> QFrame:
        period = capital(str(period_of(line.start, line.end)))
        title: list[Item] = [label(f"{period} · {line.basin_name}", "strong")]
        title += [badge(words, tone) for words, tone in _marks(line, last=last)]
        told = [label(words, "muted", wrap=True) for words in _story(line)]
        details = label(_details(line), "small", wrap=True)
        details.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        texts = column(row(*title, None, gap=8), *told, details, None, gap=2)
        acts = gestures(*self._gestures(line, period, last=last))
        return frame(columns((texts, 1), acts, gap=12, pad=(16, 10, 16, 10)), "entry")

    def _gestures(self, line: ExportLine, period: str, *, last: bool) -> Iterator[Button]:
        name = f"{period}, {line.basin_name}"
        see = button(f"export_open_{line.file_name}", "Ouvrir le rapport", "file-pdf", "quiet")
        see.setAccessibleName(spaced(f"Ouvrir le rapport : {name}"))
        see.clicked.connect(lambda: self._opener.open(line.id))
        yield see
        if last:
            yield self._asking(line, "Renvoyer", name, correct=False)
            yield self._asking(line, "Corriger", name, correct=True)

    def _asking(self, line: ExportLine, words: str, name: str, *, correct: bool) -> Button:
        kind, icon = ("correct", "pencil-simple") if correct else ("again", "export")
        made = button(f"export_{kind}_{line.file_name}", words, icon, "quiet")
        made.setAccessibleName(spaced(f"{words} : {name}"))
        period = period_of(line.start, line.end)
        made.clicked.connect(lambda: self.asked.emit(line.basin_id, period, correct))
        return made


def _marks(line: ExportLine, *, last: bool) -> Iterator[tuple[str, str]]:
    if method_of(line.method) is Method.SUPPRESSION:
        yield "Masquage", "warning"
    if line.number > 1:
        yield f"Correction {line.number - 1}", "warning"
    if not last:
        yield "Remplacé", ""


def _story(line: ExportLine) -> Iterator[str]:
    """Say when it was made, and the last times it left."""
    made = long_date(paris_day(line.made_at), weekday=False)
    yield f"Préparé le {made} · méthode : {METHOD_NAMES[method_of(line.method)]}"
    if not line.sendings:
        yield "Pas encore envoyé"
    else:
        first, *others = line.sendings
        more = counted(len(others), "autre envoi", "autres envois")
        yield f"{_sent(first)}{f' · {more}' if others else ''}"


def _sent(sending: Sending) -> str:
    day = long_date(paris_day(sending.at), weekday=False)
    whom = f"pour {sending.recipient}" if sending.recipient else "sans destinataire noté"
    by = f", par {sending.by}" if sending.by else ""
    return f"Sorti le {day} à {hour(paris_time(sending.at))} {whom}{by}"


def _details(line: ExportLine) -> str:
    return (
        f"Pour vérifier : {line.plan}, tirage {line.seed_fingerprint[:SHORT_HASH] or 'sans objet'}"
        f", fichier {line.sha256[:SHORT_HASH]}… (SHA-256)"
    )
