"""A labelled value beside what is known of it: « Connu », « Aucun », « Ne sait pas ».

Typing a value says « Connu ». Choosing « Aucun », « Ne sait pas » or « Ne souhaite pas répondre »
empties and closes the value; « Connu » opens it again with what was typed. An emptied value says
nothing by itself: « Non abordé » has to be chosen.
"""

from collections.abc import Sequence
from typing import Final, Generic, TypeVar

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeySequence, QShortcut

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.language.french import spaced
from conseil_mobilite.domain.situation.knowledge import Knowledge, Known
from conseil_mobilite.gui.kit.aloud import call
from conseil_mobilite.gui.kit.choice import Choice
from conseil_mobilite.gui.kit.fields import Field
from conseil_mobilite.gui.kit.known_values import KnownValue, read_as
from conseil_mobilite.gui.kit.layouts import frame, row
from conseil_mobilite.gui.kit.theme import dp, restyle

T = TypeVar("T")
States = Sequence[tuple[str, str]]

STATE_WIDTH: Final = 228
OPEN: Final = frozenset({Knowledge.KNOWN, Knowledge.NOT_DISCUSSED})
"""The states beside which a value may be typed."""
PASSING: Final = frozenset(
    {Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason}
)
MISSING: Final = "Donnez la réponse, ou choisissez à côté ce qu’on en sait."


class KnownField(Field, Generic[T]):
    """A labelled `Known`; `given` carries it each time the adviser says something of it.

    Tab reaches the value, then the state; Alt+Down opens the states from the value.
    """

    given = Signal(object)

    def __init__(self, text: str, value: KnownValue[T], states: States, note: str = "") -> None:
        name = value.widget.objectName()
        self._value = value
        self._states = Choice(f"{name}_state", states)
        self._states.setFixedWidth(dp(STATE_WIDTH))
        self._stored: Known[T] = Known()
        self._given: Known[T] = Known()
        self._kept_text = ""
        self._typing = False
        box = frame(row((value.widget, 1), self._states, gap=8))
        box.setObjectName(f"{name}_known")
        box.setFocusProxy(value.widget)
        super().__init__(text, box, note)
        self.setObjectName(f"{name}_field")
        said = spaced(text).replace("&", "")
        call(value.widget, said)
        self._states.setAccessibleName(spaced(f"{said} : ce qu’on en sait"))
        self._listen()
        self._display(Known())

    def typed(self, field: str) -> Known[T]:
        """Return what is said now. UserError, naming `field`, for a value missing or unreadable."""
        if self._state() is not Knowledge.KNOWN:
            return Known(self._state())
        value = read_as(field, self._value)
        if value is None:
            raise UserError(MISSING, field)
        return Known(Knowledge.KNOWN, value)

    def show_known(self, known: Known[T]) -> None:
        """Show what is kept, without emitting; what is being typed stays."""
        if known == self._stored:
            return
        self._stored = known
        if not self._typing:
            self._given, self._kept_text = known, ""
            self._display(known)

    def flush(self) -> None:
        """Read at once what is being typed, as if it had been left."""
        self._value.leave()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QFocusEvent) and event.type() == QEvent.Type.FocusOut:
            if event.reason() not in PASSING:
                self._leave()
            return False
        return super().eventFilter(watched, event)

    def _listen(self) -> None:
        widget = self._value.widget
        self._value.listen(self._type, self._give_value, self._refuse)
        self._states.chosen.connect(lambda code: self._choose(Knowledge(code)))
        widget.installEventFilter(self)
        if not isinstance(widget, Choice):  # whose own list Alt+Down opens
            keys = QShortcut(QKeySequence("Alt+Down"), widget)
            keys.setContext(Qt.ShortcutContext.WidgetShortcut)
            keys.activated.connect(self._open_states)

    def _open_states(self) -> None:
        self._states.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._states.showPopup()

    def _type(self) -> None:
        self._typing = True
        self._states.show_code(Knowledge.KNOWN)

    def _give_value(self, value: T | None) -> None:
        self._typing = False
        if value is None:
            self._ask_value()
        else:
            self._give(Known(Knowledge.KNOWN, value))

    def _refuse(self, sentence: str) -> None:
        self.show_error(sentence)

    def _choose(self, state: Knowledge) -> None:
        self._typing = False
        if state is Knowledge.KNOWN:
            self._open_value()
            return
        self._kept_text = self._value.text() or self._kept_text
        self._give(Known(state))
        self._display(Known(state))  # last: a value that closes is left, and shows what was given

    def _open_value(self) -> None:
        """Give back what was typed before another state was chosen, and go there."""
        self._value.widget.setEnabled(True)
        self.widget.setFocusProxy(self._value.widget)
        if not self._value.text():
            self._value.show_text(self._kept_text)
        self._value.widget.setFocus(Qt.FocusReason.OtherFocusReason)
        try:
            value = self._value.read()
        except UserError as error:
            self._refuse(str(error))
            return
        if value is not None:
            self._give(Known(Knowledge.KNOWN, value))

    def _give(self, known: Known[T]) -> None:
        self.clear_error()
        if known != self._given:
            self._given = known
            self.given.emit(known)

    def _leave(self) -> None:
        """Show what was known before: a value left empty says nothing by itself."""
        if not self._value.text():
            self._typing = False
            self._ask_value()

    def _ask_value(self) -> None:
        if self._given.state is Knowledge.KNOWN and self._state() is Knowledge.KNOWN:
            self.show_error(MISSING)
        else:
            self._display(self._given)

    def _display(self, known: Known[T]) -> None:
        self._value.show(known.value)
        self._states.show_code(known.state)
        is_open = known.state in OPEN
        self.widget.setFocusProxy(self._value.widget if is_open else self._states)
        self._value.widget.setEnabled(is_open)

    def _state(self) -> Knowledge:
        return Knowledge(self._states.code())

    def _say(self, text: str, tone: str, border: str | None = None) -> None:
        super()._say(text, tone, border)
        marked = tone if border is None else border
        for part in (self._value.widget, self._states):
            part.setAccessibleDescription(spaced(text))
            restyle(part, tone=marked if part is self.widget.focusProxy() else "")
