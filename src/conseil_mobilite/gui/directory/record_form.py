"""A form that writes a record of the directory, and says its faults as they come."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, QTimer

from conseil_mobilite.domain.directory.faults import Fault, Record
from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.directory.record_inputs import Asked
from conseil_mobilite.gui.directory.record_place import NAMES, RecordPlace
from conseil_mobilite.gui.jobs import Job
from conseil_mobilite.gui.kit.fields import Field, Form

QUIET_MS: Final = 250
COMMUNE: Final = "commune"
PLACE_NOTE: Final = "Tapez son nom ou son code postal, puis choisissez-la."
_SIGNED: Final = frozenset({"id", "source", "structure_id", "date_maj"})
_SPOT: Final = ("longitude", "latitude")
_ADDRESS: Final = ("adresse", *NAMES)
Look = Callable[[Record], Job[tuple[Fault, ...]]]


class RecordForm(QObject):
    """Faults show beside the fields that the adviser touched; beside all once it was refused.

    What the record holds and no input shows is kept as it was.
    """

    def __init__(self, desk: Desk, prefix: str, asked: Mapping[str, Asked]) -> None:
        """`asked` are the inputs by their names of the schema; the commune comes by itself."""
        super().__init__()
        self._inputs = {name: each.input for name, each in asked.items()}
        self._kept = dict[str, object]()
        self._place = RecordPlace(f"{prefix}_commune", desk)
        place = Field("Commune", self._place.field, PLACE_NOTE)
        self.form = Form(**{name: _field(each) for name, each in asked.items()}, commune=place)
        self._touched: set[str] = set()
        self._look: Look | None = None
        self._asked, self._showing = 0, False
        self._quiet = QTimer(self, interval=QUIET_MS, singleShot=True)
        self._quiet.timeout.connect(self._ask)
        for name, each in self._inputs.items():
            each.listen(partial(self._touch, name))
        self._place.listen(partial(self._touch, COMMUNE))

    def check_with(self, look: Look) -> None:
        """Have what is typed looked at, away from the window, each time the adviser pauses."""
        self._look = look

    def show_record(self, record: Record) -> None:
        """Show what is stored, to be corrected."""
        self._showing = True  # what is shown so was not touched
        self._kept = {name: value for name, value in record.items() if name not in _SIGNED}
        for name, each in self._inputs.items():
            each.show(record.get(name))
        self._place.show(record)
        self._showing = False

    def typed(self) -> Record:
        """Return the fields by their names; UserError where the commune is not one."""
        made = {name: each.read() for name, each in self._inputs.items()}
        made |= self._place.read()
        spot = _SPOT if self._moved(made) else ()
        return {name: value for name, value in (self._kept | made).items() if name not in spot}

    def refuse(self) -> None:
        """Say from now on the faults of every field, touched or not."""
        self._touched |= self.form.fields.keys()
        self._quiet.start()

    def _moved(self, made: Record) -> bool:
        """Tell whether the address is another one: its coordinates are then no more its own."""
        return any((self._kept.get(name) or "") != (made.get(name) or "") for name in _ADDRESS)

    def _touch(self, name: str) -> None:
        if not self._showing:
            self._touched.add(name)
            self._quiet.start()

    def _ask(self) -> None:
        if self._look is None:
            return
        self._asked += 1
        try:
            looking = self._look(self.typed())
        except UserError as error:
            self._show(self._asked, (Fault("", error.field, str(error)),))
            return
        looking.then(partial(self._show, self._asked), self)

    def _show(self, asked: int, faults: Sequence[Fault]) -> None:
        """Say the faults, unless something newer is being looked at."""
        if asked != self._asked:
            return
        told = {place_name(each.field): each.sentence for each in reversed(faults)}
        for name in self._touched & self.form.fields.keys():
            field = self.form.fields[name]
            if name in told:
                field.show_error(sentence(told[name]))
            elif field.error():
                field.clear_error()


def _field(asked: Asked) -> Field:
    return Field(asked.words, asked.input.widget, asked.note)


def place_name(name: str) -> str:
    """Return the field that shows the faults of a name: one input tells the whole commune."""
    return COMMUNE if name in NAMES else name


def sentence(fault: str) -> str:
    return fault[:1].upper() + fault[1:]
