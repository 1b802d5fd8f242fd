"""What the person asked of her data: what waits, until when, what was answered, what holds."""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, Signal, SignalInstance
from PySide6.QtWidgets import QFrame, QLabel

from conseil_mobilite.domain.language.french import long_date
from conseil_mobilite.domain.people.rights_request import RightsRequest
from conseil_mobilite.domain.people.rights_rules import (
    LIMITATION,
    answer_due,
    in_force,
    is_late,
    is_waiting,
    may_erase,
)
from conseil_mobilite.domain.reference.code_lists import CodeLists
from conseil_mobilite.gui.kit.aloud import call
from conseil_mobilite.gui.kit.buttons import Button, button
from conseil_mobilite.gui.kit.cards import card
from conseil_mobilite.gui.kit.empty import empty_line
from conseil_mobilite.gui.kit.labels import badge, label
from conseil_mobilite.gui.kit.layouts import Item, column, columns, frame, gestures, row
from conseil_mobilite.gui.people.rights_meanings import in_part

_NONE: Final = (
    "Aucune demande. Quand la personne veut lire, corriger, faire effacer ou limiter ses données, "
    "notez-le ici : une réponse lui est due dans le mois."
)
_HELP: Final = (
    "Ce que la personne demande de ses données : les lire, les corriger, les faire effacer, en "
    "limiter l’usage ou s’y opposer. Notez la demande le jour où elle arrive : le mois pour "
    "répondre se compte d’ici, et la lettre de réponse se prépare ensuite."
)


class RequestsCard(QObject):
    """Each signal carries the `RightsRequest` it is about; `noting_asked` wants a new one."""

    noting_asked = Signal()
    answering_asked = Signal(object)
    lifting_asked = Signal(object)
    removing_asked = Signal(object)
    letter_asked = Signal(object)
    erasing_asked = Signal(object)

    def __init__(self, lists: CodeLists, today: date, parent: QObject) -> None:
        super().__init__(parent)
        self._lists, self._today = lists, today
        self._erased_by: Sequence[str] = ()

    def make(self, requests: Sequence[RightsRequest], erased_by: Sequence[str] = ()) -> QFrame:
        """`erased_by` names who may erase the file, where it is not who looks."""
        self._erased_by = erased_by
        note = button("rights_note", "Noter une &demande…", "plus", "quiet")
        note.clicked.connect(self.noting_asked)
        lines = [self._line(rank, each) for rank, each in enumerate(requests)]
        shown = lines or [empty_line(_NONE, icon="info")]
        waiting = sum(map(is_waiting, requests))
        count = f"{waiting} à répondre" if waiting else ""
        made = card("Demandes sur ses données", *shown, extra=note, count=count)
        made.setWhatsThis(_HELP)
        return made

    def _line(self, rank: int, request: RightsRequest) -> QFrame:
        kind = self._lists["rights_kinds"].label(request.kind)
        texts: list[Item] = [
            row(label(kind, "strong"), self._badge(request), None, gap=10),
            label(self._detail(request), "small", wrap=True),
        ]
        said = "\n".join(filter(None, (_quoted(request.words), request.reason, in_part(request))))
        if said:
            texts.append(label(said, "muted", wrap=True))
        if may_erase(request) and self._erased_by:
            others = label(_erased_by(self._erased_by), "small", wrap=True)
            others.setObjectName(f"rights_erased_by_{rank}")
            texts.append(others)
        words = column(*texts, gap=2)
        does = self._gestures(rank, request, kind)
        made = columns((words, 1), gestures(*does), gap=8)
        return frame(column(made, pad=(16, 10, 12, 10)), "entry")

    def _detail(self, request: RightsRequest) -> str:
        received = f"Reçue le {_day(request.received_on)}"
        if is_waiting(request):
            return (
                f"{received}, réponse due le {_day(answer_due(request.received_on))} au plus tard"
            )
        answered = f"{received}, réponse le {_day(request.answered_on)}"
        if in_force(request) and request.kind == LIMITATION:
            return f"{answered}. Prévenez la personne avant de la lever (art. 18, 3)."
        return f"{answered}, levée le {_day(request.lifted_on)}" if request.lifted_on else answered

    def _badge(self, request: RightsRequest) -> QLabel:
        if is_late(request, self._today):
            return badge("En retard", "danger")
        if is_waiting(request):
            return badge("À répondre", "warning")
        if request.lifted_on:
            return badge("Levée")
        if in_force(request):
            return badge("En vigueur", "primary")
        words = self._lists["rights_answers"].label(request.answer)
        return badge(words, "" if request.answer == "refusee" else "success")

    def _gestures(self, rank: int, request: RightsRequest, kind: str) -> list[Button]:
        made = []
        for name, words, signal in self._offered(request):
            each = button(f"rights_{name}_{rank}", words, role="quiet")
            call(each, f"{words} : {kind}, reçue le {_day(request.received_on)}")
            each.clicked.connect(partial(signal.emit, request))
            made.append(each)
        return made

    def _offered(self, request: RightsRequest) -> Iterator[tuple[str, str, SignalInstance]]:
        if is_waiting(request):
            yield "answer", "Répondre…", self.answering_asked
            yield "remove", "Supprimer", self.removing_asked
            return
        yield "letter", "Lettre…", self.letter_asked
        if may_erase(request) and not self._erased_by:
            yield "erase", "Effacer le dossier…", self.erasing_asked
        if in_force(request):
            yield "lift", "Lever", self.lifting_asked


def _day(day: date | None) -> str:
    return long_date(day, weekday=False) if day else ""


def _erased_by(names: Sequence[str]) -> str:
    return f"Le dossier peut être effacé par : {', '.join(names)} (responsable de la base)."


def _quoted(words: str) -> str:
    return f"« {words} »" if words else ""
