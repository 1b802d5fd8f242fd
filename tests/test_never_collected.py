"""Judicial, migration and child-protection status are never collected, in any label or column."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from sqlmodel import SQLModel

import conseil_mobilite.gui
from conseil_mobilite.domain import entities
from conseil_mobilite.domain.assessment.grid import Question
from conseil_mobilite.domain.reference.code_lists import CodeEntry
from conseil_mobilite.store.reference.reference import code_lists, grid

GRID = grid()
STATUS = re.compile(
    r"""\b(?:
      judiciair | justice | pénal | pénitent | prison | détenu | détention | incarcér | condamn
    | probation | sursis | bracelet | casier | infraction | délit | délinqu | garde\ à\ vue | spip\b
    | tutelle | curatelle | juridique
    | migr | immigr | réfugi | asile | exil | nationalité | séjour | visa\b | papiers\ français
    | sans-papiers | régularis | ressortissant | apatride | oqtf\b | primo-arriv | étrang | cada\b
    | huda\b | cph\b | pays\ de\ naissance | pays\ d’origine
    | pjj\b | ase\b | mna\b | aemo\b | aide\ sociale\ à\ l’enfance | protection\ de\ l’enfance
    | mineure?s?\ non\ accompagn | placée?s?\b | jeunes?\ majeur | pupille
    )""",
    re.IGNORECASE | re.VERBOSE,
)
COLUMN = re.compile(
    r"judicial|penal|prison|offence|conviction|custody|probation|migra|asylum|refugee|nationality"
    r"|citizenship|residence_permit|visa|birth_country|birth_place|child_protection|foster|nir\b"
)

EXCHANGED = frozenset(
    {
        *("di_publics", "di_themes", "di_networks"),
        *("ft_constraints", "ft_situations", "ft_objectives"),
    }
)
"""Whole national vocabularies, kept to read the files of other programs; no form offers them."""

BODIES = frozenset({"CADA", "HUDA", "CPH", "ASE", "PJJ", "SPIP"})
"""Kinds of prescribers, sensitive: told to nobody but as "Autre"."""

ASKED_OF_THE_PAPER = {
    "A01": "titre de séjour",  # whether some paper is valid, not which one the person holds
    "V01": "permis étranger",  # a licence to exchange, whoever holds it
}
INNOCENT = re.compile(
    r"permis\s+(?:étrangers?|détenus?)|étranger_valide|mieux placé"
    r"|difficultes-administratives-ou-juridiques",
    re.IGNORECASE,
)
"""Licences, a better placed partner, and the national theme of help with papers."""
FORBIDDING = re.compile(r"^(?:Ne |N’|Jamais |Ni )|\bjamais\b|\bni\b", re.IGNORECASE)


def test_the_walk_finds_the_words_it_looks_for() -> None:
    found = ["Sous main de justice", "Suivi par le SPIP", "Jeune confié à l’ASE", "Bénéficiaire"]
    found += ["Titre de séjour", "Demandeur d’asile", "Mineur non accompagné", "Phase de travail"]

    assert [bool(STATUS.search(text)) for text in found] == [
        *(True, True, True, False),
        *(True, True, True, False),
    ]


@pytest.mark.parametrize("name", sorted(set(code_lists()) - EXCHANGED))
def test_no_list_offers_such_a_status(name: str) -> None:
    for entry in code_lists()[name]:
        if name == "prescriber_kinds" and entry.code in BODIES:
            assert entry.sensitive
            assert entry.text("national_code") == "Autre"
            continue
        for text in words_of(entry):
            assert not STATUS.search(INNOCENT.sub("", text)), f"{entry.code} : {text}"


def test_no_form_offers_the_vocabularies_that_are_only_read() -> None:
    texts = [text for text in gui_texts() if text in EXCHANGED]

    assert texts == []


def test_what_an_adviser_may_choose_leads_to_no_such_code_elsewhere() -> None:
    """Nothing offered is written to another program as a judicial or migration code."""
    lists = code_lists()
    written = [(entry, lists["ft_objectives"], "ft_objective") for entry in lists["goals"]]

    for entry, target, column in written:
        code = entry.text(column)
        assert not (code and STATUS.search(target.label(code))), entry.code
    for public in lists["publics"]:
        for code in public.texts("data_inclusion"):
            assert not STATUS.search(lists["di_publics"].label(code))


@pytest.mark.parametrize("question", GRID.questions, ids=[q.code for q in GRID.questions])
def test_no_question_asks_for_such_a_status(question: Question) -> None:
    allowed = ASKED_OF_THE_PAPER.get(question.code, "\0")
    labels = [choice.label for choice in question.choices]
    detail = [question.detail.label] if question.detail else []

    for text in (question.text, question.short, *labels, *detail):
        assert not STATUS.search(text.replace(allowed, "")), text
    for sentence in re.split(r"(?<=[.!?:])\s+", question.help.replace(allowed, "")):
        assert not STATUS.search(sentence) or FORBIDDING.search(sentence), sentence


def test_no_barrier_nor_reason_nor_notice_of_the_grid_tells_such_a_status() -> None:
    texts = [barrier.label for barrier in GRID.barriers]
    texts += [part.text for barrier in GRID.barriers for part in barrier.reason]
    texts += [part.text for default in GRID.defaults for part in default.reason]
    texts += [section.label for section in GRID.sections]

    for text in texts:
        assert not STATUS.search(INNOCENT.sub("", text)), text
    for section in GRID.sections:
        for sentence in re.split(r"(?<=[.!?])\s+", section.notice):
            assert not STATUS.search(sentence) or FORBIDDING.search(sentence), sentence


def test_no_word_of_the_windows_asks_for_such_a_status() -> None:
    told = [text for text in gui_texts() if STATUS.search(INNOCENT.sub("", text))]

    assert [text for text in told if not FORBIDDING.search(text)] == []


def test_no_column_of_the_base_could_hold_such_a_status() -> None:
    assert entities.__doc__
    columns = [
        f"{table.name}.{column.name}"
        for table in SQLModel.metadata.tables.values()
        for column in table.columns
    ]

    assert len(columns) > 100
    assert [name for name in columns if COLUMN.search(name)] == []


def words_of(entry: CodeEntry) -> Iterator[str]:
    yield entry.label
    for texts in entry.columns.values():
        yield from texts


@cache
def gui_texts() -> tuple[str, ...]:
    """Return every text written in the code of the windows: labels, notes, tips, messages."""
    return tuple(_texts_in(Path(next(iter(conseil_mobilite.gui.__path__)))))


def _texts_in(folder: Path) -> Iterator[str]:
    for path in sorted(folder.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        spoken = _without_docstrings(tree)
        yield from (node.value for node in spoken if isinstance(node.value, str))


def _without_docstrings(tree: ast.Module) -> Iterator[ast.Constant]:
    nodes = list(ast.walk(tree))
    alone = {
        id(node.value)
        for node in nodes
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    for node in nodes:
        if isinstance(node, ast.Constant) and id(node) not in alone:
            yield node
