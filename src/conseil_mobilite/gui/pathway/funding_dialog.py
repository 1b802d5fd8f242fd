"""A line of a funding plan: who is asked, how much, and what they answered."""

from datetime import date
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QWidget

from conseil_mobilite.domain.language.amounts import parse_euros
from conseil_mobilite.domain.language.french import euros
from conseil_mobilite.domain.pathway.action import FundingLine
from conseil_mobilite.domain.reference.code_lists import CodeList, CodeLists
from conseil_mobilite.gui.kit.buttons import button
from conseil_mobilite.gui.kit.choice import Choice
from conseil_mobilite.gui.kit.dates import DateField
from conseil_mobilite.gui.kit.dialogs import Creation
from conseil_mobilite.gui.kit.fields import Field, Form
from conseil_mobilite.gui.kit.layouts import column, columns, row
from conseil_mobilite.gui.kit.texts import CheckedField, TextField
from conseil_mobilite.gui.pathway.reading import day_of
from conseil_mobilite.gui.pathway.wording import listed

OWN_SHARE = "personne"
UNKNOWN = "Pas encore dit"
NO_AID = "Aucune en particulier"
AID_LETTERS = 30


class FundingDialog(Creation):
    """Adds a line, or changes the one it was given. `removal_asked` takes it out of the plan."""

    removal_asked = Signal()

    def __init__(
        self, lists: CodeLists, today: date, parent: QWidget, line: FundingLine | None = None
    ) -> None:
        self._line = line
        funders = listed(lists, "funder_kinds", without=(OWN_SHARE,))
        self._kind = Choice("funding_kind", funders, none="Choisir…")
        self._aid = Choice("funding_aid", (), none=NO_AID).narrow(AID_LETTERS)
        self._name = TextField("funding_name", placeholder="Fonds d’aide aux jeunes")
        self._asked = CheckedField[int]("funding_asked", _asked, euros, placeholder="300")
        self._asked_on = DateField("funding_asked_on", today)
        self._granted = CheckedField[int]("funding_granted", _granted, euros, placeholder="0")
        self._granted_on = DateField("funding_granted_on", today)
        self._payer = Choice("funding_payer", listed(lists, "payers"), none=UNKNOWN)
        self._paid_on = DateField("funding_paid_on", today)
        form = self._made_form()
        remove = button("funding_remove", "Re&tirer cette ligne", "trash", "danger")
        if line is None:
            remove.hide()
        title = "Ajouter un financement" if line is None else "Modifier le financement"
        create = "A&jouter" if line is None else "&Enregistrer"
        body = _lay_out(form, remove)
        super().__init__("funding_dialog", title, body, parent, create=create)
        remove.clicked.connect(self.removal_asked)
        self.form = form
        self._show(line, today)

    def offer_aids(self, aids: CodeList, today: date) -> None:
        """Offer the aids of the body that are open today, and the one that the line has already."""
        mine = self._line.aid_code if self._line else ""
        open_today = [(entry.code, entry.label) for entry in aids.on(today)]
        known = {code for code, _ in open_today}
        kept = [(mine, aids.label(mine))] if mine and mine not in known else []
        chosen = self._aid.code() or mine
        self._aid.offer([*kept, *open_today], none=NO_AID)
        self._aid.show_code(chosen)

    def typed(self, action_id: UUID) -> FundingLine | None:
        """Return the line as typed, or None once what could not be read is said beside it."""
        return self.read(lambda: self._read(action_id))

    def _read(self, action_id: UUID) -> FundingLine:
        made = FundingLine(
            action_id=action_id,
            funder_kind=self._kind.code(),
            funder_name=self._name.text(),
            aid_code=self._aid_code(),
            asked_cents=self._asked.value() or 0,
            asked_on=day_of(self._asked_on, "asked_on"),
            granted_cents=self._granted.value(),
            granted_on=day_of(self._granted_on, "granted_on"),
            payer=self._payer.code(),
            paid_on=day_of(self._paid_on, "paid_on"),
        )
        if self._line is not None:
            made.id = self._line.id
        return made

    def _aid_code(self) -> str:
        """Return the aid chosen; until the list is there, the line keeps the one it has."""
        offered = self._aid.count() > 1
        return self._aid.code() if offered or self._line is None else self._line.aid_code

    def _made_form(self) -> Form:
        note = "Laissez vide tant que la réponse n’est pas connue ; 0 pour un refus."
        return Form(
            funder_kind=Field("&Financeur", self._kind),
            funder_name=Field("&Précision", self._name, optional=True),
            aid_code=Field("A&ide", self._aid, optional=True),
            asked_cents=Field("Montant &demandé", self._asked, "En euros."),
            asked_on=Field("Demandé &le", self._asked_on, optional=True),
            granted_cents=Field("Montant a&ccordé", self._granted, note, optional=True),
            granted_on=Field("Réponse &reçue le", self._granted_on, optional=True),
            payer=Field("&Qui règle le partenaire", self._payer),
            paid_on=Field("Ré&glé le", self._paid_on, optional=True),
        )

    def _show(self, line: FundingLine | None, today: date) -> None:
        if line is None:
            self._asked_on.show_value(today)
            return
        self._kind.show_code(line.funder_kind)
        self._name.setText(line.funder_name)
        self._asked.show_value(line.asked_cents)
        self._asked_on.show_value(line.asked_on)
        self._granted.show_value(line.granted_cents)
        self._granted_on.show_value(line.granted_on)
        self._payer.show_code(line.payer)
        self._paid_on.show_value(line.paid_on)


def _lay_out(form: Form, remove: QWidget) -> QBoxLayout:
    fields = form.fields
    return column(
        fields["funder_kind"],
        fields["aid_code"],
        fields["funder_name"],
        columns((fields["asked_cents"], 1), (fields["asked_on"], 1), gap=12),
        columns((fields["granted_cents"], 1), (fields["granted_on"], 1), gap=12),
        columns((fields["payer"], 1), (fields["paid_on"], 1), gap=12),
        row(remove, None),
        gap=12,
    )


def _asked(typed: str) -> int:
    return parse_euros(typed, "asked_cents")


def _granted(typed: str) -> int:
    return parse_euros(typed, "granted_cents")
