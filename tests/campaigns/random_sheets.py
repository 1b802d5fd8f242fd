"""Write action sheets of random people in each presentation, for veraPDF or to look at.

    python tests/campaigns/random_sheets.py FOLDER 40
    python tests/documents/pdfua_check.py FOLDER/*.pdf

The same number of people gives the same files: three sheets each, a fourth in two languages.
"""

import random
import sys
from datetime import date, time, timedelta
from pathlib import Path
from time import perf_counter

from tests.documents.notices import data_notice

from conseil_mobilite.documents.action_sheet import bilingual, large_print, simplified, standard
from conseil_mobilite.documents.kit.document import Document
from conseil_mobilite.documents.pdf.writing import write
from conseil_mobilite.documents.phrases.book import book, languages
from conseil_mobilite.domain.paper.action_sheet import (
    ActionSheet,
    AdviserCard,
    Aid,
    Letterhead,
    Meeting,
    NextAppointment,
    Signing,
    Step,
)
from conseil_mobilite.domain.paper.sheet_budget import BudgetCell, BudgetRow, SheetBudget
from conseil_mobilite.domain.situation.budget_rules import Amount, Bound

FIRST_NAMES = ("Nguyễn", "Šejla", "Łukasz", "İnci", "Œdile", "Sinéad", "<b>Zoé", "Ñusta", "Ștefan")
LAST_NAMES = ("O’Connor", "Šimić", "Œuvrard", "Đặng", "D’Hauteville & Fils", "Шевченко", "王", "B")
WORDS = "aller demander la carte de bus à l’agence « prix réduit » ; préparer 2 photos & l’adresse"
SIGNS = ("", "BUS", "KEY", "PEOPLE", "SCHOOL", "WRENCH")
START = date(2027, 3, 9)


def main(folder: Path, count: int) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    chance = random.Random(count)  # noqa: S311 - chance, not security
    for number in range(count):
        for name, document in presentations(sheet(chance, number), number).items():
            begun = perf_counter()
            pdf = write(document)
            spent = (perf_counter() - begun) * 1000
            (folder / f"fiche_{number:03}_{name}.pdf").write_bytes(pdf)
            print(f"{number:03} {name}: {len(pdf)} bytes, {spent:.0f} ms")


def presentations(content: ActionSheet, number: int) -> dict[str, Document]:
    lang = languages()[number % len(languages())]
    return {
        "standard": standard.document(content),
        "simplifiee": simplified.document(content),
        "grands_caracteres": large_print.document(content),
        lang: bilingual.document(content, book(lang), proofread=bool(number % 2)),
    }


def sheet(chance: random.Random, number: int) -> ActionSheet:
    name = text(chance, chance.choice((1, 4, 14)))
    return ActionSheet(
        number=f"2027-{number:04}",
        organisation=Letterhead(name, text(chance, 6), phone(chance), text(chance, 5)),
        adviser=AdviserCard(
            chance.choice(FIRST_NAMES), chance.choice(LAST_NAMES), "", phone(chance), mail(chance)
        ),
        person_name=f"{chance.choice(FIRST_NAMES)} {chance.choice(LAST_NAMES)}",
        issued_on=START,
        notice=data_notice(name, public_body=chance.random() < 0.5, contact=mail(chance)),
        goal=text(chance, chance.choice((0, 9, 60))),
        strengths=tuple(text(chance, 5) for _ in range(chance.randrange(6))),
        steps=tuple(step(chance) for _ in range(chance.choice((0, 1, 3, 5, 12)))),
        aids=tuple(
            Aid(text(chance, 4), text(chance, 12), chance.choice((None, 45000)))
            for _ in range(chance.randrange(8))
        ),
        budget=chance.choice((None, budget(chance))),
        next_appointment=chance.choice((None, appointment(chance))),
        signatures=chance.choice(
            (None, Signing(("Amina", "Sophie, conseillère"), text(chance, 9)))
        ),
    )


def budget(chance: random.Random) -> SheetBudget:
    cells = (None, BudgetCell(None), BudgetCell(4250))
    return SheetBudget(
        tuple(
            BudgetRow(
                text(chance, 3),
                chance.choice(cells),
                chance.choice(cells),
                contribution=chance.random() < 0.3,
            )
            for _ in range(chance.choice((1, 3, 30)))
        ),
        chance.choice((None, Amount(4250), Amount(4250, Bound.AT_LEAST))),
        Amount(12_050, chance.choice(tuple(Bound))),
        text(chance, chance.choice((0, 9))),
    )


def step(chance: random.Random) -> Step:
    return Step(
        what=text(chance, chance.choice((3, 10, 40))),
        partner=text(chance, chance.choice((0, 3, 50)))[:300],
        phone=phone(chance),
        address=text(chance, chance.choice((0, 8))),
        due_on=chance.choice((None, START + timedelta(days=chance.randrange(400)))),
        papers=text(chance, chance.choice((0, 6, 300))),
        done=chance.random() < 0.2,
        sign=chance.choice(SIGNS),
        word="Trajet",
    )


def appointment(chance: random.Random) -> NextAppointment:
    place, directions = text(chance, 6), text(chance, chance.choice((0, 12)))
    meeting = chance.choice(list(Meeting))
    return NextAppointment(START, time(14, 30), 45, meeting, place, directions)


def text(chance: random.Random, length: int) -> str:
    return " ".join(chance.choice(WORDS.split()) for _ in range(length))


def phone(chance: random.Random) -> str:
    return chance.choice(("", "+33353011234", "+32470123456"))


def mail(chance: random.Random) -> str:
    return chance.choice(("", "contact@mobilite.example", "à la mairie"))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
