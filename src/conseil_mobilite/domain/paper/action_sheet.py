"""What the person takes home: the content of her « fiche d’action mobilité ».

It has room for what helps her act and nothing else: no score, no profile, no health, no reason.
"""

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum

from conseil_mobilite.domain.paper.sheet_budget import SheetBudget

SHOWN_STEPS = 5
SHOWN_STRENGTHS = 4


class Meeting(StrEnum):
    """How an appointment takes place."""

    IN_PERSON = "PHYSIQUE"
    PHONE = "TELEPHONE"
    VIDEO = "VISIO"


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The organisation that gives the sheet. Phones are in E.164 here and below.

    `logo` is a PNG picture without transparency, empty where there is none; `foot` a line that the
    body wants at the foot of its papers.
    """

    name: str
    address: str = ""
    phone: str = ""
    opening_hours: str = ""
    logo: bytes = b""
    foot: str = ""


@dataclass(frozen=True, slots=True)
class AdviserCard:
    """Whom the person knows. `title` is what she calls him or her: « conseillère mobilité »."""

    first_name: str
    last_name: str = ""
    title: str = ""
    phone: str = ""
    email: str = ""

    @property
    def full_name(self) -> str:
        return f"{self.first_name} {self.last_name}".strip()


@dataclass(frozen=True, slots=True)
class Step:
    """What the person does, with whom, by when, and the papers to bring.

    `sign` names the pictogram of what kind of step it is, and `word` says the same (« Bus »).
    """

    what: str
    partner: str = ""
    phone: str = ""
    address: str = ""
    due_on: date | None = None
    papers: str = ""
    done: bool = False
    sign: str = ""
    word: str = ""


@dataclass(frozen=True, slots=True)
class Aid:
    """An aid that is asked for. `amount_cents` is only given once it is confirmed.

    `amount` and `answer` say in words what has no figure or date (« gratuit », « tout de suite »).
    `asked_on` is the day of the request, `granted_on` that of a favourable answer.
    """

    name: str
    detail: str = ""
    amount_cents: int | None = None
    amount: str = ""
    decided_by: str = ""
    answer_by: date | None = None
    answer: str = ""
    asked_on: date | None = None
    granted_on: date | None = None


@dataclass(frozen=True, slots=True)
class NextAppointment:
    """The next meeting, in local time. `directions` tells how to get there."""

    day: date
    starts_at: time
    minutes: int = 0
    meeting: Meeting = Meeting.IN_PERSON
    place: str = ""
    directions: str = ""


@dataclass(frozen=True, slots=True)
class DataNotice:
    """Who holds the data, for how long, how to correct them; `contact`: where to write.

    `complete` says that the text names the contact itself. `months` tells how long they are
    kept after the last contact; 0 where the text alone says it.
    """

    text: str
    contact: str = ""
    complete: bool = False
    months: int = 0


@dataclass(frozen=True, slots=True)
class Signing:
    """Under which names one signs, and the sentence that signing is no condition."""

    names: tuple[str, ...]
    free: str


@dataclass(frozen=True, slots=True)
class ActionSheet:
    """One numbered sheet. There is no `budget` unless the person wants it on paper.

    Nor is there a place for `signatures` unless the body wants one. `fare_network` is the transport
    network that grants the reduced fare, where it is known. `first_name` is how she is called where
    the whole name is not needed; `received_by` who keeps the next appointment, where that may be
    another adviser than hers. `strength_codes` are, rank by rank, those of the strengths worded as
    the code list words them, empty for the others: these can be said in another language.
    """

    number: str
    organisation: Letterhead
    adviser: AdviserCard
    person_name: str
    issued_on: date
    notice: DataNotice
    goal: str = ""
    strengths: tuple[str, ...] = ()
    steps: tuple[Step, ...] = ()
    aids: tuple[Aid, ...] = ()
    fare_network: str = ""
    budget: SheetBudget | None = None
    next_appointment: NextAppointment | None = None
    signatures: Signing | None = None
    first_name: str = ""
    received_by: AdviserCard | None = None
    strength_codes: tuple[str, ...] = ()

    @property
    def first_steps(self) -> tuple[Step, ...]:
        """The steps shown: a tired person reads five. By date, those without one at the end."""
        return tuple(sorted(self.steps, key=_deadline)[:SHOWN_STEPS])

    @property
    def later_steps(self) -> int:
        """How many steps wait for the next appointment."""
        return max(0, len(self.steps) - SHOWN_STEPS)

    @property
    def first_strengths(self) -> tuple[str, ...]:
        return self.strengths[:SHOWN_STRENGTHS]

    @property
    def coded_strengths(self) -> tuple[tuple[str, str], ...]:
        """The strengths shown, each with its code."""
        codes = (*self.strength_codes, *("" for _ in self.strengths))
        return tuple(zip(self.first_strengths, codes, strict=False))

    @property
    def receiver(self) -> AdviserCard:
        """Whom she meets at the next appointment."""
        return self.received_by or self.adviser

    @property
    def phone(self) -> str:
        """The number to call when something changes: the adviser's, else the organisation's."""
        return self.adviser.phone or self.organisation.phone


def _deadline(step: Step) -> date:
    return step.due_on or date.max
