"""What an import decides of each row of a file, and why."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final
from uuid import UUID


class Decision(StrEnum):
    """The decisions of the report; their values are what other programs read."""

    IGNORE = "ignorer"
    """An empty row, a repeated heading, a total."""
    REJECT = "rejet"
    """No usable last or first name, or not a person."""
    DUPLICATE = "doublon"
    """The same person as an earlier row or a known file."""
    POSSIBLE_DUPLICATE = "doublon_possible"
    ATTACH = "rattacher"
    """A further line (action, second assessment) of the person above."""
    UPDATE = "mettre_a_jour"
    """A known file of the base that this row completes."""
    CREATE_TO_CHECK = "creer_a_verifier"
    CREATE = "creer"


class Field(StrEnum):
    """The canonical fields, in the order of the report; their values are what others read."""

    LAST_NAME = "nom"
    USUAL_NAME = "nom_usage"
    FIRST_NAME = "prenom"
    CIVILITY = "civilite"
    BIRTH_DATE = "date_naissance"
    PHONE = "telephone"
    PHONE_2 = "telephone_2"
    EMAIL = "courriel"
    ADDRESS = "adresse"
    POSTCODE = "code_postal"
    MUNICIPALITY = "commune"
    INSEE_CODE = "code_insee"
    FRANCE_TRAVAIL_ID = "identifiant_france_travail"
    CAF_ID = "identifiant_caf"
    CAR_LICENCE = "permis_b"
    VEHICLE = "vehicule"
    RQTH = "rqth"
    OPPOSITION = "opposition"
    AUDIENCES = "publics"
    ENTERED_ON = "date_entree"
    REFERRED_ON = "date_orientation"
    REGISTERED_FT_ON = "date_inscription_ft"
    ASSESSED_ON = "date_bilan"
    ENDED_ON = "date_fin"
    PRESCRIBER = "prescripteur"
    SOLUTIONS = "solutions"
    SOURCE_NOTE = "note_source"


Value = str | bool | tuple[str, ...]
"""Text (dates in ISO, phones in E.164), yes or no, or several codes or texts."""


@dataclass(frozen=True, slots=True)
class Alert:
    """What the adviser should know of a row: a stable code, the field concerned, a sentence."""

    code: str
    field: Field | None
    text: str


@dataclass(frozen=True, slots=True)
class ImportLine:
    """One source row understood. `values` hold only what is known: nothing empty, nothing guessed.

    `linked_to` is the earlier row of the same person; `known` the file of the base, where the
    decision is about one.
    """

    number: int
    decision: Decision
    values: Mapping[Field, Value]
    alerts: tuple[Alert, ...] = ()
    linked_to: int | None = None
    known: UUID | None = None


@dataclass(frozen=True, slots=True)
class ImportPreview:
    """Every row of a sheet with its decision, before anything is written."""

    file_name: str
    sheet: str
    lines: tuple[ImportLine, ...]

    def counts(self) -> Mapping[Decision, int]:
        """Return how many rows each decision has; those of none are left out."""
        found = [line.decision for line in self.lines]
        return MappingProxyType({each: found.count(each) for each in Decision if each in found})


WRITTEN: Final = frozenset(
    {Decision.CREATE, Decision.CREATE_TO_CHECK, Decision.UPDATE, Decision.ATTACH}
)
"""The decisions that write something in the base."""
