"""Which rows of a preview are listed: those of a decision, those with an alert."""

from collections import Counter
from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QSizePolicy

from conseil_mobilite.domain.imports.decisions import Alert, Decision, ImportLine
from conseil_mobilite.domain.language.french import number, spaced
from conseil_mobilite.gui.imports.alert_words import alert_words
from conseil_mobilite.gui.imports.draft import Draft
from conseil_mobilite.gui.imports.wording import BADGES, TONES
from conseil_mobilite.gui.kit.buttons import Button, toggle
from conseil_mobilite.gui.kit.choice import Choice
from conseil_mobilite.gui.kit.flow import Flow
from conseil_mobilite.gui.kit.layouts import column

EVERY: Final = "toutes"
ANY_ALERT: Final = "alerte"
NO_ALERT: Final = "Toutes les alertes"


class LineFilter(QFrame):
    """`changed` tells that other rows are asked for."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._decision: Decision | None = None
        self._group = QButtonGroup(self)
        codes = (EVERY, *(each.value for each in TONES))
        self._chips = {code: toggle(f"import_filter_{code}", "") for code in codes}
        for code, chip in self._chips.items():
            self._group.addButton(chip)
            chip.clicked.connect(partial(self._ask, code))
        self._chips[EVERY].setChecked(True)
        self._alert = Choice("import_filter_alert", (), none=NO_ALERT).narrow(16)
        self._alert.setAccessibleName("Filtrer par alerte")
        self._alert.chosen.connect(lambda _code: self.changed.emit())
        self._alert.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._flow = Flow(*self._chips.values(), self._alert)
        self.setLayout(column(self._flow, gap=0))

    def asked(self, draft: Draft) -> Sequence[ImportLine]:
        """Return the rows to list, in the order of the file."""
        if draft.preview is None:
            return ()
        alert = self._alert.code()
        return tuple(
            line
            for line in draft.preview.lines
            if self._decision in {None, draft.decision(line)}
            and _alerted(draft.alerts(line), alert)
        )

    def show_counts(self, draft: Draft) -> None:
        """Count the rows of each decision, and of each alert."""
        lines = draft.preview.lines if draft.preview is not None else ()
        decisions = Counter(draft.decision(line) for line in lines)
        _count(self._chips[EVERY], "Toutes", len(lines))
        for each in Decision:
            chip = self._chips[each.value]
            _count(chip, BADGES[each], decisions[each])
            chip.setVisible(bool(decisions[each]) or chip.isChecked())
        kinds = [{alert_words(alert) for alert in draft.alerts(line)} for line in lines]
        alerts = Counter(words for found in kinds for words in found)
        touched = sum(bool(found) for found in kinds)
        choices = [(ANY_ALERT, f"Avec une alerte ({number(touched)})")] if touched else []
        choices += [(words, f"{words} ({number(alerts[words])})") for words in sorted(alerts)]
        self._alert.offer(choices, none=NO_ALERT)
        self._flow.updateGeometry()

    def _ask(self, code: str) -> None:
        self._decision = None if code == EVERY else Decision(code)
        self.changed.emit()


def _count(chip: Button, words: str, count: int) -> None:
    chip.say(f"{words} {number(count)}")
    chip.setAccessibleDescription(spaced(f"{number(count)} lignes"))


def _alerted(alerts: Sequence[Alert], kind: str) -> bool:
    if not kind:
        return True
    if kind == ANY_ALERT:
        return bool(alerts)
    return any(alert_words(alert) == kind for alert in alerts)
