"""Where somebody lives: a commune found by its name or its postcode, as it is typed."""

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import Signal

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.kit.completion import CompletionField, Proposal
from conseil_mobilite.gui.people.wording import joined
from conseil_mobilite.store.reference.territories import Municipality

PROPOSALS = 10
SHOWN_POSTCODES = 2
NOT_CHOSEN = "Choisissez la commune dans la liste : tapez son nom ou son code postal."


class MunicipalityField(CompletionField):
    """Holds one `Municipality`, or none. `chosen` carries it; `given_up` says it was emptied."""

    chosen = Signal(object)
    given_up = Signal()

    def __init__(self, name: str, desk: Desk) -> None:
        super().__init__(name, placeholder="Nom ou code postal", icon="map-pin")
        self._desk = desk
        self._found: dict[str, Municipality] = {}
        self._place: Municipality | None = None
        self._shown = ""
        self.searched.connect(self._search)
        self.picked.connect(self._choose)
        self.editingFinished.connect(self._leave)

    def known(self) -> Mapping[str, Municipality]:
        """Return the communes proposed, by INSEE code."""
        return self._found

    def place(self) -> Municipality | None:
        """Return the commune chosen; UserError where something else is written."""
        if self.text().strip() and self.text() != self._shown:
            raise UserError(NOT_CHOSEN, "insee_code")
        return self._place if self.text().strip() else None

    def postcode(self) -> str:
        """Return the postcode typed, or the one of a commune that has only one."""
        if self._place is None:
            return ""
        codes = self._place.postcodes
        typed = [code for code in codes if code in self._shown]
        return typed[0] if typed else codes[0] if len(codes) == 1 else ""

    def show_name(self, name: str, postcode: str) -> None:
        """Show a stored commune, without emitting."""
        self._place = None
        self._shown = joined_place(name, postcode)
        self.setText(self._shown)

    def _search(self, text: str) -> None:
        if not text or text == self._shown:
            self.offer(())
            return
        search = self._desk.territories.search
        work = self._desk.background.work(lambda: search(text, PROPOSALS))
        work.then(partial(self._offer, text), owner=self)

    def _offer(self, typed: str, found: Sequence[Municipality]) -> None:
        if not self.wanted(typed):
            return
        self._found = {place.insee_code: place for place in found}
        proposals = [
            Proposal(place.insee_code, place.name, where_it_is(place), icon="map-pin")
            for place in found
        ]
        self.offer(proposals)

    def _choose(self, code: str) -> None:
        typed = self.text()
        self._place = self._found[code]
        postcodes = self._place.postcodes
        wanted = next((known for known in postcodes if known in typed), "")
        only = postcodes[0] if len(postcodes) == 1 else ""
        self._shown = joined_place(self._place.name, wanted or only)
        self.setText(self._shown)
        self.chosen.emit(self._place)

    def _leave(self) -> None:
        if not self.text().strip() and self._shown:
            self._place, self._shown = None, ""
            self.given_up.emit()


def joined_place(name: str, postcode: str) -> str:
    """Return « Guise (02120) », or the name alone."""
    return f"{name} ({postcode})" if name and postcode else name


def where_it_is(place: Municipality) -> str:
    """Tell a commune from its homonyms: « Aisne · 02500 · CC des Trois Rivières »."""
    codes = ", ".join(place.postcodes[:SHOWN_POSTCODES])
    more = "…" if len(place.postcodes) > SHOWN_POSTCODES else ""
    return joined(place.department_name, codes + more, place.epci_name, place.mention)
