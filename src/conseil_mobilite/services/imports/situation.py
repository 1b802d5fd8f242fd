"""What a row says of the publics of a person, her licence, her vehicle and what she opposes."""

from collections.abc import Iterator
from datetime import date
from typing import Final
from uuid import UUID

from conseil_mobilite.domain.imports.decisions import Field
from conseil_mobilite.domain.language.folding import fold
from conseil_mobilite.domain.people.agreement import TO_PRESCRIBER
from conseil_mobilite.domain.people.audiences import TOLD_WITH_ADDRESS
from conseil_mobilite.domain.people.person import PersonAudience
from conseil_mobilite.domain.people.privacy import DisclosureAgreement
from conseil_mobilite.domain.reference.code_lists import CodeList
from conseil_mobilite.domain.situation.knowledge import Knowledge
from conseil_mobilite.domain.situation.situation import Licence, SituationTopic, Vehicle
from conseil_mobilite.services.imports.support import likely_day
from conseil_mobilite.services.imports.surroundings import Surroundings
from conseil_mobilite.services.imports.told import Told
from conseil_mobilite.store.reference.reference import code_lists

JOB_SEEKER: Final = "demandeur_emploi"
DISABILITY: Final = "handicap"
CAR_LICENCE: Final = "b"
CAR_LICENCES: Final = frozenset({CAR_LICENCE, "b78"})
VEHICLES: Final = "vehicules"
YES: Final = "oui"
Fact = Licence | Vehicle | SituationTopic | DisclosureAgreement
OPPOSED: Final = (
    "Opposition notée dans le fichier : rien n’est transmis à son prescripteur tant que la "
    "personne n’a pas dit autre chose."
)


class Situation:
    """`publics` with the day from which each is declared; `at_home` follow from where she lives.

    `vehicle` is a code of the list `vehicle_kinds`; `no_vehicle`: the file says that there is none.
    """

    def __init__(self, told: Told, since: date, birth: date | None, around: Surroundings) -> None:
        """Read what a row says; publics are declared `since` that day, unless it says another."""
        said = tuple(dict.fromkeys(told.several(Field.AUDIENCES)))
        known = [code for code in said if code in around.lists["publics"]]
        self.at_home = tuple(code for code in known if code in TOLD_WITH_ADDRESS)
        self.publics = {code: since for code in known if code not in self.at_home}
        if told.yes(Field.RQTH):
            self.publics[DISABILITY] = since
        self._registered = likely_day(told.day(Field.REGISTERED_FT_ON), birth, around.today)
        if self._registered and JOB_SEEKER in self.publics:
            self.publics[JOB_SEEKER] = self._registered
        self.licence = told.yes(Field.CAR_LICENCE) is True
        self.vehicle = _vehicle(told.text(Field.VEHICLE), around.lists["vehicle_kinds"])
        self.no_vehicle = told.yes(Field.VEHICLE) is False
        self.opposed = told.yes(Field.OPPOSITION) is True
        self._lost = len(known) < len(said)

    def sentences(self, told: Told) -> list[str]:
        """Return what of all that fits no input, in the words of the file."""
        read = {
            Field.AUDIENCES: not self._lost,
            Field.RQTH: told.yes(Field.RQTH) is not None,
            Field.REGISTERED_FT_ON: self._registered and JOB_SEEKER in self.publics,
            Field.CAR_LICENCE: self.licence,
            Field.VEHICLE: self.vehicle or self.no_vehicle,
            Field.OPPOSITION: told.yes(Field.OPPOSITION) is not None,
        }
        unread = [told.words(field) for field, held in read.items() if not held]
        return [*filter(None, unread), *([OPPOSED] if self.opposed else [])]

    def audiences(self, person_id: UUID) -> Iterator[PersonAudience]:
        for code, since in self.publics.items():
            yield PersonAudience(person_id=person_id, code=code, since=since)

    def facts(self, person_id: UUID, on: date) -> Iterator[Fact]:
        """Give the licence, the vehicle and the refusal that the row is certain of."""
        if self.licence:
            yield Licence(person_id=person_id, category=CAR_LICENCE, noted_on=on)
        if self.vehicle:
            yield Vehicle(person_id=person_id, kind=self.vehicle, noted_on=on)
        if self.no_vehicle:
            none = Knowledge.NONE.value
            yield SituationTopic(person_id=person_id, topic=VEHICLES, state=none, noted_on=on)
        if self.opposed:
            yield DisclosureAgreement(
                person_id=person_id, subject=TO_PRESCRIBER, agreed=False, given_on=on
            )


def topic_of(vehicle: Vehicle) -> str:
    """Return the topic of the situation that a vehicle belongs to."""
    return code_lists()["vehicle_kinds"][vehicle.kind].text("topic")


def _vehicle(words: str, kinds: CodeList) -> str:
    """Return the kind that the words name: « oui » says that there is one, not which."""
    written = fold(words)
    return next((each.code for each in kinds if written in {each.code, fold(each.label)}), "")
