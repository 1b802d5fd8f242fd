"""Register a person: one form, and nothing typed is ever lost."""

from datetime import date
from uuid import UUID

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QLayout, QWidget

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.domain.people.person import Person
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.kit.dialogs import Creation
from conseil_mobilite.gui.kit.fields import Form
from conseil_mobilite.gui.kit.labels import label
from conseil_mobilite.gui.kit.layouts import column, columns
from conseil_mobilite.gui.kit.texts import CheckedField
from conseil_mobilite.gui.kit.theme import dp
from conseil_mobilite.gui.people.identity_fields import IdentityFields
from conseil_mobilite.gui.people.namesakes import Namesakes
from conseil_mobilite.gui.people.origin_fields import OriginFields
from conseil_mobilite.gui.people.publics_choice import PublicsChoice
from conseil_mobilite.services.organisation import basins
from conseil_mobilite.services.people import people
from conseil_mobilite.services.people.people import NewPerson, Typed
from conseil_mobilite.store.reference.territories import Municipality

WIDTH = 1060
HEIGHT = 740
QUIET_MS = 250


class RegistrationDialog(Creation):
    """`registered` carries the `UUID` of the new person; `known_chosen` that of somebody known.

    On the latter it hides with all that was typed: open it again to go on.
    """

    registered = Signal(object)
    known_chosen = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        self._identity = IdentityFields(desk, "new_person")
        self._origin = OriginFields(desk)
        self._publics = PublicsChoice("new_person_publics", desk)
        self._namesakes = Namesakes()
        super().__init__(
            "new_person",
            "Nouvelle personne",
            self._body(),
            parent,
            create="&Créer le dossier",
            width=WIDTH,
        )
        self._desk = desk
        self.form = Form(**self._identity.form.fields, **self._origin.fields)
        self._quiet = QTimer(self, interval=QUIET_MS, singleShot=True)
        self._connect()
        self._fit_window(parent)
        self._identity.first_name.setFocus()

    def _fit_window(self, parent: QWidget) -> None:
        """Be as large as the form asks, and never larger than the window."""
        room = parent.window().size()
        self.setMinimumWidth(min(dp(WIDTH), room.width() - dp(32)))
        self.resize(self.minimumWidth(), min(dp(HEIGHT), room.height() - dp(32)))

    def _body(self) -> QLayout:
        person = column(
            label("Qui est cette personne ?", "heading"),
            self._identity.identity(),
            4,
            label("Comment la joindre ?", "heading"),
            self._identity.contact(),
            None,
            gap=12,
        )
        coming = column(
            label("Comment vient-elle ?", "heading"),
            self._origin.body(),
            None,
            gap=12,
        )
        declared = column(label("Situations déclarées", "heading"), self._publics, gap=10)
        both = columns((person, 1), (coming, 1), gap=32)
        return column(self._namesakes, both, declared, gap=12)

    def _connect(self) -> None:
        fields = self._identity
        names = (fields.last_name, fields.usual_name, fields.first_name)
        for field in (*names, fields.birth_date, fields.phone, fields.email):
            field.textEdited.connect(lambda _text: self._quiet.start())
        self._quiet.timeout.connect(self._look_for_namesakes)
        self._identity.place.chosen.connect(self._look_for_basins)
        self._identity.place.given_up.connect(lambda: self._origin.offer_basins(()))
        self._namesakes.chosen.connect(self._open_known)
        self.asked.connect(self._create)

    def _create(self) -> None:
        try:
            new, origin = self._new_person(), self._origin.origin()
        except UserError as error:
            self.show_error(error)
            return
        self.confirm.setEnabled(False)
        today = paris_day(self._desk.clock())
        creating = self._desk.background.run(people.welcome, new, origin, today)
        creating.then(self._created).otherwise(self.show_error)

    def _created(self, person: Person) -> None:
        self.registered.emit(person.id)
        self.done_with()

    def _new_person(self) -> NewPerson:
        """Read the form; UserError names the first input that cannot be read."""
        fields, place = self._identity, self._identity.place.place()
        return NewPerson(
            last_name=fields.last_name.text(),
            first_name=fields.first_name.text(),
            usual_name=fields.usual_name.text(),
            civility=fields.civility.code(),
            birth_date=fields.birth_date.value(),
            sex=fields.sex.code(),
            address=fields.address.text(),
            postcode=fields.place.postcode(),
            insee_code=place.insee_code if place else "",
            municipality_name=place.name if place else "",
            epci_code=place.epci_code if place else "",
            phones=(fields.phone.text(),),
            emails=(fields.email.text(),),
            contact_preference=fields.preference.code(),
            publics=self._publics.chosen(),
        )

    def _look_for_namesakes(self) -> None:
        fields = self._identity
        typed = Typed(
            last_name=fields.last_name.text(),
            first_name=fields.first_name.text(),
            birth_date=_readable(fields.birth_date),
            phone=fields.phone.text(),
            email=fields.email.text(),
            usual_name=fields.usual_name.text(),
        )
        looking = self._desk.background.read(people.possible_duplicates, typed)
        looking.then(self._namesakes.show_people)

    def _look_for_basins(self, place: Municipality) -> None:
        today = paris_day(self._desk.clock())
        looking = self._desk.background.read(basins.for_epci, place.epci_code, today)
        looking.then(self._origin.offer_basins)

    def _open_known(self, person: UUID) -> None:
        """Make room for the known file; all that was typed waits behind, to be gone on with."""
        self.hide()
        self.known_chosen.emit(person)


def _readable(field: CheckedField[date]) -> date | None:
    """Return the value of a field while it is being typed, None where it cannot be read yet."""
    try:
        return field.value()
    except UserError:
        return None
