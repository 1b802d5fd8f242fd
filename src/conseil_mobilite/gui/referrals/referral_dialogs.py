"""The dialogs of a referral: one received, one sent, one mended."""

from datetime import date
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from conseil_mobilite.domain.reference.code_lists import CodeLists
from conseil_mobilite.domain.referrals.referral import Referral
from conseil_mobilite.domain.referrals.referral_rules import Direction, ReferralState
from conseil_mobilite.gui.kit.buttons import button
from conseil_mobilite.gui.kit.choice import Choice, Tick
from conseil_mobilite.gui.kit.dates import DateField
from conseil_mobilite.gui.kit.dialogs import Creation
from conseil_mobilite.gui.kit.fields import Field, Form
from conseil_mobilite.gui.kit.layouts import row
from conseil_mobilite.gui.kit.texts import text_area
from conseil_mobilite.gui.pathway.reading import day_of
from conseil_mobilite.gui.pathway.wording import listed
from conseil_mobilite.gui.referrals.referral_fields import ReferralFields
from conseil_mobilite.services.referrals.referral_changes import ReferralChanges
from conseil_mobilite.services.referrals.referrals import Origin
from conseil_mobilite.services.referrals.sent_referrals import Sending

WIDTH: Final = 680


class ReceivedDialog(Creation):
    """One more referral of a person already known."""

    def __init__(self, lists: CodeLists, today: date, parent: QWidget, *, in_pathway: bool) -> None:
        self.inputs = ReferralFields(Direction.RECEIVED, lists, today)
        words = "L’acc&epter dès maintenant" + ("" if in_pathway else " et ouvrir un parcours")
        self._accepted = Tick("referral_accepted", words)
        body = self.inputs.lay_out(self._accepted)
        super().__init__("received_dialog", "Orientation reçue", body, parent, width=WIDTH)
        self.form = Form(**self.inputs.fields)

    def origin(self) -> Origin:
        """Return what is typed; UserError names the input at fault."""
        held = self.inputs
        return Origin(
            prescriber_kind=held.kind_code(),
            prescriber_name=held.body.text(),
            agent_name=held.agent.text(),
            reason=held.reason.text(),
            urgency=held.urgency.code(),
            received_on=held.typed_day(),
            documents_joined=held.joined.isChecked(),
            person_agreed=held.agreed.isChecked(),
            accepted=self._accepted.isChecked(),
        )


class SentDialog(Creation):
    """To whom the person is addressed, with her agreement."""

    def __init__(self, lists: CodeLists, today: date, parent: QWidget) -> None:
        self.inputs = ReferralFields(Direction.SENT, lists, today)
        title = "Orienter vers un autre service"
        super().__init__("sent_dialog", title, self.inputs.lay_out(), parent, width=WIDTH)
        self.form = Form(**self.inputs.fields)

    def sending(self) -> Sending:
        """Return what is typed; UserError names the input at fault."""
        held = self.inputs
        return Sending(
            name=held.body.text(),
            kind=held.kind_code(),
            agent_name=held.agent.text(),
            address=held.address.text(),
            phone=held.phone.text(),
            email=held.email.text(),
            reason=held.reason.text(),
            urgency=held.urgency.code(),
            sent_on=held.typed_day(),
            documents_joined=held.joined.isChecked(),
            person_agreed=held.agreed.isChecked(),
        )


class CorrectionDialog(Creation):
    """Mends what was typed, the answer included; `removal_asked` deletes what was a mistake."""

    removal_asked = Signal()

    def __init__(self, referral: Referral, lists: CodeLists, today: date, parent: QWidget) -> None:
        self._referral = referral
        self.inputs = ReferralFields(Direction(referral.direction), lists, today)
        self.inputs.show_referral(referral)
        self._answered = DateField("referral_answered", today)
        self._answered.show_value(referral.answered_on)
        reasons = listed(lists, "referral_refusal_reasons")
        self._reason = Choice("referral_refusal", reasons).narrow(24)
        self._reason.show_code(referral.refusal_reason)
        self._words = text_area("referral_answer", referral.answer, lines=2)
        answer = self._answer_fields()
        remove = button("referral_remove", "Supprimer l’orientation", "trash", "danger")
        body = self.inputs.lay_out(*answer.values(), row(remove, None))
        super().__init__(
            "correction_dialog",
            "Corriger l’orientation",
            body,
            parent,
            create="&Enregistrer",
            width=WIDTH,
        )
        self.form = Form(**self.inputs.fields, **answer)
        remove.clicked.connect(self.removal_asked)

    def changes(self) -> ReferralChanges:
        """Return what is typed; UserError names the input at fault."""
        changes = self.inputs.changes()
        if self._referral.answered_on is None:
            return changes
        day = day_of(self._answered, "answered_on")
        if day is not None:
            changes["answered_on"] = day
        if self.inputs.direction is Direction.SENT:
            changes["answer"] = self._words.toPlainText()
        elif self._referral.state == ReferralState.REFUSED:
            changes["refusal_reason"] = self._reason.code()
        return changes

    def _answer_fields(self) -> dict[str, Field]:
        if self._referral.answered_on is None:
            return {}
        fields = {"answered_on": Field("Répo&nse du", self._answered)}
        if self.inputs.direction is Direction.SENT:
            fields["answer"] = Field("Ce qui a été répondu", self._words, optional=True)
        elif self._referral.state == ReferralState.REFUSED:
            fields["refusal_reason"] = Field("Motif du refus", self._reason)
        return fields
