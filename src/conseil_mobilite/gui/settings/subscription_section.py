"""Abonnement: the diary read by other calendars of this computer."""

from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.kit.empty import empty_line
from conseil_mobilite.gui.settings.section import Section
from conseil_mobilite.gui.settings.subscription_card import SubscriptionCard

DETAIL = "Vos rendez-vous dans un autre agenda, sans jamais le nom de personne."
NOT_HERE = "Ce poste ne garde pas de réglages : il ne peut pas suivre votre agenda."


class SubscriptionSection(Section):
    def __init__(self, desk: Desk) -> None:
        super().__init__()
        file = desk.station.subscription
        if file is None:
            self.show_cards("Abonnement", DETAIL, empty_line(NOT_HERE))
            return
        card = SubscriptionCard(desk, file)
        self.show_cards("Abonnement", DETAIL, card)
        self.setFocusProxy(card.tick)
        card.said.connect(self.said)
