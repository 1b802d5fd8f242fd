"""The chosen action of a closed pathway: what was kept of it, for reading."""

from PySide6.QtWidgets import QFrame

from conseil_mobilite.domain.language.french import long_date, phone_display
from conseil_mobilite.domain.reference.code_lists import CodeLists
from conseil_mobilite.gui.kit.cards import card
from conseil_mobilite.gui.kit.fields import fact
from conseil_mobilite.gui.kit.layouts import column, refill
from conseil_mobilite.services.pathway.actions import PlannedAction


class ActionFacts(QFrame):
    """Says only what was noted."""

    def __init__(self, lists: CodeLists) -> None:
        super().__init__()
        self.setObjectName("action_facts")
        self._lists = lists
        self._body = QFrame()
        self._body.setLayout(column(gap=10, pad=(16, 0, 16, 16)))
        self.setLayout(column(card("L’action", self._body), gap=0))

    def show_action(self, planned: PlannedAction) -> None:
        told = [(name, text) for name, text in self._facts(planned) if text]
        refill(self._body, *(fact(name, text) for name, text in told))

    def _facts(self, planned: PlannedAction) -> list[tuple[str, str]]:
        action, lists = planned.action, self._lists
        kind = lists["partner_kinds"].label(action.partner_kind)
        phone = phone_display(action.partner_phone) if action.partner_phone else ""
        days = (
            ("Prévue le", action.created_on),
            ("Échéance", action.due_on),
            ("Réalisée le", action.done_on),
        )
        return [
            ("Ce qu’il faut faire", action.wording),
            ("État", lists["action_statuses"].label(action.status)),
            ("Résultat", lists["action_results"].label(action.result)),
            ("Motif d’abandon", lists["action_abandon_reasons"].label(action.abandon_reason)),
            ("Objectif", planned.goal),
            ("Mesure du plan", planned.measure),
            *((name, long_date(day, weekday=False) if day else "") for name, day in days),
            ("Partenaire", " · ".join(part for part in (action.partner_name, kind) if part)),
            ("Téléphone", phone),
            ("Adresse", action.partner_address),
            ("Papiers à apporter", action.papers),
            ("Note du conseiller", action.note),
        ]
