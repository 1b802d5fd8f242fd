"""One period of a public: from when, until when, its codes elsewhere, and what is wrong."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QWidget

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.language.french import spaced
from conseil_mobilite.gui.kit.buttons import button
from conseil_mobilite.gui.kit.dates import DateField
from conseil_mobilite.gui.kit.labels import Line, label, say
from conseil_mobilite.gui.kit.layouts import column, columns, gestures
from conseil_mobilite.gui.kit.theme import dp, restyle

DATE_WIDTH: Final = 106
REMOVE_WIDTH: Final = 96
RUNNING: Final = "en cours"


class PublicPeriod(QFrame):
    """A line of the list, kept as it is typed; what is typed stays until it can be kept.

    `dated` carries both days, as `date` or None; `removed` asks to take the period back.
    """

    dated = Signal(object, object)
    removed = Signal()
    remove_words = "Supprimer"

    def __init__(self, name: str, title: str, beneath: str, today: date) -> None:
        super().__init__()
        self.setObjectName(f"public_period_{name}")
        self.setAccessibleName(spaced(title))
        self._stored: tuple[date | None, date | None] = (None, None)
        self.since = DateField(f"public_since_{name}", today)
        self.until = DateField(f"public_until_{name}", today)
        self.until.setPlaceholderText(RUNNING)
        self._error = label("", "small", "danger", wrap=True)
        self._remove = button(f"public_remove_{name}", self.remove_words, role="quiet")
        self._title, self._beneath = Line(title, "strong"), label(beneath, "small", wrap=True)
        self._name_controls(title)
        self._lay_out()
        self._beneath.setVisible(bool(beneath))
        self._error.hide()
        for field in (self.since, self.until):
            field.accepted.connect(lambda _day: self._tell())
            field.refused.connect(lambda sentence, at=field: self._say(sentence, at))
        self._remove.clicked.connect(self.removed)

    def controls(self) -> Sequence[QWidget]:
        """Return what the keyboard reaches, in reading order."""
        return (self.since, self.until, self._remove)

    def show_period(self, since: date | None, until: date | None) -> None:
        """Show what is stored where it changed; a day being typed meanwhile stays."""
        shown, self._stored = self._stored, (since, until)
        if shown == self._stored:
            return
        for field, before, now in zip((self.since, self.until), shown, self._stored, strict=True):
            if before != now and not field.isModified():
                field.show_value(now)
        self._clear()

    def refuse(self, error: UserError) -> None:
        """Say beneath the line why it could not be kept, and mark the day at fault."""
        at = {"since": self.since, "until": self.until}.get(error.field or "")
        self._say(str(error), at)

    def _lay_out(self) -> None:
        days = gestures(
            *(label("du", "small"), self.since, label("au", "small"), self.until, self._remove),
            gap=4,
        )
        line = columns((self._title, 1), days, gap=8)
        self.setLayout(column(line, self._beneath, self._error, gap=2))

    def _name_controls(self, title: str) -> None:
        for field, words in ((self.since, "depuis le"), (self.until, "jusqu’au")):
            field.setAccessibleName(spaced(f"{title}, {words}"))
            field.setFixedWidth(dp(DATE_WIDTH))
        self._remove.setMinimumWidth(dp(REMOVE_WIDTH))
        self._remove.setAccessibleName(spaced(f"{self.remove_words} cette période : {title}"))

    def _tell(self) -> None:
        self._clear()
        try:
            days = self.since.value(), self.until.value()
        except UserError as error:
            self.refuse(error)
            return
        self._ask(*days)

    def _ask(self, since: date | None, until: date | None) -> None:
        self.dated.emit(since, until)

    def _say(self, sentence: str, at: DateField | None) -> None:
        say(self._error, sentence)
        self._error.show()
        if at is not None:
            at.setAccessibleDescription(spaced(sentence))
            restyle(at, tone="danger")

    def _clear(self) -> None:
        self._error.hide()
        for field in (self.since, self.until):
            field.setAccessibleDescription("")
            restyle(field, tone="")


class NewPublicPeriod(PublicPeriod):
    """A period that went by, being typed: it is kept once both days are known."""

    remove_words = "Annuler"

    def __init__(self, name: str, code: str, title: str, today: date) -> None:
        super().__init__(name, title, "Une fois les deux dates écrites, elle est gardée.", today)
        self.code = code
        self.until.setPlaceholderText(self.since.placeholderText())

    def begin(self) -> None:
        self.show()  # its layout would only later, and Tab passes by what is not shown
        self.since.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask(self, since: date | None, until: date | None) -> None:
        if since is not None and until is not None:
            self.dated.emit(since, until)
