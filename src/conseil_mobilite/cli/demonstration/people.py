"""Draw a fictitious person: her name, her situation, the publics she belongs to."""

from datetime import date, timedelta
from typing import Final

from sqlmodel import SQLModel

from conseil_mobilite.cli.demonstration.cast import Cast
from conseil_mobilite.cli.demonstration.dice import Dice
from conseil_mobilite.domain.people.person import ContactPoint, Person, PersonAudience
from conseil_mobilite.domain.people.person_search import search_text
from conseil_mobilite.domain.people.privacy import PrivacyNotice
from conseil_mobilite.services.people.privacy import NOTICE_VERSION
from conseil_mobilite.store.reference.territories import Municipality

_AGES: Final = {(16, 17): 4, (18, 25): 34, (26, 39): 29, (40, 49): 17, (50, 59): 13, (60, 66): 3}
_YOUNG: Final = 26
_SENIOR: Final = 50
_ADULT: Final = 18
_PUBLICS: Final = {
    "demandeur_emploi": 0.62,
    "deld": 0.16,
    "detld": 0.09,
    "eloigne_emploi": 0.2,
    "rsa": 0.27,
    "ass": 0.05,
    "aah": 0.05,
    "handicap": 0.1,
    "pmr": 0.03,
    "salarie_precaire": 0.12,
    "siae": 0.07,
    "parent_isole": 0.12,
    "qpv": 0.12,
    "fle": 0.06,
    "sans_hebergement": 0.03,
    "cap_bep": 0.3,
    "mobilite": 0.15,
    "vulnerabilite": 0.05,
}


class Newcomer:
    """A person drawn, and the rows that describe her."""

    def __init__(self, person: Person, rows: list[SQLModel]) -> None:
        self.person = person
        self.rows = rows


def draw_person(
    dice: Dice, cast: Cast, towns: tuple[Municipality, ...], number: str, on: date
) -> Newcomer:
    """Return a person who registers that day. Her telephone belongs to the range of fictions."""
    sex = dice.weighted({"F": 52.0, "H": 46.0, "NSP": 2.0})
    woman = sex == "F" or (sex == "NSP" and dice.likely(0.5))
    town = dice.one(towns)
    age_from, age_to = dice.weighted(_AGES)
    person = Person(
        id=dice.identifier(),
        file_number=number,
        civility="MME" if woman else "M",
        first_name=dice.one(cast.women if woman else cast.men),
        last_name=dice.one(cast.names),
        birth_date=_birth(dice, dice.between(age_from, age_to), on),
        sex=sex,
        address=f"{dice.between(1, 98)} {dice.one(cast.streets)}",
        postcode=town.postcodes[0],
        insee_code=town.insee_code,
        municipality_name=town.name,
        epci_code=town.epci_code,
        qpv=dice.weighted({"non": 80.0, "oui": 10.0, "nsp": 10.0}),
        frr=dice.weighted({"oui": 70.0, "non": 18.0, "nsp": 12.0}),
        easy_read=dice.likely(0.08),
        registered_on=on,
    )
    phone = _phone(dice)
    person.search_text = search_text(person, [phone] if phone else [])
    return Newcomer(person, [*_contacts(dice, person, phone), *_publics(dice, person, on)])


def notice(dice: Dice, person: Person, on: date) -> PrivacyNotice:
    return PrivacyNotice(
        id=dice.identifier(), person_id=person.id, version=NOTICE_VERSION, given_on=on
    )


def _birth(dice: Dice, age: int, on: date) -> date | None:
    if dice.likely(0.02):
        return None
    return on - timedelta(days=int(age * 365.25) + dice.between(1, 360))


def _phone(dice: Dice) -> str:
    """Return a number of the ranges that ARCEP keeps for fiction, or none."""
    return f"+336399{dice.between(80000, 89999):05}" if dice.likely(0.95) else ""


def _contacts(dice: Dice, person: Person, phone: str) -> list[SQLModel]:
    mail = f"dossier{person.file_number.replace('-', '')}@exemple.fr" if dice.likely(0.4) else ""
    return [
        ContactPoint(
            id=dice.identifier(), person_id=person.id, kind=kind, value=value, position=position
        )
        for position, (kind, value) in enumerate((("phone", phone), ("email", mail)))
        if value
    ]


def _publics(dice: Dice, person: Person, on: date) -> list[SQLModel]:
    codes = {code for code, probability in _PUBLICS.items() if dice.likely(probability)}
    age = (on - person.birth_date).days // 365 if person.birth_date else None
    if age is not None and age < _YOUNG:
        codes |= {"jeune"} | ({"apprenti"} if dice.likely(0.3) else set())
    if age is not None and age >= _SENIOR:
        codes.add("senior")
    if age is not None and age < _ADULT:
        codes -= {"rsa", "ass", "detld", "deld"}
    if person.frr == "oui":
        codes.add("frr")
    return [
        PersonAudience(
            id=dice.identifier(),
            person_id=person.id,
            code=code,
            since=on,
            until=on + timedelta(days=dice.between(90, 400)) if dice.likely(0.1) else None,
        )
        for code in sorted(codes or {"demandeur_emploi"})
    ]
