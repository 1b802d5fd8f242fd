"""Who the adviser is: the name and the numbers printed on the sheets people take home."""

from typing import Final
from uuid import UUID

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QBoxLayout

from conseil_mobilite.domain.language.french import phone_display
from conseil_mobilite.domain.organisation.adviser import Adviser
from conseil_mobilite.domain.people.identity import parse_email, parse_phone, person_name
from conseil_mobilite.gui.kit.fields import Field, Form
from conseil_mobilite.gui.kit.layouts import column, columns
from conseil_mobilite.gui.kit.texts import CheckedField

PRINTED: Final = "Imprimé sur les fiches, pour que l’on puisse vous joindre."
PRINTED_OF_ANOTHER: Final = "Imprimé sur ses fiches, pour que l’on puisse joindre cette personne."


class AdviserFields(QObject):
    """`changed` is emitted when a field is left with something new that reads well."""

    changed = Signal()

    def __init__(self, prefix: str, *, own: bool = True) -> None:
        """`prefix` begins the object name of every input; `own`: she types them of herself."""
        super().__init__()
        self.first_name = CheckedField(
            f"{prefix}_first_name", lambda text: person_name(text, "first_name"), str
        )
        self.last_name = CheckedField(
            f"{prefix}_last_name", lambda text: person_name(text, "last_name"), str
        )
        self.phone = CheckedField(f"{prefix}_phone", parse_phone, phone_display)
        self.email = CheckedField(f"{prefix}_email", parse_email, str)
        self.form = Form(
            first_name=Field("Prénom", self.first_name),
            last_name=Field("Nom", self.last_name),
            phone=Field(
                "Votre téléphone" if own else "Son téléphone",
                self.phone,
                PRINTED if own else PRINTED_OF_ANOTHER,
                optional=True,
            ),
            email=Field("Votre courriel" if own else "Son courriel", self.email, optional=True),
        )
        for field in self.inputs():
            field.accepted.connect(lambda _value: self.changed.emit())

    def inputs(self) -> tuple[CheckedField[str], ...]:
        return (self.first_name, self.last_name, self.phone, self.email)

    def body(self) -> QBoxLayout:
        fields = self.form.fields
        return column(
            columns((fields["first_name"], 1), (fields["last_name"], 1), gap=16),
            columns((fields["phone"], 1), (fields["email"], 1), gap=16),
            gap=16,
        )

    def adviser(self, identifier: UUID, organisation: UUID) -> Adviser:
        """Return what is typed, not checked yet."""
        return Adviser(
            id=identifier,
            organisation_id=organisation,
            first_name=self.first_name.text(),
            last_name=self.last_name.text(),
            phone=self.phone.text(),
            email=self.email.text(),
        )

    def show_adviser(self, adviser: Adviser) -> None:
        self.first_name.show_value(adviser.first_name)
        self.last_name.show_value(adviser.last_name)
        self.phone.show_value(adviser.phone or None)
        self.email.show_value(adviser.email or None)
