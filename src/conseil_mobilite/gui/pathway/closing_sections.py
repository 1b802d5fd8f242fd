"""The parts of the closing of a pathway: the final assessment, the barriers, what follows."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from conseil_mobilite.domain.assessment.assessment import Assessment
from conseil_mobilite.domain.language.french import counted, long_date, spaced
from conseil_mobilite.domain.pathway.exits import is_positive, kind_of_exit, positive_labels
from conseil_mobilite.domain.pathway.followup import MONTHS, months_after
from conseil_mobilite.domain.reference.code_lists import CodeLists
from conseil_mobilite.gui.kit.buttons import Segments, button
from conseil_mobilite.gui.kit.choice import Choice
from conseil_mobilite.gui.kit.fields import Field
from conseil_mobilite.gui.kit.labels import badge, label, say
from conseil_mobilite.gui.kit.layouts import Item, column, columns, frame, row
from conseil_mobilite.gui.kit.theme import restyle
from conseil_mobilite.gui.pathway.wording import listed
from conseil_mobilite.services.pathway.barrier_statuses import PathwayBarrier
from conseil_mobilite.services.pathway.followups import NEVER_FOLLOWED

UNSAID: Final = "unsaid"
AT_EXIT: Final = (
    (UNSAID, "Non précisé"),
    ("leve", "Levé"),
    ("partiellement_leve", "En partie"),
    ("persistant", "Persistant"),
)


class FinalSection(QFrame):
    """The final assessment: already there, to do now, or left out for a reason."""

    assessment_asked = Signal()

    def __init__(self, lists: CodeLists, final: Assessment | None) -> None:
        super().__init__()
        self.setObjectName("closing_final")
        self._final = final
        self._reason = Choice(
            "final_skipped", listed(lists, "final_skip_reasons"), none="Choisir pourquoi…"
        )
        self.field = Field("Ou &sans bilan final, parce que", self._reason)
        begun = final is not None
        words = "Reprendre le bilan &final" if begun else "Faire le bilan &final maintenant"
        now = button("closing_assess", words, "compass")
        now.clicked.connect(self.assessment_asked)
        head = label("Bilan final", "heading")
        self.setLayout(column(head, *self._content(now), gap=8))

    def skipped(self) -> str:
        return "" if self._done() else self._reason.code()

    def _done(self) -> bool:
        return self._final is not None and self._final.validated_on is not None

    def _content(self, now: QWidget) -> list[Item]:
        if self._final is not None and self._final.validated_on is not None:
            day = long_date(self._final.validated_on, weekday=False)
            return [row(badge("Fait", "success"), label(f"Bilan final validé le {day}."), None)]
        sentence = (
            "Un bilan final est commencé : terminez-le, ou dites pourquoi il ne sera pas fini."
            if self._final is not None
            else "Il mesure le chemin parcouru, avec les mêmes questions qu’au début."
        )
        return [label(sentence, "muted", wrap=True), row(now, None), self.field]


class BarrierSection(QFrame):
    """Each barrier kept, with its status at exit; what is not told stays as it is."""

    def __init__(self, barriers: Sequence[PathwayBarrier], labels: Mapping[str, str]) -> None:
        super().__init__()
        self.setObjectName("closing_barriers")
        self._choices = {each.code: _segments(each, labels) for each in barriers}
        rows = [
            columns((label(labels.get(code, code), wrap=True), 1), choice, gap=8)
            for code, choice in self._choices.items()
        ]
        head = label("Que sont devenus les freins ?", "heading")
        self.setLayout(column(head, *rows, gap=8))

    def told(self) -> dict[str, str]:
        """Return the status of the barriers that were told."""
        statuses = {code: choice.current() for code, choice in self._choices.items()}
        return {code: status for code, status in statuses.items() if status != UNSAID}


class OutcomeSection(QFrame):
    """What the closing does: the kind of exit, the follow-ups, what is left to do."""

    def __init__(self, lists: CodeLists, unfinished: int) -> None:
        """`unfinished` counts the actions still to do."""
        super().__init__()
        self._reasons = lists["exit_reasons"]
        self._kind = badge("")
        self._kind.setObjectName("closing_kind")
        self._followups = label("", wrap=True)
        self._followups.setObjectName("closing_followups")
        self._which = button("closing_which", "&Quelles sorties sont positives ?", role="link")
        self._which.setCheckable(True)
        self._published = label(_published(positive_labels(self._reasons)), "small", wrap=True)
        self._published.hide()
        self._which.toggled.connect(self._published.setVisible)
        self._left = label(_left(unfinished), "small", wrap=True)
        self._left.setVisible(False)
        self._unfinished = unfinished
        self._head = frame(row(self._kind, self._which, None, gap=8))
        inside = column(
            self._head, self._published, self._followups, self._left, gap=6, pad=(12, 10, 12, 10)
        )
        self.setProperty("role", "note")
        self.setLayout(inside)

    def show_exit(self, reason: str, day: date | None) -> None:
        """Say what an exit that day, for that reason, makes."""
        kind = kind_of_exit(self._reasons, reason)
        say(self._kind, kind or "Sortie")
        restyle(self._kind, tone="success" if is_positive(self._reasons, reason) else "")
        self._kind.setVisible(bool(kind))
        self._left.setVisible(bool(self._unfinished))
        say(self._followups, _followups(reason, day))

    def show_dropping(self) -> None:
        """Say what a pathway without further action makes."""
        self._head.hide()
        self._left.setVisible(bool(self._unfinished))
        say(
            self._followups,
            "Aucun suivi n’est prévu après un classement sans suite. La personne pourra revenir "
            "avec un nouveau parcours.",
        )


def _segments(barrier: PathwayBarrier, labels: Mapping[str, str]) -> Segments:
    said = dict(AT_EXIT)
    current = barrier.status if barrier.status in said else UNSAID
    name = labels.get(barrier.code, barrier.code)
    made = Segments(f"exit_{barrier.code}", f"État à la sortie : {name}", AT_EXIT, current)
    for code, words in AT_EXIT:
        part = made.findChild(QWidget, f"exit_{barrier.code}_{code}")
        if part is not None:
            part.setAccessibleName(spaced(f"{name} : {words.lower()}"))
    return made


def _followups(reason: str, day: date | None) -> str:
    if reason in NEVER_FOLLOWED:
        return "Aucun suivi ne sera prévu pour ce motif."
    if day is None:
        return "Deux suivis seront prévus, à 3 et à 6 mois de la sortie."
    first, second = (long_date(months_after(day, m), weekday=False) for m in MONTHS)
    return f"Suivis prévus le {first} et le {second}."


def _published(reasons: Sequence[str]) -> str:
    told = " · ".join(reasons)
    return f"Sont comptées positives, et aucune autre : {told}."


def _left(unfinished: int) -> str:
    verb, what = ("reste", "elle") if unfinished == 1 else ("restent", "elles")
    return (
        f"{counted(unfinished, 'action')} {verb} à faire : {what} {verb} dans le dossier, telle"
        f"{'' if unfinished == 1 else 's'} quelle{'' if unfinished == 1 else 's'}."
    )
