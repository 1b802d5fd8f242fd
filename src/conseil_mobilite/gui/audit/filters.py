"""What is looked for in the trail: days, an adviser, a kind of act, a person."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from conseil_mobilite.domain.language.french import spaced
from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.directory.person_field import PersonField
from conseil_mobilite.gui.kit.choice import Choice
from conseil_mobilite.gui.kit.dates import DateField
from conseil_mobilite.gui.kit.fields import Field, Form
from conseil_mobilite.gui.kit.flow import Flow
from conseil_mobilite.gui.kit.layouts import column
from conseil_mobilite.gui.kit.theme import dp
from conseil_mobilite.services.audit.act_codes import GROUPS
from conseil_mobilite.services.audit.trail import TrailQuery

HELP = "Les actes sur le dossier de cette personne. Videz le champ pour les voir tous."


class TrailFilters(QFrame):
    """`changed` is emitted when a choice is made."""

    changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        today = paris_day(desk.clock())
        self._first, self._last = (DateField(f"audit_{end}", today) for end in ("first", "last"))
        self._adviser = Choice("audit_adviser", (), none="Tous").narrow(12)
        kinds = [(group.code, group.label) for group in GROUPS]
        self._group = Choice("audit_group", kinds, none="Tous").narrow(18)
        self._person = PersonField("audit_person", desk)
        self._person.setPlaceholderText("Nom ou n° de dossier")
        self._person.setWhatsThis(spaced(HELP))
        self.form = Form(
            audit_first=Field("&Du", self._first),
            audit_last=Field("&Au", self._last),
        )
        self._lay_out()
        for field in (self._first, self._last):
            field.accepted.connect(lambda _day: self.changed.emit())
        for choice in (self._adviser, self._group):
            choice.chosen.connect(lambda _code: self.changed.emit())
        self._person.changed.connect(self.changed)
        self.setFocusProxy(self._first)

    def offer(self, authors: Sequence[tuple[UUID, str]]) -> None:
        self._adviser.offer([(each.hex, name) for each, name in authors], none="Tous")

    def query(self) -> TrailQuery:
        """Return what is asked; UserError for a day that is none."""
        self.form.clear_errors()
        adviser = self._adviser.code()
        return TrailQuery(
            first=self._day(self._first),
            last=self._day(self._last),
            adviser=UUID(adviser) if adviser else None,
            group=self._group.code(),
            person=self._person.person(),
        )

    def _day(self, field: DateField) -> date | None:
        return field.value()

    def _lay_out(self) -> None:
        fields = (
            (self.form.fields["audit_first"], 120),
            (self.form.fields["audit_last"], 120),
            (Field("&Conseiller", self._adviser), 146),
            (Field("So&rte d’acte", self._group), 190),
            (Field("&Personne", self._person), 220),
        )
        for field, width in fields:
            field.setFixedWidth(dp(width))
        self.setLayout(column(Flow(*(field for field, _width in fields), gap=12), gap=0))
