"""What a person takes home of a service: what it is, where, when, how to ask for it, what it costs.

It says nothing of her situation, and not why the service was proposed to her.
"""

from dataclasses import dataclass
from datetime import date
from typing import Final

from conseil_mobilite.domain.paper.action_sheet import AdviserCard, DataNotice, Letterhead

KIND: Final = "fiche_service"
"""The kind of an issued document that is such a page."""
LONGEST_DESCRIPTION: Final = 700
LONGEST_DETAILS: Final = 300


@dataclass(frozen=True, slots=True)
class ServiceSheet:
    """One numbered page about one service.

    `address` and `hours` are told line by line; `ways` are sentences that say how to ask for it;
    `for_her` that the adviser asks, because the person cannot. `told_on` is the day the information
    is of. Phones are in E.164 where they could be read.
    """

    number: str
    organisation: Letterhead
    adviser: AdviserCard
    person_name: str
    issued_on: date
    notice: DataNotice
    name: str
    structure: str
    description: str
    address: tuple[str, ...] = ()
    hours: tuple[str, ...] = ()
    at_a_distance: bool = False
    phone: str = ""
    email: str = ""
    link: str = ""
    contact_name: str = ""
    ways: tuple[str, ...] = ()
    for_her: bool = False
    cost: str = ""
    cost_details: str = ""
    conditions: str = ""
    to_bring: str = ""
    told_on: date | None = None


def shortened(text: str, longest: int) -> str:
    """Cut a text at the end of a sentence, else of a word, so that it holds on the page."""
    line = " ".join(text.split())
    if len(line) <= longest:
        return line
    head = line[:longest]
    sentence, stop, _ = head.rpartition(". ")
    if stop and len(sentence) >= longest // 2:
        return f"{sentence}."
    words, space, _ = head.rpartition(" ")
    return f"{words if space else head[:-1]}…"
