"""The body that runs the base: it signs the documents and answers for the data."""

from typing import Final
from uuid import UUID

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QBoxLayout

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.language.french import phone_display, siret_display
from conseil_mobilite.domain.organisation.organisation import Organisation
from conseil_mobilite.domain.people.identity import parse_phone, parse_siret
from conseil_mobilite.domain.reference.code_lists import CodeLists
from conseil_mobilite.gui.kit.choice import Choice
from conseil_mobilite.gui.kit.fields import Field, Form
from conseil_mobilite.gui.kit.labels import glyph, label, say
from conseil_mobilite.gui.kit.layouts import column, columns, frame, row
from conseil_mobilite.gui.kit.texts import CheckedField, TextField
from conseil_mobilite.gui.settings.place_field import Errands, PlaceField
from conseil_mobilite.gui.settings.wording import (
    SIRET_FIGURES,
    authorised_consequence,
    figures_typed,
    kind_consequence,
    place_recognised,
)
from conseil_mobilite.store.reference.territories import Municipality, Territories

_ANSWERS: Final = (("oui", "Oui"), ("non", "Non"))
_WORDS: Final = {"": None, "oui": True, "non": False}
"""What the body says of itself, by code of the choice."""


class OrganisationFields(QObject):
    """`changed` is emitted when a field is left or a choice made; `settled` carries the commune."""

    changed = Signal()
    settled = Signal(object)

    def __init__(
        self, prefix: str, lists: CodeLists, territories: Territories, do: Errands
    ) -> None:
        """`prefix` begins the object name of every input."""
        super().__init__()
        self._kinds = lists["organisation_kinds"]
        kinds = [(entry.code, entry.label) for entry in self._kinds]
        self.name = TextField(f"{prefix}_name")
        self.kind = Choice(f"{prefix}_kind", kinds, none="Choisissez…")
        self.siret = CheckedField(f"{prefix}_siret", parse_siret, siret_display)
        self.phone = CheckedField(f"{prefix}_phone", parse_phone, phone_display)
        self.hours = TextField(f"{prefix}_hours", placeholder="Du lundi au vendredi, 9 h à 17 h")
        self.address = TextField(f"{prefix}_address", placeholder="12 rue des Tisserands")
        self.place = PlaceField(f"{prefix}_place", territories, do)
        self.rights = TextField(f"{prefix}_rights", placeholder="donnees@exemple.fr")
        self.authorised = Choice(f"{prefix}_authorised", _ANSWERS, none="D’après son type")
        self._consequence = label(kind_consequence(self._kinds, ""), "muted", wrap=True)
        self._email = ""
        self.form = Form(**self._fields())
        self._connect()

    def body(self) -> QBoxLayout:
        fields = self.form.fields
        sign = column(glyph("shield-check", "primary", 22), None)
        pad = (16, 10, 16, 10)
        return column(
            columns((fields["name"], 3), (fields["kind"], 2), gap=16),
            frame(row(sign, (self._consequence, 1), gap=12, pad=pad), "note"),
            fields["authorised"],
            columns((fields["siret"], 1), (fields["phone"], 1), gap=16),
            columns((fields["address"], 1), (fields["postcode"], 1), gap=16),
            columns((fields["data_protection_contact"], 1), (fields["opening_hours"], 1), gap=16),
            gap=14,
        )

    def lines(self) -> tuple[TextField, ...]:
        """Return the inputs in which Enter means that one is done."""
        return (self.name, self.siret, self.phone, self.address, self.rights, self.hours)

    def organisation(self, identifier: UUID, place: tuple[str, str] | None = None) -> Organisation:
        """Return what is typed; UserError where the commune is not one of the list.

        `place`, a name and a postcode, stands for the commune typed.
        """
        town, postcode = self.place.town() if place is None else place
        return Organisation(
            id=identifier,
            name=self.name.text(),
            kind=self.kind.code(),
            siret=self.siret.text(),
            legal_basis="",
            address=self.address.text().strip(),
            postcode=postcode,
            town=town,
            phone=self.phone.text(),
            opening_hours=self.hours.text().strip(),
            email=self._email,
            data_protection_contact=self.rights.text().strip(),
            authorised_prescriber=_WORDS[self.authorised.code()],
        )

    def show_organisation(self, known: Organisation) -> None:
        self.name.setText(known.name)
        self.kind.show_code(known.kind)
        self.siret.show_value(known.siret)
        self.phone.show_value(known.phone or None)
        self.address.setText(known.address)
        self.place.show_town(known.town, known.postcode)
        self.rights.setText(known.data_protection_contact)
        self.hours.setText(known.opening_hours)
        self._email = known.email
        word = known.authorised_prescriber
        self.authorised.show_code(next(code for code, told in _WORDS.items() if told is word))
        self._tell_consequence(known.kind)

    def _fields(self) -> dict[str, Field]:
        return {
            "name": Field(
                "Nom de l’organisme", self.name, "Tel qu’il paraîtra sur les fiches imprimées."
            ),
            "kind": Field("Type", self.kind),
            "authorised": Field(
                "Votre organisme est-il prescripteur habilité (insertion par l’activité "
                "économique) ?",
                self.authorised,
                authorised_consequence(self._kinds, "", ""),
            ),
            "siret": Field("SIRET", self.siret),
            "phone": Field("Téléphone d’accueil", self.phone, optional=True),
            "address": Field("Adresse", self.address, optional=True),
            "postcode": Field("Commune", self.place, optional=True),
            "data_protection_contact": Field(
                "Contact pour les droits des personnes",
                self.rights,
                "Courriel, adresse ou téléphone : imprimé sur la notice d’information.",
                optional=True,
            ),
            "opening_hours": Field("Horaires d’ouverture", self.hours, optional=True),
        }

    def _connect(self) -> None:
        self.kind.chosen.connect(self._tell_consequence)
        self.kind.chosen.connect(lambda _code: self.changed.emit())
        self.authorised.chosen.connect(lambda _code: self._tell_consequence(self.kind.code()))
        self.authorised.chosen.connect(lambda _code: self.changed.emit())
        self.siret.textEdited.connect(self._watch_siret)
        self.place.chosen.connect(self._tell_place)
        for checked in (self.siret, self.phone):
            checked.accepted.connect(lambda _value: self.changed.emit())
        for free in (self.name, self.address, self.rights, self.hours):
            free.editingFinished.connect(self.changed)

    def _tell_consequence(self, kind: str) -> None:
        say(self._consequence, kind_consequence(self._kinds, kind))
        self.form.fields["kind"].clear_error()
        told = authorised_consequence(self._kinds, kind, self.authorised.code())
        self.form.fields["authorised"].show_note(told)

    def _tell_place(self, place: Municipality) -> None:
        self.form.fields["postcode"].show_note(place_recognised(place))
        self.settled.emit(place)
        self.changed.emit()

    def _watch_siret(self, text: str) -> None:
        """Count the figures as they are typed, and check them once they are all there."""
        field, figures = self.form.fields["siret"], sum(sign.isdigit() for sign in text)
        if figures < SIRET_FIGURES:
            field.show_note(figures_typed(figures))
            return
        try:
            parse_siret(text)
        except UserError as error:
            field.show_error(str(error))
        else:
            field.show_note("SIRET vérifié.")
