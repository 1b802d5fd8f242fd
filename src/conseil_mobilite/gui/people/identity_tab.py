"""Identité: who the person is, kept as it is typed."""

from collections.abc import Callable, Sequence
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.language.french import long_date
from conseil_mobilite.domain.organisation.adviser import Adviser
from conseil_mobilite.domain.people.identity import optional_phone
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.kit.cards import card
from conseil_mobilite.gui.kit.choice import Choice
from conseil_mobilite.gui.kit.fields import Field
from conseil_mobilite.gui.kit.labels import label, say
from conseil_mobilite.gui.kit.layouts import CARD_GAP, PAGE_PAD, Item, column, columns
from conseil_mobilite.gui.kit.page import Page
from conseil_mobilite.gui.kit.texts import CheckedField, TextField
from conseil_mobilite.gui.people.basin_field import BasinField
from conseil_mobilite.gui.people.identity_fields import IdentityFields
from conseil_mobilite.gui.people.publics_panel import PublicsPanel
from conseil_mobilite.services.organisation import setup
from conseil_mobilite.services.people import people
from conseil_mobilite.services.people.people import PersonChanges, PersonDetails
from conseil_mobilite.store.reference.territories import Municipality

INSET = (16, 4, 16, 16)
Change = Callable[[str], PersonChanges]


