"""The inputs about who somebody is and how to reach her, shared by the form and by her page."""

from collections.abc import Callable

from PySide6.QtWidgets import QBoxLayout

from conseil_mobilite.domain.language.day_parsing import parse_birth_date
from conseil_mobilite.domain.language.french import phone_display, short_date
from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.domain.people.identity import (
    optional_person_name,
    parse_email,
    parse_phone,
    person_name,
)
from conseil_mobilite.domain.reference.code_lists import CodeList
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.kit.choice import Choice, Tick
from conseil_mobilite.gui.kit.fields import Field, Form
from conseil_mobilite.gui.kit.layouts import column, columns
from conseil_mobilite.gui.kit.texts import CheckedField, TextField
from conseil_mobilite.gui.people.municipality_field import MunicipalityField


def choices(codes: CodeList) -> list[tuple[str, str]]:
    return [(entry.code, entry.label) for entry in codes]


class IdentityFields:
    """The inputs, each in its `Field`; `form` finds them by the name `UserError.field` gives."""

    def __init__(self, desk: Desk, prefix: str) -> None:
        """`prefix` begins the object name of every input."""
        lists = desk.lists

        def named(attribute: str) -> str:
            return f"{prefix}_{attribute}"

        def checked(attribute: str, parse: Callable[[str, str], str]) -> CheckedField[str]:
            return CheckedField(named(attribute), lambda text: parse(text, attribute), str)

        self.civility = Choice(named("civility"), choices(lists["civilities"]), none="Non précisée")
        self.last_name = checked("last_name", person_name)
        self.first_name = checked("first_name", person_name)
        self.usual_name = checked("usual_name", optional_person_name)
        self.birth_date = CheckedField(
            named("birth_date"),
            lambda text: parse_birth_date(text, paris_day(desk.clock())),
            short_date,
            placeholder="jj/mm/aaaa",
        )
        self.sex = Choice(named("sex"), choices(lists["sexes"]))
        self.phone = CheckedField(named("phone"), parse_phone, phone_display)
        self.other_phone = CheckedField(named("other_phone"), parse_phone, phone_display)
        self.email = CheckedField(named("email"), parse_email, str)
        self.preference = Choice(named("preference"), choices(lists["contact_preferences"]))
        self.address = TextField(named("address"))
        self.place = MunicipalityField(named("municipality"), desk)
        self.france_travail_id = TextField(named("france_travail_id"))
        self.caf_id = TextField(named("caf_id"))
        self.qpv = Choice(named("qpv"), choices(lists["yes_no_unknown"]))
        self.frr = Choice(named("frr"), choices(lists["yes_no_unknown"]))
        self.easy_read = Tick(named("easy_read"), "Documents en version &simplifiée")
        self.sex.show_code("NSP")
        self.qpv.show_code("nsp")
        self.frr.show_code("nsp")
        self.form = Form(**self._fields())

    def identity(self) -> QBoxLayout:
        """Lay out the names, the birth and the sex."""
        fields = self.form.fields
        return column(
            columns((fields["civility"], 2), (fields["first_name"], 3), gap=16),
            columns((fields["last_name"], 1), (fields["usual_name"], 1), gap=16),
            columns((fields["birth_date"], 1), (fields["sex"], 1), gap=16),
            gap=12,
        )

    def contact(self) -> QBoxLayout:
        """Lay out how to reach the person and where she lives."""
        fields = self.form.fields
        return column(
            columns((fields["phone"], 1), (fields["email"], 1), gap=16),
            columns((fields["contact_preference"], 1), (fields["insee_code"], 1), gap=16),
            fields["address"],
            gap=12,
        )

    def whole_contact(self) -> QBoxLayout:
        """Lay out the same with a second telephone."""
        fields = self.form.fields
        return column(
            columns((fields["phone"], 1), (fields["other_phone"], 1), gap=16),
            columns((fields["email"], 1), (fields["contact_preference"], 1), gap=16),
            columns((fields["insee_code"], 1), (fields["address"], 1), gap=16),
            gap=12,
        )

    def _fields(self) -> dict[str, Field]:
        return {
            "civility": Field("Civilité", self.civility),
            "last_name": Field("Nom de naissance", self.last_name),
            "first_name": Field("Prénom", self.first_name),
            "usual_name": Field("Nom d’usage", self.usual_name, optional=True),
            "birth_date": Field("Date de naissance", self.birth_date),
            "sex": Field("Sexe", self.sex),
            "phone": Field("Téléphone", self.phone),
            "other_phone": Field("Autre téléphone", self.other_phone, optional=True),
            "email": Field("Courriel", self.email, optional=True),
            "contact_preference": Field("Contact préféré", self.preference),
            "address": Field("Adresse", self.address, optional=True),
            "insee_code": Field("Commune", self.place),
            "france_travail_id": Field(
                "Identifiant France Travail",
                self.france_travail_id,
                "Jamais le numéro de sécurité sociale.",
                optional=True,
            ),
            "caf_id": Field("Identifiant CAF", self.caf_id, optional=True),
            "qpv": Field("Quartier prioritaire (QPV)", self.qpv),
            "frr": Field("Zone de revitalisation rurale (FRR)", self.frr),
        }
