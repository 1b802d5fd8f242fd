"""Write an aid: a local one, what is known now of a shipped one, or a new period of either."""

from datetime import date
from enum import StrEnum
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QWidget

from conseil_mobilite.domain.directory.benefits import BenefitLine
from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.reference.code_lists import CodeList
from conseil_mobilite.gui.kit.choice import Choice, Tick
from conseil_mobilite.gui.kit.dates import DateField
from conseil_mobilite.gui.kit.dialogs import Creation
from conseil_mobilite.gui.kit.fields import Field, Form
from conseil_mobilite.gui.kit.layouts import column, columns
from conseil_mobilite.gui.kit.texts import TextField, text_area
from conseil_mobilite.gui.pathway.reading import day_of
from conseil_mobilite.services.directory.benefits import (
    LOCAL,
    LONGEST_LABEL,
    LONGEST_SOURCE,
    BenefitTyped,
)

WIDTH: Final = 680
SENSITIVE: Final = "Le nom de cette aide &dit quelque chose de la santé ou du handicap"
HELP: Final = (
    "Écrivez ce que l’aide apporte et demande, en mots : aucun montant n’est calculé avec. La "
    "source est obligatoire : c’est elle qu’on relira dans six mois. Une date de fin retire l’aide "
    "des choix sans effacer ce qui a été financé. Ctrl+Entrée enregistre, Échap referme sans rien "
    "changer."
)


class AidPurpose(StrEnum):
    """Why the dialog opens; the value is its title."""

    NEW = "Ajouter une aide locale"
    CHANGE = "Modifier une aide"
    PERIOD = "Nouvelle période d’une aide"


class AidDialog(Creation):
    """`asked` tells that what is typed is to be written."""

    def __init__(
        self,
        funders: CodeList,
        today: date,
        parent: QWidget,
        purpose: AidPurpose = AidPurpose.NEW,
        known: BenefitLine | None = None,
    ) -> None:
        offered = [(each.code, each.label) for each in funders if not each.flag("own_share")]
        self._known = known
        self._label = TextField("aid_label", placeholder="Bourse au permis de l’Agglo")
        self._label.setMaxLength(LONGEST_LABEL)
        self._facts = text_area("aid_facts_text", lines=5)
        self._source = TextField("aid_source", placeholder="Page du site, courrier, personne")
        self._source.setMaxLength(LONGEST_SOURCE)
        self._checked = DateField("aid_checked_on", today)
        self._funder = Choice("aid_funder", offered, none="Choisir…")
        self._sensitive = Tick("aid_sensitive", SENSITIVE)
        self._from = DateField("aid_valid_from", today)
        self._to = DateField("aid_valid_to", today)
        form = self._made_form()
        body = _lay_out(form, self._sensitive)
        create = "&Créer" if purpose is AidPurpose.NEW else "&Enregistrer"
        super().__init__("aid_dialog", purpose.value, body, parent, create=create, width=WIDTH)
        self.form = form
        self.setWhatsThis(HELP)
        self._show(known, purpose, today)
        first = self._from if purpose is AidPurpose.PERIOD else self._label
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def typed(self) -> BenefitTyped | None:
        """Return the aid, or None once what could not be read is said beside it."""
        self.form.clear_errors()
        try:
            return BenefitTyped(
                code=self._known.code if self._known else "",
                label=self._label.text(),
                facts=self._facts.toPlainText(),
                source=self._source.text(),
                checked_on=day_of(self._checked, "checked_on"),
                funder_kind=self._funder.code(),
                sensitive=self._sensitive.isChecked(),
                valid_from=day_of(self._from, "valid_from"),
                valid_to=day_of(self._to, "valid_to"),
            )
        except UserError as error:
            self.show_error(error)
            return None

    def _made_form(self) -> Form:
        facts = "Montant, conditions, démarche : une phrase suffit."
        source = "Où vous l’avez lu, et de quand cela date."
        return Form(
            label=Field("&Nom de l’aide", self._label),
            facts=Field("Ce qu’elle a&pporte et demande", self._facts, facts, optional=True),
            source=Field("&Source", self._source, source),
            checked_on=Field("&Vérifiée le", self._checked, optional=True),
            funder_kind=Field("&Financeur", self._funder),
            valid_from=Field("Valable à pa&rtir du", self._from, optional=True),
            valid_to=Field("&Jusqu’au", self._to, optional=True),
        )

    def _show(self, known: BenefitLine | None, purpose: AidPurpose, today: date) -> None:
        self._checked.show_value(today if known is None else known.checked_on)
        if known is None:
            return
        self._label.setText(known.label)
        self._facts.setPlainText(known.facts)
        self._source.setText(known.source)
        self._source.setCursorPosition(0)
        self._funder.show_code(known.funder_kind)
        self._sensitive.setChecked(known.sensitive)
        local = known.code.startswith(LOCAL)
        self._sensitive.setEnabled(local or not known.sensitive)  # what is shipped so stays so
        if purpose is AidPurpose.PERIOD:
            self._from.show_value(today)
        else:
            self._from.show_value(known.valid_from)
            self._to.show_value(known.valid_to)


def _lay_out(form: Form, sensitive: Tick) -> QBoxLayout:
    fields = form.fields
    return column(
        fields["label"],
        fields["facts"],
        fields["source"],
        columns((fields["funder_kind"], 1), (fields["checked_on"], 1), gap=12),
        columns((fields["valid_from"], 1), (fields["valid_to"], 1), gap=12),
        sensitive,
        gap=14,
    )
