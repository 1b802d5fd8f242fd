"""What the palette of the window shows of what the base knows, and where each thing opens."""

from collections.abc import Iterable, Sequence
from threading import Event

from conseil_mobilite.domain.language.french import counted
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.kit.page import Route, Screen
from conseil_mobilite.gui.people.asking import LIVING_IN
from conseil_mobilite.gui.shell.search import Answer, Finder, Finding, Findings
from conseil_mobilite.services.people.near_names import FEW, NearPerson
from conseil_mobilite.services.people.people_search import FoundPerson
from conseil_mobilite.services.searching import everything
from conseil_mobilite.services.searching.everything import Found, FoundService, FoundTown


def finder(desk: Desk) -> Finder:
    return Everything(desk).find


class Everything:
    """Answers with what the words name, then once more with whom a slip may have meant."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._given_up = Event()

    def find(self, typed: str, answer: Answer) -> None:
        """Give up the guess at what was typed before: what is typed now does not wait for it."""
        self._given_up.set()
        self._given_up = given_up = Event()
        asked = (self._desk.territories, typed, self._desk.clock())
        looking = self._desk.background.read(everything.look_up, *asked)
        looking.then(lambda found: self._tell(found, typed, answer, given_up))

    def _tell(self, found: Found, typed: str, answer: Answer, given_up: Event) -> None:
        answer(_findings(found))
        if given_up.is_set() or len(found.people) >= FEW:
            return
        asked = (typed, self._desk.clock(), given_up.is_set)
        guessing = self._desk.background.read(everything.guess, *asked)
        guessing.then(lambda near: answer(_findings(found, near)) if near else None)


def _findings(found: Found, near: Sequence[NearPerson] = ()) -> tuple[Findings, ...]:
    former = dict(found.former_numbers)
    people = tuple(_person(person, former.get(person.id, "")) for person in found.people)
    many = f"Personnes — les {len(people)} premières, précisez pour les autres"
    return (
        Findings(many if found.more else "Personnes", people),
        Findings("Services", tuple(map(_service, found.services))),
        Findings("Communes", tuple(map(_town, found.towns))),
        Findings("Vouliez-vous dire", tuple(map(_near, near)), guessed=True),
    )


def _person(person: FoundPerson, former: str) -> Finding:
    merged = f"réunit l’ancien dossier {former}" if former else ""
    detail = _joined((*_told(person), merged))
    return Finding(Route(Screen.PERSON, person.id), person.full_name, detail, "user")


def _near(near: NearPerson) -> Finding:
    person = near.person
    detail = _joined((near.why, *_told(person)))
    return Finding(Route(Screen.PERSON, person.id), person.full_name, detail, "user")


def _told(person: FoundPerson) -> tuple[str, ...]:
    """Say what tells namesakes apart."""
    born = str(person.birth_date.year) if person.birth_date else ""
    return (born, person.municipality, person.file_number)


def _service(service: FoundService) -> Finding:
    detail = _joined((service.structure, service.municipality))
    return Finding(Route(Screen.DIRECTORY, service.id), service.name, detail, "signpost")


def _town(town: FoundTown) -> Finding:
    place = town.place
    living = counted(town.people, "personne") if town.people else "aucune personne"
    postcodes = place.postcodes[0] if len(place.postcodes) == 1 else ""
    detail = _joined((postcodes, place.mention, living))
    route = Route(Screen.PEOPLE, part=f"{LIVING_IN}{place.insee_code}")
    return Finding(route, place.label, detail, "map-pin")


def _joined(parts: Iterable[str]) -> str:
    return " · ".join(part for part in parts if part)
