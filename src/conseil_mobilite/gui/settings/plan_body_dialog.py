"""A body of the plan: its role, its name, whom to write to or call."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QWidget

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.language.french import phone_display
from conseil_mobilite.domain.organisation.mobility_plan import PlanBody
from conseil_mobilite.domain.people.identity import parse_email, parse_phone
from conseil_mobilite.domain.reference.code_lists import CodeLists
from conseil_mobilite.gui.kit.choice import Choice
from conseil_mobilite.gui.kit.dialogs import Creation
from conseil_mobilite.gui.kit.fields import Field, Form
from conseil_mobilite.gui.kit.layouts import column, columns
from conseil_mobilite.gui.kit.texts import CheckedField, TextField
from conseil_mobilite.gui.pathway.wording import listed
from conseil_mobilite.services.organisation.plan_bodies import NewBody

ROLES: Final = "plan_body_roles"


class BodyDialog(Creation):
    """Adds a body, or changes the one it was given."""

    def __init__(self, lists: CodeLists, parent: QWidget, body: PlanBody | None = None) -> None:
        self._roles = lists[ROLES]
        self._name = TextField("plan_body_name", placeholder="Département de l’Aisne")
        self._role = Choice("plan_body_role", listed(lists, ROLES), none="Choisir…")
        self._contact = TextField("plan_body_contact", placeholder="Service des mobilités")
        self._phone = CheckedField[str]("plan_body_phone", parse_phone, phone_display)
        self._email = CheckedField[str]("plan_body_email", parse_email, str)
        self._note = TextField("plan_body_note")
        form = self._made_form()
        title = "Modifier un organisme du plan" if body else "Ajouter un organisme du plan"
        create = "&Enregistrer" if body else "&Créer"
        super().__init__("plan_body_dialog", title, _lay_out(form), parent, create=create)
        self.form = form
        self._role.chosen.connect(self._say_part)
        self._role.setFocus(Qt.FocusReason.OtherFocusReason)
        if body is not None:
            self._show(body)

    def typed(self) -> NewBody | None:
        """Return the body, or None once what could not be read is said beside it."""
        self.form.clear_errors()
        try:
            return NewBody(
                name=self._name.text(),
                role=self._role.code(),
                contact_name=self._contact.text(),
                phone=self._phone.value() or "",
                email=self._email.value() or "",
                note=self._note.text(),
            )
        except UserError as error:
            self.show_error(error)
            return None

    def _made_form(self) -> Form:
        return Form(
            role=Field("&Rôle dans le plan", self._role),
            name=Field("&Nom", self._name),
            contact_name=Field("&Interlocuteur", self._contact, optional=True),
            phone=Field("Té&léphone", self._phone, optional=True),
            email=Field("C&ourriel", self._email, optional=True),
            note=Field("&Précision", self._note, optional=True),
        )

    def _show(self, body: PlanBody) -> None:
        self._name.setText(body.name)
        self._role.show_code(body.role)
        self._contact.setText(body.contact_name)
        self._phone.show_value(body.phone or None)
        self._email.show_value(body.email or None)
        self._note.setText(body.note)
        self._say_part(body.role)

    def _say_part(self, role: str) -> None:
        """Say what the law gives a role to do."""
        part = self._roles[role].text("part") if role in self._roles else ""
        self.form.fields["role"].show_note(f"{part}." if part else "")
        self.fit()


def _lay_out(form: Form) -> QBoxLayout:
    fields = form.fields
    return column(
        fields["role"],
        fields["name"],
        fields["contact_name"],
        columns((fields["phone"], 1), (fields["email"], 1), gap=12),
        fields["note"],
        gap=12,
    )
