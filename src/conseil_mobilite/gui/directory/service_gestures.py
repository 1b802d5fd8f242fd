"""What the adviser does with a service for a person: send her, plan an action, print the page."""

from datetime import date
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.directory.service_wording import body_of
from conseil_mobilite.gui.kit.page import Page
from conseil_mobilite.gui.paper.opening import open_on
from conseil_mobilite.gui.paper.printables import service_sheet
from conseil_mobilite.gui.pathway.gestures import Gestures
from conseil_mobilite.gui.pathway.writing import Writing
from conseil_mobilite.gui.referrals.referral_gestures import ReferralGestures
from conseil_mobilite.services.directory.stored_services import StoredService
from conseil_mobilite.services.pathway import pathway_picture
from conseil_mobilite.services.pathway.pathway_picture import PathwayPicture

NO_PATHWAY = (
    "Cette personne n’a pas de parcours ouvert : ouvrez-le d’abord, l’action y prendra place."
)


class ServiceGestures(QObject):
    """Opens the dialogs over a page. `refused` says why an action cannot be planned."""

    refused = Signal(str)

    def __init__(self, desk: Desk, page: Page) -> None:
        super().__init__(page)
        self._desk, self._page = desk, page
        writing = Writing(self)
        writing.troubled.connect(page.troubled)
        self._referrals = ReferralGestures(desk, page, writing)
        self._actions = Gestures(desk, page, writing)
        for gestures in (self._referrals, self._actions):
            gestures.said.connect(page.said)
            gestures.undo_offered.connect(page.undo_offered)

    def orient(self, person: UUID, stored: StoredService) -> None:
        """Open the referral of a person to the structure, filled in."""
        self._referrals.send(person, body_of(stored), stored.service.name)

    def add_action(self, person: UUID, stored: StoredService) -> None:
        """Open a new action of her pathway, the structure as its partner."""
        reading = self._desk.background.read(pathway_picture.of_person, person, self._today())
        reading.then(lambda picture: self._plan(picture, stored), self)

    def print_for(self, person: UUID, stored: StoredService) -> None:
        """Show the page about the service that she takes home."""
        open_on(self._page, self._desk, service_sheet(person, stored.id), person)

    def _plan(self, picture: PathwayPicture | None, stored: StoredService) -> None:
        if picture is None or picture.closed:
            self.refused.emit(NO_PATHWAY)
        else:
            self._actions.add_action(picture, body_of(stored))

    def _today(self) -> date:
        return paris_day(self._desk.clock())
