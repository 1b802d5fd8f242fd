"""Who sent the person, and what she was told: the second half of the registration."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtWidgets import QBoxLayout, QFrame

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.language.day_parsing import parse_day
from conseil_mobilite.domain.language.french import short_date
from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.domain.organisation.basin import MobilityBasin
from conseil_mobilite.domain.referrals.known_bodies import KnownBody
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.kit.choice import Choice, Tick
from conseil_mobilite.gui.kit.fields import Field
from conseil_mobilite.gui.kit.layouts import column, columns, frame
from conseil_mobilite.gui.kit.texts import CheckedField, TextField
from conseil_mobilite.gui.people.wording import basin_warning
from conseil_mobilite.gui.referrals.body_field import BodyField
from conseil_mobilite.services.people import privacy
from conseil_mobilite.services.referrals import known_bodies
from conseil_mobilite.services.referrals.referrals import SPONTANEOUS, Origin

MORE = "_more"


class OriginFields:
    """The inputs of an `Origin`; what does not concern somebody who came alone is hidden."""

    def __init__(self, desk: Desk) -> None:
        lists, kinds = desk.lists, desk.lists["prescriber_kinds"]
        self._every = [(each.code, each.label) for each in kinds]
        shown = [(each.code, each.label) for each in kinds if each.flag("shown")]
        urgencies = [(each.code, each.text("short") or each.label) for each in lists["urgencies"]]
        self.kind = Choice("origin_kind", [*shown, (MORE, "Autre organisation…")])
        self.kind.show_code(SPONTANEOUS)
        self.kind.chosen.connect(self._choose_kind)
        self.name = BodyField("origin_name")
        self.name.body_chosen.connect(self._take_body)
        desk.background.read(known_bodies.every).then(self.name.know, self.name)
        self.agent = TextField("origin_agent")
        self.received = CheckedField(
            "origin_received",
            lambda text: parse_day(text, field="received_on"),
            short_date,
            placeholder="jj/mm/aaaa",
        )
        self.received.show_value(paris_day(desk.clock()))
        self.reason = TextField("origin_reason")
        self.urgency = Choice("origin_urgency", urgencies)
        self.urgency.show_code("NORMALE")
        self.agreed = Tick("origin_agreed", "La personne est d’accor&d pour être orientée ici")
        self.joined = Tick("origin_joined", "Des documents accompagnent l’orientation")
        self.later = Tick("origin_later", "Répondre plus tard au prescripteur")
        self.notice = Tick("origin_notice", "J’ai remis l’&information sur ses données")
        self.basin = Choice("origin_basin", ())
        self.fields = {
            "prescriber_kind": Field("Orientée par", self.kind),
            "prescriber_name": Field("Organisation", self.name, optional=True),
            "agent_name": Field("Référent", self.agent, optional=True),
            "received_on": Field("Reçue le", self.received),
            "urgency": Field("Urgence", self.urgency),
            "reason": Field("Motif", self.reason, optional=True),
            "basin_id": Field("Bassin de mobilité", self.basin),
        }
        self._sent = self._sent_by()
        self._sent.hide()
        self.fields["basin_id"].hide()

    def body(self) -> QBoxLayout:
        return column(
            self.fields["prescriber_kind"], self._sent, self.fields["basin_id"], self.notice, gap=12
        )

    def offer_basins(self, basins: Sequence[MobilityBasin]) -> None:
        """Ask for the basin only where the commune belongs to several; none is guessed."""
        several = len(basins) > 1
        offered = [(str(basin.id), basin.name) for basin in basins]
        self.basin.offer(offered, none="À choisir" if several else "")
        self.fields["basin_id"].setVisible(several)
        if several:
            self.fields["basin_id"].show_warning(basin_warning(len(basins)))

    def origin(self) -> Origin:
        """Return what is typed; UserError names the input at fault."""
        kind = self.kind.code()
        if kind == MORE:
            raise UserError("Choisissez le type d’organisation dans la liste.", "prescriber_kind")
        basin = self.basin.code()
        notice = privacy.NOTICE_VERSION if self.notice.isChecked() else ""
        if kind == SPONTANEOUS:
            return Origin(notice_version=notice, basin_id=UUID(basin) if basin else None)
        return Origin(
            prescriber_kind=kind,
            prescriber_name=self.name.text(),
            agent_name=self.agent.text(),
            reason=self.reason.text(),
            urgency=self.urgency.code(),
            received_on=self.received.value(),
            documents_joined=self.joined.isChecked(),
            person_agreed=self.agreed.isChecked(),
            notice_version=notice,
            basin_id=UUID(basin) if basin else None,
            accepted=not self.later.isChecked(),
        )

    def _choose_kind(self, code: str) -> None:
        if code == MORE:
            self.kind.offer(self._every)
            self.kind.showPopup()
            return
        self._sent.setVisible(code != SPONTANEOUS)

    def _take_body(self, body: KnownBody) -> None:
        """Take over what the base knows of a body that sent somebody before."""
        if body.sender_kind:
            self.kind.offer(self._every)
            self.kind.show_code(body.sender_kind)
        if body.agent_name:
            self.agent.setText(body.agent_name)

    def _sent_by(self) -> QFrame:
        fields = self.fields
        return frame(
            column(
                columns((fields["prescriber_name"], 1), (fields["agent_name"], 1), gap=16),
                columns((fields["received_on"], 1), (fields["urgency"], 1), gap=16),
                fields["reason"],
                column(self.agreed, self.joined, self.later, gap=4),
                gap=12,
            )
        )
