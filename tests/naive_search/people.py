"""People of invented names with all that the French ones have: particles, hyphens, accents."""

import random
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from conseil_mobilite.domain.people.person import ContactPoint, Person
from conseil_mobilite.domain.people.person_search import search_text

TODAY = date(2027, 3, 12)
NAMES = [
    "Martin",
    "Martinez",
    "Lefèvre",
    "Lefebvre",
    "Le~Goff",
    "O’Connor",
    "D’Arc",
    "De~La~Tour",
    "L’Hôte",
    "Nguyễn",
    "Cœur",
    "Œuvrard",
    "Wiśniewski",
    "Łukasik",
    "Đặng",
    "Ben~Salah",
    "El~Amrani",
    "Saint-Exupéry",
    "Dupont",
    "Durand-Martin",
    "Géraud",
    "Çelik",
    "Sørensen",
    "Weiß",
    "Renault",
    "Gauthier",
    "Gautier",
    "Petit",
    "Moreau",
    "Haÿ",
    "Traoré",
    "N’Diaye",
    "Van~Der~Berg",
    "Mc~Cain",
]
FIRST_NAMES = [
    "Hélène",
    "Zoé",
    "Jean-Noël",
    "Aïcha",
    "Łukasz",
    "Inès",
    "Loïc",
    "Fatoumata",
    "Thị~Mai",
    "Marie-Ève",
    "Martin",
    "Anaïs",
    "François",
    "Mohamed",
    "Noémie",
    "Guy",
    "Léa",
    "Björn",
    "Philippe",
    "Renaud",
]
SYLLABLES = [
    "le",
    "ma",
    "ro",
    "bé",
    "nin",
    "gra",
    "vel",
    "dou",
    "cha",
    "pi",
    "ty",
    "œu",
    "wis",
    "mar",
    "tin",
    "gau",
    "ber",
    "nô",
    "sé",
    "lin",
    "d’a",
]
TOWNS = (
    ("Guise", "02120"),
    ("Saint-Quentin", "02100"),
    ("L’Haÿ-les-Roses", "94240"),
    ("Étréaupont", "02580"),
    ("La Fère", "02800"),
    ("Hirson", "02500"),
    ("Œuilly", "02160"),
    ("Château-Thierry", "02400"),
)
ABROAD = ("+32470123456", "+262692123456", "+687261234")


@dataclass(frozen=True)
class Someone:
    """A person with her telephones."""

    person: Person
    phones: tuple[str, ...]

    def rows(self) -> list[ContactPoint]:
        return [
            ContactPoint(person_id=self.person.id, kind="phone", value=phone, position=position)
            for position, phone in enumerate(self.phones)
        ]


def crowd(people: int, binned_at: datetime, *, seed: int = 7) -> list[Someone]:
    """Make people, always the same but for their keys."""
    chance = random.Random(seed)  # noqa: S311 - the same people each time
    return [_someone(chance, rank, binned_at) for rank in range(people)]


def _someone(chance: random.Random, rank: int, binned_at: datetime) -> Someone:
    town, postcode = chance.choices(TOWNS, weights=(3, 30, 1, 1, 2, 4, 1, 5))[0]
    born = date(1950, 1, 1) + timedelta(days=chance.randint(0, 21000))
    person = Person(
        file_number=f"{2020 + rank % 8}-{1 + rank // 8:04}",
        last_name=_name(chance),
        usual_name=_name(chance) if chance.random() < 0.2 else "",
        first_name=chance.choice(FIRST_NAMES).replace("~", " "),
        birth_date=born if chance.random() < 0.95 else None,
        postcode=postcode,
        municipality_name=town,
        registered_on=TODAY,
        deleted_at=binned_at if chance.random() < 0.02 else None,
    )
    phones = tuple(_phone(chance) for _ in range(chance.choices((0, 1, 2), weights=(1, 8, 2))[0]))
    person.search_text = search_text(person, phones)
    return Someone(person, phones)


def _name(chance: random.Random) -> str:
    if chance.random() < 0.5:
        return chance.choice(NAMES).replace("~", " ")
    made = "".join(chance.choice(SYLLABLES) for _ in range(chance.randint(2, 4))).capitalize()
    return f"{made}-{chance.choice(NAMES).replace('~', ' ')}" if chance.random() < 0.1 else made


def _phone(chance: random.Random) -> str:
    if chance.random() < 0.02:
        return chance.choice(ABROAD)
    return f"+33{chance.choice('6671')}{chance.randint(0, 99999999):08}"
