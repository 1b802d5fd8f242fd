"""The papers of the diary: the slip, the card, the letter that invites, and the week."""

from datetime import time, timedelta

from tests.campaigns.made_papers.chance import START, Dice, Person
from tests.campaigns.made_papers.sheet_content import meeting
from tests.campaigns.made_papers.sheets import Maker
from tests.documents.papers import PROPOSED

from conseil_mobilite.documents import week_agenda
from conseil_mobilite.documents.appointment import card
from conseil_mobilite.documents.kit.document import Document
from conseil_mobilite.documents.letters import convocation
from conseil_mobilite.domain.paper.action_sheet import DataNotice
from conseil_mobilite.domain.paper.appointment_papers import (
    NO_NOTICE,
    AppointmentPaper,
    DiaryDay,
    DiaryLine,
    PrintedWeek,
)
from conseil_mobilite.domain.paper.convocation import Convocation

NOTICE = DataNotice(PROPOSED.say("notice_courte"), PROPOSED.common["contact"], complete=True)


def appointment(dice: Dice, person: Person) -> AppointmentPaper:
    return AppointmentPaper(
        number=f"2027-{person.number:05}",
        organisation=dice.organisation(),
        adviser=dice.adviser(),
        person_name=f"{dice.name()} {person.word}",
        purpose=dice.text(0, 5, 40),
        appointment=meeting(dice),
        issued_on=START,
        notice=dice.much(NO_NOTICE, NOTICE),
    )


def slip(dice: Dice, person: Person) -> Document:
    return card.slip(appointment(dice, person))


def wallet_card(dice: Dice, person: Person) -> Document:
    return card.card(appointment(dice, person))


def letter(dice: Dice, person: Person) -> Document:
    paper = appointment(dice, person)
    content = Convocation(
        number=paper.number,
        organisation=paper.organisation,
        adviser=paper.adviser,
        person_name=paper.person_name,
        address=tuple(dice.text(4) for _ in range(dice.much(0, 2, 5))),
        issued_on=START,
        purpose=paper.purpose,
        appointment=paper.appointment,
        notice=paper.notice,
        texts=PROPOSED,
    )
    return convocation.document(content)


def week(dice: Dice, person: Person) -> Document:
    days = tuple(
        DiaryDay(
            START + timedelta(days=day),
            tuple(_line(dice, person) for _ in range(dice.much(0, 1, 8))),
            dice.much((), (dice.text(6),)),
        )
        for day in range(dice.much(1, 5, 7))
    )
    return week_agenda.document(
        PrintedWeek(dice.text(3), f"{dice.name()} {person.word}", days, START)
    )


def _line(dice: Dice, person: Person) -> DiaryLine:
    who = f"{dice.name()} {person.word}"
    state, adviser = dice.text(0, 2), dice.much("", dice.name())
    where = dice.text(0, 12)
    return DiaryLine(time(9), time(10), who, "Entretien", where, state, dice.phone(), adviser)


MEETINGS: dict[str, Maker] = {
    "rendez-vous_a5": slip,
    "rendez-vous_a6": wallet_card,
    "convocation": letter,
    "semaine": week,
}
