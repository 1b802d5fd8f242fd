"""The file of the grid, read again against the tables of the trade it was written from."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.domain.assessment.assessment_cases import GRID, plain

from conseil_mobilite.domain.assessment.grid import (
    BarrierDefinition,
    FranceTravailReference,
    Question,
    QuestionKind,
    ReasonPart,
)
from conseil_mobilite.domain.assessment.profiles import PROFILES
from conseil_mobilite.store.reference.reference import code_lists

Row = dict[str, str]

PLAINER = {
    "Pas depuis >1 an": "Pas depuis plus d’un an",
    "≤30 min": "30 min ou moins",
    "31–45": "31 à 45 min",
    "46–60": "46 à 60 min",
    ">60": "Plus de 60 min",
    "AUTRE": "Autre",
    "IMMEDIATE": "Immédiate (emploi ou formation à risque sous 15 jours)",
    "COURT": "Court terme (moins de 3 mois)",
    "NORMALE": "Normale",
}
"""Answers whose words the grid says more plainly than the table."""

ADDED = {"H07": ("aucun",)}
"""An answer that the table leaves out, without which nothing could be said."""

EVERYWHERE = "ne souhaite pas répondre"
"""An answer of the table that every question has already."""


def table(title: str) -> list[Row]:
    text = Path(__file__).with_name("trade_tables.md").read_text(encoding="utf-8")
    section = text.partition(f"\n## {title}\n")[2].partition("\n## ")[0]
    lines = [line for line in section.splitlines() if line.startswith("|")]
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    heads, _rule, *rows = cells
    return [dict(zip(heads, row, strict=True)) for row in rows]


CHOSEN = table("Questions à choix")
OTHERS = table("Autres questions")
BARRIERS = table("Freins")


@pytest.mark.parametrize("row", CHOSEN, ids=[row["code"] for row in CHOSEN])
def test_a_question_has_the_answers_points_flags_and_condition_of_its_row(row: Row) -> None:
    question = GRID.question(row["code"])
    answers = list(answers_of(row["réponses et points"]))
    scored = any(points is not None for _, points in answers)
    choices = [c for c in question.choices if c.label not in ADDED.get(question.code, ())]

    assert [(plain(c.label).casefold(), c.points) for c in choices] == answers
    assert [c.not_applicable for c in choices] == [scored and p is None for _, p in answers]
    assert flags(question) == set(row["drapeaux"].split())
    assert (f"`{question.condition}`" if question.condition else "") == row["si"]


@pytest.mark.parametrize("row", OTHERS, ids=[row["code"] for row in OTHERS])
def test_a_question_without_points_has_the_kind_and_the_flags_of_its_row(row: Row) -> None:
    question = GRID.question(row["code"])

    assert question.kind.value == row["genre"]
    assert flags(question) == set(row["drapeaux"].split())


def test_the_81_questions_are_all_there_54_of_them_scored_and_28_mandatory() -> None:
    codes = {row["code"] for row in (*CHOSEN, *OTHERS)}
    mandatory = [question for question in GRID.questions if question.mandatory]

    assert {question.code for question in GRID.questions} == codes
    assert len(GRID.questions) == 81
    assert sum(question.scored for question in GRID.questions) == 54
    assert len(mandatory) == 28
    assert all(sum(q.axis == axis.code for q in mandatory) >= 2 for axis in GRID.axes)


def test_the_short_form_asks_the_mandatory_questions_and_the_first_five() -> None:
    asked = {question.code for question in GRID.questions if question.short_form}

    assert asked == {q.code for q in GRID.questions if q.mandatory} | {
        f"D0{n}" for n in range(1, 6)
    }


def test_the_benefits_already_obtained_are_those_of_the_catalogue() -> None:
    known = {entry.code for entry in code_lists()["aids"].entries}

    assert {choice.code for choice in GRID.question("B05").choices} - {"aucune"} <= known


@pytest.mark.parametrize("row", BARRIERS, ids=[row["code"] for row in BARRIERS])
def test_a_barrier_has_the_rule_the_references_the_actions_and_the_reason_of_its_row(
    row: Row,
) -> None:
    barrier = GRID.barrier(row["code"])

    assert (barrier.label, barrier.axis) == (row["libellé"], row["axe"])
    assert barrier.sensitive is (row["S"] == "S")
    assert list(barrier.actions) == row["actions"].split()
    assert sentence(barrier.reason) == row["raison"]
    assert list(barrier.france_travail) == list(references(row["France Travail"]))
    assert themes_agree(barrier, row["thèmes"])
    assert (str(barrier.trigger) if barrier.trigger else "manuel") == by_code(row["déclencheur"])


def test_the_33_barriers_come_in_the_order_of_the_table() -> None:
    assert [barrier.code for barrier in GRID.barriers] == [row["code"] for row in BARRIERS]
    assert len(BARRIERS) == 33


def test_every_action_of_the_tables_is_in_the_list_of_actions() -> None:
    known = {entry.code for entry in code_lists()["action_types"].entries}

    assert {action for row in BARRIERS for action in row["actions"].split()} <= known
    assert {row["action"] for row in table("Actions proposées d’office")} <= known


def test_the_actions_proposed_by_default_are_those_of_the_table_in_its_order() -> None:
    defaults = [
        {
            "quand": f"`{default.when}`" if default.when else "aucun frein retenu",
            "action": default.action,
            "raison": sentence(default.reason),
        }
        for default in GRID.defaults
    ]

    assert defaults == table("Actions proposées d’office")


def test_the_axes_are_those_of_the_table() -> None:
    rows = table("Axes")

    assert [(axis.code, axis.label, axis.family) for axis in GRID.axes] == [
        (row["code"], row["libellé"], row["famille"]) for row in rows
    ]
    for axis, row in zip(GRID.axes, rows, strict=True):
        assert list(axis.france_travail) == list(references(row["contrainte"]))


def test_the_profiles_are_those_of_the_table_in_the_order_of_their_rules() -> None:
    rows = [(row["code"], row["libellé"]) for row in table("Profils")]

    assert [(known.code, known.label) for known in PROFILES] == rows


def answers_of(cell: str) -> Iterator[tuple[str, int | None]]:
    for answer in cell.split(" / "):
        words, _, points = answer.removesuffix(")").rpartition("(")
        label, value = (words, int(points)) if words and points.isdigit() else (answer, None)
        if label != EVERYWHERE:
            yield PLAINER.get(label, label).casefold(), value


def flags(question: Question) -> set[str]:
    held = {
        "M": question.mandatory,
        "B": question.blocking,
        "S": question.sensitive,
        "NS": not question.scored,
        "MULTI": question.kind is QuestionKind.MULTI,
    }
    return {flag for flag, true in held.items() if true}


def sentence(parts: tuple[ReasonPart, ...]) -> str:
    return plain(" ; ".join(part.text for part in parts)) + "."


def references(cell: str) -> Iterator[FranceTravailReference]:
    for item in filter(None, (piece.strip() for piece in cell.split(";"))):
        found = re.fullmatch(r"(\d+)(?:, (sit|obj)\. (\d+))?", item)
        if found is None:
            continue
        place, kind, code = found.groups()
        yield FranceTravailReference(
            place, code if kind == "sit" else "", code if kind == "obj" else ""
        )


def themes_agree(barrier: BarrierDefinition, cell: str) -> bool:
    """Where the table shortens a theme with « … », its ends must agree."""
    if "…" not in cell:
        return list(barrier.themes) == [theme for theme in cell.split(", ") if theme != "–"]
    start, _, end = cell.partition("…")
    return bool(barrier.themes) and all(
        theme.startswith(start) and theme.endswith(end) for theme in barrier.themes
    )


def by_code(rule: str) -> str:
    """Return a rule of the table with the codes of the answers where it quotes their labels."""

    def named(found: re.Match[str]) -> str:
        question, word, label = found.groups()
        choices = GRID.question(question).choices
        code = next(c.code for c in choices if label in {c.label, c.code})
        return f'{question} {word} "{code}"'

    return re.sub(r'(\w+) (is|has) "([^"]+)"', named, rule.strip("`"))
