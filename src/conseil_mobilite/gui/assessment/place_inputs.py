"""Municipalities, found as their name or postcode is typed: the one lived in, those aimed at."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal

from conseil_mobilite.domain.assessment.grid import Question
from conseil_mobilite.domain.assessment.replies import Reply
from conseil_mobilite.gui.assessment.reply_input import ReplyInput
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.kit.aloud import call
from conseil_mobilite.gui.kit.buttons import button, literal
from conseil_mobilite.gui.kit.completion import CompletionField, Proposal
from conseil_mobilite.gui.kit.flow import Flow
from conseil_mobilite.gui.kit.layouts import column
from conseil_mobilite.store.reference.territories import Municipality

PROPOSALS = 8
SEPARATOR = ", "
NOT_CHOSEN = "Choisissez une commune dans la liste proposée."


class MunicipalityInput(ReplyInput):
    """One municipality: its INSEE code, and its name of the time."""

    def __init__(self, question: Question, desk: Desk) -> None:
        super().__init__()
        self._place = MunicipalityField(question, desk)
        self._name = ""
        self._place.chosen.connect(self._take)
        self._place.editingFinished.connect(self._leave)
        self._place.returnPressed.connect(self._go_on)
        self.setLayout(column(self._place, pad=(3, 2, 3, 2)))

    def show_reply(self, reply: Reply | None) -> None:
        self._name = reply.text if reply else ""
        if not self._place.hasFocus():
            self._place.setText(self._name)

    def reach(self) -> None:
        self._place.setFocus(Qt.FocusReason.TabFocusReason)

    def _go_on(self) -> None:
        if not self._place.choosing():  # else Enter takes the place shown
            self.finished.emit()

    def _take(self, code: str, name: str) -> None:
        self._name = name
        self.given.emit(Reply(codes=(code,), text=name))

    def _leave(self) -> None:
        typed = self._place.text().strip()
        if not typed and self._name:
            self._name = ""
            self.given.emit(Reply())
        elif typed != self._name:
            self.troubled.emit(NOT_CHOSEN)


class MunicipalitiesInput(ReplyInput):
    """Several municipalities, each with its button to take it off."""

    def __init__(self, question: Question, desk: Desk) -> None:
        super().__init__()
        self._question = question
        self._places: dict[str, str] = {}
        self._field = MunicipalityField(question, desk, keep=False)
        self._field.chosen.connect(self._add)
        self._field.returnPressed.connect(self._go_on)
        self._chips = Flow()
        self._chips.hide()
        self.setLayout(column(self._chips, self._field, gap=6, pad=(3, 2, 3, 2)))

    def show_reply(self, reply: Reply | None) -> None:
        given = reply or Reply()
        names = given.text.split(SEPARATOR)
        places = dict(zip(given.codes, names, strict=False))
        if places != self._places:
            self._places = places
            self._show_chips()

    def reach(self) -> None:
        self._field.setFocus(Qt.FocusReason.TabFocusReason)

    def _go_on(self) -> None:
        if not self._field.choosing():
            self.finished.emit()

    def _add(self, code: str, name: str) -> None:
        self._places[code] = name
        self._changed()

    def _remove(self, code: str) -> None:
        del self._places[code]
        self._changed()
        self.reach()

    def _changed(self) -> None:
        self._show_chips()
        text = SEPARATOR.join(self._places.values())
        self.given.emit(Reply(codes=tuple(self._places), text=text))

    def _show_chips(self) -> None:
        chips = []
        for code, name in self._places.items():
            chip = button(f"{self._question.code}_{code}", literal(name), "x", "chip")
            call(chip, f"Retirer {name}")
            chip.clicked.connect(lambda _on, code=code: self._remove(code))
            chips.append(chip)
        self._chips.show_widgets(*chips)
        self._chips.setVisible(bool(chips))


class MunicipalityField(CompletionField):
    """Looks municipalities up off the GUI thread; `chosen` carries the INSEE code and the name."""

    chosen = Signal(str, str)

    def __init__(self, question: Question, desk: Desk, *, keep: bool = True) -> None:
        name = f"{question.code}_municipality"
        super().__init__(name, placeholder="Nom ou code postal", icon="map-pin", keep=keep)
        call(self, question.text)
        self._desk = desk
        self._found: dict[str, str] = {}
        self.searched.connect(self._search)
        self.picked.connect(self._choose)

    def _search(self, text: str) -> None:
        territories = self._desk.territories
        work = self._desk.background.work(lambda: territories.search(text, PROPOSALS))
        work.then(partial(self._show, text), owner=self)

    def _show(self, typed: str, found: Sequence[Municipality]) -> None:
        if not self.wanted(typed):
            return
        self._found = {place.insee_code: place.name for place in found}
        self.offer(
            [
                Proposal(place.insee_code, place.name, _where(place), icon="map-pin")
                for place in found
            ]
        )

    def _choose(self, code: str) -> None:
        self.chosen.emit(code, self._found[code])


def _where(place: Municipality) -> str:
    postcodes = " ".join(place.postcodes[:2]) + ("…" if len(place.postcodes) > 2 else "")  # noqa: PLR2004
    return f"{postcodes} · {place.department_name}"
