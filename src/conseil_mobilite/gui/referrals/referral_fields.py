"""The inputs of a referral, received or sent."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from PySide6.QtWidgets import QBoxLayout

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.reference.code_lists import CodeLists
from conseil_mobilite.domain.referrals.known_bodies import KnownBody
from conseil_mobilite.domain.referrals.referral import Referral
from conseil_mobilite.domain.referrals.referral_rules import Direction
from conseil_mobilite.gui.kit.choice import Choice, Tick
from conseil_mobilite.gui.kit.dates import DateField
from conseil_mobilite.gui.kit.fields import Field
from conseil_mobilite.gui.kit.layouts import Item, column, columns
from conseil_mobilite.gui.kit.texts import TextField
from conseil_mobilite.gui.pathway.reading import day_of
from conseil_mobilite.gui.pathway.wording import listed
from conseil_mobilite.gui.referrals.body_field import BodyField, shown_phone
from conseil_mobilite.services.referrals.referral_changes import ReferralChanges
from conseil_mobilite.services.referrals.referrals import SPONTANEOUS

CHOOSE: Final = "Choisir…"
_AGREED: Final = {
    Direction.RECEIVED: "La personne est d’accor&d pour être orientée ici",
    Direction.SENT: "La personne est d’accor&d pour cette orientation",
}


class ReferralFields:
    """`direction` tells which inputs there are, and how they are called."""

    def __init__(self, direction: Direction, lists: CodeLists, today: date) -> None:
        self.direction, self._today = direction, today
        self.body = BodyField("referral_body")
        self.kind = Choice("referral_kind", _kinds(direction, lists), none=CHOOSE).narrow(14)
        self.agent = TextField("referral_agent")
        self.day = DateField("referral_day", today)
        self.day.show_value(today)
        self.urgency = Choice("referral_urgency", _urgencies(lists))
        self.urgency.show_code("NORMALE")
        self.reason = TextField("referral_reason")
        self.address = TextField("referral_address")
        self.phone = TextField("referral_phone", placeholder="03 23 61 00 00")
        self.email = TextField("referral_email", placeholder="accueil@exemple.fr")
        self.agreed = Tick("referral_agreed", _AGREED[direction])
        self.joined = Tick("referral_joined", "Des doc&uments accompagnent l’orientation")
        self.fields = self._labelled()
        self.body.body_chosen.connect(self._complete)

    def lay_out(self, *more: Item) -> QBoxLayout:
        """Lay the inputs in the order in which one tells them; `more` comes last."""
        fields = self.fields
        sent = self.direction is Direction.SENT
        reached: list[Item] = (
            [fields["address"], columns((fields["phone"], 1), (fields["email"], 1), gap=16)]
            if sent
            else []
        )
        return column(
            columns((fields["prescriber_name"], 1), (fields["prescriber_kind"], 1), gap=16),
            columns((fields["agent_name"], 1), (fields["received_on"], 1), gap=16),
            *reached,
            columns((fields["reason"], 2), (fields["urgency"], 1), gap=16),
            column(fields["person_agreed"], self.joined, gap=4),
            *more,
            gap=12,
        )

    def know(self, bodies: Sequence[KnownBody]) -> None:
        self.body.know(bodies)

    def show_body(self, body: KnownBody) -> None:
        """Show a body that was chosen elsewhere, with what is known of it."""
        self.body.setText(body.name)
        self.body.setCursorPosition(0)
        self._complete(body)

    def show_referral(self, referral: Referral) -> None:
        self.body.setText(referral.prescriber_name)
        self.kind.show_code(referral.prescriber_kind)
        self.agent.setText(referral.agent_name)
        self.day.show_value(referral.received_on)
        self.urgency.show_code(referral.urgency)
        self.reason.setText(referral.reason)
        self.address.setText(referral.address)
        self.phone.setText(referral.phone)
        self.email.setText(referral.email)
        self.agreed.setChecked(referral.person_agreed)
        self.joined.setChecked(referral.documents_joined)

    def typed_day(self) -> date:
        """Return the day typed; UserError, naming its field, where it cannot be read."""
        return day_of(self.day, "received_on") or self._today

    def kind_code(self) -> str:
        """Return the kind; UserError where one received has none."""
        code = self.kind.code()
        if not code and self.direction is Direction.RECEIVED:
            raise UserError("Choisissez qui vous adresse la personne.", "prescriber_kind")
        return code

    def changes(self) -> ReferralChanges:
        """Return all that is typed, as a correction. UserError names the input at fault."""
        changes = ReferralChanges(
            prescriber_kind=self.kind_code(),
            prescriber_name=self.body.text(),
            agent_name=self.agent.text(),
            reason=self.reason.text(),
            urgency=self.urgency.code(),
            received_on=self.typed_day(),
            documents_joined=self.joined.isChecked(),
            person_agreed=self.agreed.isChecked(),
        )
        if self.direction is Direction.SENT:
            changes["address"] = self.address.text()
            changes["phone"] = self.phone.text()
            changes["email"] = self.email.text()
        return changes

    def _labelled(self) -> dict[str, Field]:
        sent = self.direction is Direction.SENT
        return {
            "prescriber_name": Field(
                "&Organisme ou service" if sent else "&Organisation", self.body, optional=not sent
            ),
            "prescriber_kind": Field(
                "T&ype" if sent else "Orientée &par", self.kind, optional=sent
            ),
            "agent_name": Field(
                "Per&sonne à contacter" if sent else "Ré&férent", self.agent, optional=True
            ),
            "received_on": Field("En&voyée le" if sent else "Reçue &le", self.day),
            "address": Field("Ad&resse", self.address, optional=True),
            "phone": Field("&Téléphone", self.phone, optional=True),
            "email": Field("Courr&iel", self.email, optional=True),
            "reason": Field("&Motif", self.reason, optional=True),
            "urgency": Field("Ur&gence", self.urgency),
            "person_agreed": Field("Accord de la personne", self.agreed),
        }

    def _complete(self, body: KnownBody) -> None:
        """Take over what is known of the body chosen; what is not known stays as typed."""
        sent = self.direction is Direction.SENT
        kind = body.partner_kind if sent else body.sender_kind
        if kind:
            self.kind.show_code(kind)
        known = (
            (self.agent, body.agent_name),
            (self.address, body.address),
            (self.phone, shown_phone(body.phone)),
            (self.email, body.email),
        )
        for field, text in known:
            if text:
                field.setText(text)


def _kinds(direction: Direction, lists: CodeLists) -> list[tuple[str, str]]:
    if direction is Direction.SENT:
        return listed(lists, "partner_kinds")
    return listed(lists, "prescriber_kinds", without=(SPONTANEOUS,))


def _urgencies(lists: CodeLists) -> list[tuple[str, str]]:
    return [(each.code, each.text("short") or each.label) for each in lists["urgencies"]]
