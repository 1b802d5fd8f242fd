"""What a person is told of her data, and what is answered when she asks."""

from dataclasses import dataclass
from datetime import date

from conseil_mobilite.domain.paper.action_sheet import AdviserCard, DataNotice, Letterhead


@dataclass(frozen=True, slots=True)
class PrivacyInformation:
    """The information of RGPD, art. 13: `basis` is the legal one in words, with its `article`.

    `kept` says, line by line, what is kept for how long.
    """

    number: str
    organisation: Letterhead
    adviser: AdviserCard
    person_name: str
    issued_on: date
    version: str
    basis: str
    article: str
    notice: DataNotice
    kept: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RightsLetter:
    """The answer to a request: `kind` says in words what was asked, with its `article`.

    `answer` is a code of `rights_answers`, said as `answered`. `told` are the bodies that were told
    something of her, and must hear of it (art. 19).
    """

    number: str
    organisation: Letterhead
    adviser: AdviserCard
    person_name: str
    address: tuple[str, ...]
    issued_on: date
    kind: str
    label: str
    article: str
    received_on: date
    asked: str
    answer: str
    answered: str
    reason: str
    told: tuple[str, ...] = ()
