"""What may be said of an attempt besides its result: when it was, and a line of words."""

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame

from conseil_mobilite.gui.agenda.booking.moment_fields import MomentFields
from conseil_mobilite.gui.kit.fields import Field, Form
from conseil_mobilite.gui.kit.layouts import column, columns
from conseil_mobilite.gui.kit.texts import TextField


class ContactDetails(QFrame):
    """Starts from now; what is being typed is left alone."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("contact_details")
        self._words = TextField("contact_words", placeholder="Rappelle lundi après 17 h")
        self._moment: MomentFields | None = None
        self._field = Field("Ce qui en ressort", self._words, optional=True)
        self.form = Form(words=self._field)
        self.setLayout(column(gap=8, pad=(16, 0, 16, 12)))

    def show_now(self, now: datetime) -> None:
        """Propose the present moment, unless one is being told."""
        if self._moment is None:
            self._moment = self._lay_out(now)
        if not self.isVisible():
            self._moment.show_moment(now)

    def told(self) -> tuple[datetime | None, str]:
        """Return the moment and the words. UserError names the field that cannot be read."""
        self.form.clear_errors()
        return (self._moment.instant() if self._moment else None), self._words.text()

    def reach(self) -> None:
        self._words.setFocus(Qt.FocusReason.OtherFocusReason)

    def empty(self) -> None:
        self.form.clear_errors()
        self._words.clear()

    def _lay_out(self, now: datetime) -> MomentFields:
        made = MomentFields("contact", now)
        layout = self.layout()
        assert layout is not None
        self.form = Form(words=self._field, attempted_at=made.day, day=made.day, hour=made.hour)
        moment = columns((made.day, 1), (made.hour, 1), gap=12)
        whole = QFrame()
        whole.setLayout(column(self._field, moment, gap=8))
        layout.addWidget(whole)
        return made