class IdentityTab(Page):
    """Each input is stored when it is left or chosen; what is refused says why beneath it.

    `sensitive_asked`: show the sensitive publics in the header, or no longer.
    """

    sensitive_asked = Signal(bool)

    def __init__(self, desk: Desk, person: UUID) -> None:
        super().__init__()
        self._desk, self._person = desk, person
        self._details: PersonDetails | None = None
        self._inputs = IdentityFields(desk, "person")
        self._publics = PublicsPanel(desk, person)
        self._adviser = Choice("person_adviser", (), none="Personne pour l’instant")
        self._basin = BasinField("person_basin", desk, person)
        self._file = label("", "muted")
        self._lay_out()
        self._connect()

    def refresh(self) -> None:
        self._desk.background.read(setup.advisers).then(self._offer_advisers)
        self._desk.background.read(people.details, self._person).then(self._show)
        self._publics.refresh()
        self._basin.refresh()

    def leave(self) -> None:
        """Store the input being typed, which no key has ended yet."""
        held = self.focusWidget()
        if held is not None:
            held.clearFocus()

    def _lay_out(self) -> None:
        fields = self._inputs.form.fields
        identity = self._card("Identité", self._inputs.identity())
        contact = self._card("Contact", self._inputs.whole_contact())
        follow = self._card(
            "Suivi",
            Field("Conseiller ou conseillère", self._adviser),
            self._basin,
            columns((fields["france_travail_id"], 1), (fields["caf_id"], 1), gap=16),
            self._inputs.easy_read,
            self._file,
        )
        situation = self._card(
            "Situations déclarées",
            self._publics,
            columns((fields["qpv"], 1), (fields["frr"], 1), gap=16),
        )
        left, right = (
            column(identity, contact, follow, None, gap=16),
            column(situation, None, gap=16),
        )
        self.lay_out(columns((left, 1), (right, 1), gap=CARD_GAP, pad=PAGE_PAD))

    def _card(self, title: str, *items: Item) -> QFrame:
        return card(title, column(*items, gap=12, pad=INSET))

    def _connect(self) -> None:
        held = self._inputs
        self._keep_checked(held.last_name, lambda text: {"last_name": text})
        self._keep_checked(held.first_name, lambda text: {"first_name": text})
        self._keep_checked(held.usual_name, lambda text: {"usual_name": text})
        self._keep_checked(held.email, lambda text: {"emails": [text]})
        for phone in (held.phone, held.other_phone):
            phone.accepted.connect(lambda _value: self._keep({"phones": self._phones()}))
        held.birth_date.accepted.connect(lambda day: self._keep({"birth_date": day}))
        self._keep_chosen(held.civility, lambda code: {"civility": code})
        self._keep_chosen(held.sex, lambda code: {"sex": code})
        self._keep_chosen(held.preference, lambda code: {"contact_preference": code})
        self._keep_chosen(held.qpv, lambda code: {"qpv": code})
        self._keep_chosen(held.frr, lambda code: {"frr": code})
        self._keep_chosen(self._adviser, lambda code: {"adviser_id": UUID(code) if code else None})
        self._keep_text(held.address, lambda text: {"address": text})
        self._keep_text(held.france_travail_id, lambda text: {"france_travail_id": text})
        self._keep_text(held.caf_id, lambda text: {"caf_id": text})
        held.easy_read.clicked.connect(lambda on: self._keep({"easy_read": on}))
        held.place.chosen.connect(self._move_in)
        held.place.given_up.connect(self._move_out)
        held.place.editingFinished.connect(self._check_place)
        self._publics.sensitive_asked.connect(self.sensitive_asked)
        self._publics.undo_offered.connect(self.undo_offered)
        self._publics.said.connect(self.said)
        self._publics.troubled.connect(self.troubled)
        self._basin.troubled.connect(self.troubled)

    def _keep_checked(self, field: CheckedField[str], change: Change) -> None:
        field.accepted.connect(lambda value: self._keep(change(value or "")))

    def _keep_chosen(self, field: Choice, change: Change) -> None:
        field.chosen.connect(lambda code: self._keep(change(code)))

    def _keep_text(self, field: TextField, change: Change) -> None:
        def leave() -> None:
            if field.isModified():
                field.setModified(False)
                self._keep(change(field.text()))

        field.editingFinished.connect(leave)

    def _keep(self, changes: PersonChanges) -> None:
        keeping = self._desk.background.run(people.correct, self._person, changes)
        keeping.then(self._kept).otherwise(self._refuse)

    def _kept(self, details: PersonDetails) -> None:
        self._details = details
        self._publics.refresh()
        self._basin.refresh()

    def _refuse(self, error: Exception) -> None:
        if not self._inputs.form.show_error(error):
            self.troubled.emit(error)

    def _phones(self) -> list[str]:
        """Return both telephones; one that cannot be read stays what it was, and says why."""
        stored = [*(self._details.phones if self._details else ()), "", ""]
        fields = (self._inputs.phone, self._inputs.other_phone)
        return [
            field.text() if _readable(field.text()) else stored[rank]
            for rank, field in enumerate(fields)
        ]

    def _move_in(self, place: Municipality) -> None:
        self._inputs.form.fields["insee_code"].clear_error()
        self._keep(
            {
                "insee_code": place.insee_code,
                "municipality_name": place.name,
                "epci_code": place.epci_code,
                "postcode": self._inputs.place.postcode(),
            }
        )

    def _move_out(self) -> None:
        self._keep({"insee_code": "", "municipality_name": "", "epci_code": "", "postcode": ""})

    def _check_place(self) -> None:
        field = self._inputs.form.fields["insee_code"]
        try:
            self._inputs.place.place()
        except UserError as error:
            field.show_error(str(error))
        else:
            field.clear_error()

    def _offer_advisers(self, advisers: Sequence[Adviser]) -> None:
        self._adviser.offer(
            [(str(each.id), each.full_name) for each in advisers], none="Personne pour l’instant"
        )
        if self._details is not None:
            self._show(self._details)

    def _show(self, details: PersonDetails) -> None:
        self._details = details
        person, held = details.person, self._inputs
        held.civility.show_code(person.civility)
        held.last_name.show_value(person.last_name)
        held.first_name.show_value(person.first_name)
        held.usual_name.show_value(person.usual_name or None)
        held.birth_date.show_value(person.birth_date)
        held.sex.show_code(person.sex)
        self._show_contact(details)
        held.qpv.show_code(person.qpv)
        held.frr.show_code(person.frr)
        held.france_travail_id.setText(person.france_travail_id)
        held.caf_id.setText(person.caf_id)
        held.easy_read.setChecked(person.easy_read)
        self._adviser.show_code(str(person.adviser_id) if person.adviser_id else "")
        registered = long_date(person.registered_on, weekday=False)
        say(self._file, f"Dossier n° {person.file_number}, créé le {registered}")

    def _show_contact(self, details: PersonDetails) -> None:
        person, held = details.person, self._inputs
        phones = [*details.phones, "", ""]
        held.phone.show_value(phones[0] or None)
        held.other_phone.show_value(phones[1] or None)
        held.email.show_value(details.emails[0] if details.emails else None)
        held.preference.show_code(person.contact_preference)
        held.address.setText(person.address)
        held.place.show_name(person.municipality_name, person.postcode)


def _readable(phone: str) -> bool:
    try:
        optional_phone(phone)
    except UserError:
        return False
    return True
