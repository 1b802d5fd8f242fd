"""The columns of the list of people: the fields of an import, the file number and the state.

Their codes and their order never change: other programs read them.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Final
from uuid import UUID

from conseil_mobilite.domain.imports.decisions import Field
from conseil_mobilite.domain.imports.field_words import FIELD_WORDS
from conseil_mobilite.domain.imports.list_table import ListColumn, ListValue
from conseil_mobilite.domain.language.french import phone_display, spaced
from conseil_mobilite.domain.pathway.pathway import Pathway
from conseil_mobilite.domain.pathway.pathway_sentences import STATE_LABELS
from conseil_mobilite.domain.people.agreement import TO_PRESCRIBER
from conseil_mobilite.domain.people.audiences import TOLD_WITH_ADDRESS
from conseil_mobilite.domain.people.person import PersonAudience
from conseil_mobilite.domain.people.privacy import DisclosureAgreement
from conseil_mobilite.domain.referrals.referral import Referral
from conseil_mobilite.domain.situation.knowledge import Knowledge
from conseil_mobilite.domain.situation.situation import Licence, SituationTopic, Vehicle
from conseil_mobilite.services.imports.identity_columns import CIVILITIES, COLUMNS
from conseil_mobilite.services.imports.known_files import KnownFile
from conseil_mobilite.services.imports.situation import (
    CAR_LICENCES,
    DISABILITY,
    JOB_SEEKER,
    VEHICLES,
    YES,
    topic_of,
)
from conseil_mobilite.services.people.person_checks import EMAIL, PHONE
from conseil_mobilite.services.situation.licences import TOPIC as LICENCES
from conseil_mobilite.store.reference.reference import code_lists

JOINED: Final = " ; "


@dataclass(frozen=True, slots=True)
class TakenOut:
    """A file as the list tells it.

    `solutions` are by pathway; `told` are the publics that may be named.
    """

    held: KnownFile
    assessed_on: date | None
    solutions: Mapping[UUID, Sequence[str]]
    told: frozenset[str]
    on: date

    @property
    def pathway(self) -> Pathway | None:
        """The open one, else the last."""
        ways = sorted(self.held.of(Pathway), key=lambda way: (way.ended_on is None, way.opened_on))
        return ways[-1] if ways else None

    @property
    def referral(self) -> Referral | None:
        return max(self.held.referrals(), key=lambda each: each.received_on, default=None)

    def running(self) -> list[PersonAudience]:
        """Return the publics of the day, those that may be named."""
        return [
            row
            for row in self.held.of(PersonAudience)
            if row.code in self.told
            and row.since <= self.on
            and (row.until is None or row.until >= self.on)
        ]


def row_of(taken: TakenOut) -> list[ListValue]:
    return [_VALUES[column.code](taken) for column in PEOPLE_COLUMNS]


def _text(column: str) -> Callable[[TakenOut], ListValue]:
    return lambda taken: str(getattr(taken.held.person, column))


def _civility(taken: TakenOut) -> str:
    codes = {code: words for words, code in CIVILITIES.items()}
    return codes.get(taken.held.person.civility, "")


def _contact(kind: str, rank: int) -> Callable[[TakenOut], ListValue]:
    def value(taken: TakenOut) -> str:
        found = taken.held.contacts(kind)[rank : rank + 1]
        return next((phone_display(each) if kind == PHONE else each for each in found), "")

    return value


def _licence(taken: TakenOut) -> bool | None:
    held = [row for row in taken.held.of(Licence) if row.category in CAR_LICENCES]
    if any(row.ended_on is None and row.standing in _VALID for row in held):
        return True
    return False if _stated_none(taken, LICENCES) else None


def _vehicle(taken: TakenOut) -> bool | None:
    if any(row.ended_on is None and topic_of(row) == VEHICLES for row in taken.held.of(Vehicle)):
        return True
    return False if _stated_none(taken, VEHICLES) else None


def _stated_none(taken: TakenOut, topic: str) -> bool:
    return any(
        row.topic == topic and row.state == Knowledge.NONE for row in taken.held.of(SituationTopic)
    )


def _disabled(taken: TakenOut) -> bool | None:
    return any(row.code == DISABILITY for row in taken.running()) or None


def _opposed(taken: TakenOut) -> bool | None:
    said = (row for row in taken.held.of(DisclosureAgreement) if row.subject == TO_PRESCRIBER)
    return any(not row.agreed and row.withdrawn_on is None for row in said) or None


def _publics(taken: TakenOut) -> str:
    person = taken.held.person
    zones = zip(TOLD_WITH_ADDRESS, (person.qpv, person.frr), strict=True)
    codes = [row.code for row in taken.running()]
    codes += [code for code, said in zones if said == YES and code in taken.told]
    return JOINED.join(code for code in _publics_in_order() if code in codes)


def _publics_in_order() -> Iterator[str]:
    return (entry.code for entry in code_lists()["publics"])


def _registered_ft(taken: TakenOut) -> date | None:
    return next((row.since for row in taken.running() if row.code == JOB_SEEKER), None)


def _prescriber(taken: TakenOut) -> str:
    sent, way = taken.referral, taken.pathway
    if sent is not None and sent.prescriber_name:
        return sent.prescriber_name
    kind = sent.prescriber_kind if sent else way.prescriber_kind if way else ""
    kinds = code_lists()["prescriber_kinds"]
    return kinds[kind].label if kind in kinds else ""


def _solutions(taken: TakenOut) -> str:
    return JOINED.join(taken.solutions.get(taken.pathway.id, ())) if taken.pathway else ""


def _state(taken: TakenOut) -> str:
    return STATE_LABELS.get(taken.pathway.state, "") if taken.pathway else ""


_VALID: Final = frozenset({"valide", "etranger_valide"})
_VALUES: Final[Mapping[str, Callable[[TakenOut], ListValue]]] = MappingProxyType(
    {
        "numero_dossier": _text("file_number"),
        **{field.value: _text(column) for field, column in COLUMNS.items()},
        Field.CIVILITY: _civility,
        Field.BIRTH_DATE: lambda taken: taken.held.person.birth_date,
        Field.PHONE: _contact(PHONE, 0),
        Field.PHONE_2: _contact(PHONE, 1),
        Field.EMAIL: _contact(EMAIL, 0),
        Field.CAR_LICENCE: _licence,
        Field.VEHICLE: _vehicle,
        Field.RQTH: _disabled,
        Field.OPPOSITION: _opposed,
        Field.AUDIENCES: _publics,
        Field.ENTERED_ON: lambda taken: taken.pathway.opened_on if taken.pathway else None,
        Field.REFERRED_ON: lambda taken: taken.referral.received_on if taken.referral else None,
        Field.REGISTERED_FT_ON: _registered_ft,
        Field.ASSESSED_ON: lambda taken: taken.assessed_on,
        Field.ENDED_ON: lambda taken: taken.pathway.ended_on if taken.pathway else None,
        Field.PRESCRIBER: _prescriber,
        Field.SOLUTIONS: _solutions,
        "etat": _state,
    }
)
_MEANINGS: Final[Mapping[Field, str]] = MappingProxyType(
    {
        Field.LAST_NAME: "Le nom de naissance, tel qu’il est dans le dossier.",
        Field.USUAL_NAME: "Le nom que la personne porte, s’il est autre.",
        Field.FIRST_NAME: "Le prénom.",
        Field.CIVILITY: "Mme ou M., ou rien.",
        Field.BIRTH_DATE: "Le jour de naissance.",
        Field.PHONE: "Le téléphone préféré.",
        Field.PHONE_2: "L’autre téléphone.",
        Field.EMAIL: "L’adresse électronique.",
        Field.ADDRESS: "Le numéro et la voie.",
        Field.POSTCODE: "Cinq chiffres, zéro du début compris.",
        Field.MUNICIPALITY: "Le nom de la commune le jour où il a été noté.",
        Field.INSEE_CODE: "Le code officiel de la commune, au format INSEE.",
        Field.FRANCE_TRAVAIL_ID: "L’identifiant de demandeur d’emploi.",
        Field.CAF_ID: "Le numéro d’allocataire.",
        Field.CAR_LICENCE: "oui, non, ou rien si ce n’est pas connu.",
        Field.VEHICLE: "oui, non, ou rien si ce n’est pas connu : un véhicule du foyer.",
        Field.RQTH: "oui si le public « handicap » est déclaré, sinon rien.",
        Field.OPPOSITION: "oui si la personne refuse que son prescripteur soit informé.",
        Field.AUDIENCES: "Les codes des publics du jour, séparés par « ; ».",
        Field.ENTERED_ON: "Le début du parcours ouvert, ou du dernier.",
        Field.REFERRED_ON: "Le jour de la dernière orientation reçue.",
        Field.REGISTERED_FT_ON: "Depuis quand la personne est demandeuse d’emploi.",
        Field.ASSESSED_ON: "Le jour du dernier bilan validé.",
        Field.ENDED_ON: "La fin de ce parcours ; rien tant qu’il est ouvert.",
        Field.PRESCRIBER: "Qui a orienté la personne en dernier.",
        Field.SOLUTIONS: "Les actions de ce parcours, séparées par « ; ».",
    }
)


def _columns() -> Sequence[ListColumn]:
    fields = [
        ListColumn(each.value, FIELD_WORDS[each], spaced(_MEANINGS[each]))
        for each in Field
        if each in _MEANINGS
    ]
    number = ListColumn("numero_dossier", "Numéro de dossier", "Le numéro, propre à cette base.")
    state = ListColumn("etat", "État du parcours", "Où en est le parcours ouvert, ou le dernier.")
    return (number, *fields, state)


PEOPLE_COLUMNS: Final = _columns()
"""In the order of the canonical fields; notes are left out: they are not made to travel."""
