"""Every printed document and its variants, with the content of random people.

A new document is one more entry of `MAKERS`: a function of chance and of a person to a document.
What is said of a person holds her own words, which nobody else has.
"""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, time, timedelta

from tests.campaigns import random_sheets
from tests.campaigns.random_sheets import START
from tests.documents import gallery
from tests.documents.papers import PROPOSED

from conseil_mobilite.documents import referral_answer, statistics_report, week_agenda
from conseil_mobilite.documents.action_sheet import standard
from conseil_mobilite.documents.appointment import card
from conseil_mobilite.documents.kit.document import Document
from conseil_mobilite.documents.kit.look import LARGE, SIMPLE
from conseil_mobilite.domain.paper.action_sheet import ActionSheet, NextAppointment
from conseil_mobilite.domain.paper.appointment_papers import (
    AppointmentPaper,
    DiaryDay,
    DiaryLine,
    PrintedWeek,
)
from conseil_mobilite.domain.paper.referral_answer import ReferralAnswer
from conseil_mobilite.domain.statistics.statistics_report import (
    ReportedBreakdown,
    ReportedIndicator,
    ReportedRow,
    StatisticsReport,
)

MEETING = NextAppointment(START, time(14, 30), 45)
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True)
class Person:
    """One of many; her words are like no other's."""

    number: int

    @property
    def word(self) -> str:
        high, low = divmod(self.number, len(_LETTERS))
        return f"Qwz{_LETTERS[high % len(_LETTERS)]}{_LETTERS[low]}{high // len(_LETTERS)}x"


Maker = Callable[[random.Random, Person], Document]


def written(count: int) -> Iterator[tuple[str, Person, Document]]:
    """Yield as many documents, each kind in turn, each of a person of her own."""
    chance = random.Random(count)  # noqa: S311 - chance, not security
    kinds = tuple(MAKERS)
    for number in range(count):
        kind, person = kinds[number % len(kinds)], Person(number)
        yield kind, person, MAKERS[kind](chance, person)


def sheet(chance: random.Random, person: Person) -> ActionSheet:
    made = random_sheets.sheet(chance, person.number)
    first, *others = made.steps or (random_sheets.step(chance),)
    steps = (replace(first, what=f"{first.what} {person.word}"), *others)
    return replace(
        made,
        person_name=f"{made.person_name} {person.word}",
        goal=f"{made.goal} {person.word}",
        steps=steps if chance.random() < 0.8 else (),
    )


def standard_sheet(chance: random.Random, person: Person) -> Document:
    return standard.document(sheet(chance, person))


def appointment(chance: random.Random, person: Person) -> AppointmentPaper:
    made = sheet(chance, person)
    return AppointmentPaper(
        number=made.number,
        organisation=made.organisation,
        adviser=made.adviser,
        person_name=made.person_name,
        purpose=random_sheets.text(chance, chance.choice((0, 5, 40))),
        appointment=made.next_appointment or MEETING,
        issued_on=START,
    )


def slip(chance: random.Random, person: Person) -> Document:
    return card.slip(appointment(chance, person))


def wallet_card(chance: random.Random, person: Person) -> Document:
    return card.card(appointment(chance, person))


def answer(chance: random.Random, person: Person) -> Document:
    made = sheet(chance, person)
    content = ReferralAnswer(
        number=made.number,
        organisation=made.organisation,
        adviser=made.adviser,
        issued_on=START,
        prescriber=random_sheets.text(chance, chance.choice((2, 30))),
        agent=random_sheets.text(chance, chance.choice((0, 2))),
        person_name=made.person_name,
        received_on=START - timedelta(days=20),
        answered_on=START,
        refusal=chance.choice(("", random_sheets.text(chance, 8))),
        agreed=chance.random() < 0.5,
        late=chance.random() < 0.5,
        next_appointment=made.next_appointment,
        texts=PROPOSED,
    )
    return referral_answer.document(content)


def week(chance: random.Random, person: Person) -> Document:
    days = tuple(
        DiaryDay(
            START + timedelta(days=day),
            tuple(line(chance, person) for _ in range(chance.choice((0, 1, 8)))),
            (random_sheets.text(chance, 6),) if chance.random() < 0.2 else (),
        )
        for day in range(chance.choice((1, 5, 7)))
    )
    whose = f"{random_sheets.text(chance, 2)} {person.word}"
    return week_agenda.document(PrintedWeek("Mobilité", whose, days, START))


def line(chance: random.Random, person: Person) -> DiaryLine:
    who = f"{random_sheets.text(chance, chance.choice((2, 20)))} {person.word}"
    place = random_sheets.text(chance, chance.choice((0, 12)))
    return DiaryLine(time(9), time(10), who, "Entretien", place, "", random_sheets.phone(chance))


def report(chance: random.Random, person: Person) -> Document:
    units = ("bilans", "personnes")
    figures = (None, 0, 5, 1_130)
    rows = tuple(
        ReportedRow(random_sheets.text(chance, 4), (chance.choice(figures), chance.choice(figures)))
        for _ in range(chance.choice((0, 2, 60)))
    )
    content = StatisticsReport(
        organisation=f"Mobilité {person.word}",
        siret="73282932000074",
        base="b7f3a1",
        basin=random_sheets.text(chance, 2),
        start=date(2027, 1, 1),
        end=date(2027, 3, 31),
        plan="plan-1",
        indicators=tuple(
            ReportedIndicator(unit, unit.capitalize(), "Comptés.", unit, chance.choice(figures))
            for unit in units
        ),
        breakdowns=(ReportedBreakdown("Sexe", rows), ReportedBreakdown("Âge", ())),
        method=("Arrondi à 5.",),
        withheld=("Sexe : non ventilé.",) if chance.random() < 0.5 else (),
        quality=(),
    )
    return statistics_report.document(content)


def every_block(chance: random.Random, person: Person) -> Document:
    scale = chance.choice((None, SIMPLE, LARGE))
    made = gallery.everything() if scale is None else gallery.everything(scale=scale)
    return replace(made, title=f"{made.title} {person.word}", author=person.word)


MAKERS: dict[str, Maker] = {
    "fiche_standard": standard_sheet,
    "rendez-vous_a5": slip,
    "rendez-vous_a6": wallet_card,
    "reponse": answer,
    "semaine": week,
    "statistiques": report,
    "tous_les_blocs": every_block,
}
