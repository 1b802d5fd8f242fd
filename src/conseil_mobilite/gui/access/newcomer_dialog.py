"""Add somebody: who she is, her role, and the passphrase she types herself."""

from typing import Final
from uuid import UUID, uuid4

from PySide6.QtWidgets import QWidget

from conseil_mobilite.domain.organisation.adviser import Adviser
from conseil_mobilite.gui.kit.choice import Choice
from conseil_mobilite.gui.kit.dialogs import Creation
from conseil_mobilite.gui.kit.fields import Field, Form
from conseil_mobilite.gui.kit.labels import label
from conseil_mobilite.gui.kit.layouts import column
from conseil_mobilite.gui.settings.adviser_fields import AdviserFields
from conseil_mobilite.gui.settings.passphrase_fields import PassphraseFields
from conseil_mobilite.services.access.advisers import ROLES

HERSELF: Final = (
    "Laissez-lui le clavier : elle choisit et tape elle-même sa phrase secrète, que personne "
    "d’autre n’a besoin de connaître."
)


class NewcomerDialog(Creation):
    def __init__(self, organisation: UUID, parent: QWidget) -> None:
        self._organisation = organisation
        self._who = AdviserFields("access_newcomer", own=False)
        self._role = Choice("access_newcomer_role", list(ROLES.items()))
        self._secret = PassphraseFields("access_newcomer_phrase", self._names)
        role = Field("Rôle", self._role)
        body = column(
            self._who.body(),
            role,
            label(HERSELF, "small", wrap=True),
            self._secret.body(),
            gap=12,
        )
        super().__init__(
            "access_newcomer", "Ajouter une personne", body, parent, create="A&jouter", width=640
        )
        self.form = Form(role=role, **self._who.form.fields, **self._secret.form.fields)
        for name in (self._who.first_name, self._who.last_name):
            name.textChanged.connect(lambda _text: self._secret.judge_again())

    def adviser(self) -> Adviser:
        """Return who is typed; the service says what is wrong."""
        typed = self._who.adviser(uuid4(), self._organisation)
        typed.role = self._role.code()
        return typed

    def phrase(self) -> str:
        """Return the phrase; UserError where it is weak, or the two differ."""
        return self._secret.phrase()

    def _names(self) -> tuple[str, ...]:
        return self._who.first_name.text(), self._who.last_name.text()
