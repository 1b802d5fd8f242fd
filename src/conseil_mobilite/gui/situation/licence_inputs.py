"""The inputs of a licence held. Why one is not valid is never asked."""

from collections.abc import Callable
from datetime import date
from typing import Final

from PySide6.QtWidgets import QBoxLayout

from conseil_mobilite.domain.reference.code_lists import CodeLists
from conseil_mobilite.domain.situation.knowledge import Knowledge, Known
from conseil_mobilite.domain.situation.situation import Licence
from conseil_mobilite.gui.kit.choice import Choice
from conseil_mobilite.gui.kit.dates import DateField
from conseil_mobilite.gui.kit.fields import Field, Form
from conseil_mobilite.gui.kit.known import known_date, known_states
from conseil_mobilite.gui.kit.layouts import column, columns, set_shown
from conseil_mobilite.gui.pathway.wording import listed
from conseil_mobilite.gui.situation.listening import on_choice
from conseil_mobilite.services.situation.licences import LicenceFacts

STANDING_NOTE: Final = "Si le permis n’est pas valide, la raison n’est ni demandée, ni notée."
NO_END: Final = "Sans date de fin"
VALIDITY_NOTE: Final = "Le chiffre 4b du permis."
ENDED_NOTE: Final = "Laissez vide tant qu’elle l’a. Avec une date, il passe dans l’historique."


class LicenceInputs:
    """`show` a licence before it is laid out to change it; else it is a new one."""

    def __init__(self, lists: CodeLists, today: date) -> None:
        self._shown = False
        categories = listed(lists, "licence_categories")
        self.category = Choice("licence_category", categories, none="Choisir…")
        self.standing = Choice("licence_standing", listed(lists, "licence_standings"))
        known = known_states(lists, without=(Knowledge.NONE,))
        self.obtained = known_date("licence_obtained", "&Obtenu le", today, known)
        self.valid = known_date(
            "licence_valid",
            "Valable jus&qu’au",
            today,
            known_states(lists, none=NO_END),
            note=VALIDITY_NOTE,
        )
        self.ended = DateField("licence_ended", today)
        self.form = Form(
            category=Field("&Catégorie", self.category),
            standing=Field("&Validité aujourd’hui", self.standing, STANDING_NOTE),
            obtained_on=self.obtained,
            valid_until=self.valid,
            ended_on=Field("La personne ne l’a &plus depuis le", self.ended, ENDED_NOTE),
        )

    def lay_out(self) -> QBoxLayout:
        fields = self.form.fields
        made = column(
            columns((fields["category"], 1), (fields["standing"], 1), gap=12),
            self.obtained,
            self.valid,
            fields["ended_on"],
            gap=12,
        )
        set_shown(fields["ended_on"], shown=self._shown)
        return made

    def show(self, licence: Licence) -> None:
        self._shown = True
        self.category.show_code(licence.category)
        self.standing.show_code(licence.standing)
        self.obtained.show_known(Known(Knowledge(licence.obtained_state), licence.obtained_on))
        self.valid.show_known(Known(Knowledge(licence.validity_state), licence.valid_until))
        self.ended.show_value(licence.ended_on)

    def typed(self) -> LicenceFacts:
        return LicenceFacts(
            category=self.category.code(),
            standing=self.standing.code(),
            obtained_on=self.obtained.typed("obtained_on"),
            valid_until=self.valid.typed("valid_until"),
        )

    def listen(self, tell: Callable[[LicenceFacts], object]) -> None:
        fields = self.form.fields
        on_choice(fields["category"], self.category, lambda code: tell({"category": code}))
        on_choice(fields["standing"], self.standing, lambda code: tell({"standing": code}))
        self.obtained.given.connect(lambda known: tell({"obtained_on": known}))
        self.valid.given.connect(lambda known: tell({"valid_until": known}))
        self.ended.accepted.connect(lambda day: tell({"ended_on": day}))

    def flush(self) -> None:
        self.obtained.flush()
        self.valid.flush()
        self.ended.editingFinished.emit()
