"""A whole action sheet, and a way to read a PDF back."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, time
from functools import cached_property
from io import BytesIO

import pypdfium2
import pytest
from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, PdfObject
from tests.documents.notices import data_notice
from tests.documents.streams import Operand, operations

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
from conseil_mobilite.domain.situation.budget_rules import Amount

PLATFORM = "Plateforme Mobilité des Trois Vallées"
SIGNING = Signing(
    ("Amina Haddad", "Sophie Morel, conseillère"),
    "Signer n’est pas obligatoire. Votre accompagnement continue sans signature.",
)


@dataclass(frozen=True)
class Element:
    """A structure element, with the tags of its children."""

    tag: str
    alt: str
    actual: str
    kids: tuple[str, ...]


@dataclass(frozen=True)
class Reading:
    """What a program, or a screen reader, gets out of a PDF."""

    pdf: bytes

    @cached_property
    def file(self) -> PdfReader:
        return PdfReader(BytesIO(self.pdf))

    @cached_property
    def root(self) -> DictionaryObject:
        return self.file.root_object

    @cached_property
    def pages(self) -> list[str]:
        """The words of each page, parted by single spaces."""
        pages = pypdfium2.PdfDocument(self.pdf)
        return [" ".join(page.get_textpage().get_text_range().split()) for page in pages]

    @cached_property
    def plain_text(self) -> str:
        """The words as they are read by pypdf, which turns those written from the right around."""
        return " ".join(" ".join(page.extract_text().split()) for page in self.file.pages)

    @property
    def text(self) -> str:
        return " ".join(self.pages)

    @property
    def letters(self) -> str:
        """The text without a space: a long word may be cut anywhere."""
        return "".join(self.text.split())

    @property
    def operators(self) -> list[list[str]]:
        """The drawing operators of each page; a mark is named with its tag, such as "BDC /P"."""
        return [
            [_named(operands, operator) for operator, operands in operations(page)]
            for page in self.file.pages
        ]

    @cached_property
    def elements(self) -> list[Element]:
        """The structure elements, in the order of the tree."""
        return list(_elements(self.root["/StructTreeRoot"]))

    @property
    def tags(self) -> list[str]:
        return [element.tag for element in self.elements]

    def at(self, *keys: str) -> object:
        """Find an entry of the catalog, down a path of keys."""
        return _entry(self.root, *keys)

    @property
    def parents(self) -> dict[int, list[str]]:
        """The tag of the element of each mark, by page; links come after the pages."""
        numbers = _array(_entry(self.root["/StructTreeRoot"], "/ParentTree", "/Nums"))
        pages = {
            int(str(numbers[at])): _resolved(numbers[at + 1]) for at in range(0, len(numbers), 2)
        }
        return {
            key: [str(_entry(node, "/S")) for node in marks]
            for key, marks in pages.items()
            if isinstance(marks, ArrayObject)
        }


@pytest.fixture
def sheet() -> ActionSheet:
    """Everything a sheet may say, but the budget, for Amina Haddad."""
    return ActionSheet(
        number="2027-0142",
        organisation=Letterhead(
            PLATFORM, "4 place de la Mairie", "+33353011200", "du lundi au vendredi, de 9 h à 17 h"
        ),
        adviser=AdviserCard("Sophie", "Morel", "conseillère", "+33353011234"),
        person_name="Amina Haddad",
        issued_on=date(2027, 3, 9),
        notice=data_notice(PLATFORM, public_body=True, contact="donnees@trois-vallees.example"),
        goal="Aller à votre formation d’aide-soignante à Montclair, chaque jour.",
        strengths=("Lire les horaires de bus", "Demander votre chemin"),
        steps=(
            Step(
                "Demander la carte de bus à tarif réduit",
                partner="Bus des Vallées",
                phone="+33353012000",
                address="agence de la gare",
                due_on=date(2027, 3, 19),
                papers="attestation CAF, 1 photo",
            ),
            Step("Essayer le vélo", "Vélo-école Le Guidon", due_on=date(2028, 1, 7)),
        ),
        aids=(
            Aid("Aide au permis", "À remplir ensemble.", None, "", "le Département"),
            Aid("Bourse", amount_cents=45000, answer_by=date(2027, 4, 30)),
        ),
        fare_network="Bus des Vallées",
        next_appointment=NextAppointment(
            date(2027, 3, 16),
            time(14, 30),
            45,
            Meeting.IN_PERSON,
            "4 place de la Mairie, Valbrune",
            "Bus 3, arrêt Mairie",
        ),
        signatures=SIGNING,
    )


@pytest.fixture
def five_steps(sheet: ActionSheet) -> ActionSheet:
    """Five steps with all that a step may say, four strengths and three aids besides the fare."""
    step = Step(
        "Déposer votre dossier à l’auto-école sociale",
        "Auto-école L’Élan",
        "+33353014000",
        "8 rue des Tilleuls, Valbrune",
        date(2027, 4, 7),
        "justificatif de domicile, 2 photos",
        sign="CAR",
        word="Permis",
    )
    first, second = sheet.steps
    return replace(
        sheet,
        first_name="Amina",
        steps=(replace(first, sign="BUS", word="Bus"), replace(second, papers=""), *(step,) * 3),
        strengths=(*sheet.strengths, "Prévoir votre trajet la veille", "Faire du vélo en ville"),
        aids=(*sheet.aids, Aid("Prêt d’un vélo", decided_by="Le Guidon", answer="tout de suite")),
        signatures=None,
    )


@pytest.fixture
def budget() -> SheetBudget:
    """Fuel today; with the solution, less of it and a pass that the employer pays in part."""
    return SheetBudget(
        rows=(
            BudgetRow("Carburant", BudgetCell(12_050), BudgetCell(4200)),
            BudgetRow("Abonnement de transport", None, BudgetCell(6240)),
            BudgetRow("Prise en charge de l’employeur", None, BudgetCell(3120), contribution=True),
        ),
        today=Amount(12_050),
        with_solution=Amount(7320),
        solution="le train de 5 h 40, avec un abonnement",
    )


def _elements(node: object) -> Iterator[Element]:
    node = _resolved(node)
    kids = _entry(node, "/K") if isinstance(node, DictionaryObject) and "/K" in node else []
    kids = kids if isinstance(kids, list) else [kids]
    if isinstance(node, DictionaryObject) and "/S" in node:
        tag, alt, actual = (str(node.get(key, "")) for key in ("/S", "/Alt", "/ActualText"))
        inside = [_resolved(kid) for kid in kids]
        tags = [str(kid["/S"]) for kid in inside if isinstance(kid, dict) and "/S" in kid]
        yield Element(tag, alt, actual, tuple(tags))
    for kid in kids:
        yield from _elements(kid)


def _resolved(value: object) -> object:
    return value.get_object() if isinstance(value, PdfObject) else value


def _entry(value: object, *keys: str) -> object:
    for key in keys:
        value = _resolved(value)
        assert isinstance(value, DictionaryObject)
        value = value[key]
    return _resolved(value)


def _array(value: object) -> ArrayObject:
    assert isinstance(value, ArrayObject)
    return value


def _named(operands: Sequence[Operand], operator: str) -> str:
    tags = (one for one in operands if isinstance(one, str))
    return f"{operator} {next(tags)}" if operator in {"BMC", "BDC"} else operator
