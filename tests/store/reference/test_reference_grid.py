import json
from collections import Counter
from hashlib import sha256

import pytest

from conseil_mobilite.domain.assessment.grid import QuestionKind
from conseil_mobilite.domain.assessment.grid_writing import grid_data
from conseil_mobilite.domain.reference.code_lists import CodeLists
from conseil_mobilite.store.reference.reference import (
    CURRENT_GRID,
    code_lists,
    grid,
    national_versions,
)

TEXTS = {"text", "short", "help", "label", "short_label", "notice", "unit", "reason"}
HASH = "c4e449aa007d14d1f9589e682f7ad7949f2d64b468ae1ccf379be9b1501ae2d1"


def test_the_current_grid_says_its_own_version() -> None:
    assert grid().version == CURRENT_GRID


def test_the_grid_is_read_once() -> None:
    assert grid() is grid()


def test_a_version_that_was_never_shipped_is_an_error_of_the_program() -> None:
    with pytest.raises(FileNotFoundError):
        grid("CM-1999.1")


def test_the_grid_has_81_questions_scored_described_or_tested() -> None:
    questions = grid().questions

    scored = [question for question in questions if question.scored]
    tests = [question for question in questions if question.kind is QuestionKind.TEST]

    assert len(questions) == 81
    assert len(scored) == 54
    assert [question.code for question in tests] == ["T01", "T02", "T03", "T04"]
    assert len(questions) - len(scored) - len(tests) == 23


def test_28_questions_are_mandatory_and_every_axis_has_at_least_two() -> None:
    mandatory = Counter(question.axis for question in grid().questions if question.mandatory)

    assert mandatory.total() == 28
    assert set(mandatory) == {axis.code for axis in grid().axes}
    assert min(mandatory.values()) >= 2


def test_the_sensitive_questions_are_exactly_those_that_were_declared_so() -> None:
    sensitive = [question.code for question in grid().questions if question.sensitive]

    assert sensitive == [
        *("A01", "V02", "B01", "B02", "B03", "B04", "B05", "B06"),
        *("S01", "S02", "S03", "S04", "S07"),
        *("H01", "H02", "H03", "H04", "H05", "H06", "H07", "H08", "F01", "F05"),
    ]


def test_the_blocking_questions_are_those_without_which_an_axis_stands_still() -> None:
    blocking = [question.code for question in grid().questions if question.blocking]

    assert blocking == ["A01", "V06", "H08", "F02"]


def test_the_short_assessment_asks_the_mandatory_questions_and_the_request() -> None:
    short = [question for question in grid().questions if question.short_form]

    others = [question.code for question in short if not question.mandatory]
    assert len(short) == 33
    assert others == ["D01", "D02", "D03", "D04", "D05"]


def test_seven_questions_depend_on_an_earlier_answer() -> None:
    conditions = {q.code: str(q.condition) for q in grid().questions if q.condition}

    assert conditions == {
        "V03": "V02=4",
        "V05": "V04>=1",
        "V06": "V04>=1",
        "V07": "V04>=1",
        "H06": "V02>=0",
        "F02": "F01<=3",
        "P04": "V02>=0",
    }


def test_ten_axes_and_twelve_sections_follow_the_interview() -> None:
    short_labels = ["Droits", "Offre", "Moyens", "Budget", "Compétences", "Savoirs", "Santé"]
    short_labels += ["Famille", "Confiance", "Projet"]

    assert [axis.short_label for axis in grid().axes] == short_labels
    assert [section.short_label for section in grid().sections] == [
        *("Demande", "Droits", "Offre de transport", "Permis et moyens", "Budget", "Compétences"),
        *("Savoirs de base", "Santé", "Famille et horaires", "Confiance", "Projet", "Synthèse"),
    ]
    assert [s.code for s in grid().sections if not grid().questions_of(s.code)] == ["SYNTHESE"]


def test_33_barriers_are_known_and_only_one_has_no_trigger() -> None:
    barriers = grid().barriers

    assert len(barriers) == 33
    assert [b.code for b in barriers if b.trigger is None] == ["perimetre_restreint"]
    assert [b.code for b in barriers if b.sensitive] == [
        "sante_deplacement",
        "sante_conduite",
        "accessibilite",
        "logement_instable",
    ]


def test_the_points_codes_and_flags_of_a_shipped_version_never_change() -> None:
    """Texts may be mended; anything else makes another national version."""
    told = json.dumps(_without_texts(grid_data(grid("CM-2026.1"))), sort_keys=True)

    assert sha256(told.encode()).hexdigest() == HASH


def test_the_grids_shipped_are_known_by_name() -> None:
    assert national_versions() == ("CM-2026.1",)


def test_every_text_shown_is_typographically_french() -> None:
    for text in _texts():
        assert "'" not in text, text
        assert text == text.strip(), text
        for mark in (" :", " ;", " !", " ?", " »", "« ", " %", " €"):
            assert mark not in text, text


def test_every_question_has_a_help_of_one_to_three_sentences() -> None:
    for question in grid().questions:
        sentences = question.help.count(". ") + question.help.count(" ? ") + 1
        assert 1 <= sentences <= 3, question.code
        assert question.help.endswith("."), question.code


def test_health_and_money_are_announced_before_they_are_asked_about() -> None:
    noticed = [section.code for section in grid().sections if section.notice]

    assert noticed == ["BUDGET", "SAVOIRS", "SANTE"]


def test_none_is_an_answer_of_its_own_where_several_may_be_given() -> None:
    alone = {q.code: [c.code for c in q.choices if c.exclusive] for q in grid().questions}

    assert {code: codes for code, codes in alone.items() if codes} == {
        "D04": ["rien"],
        "O06": ["aucune"],
        "B05": ["aucune"],
        "H01": ["aucune"],
        "H07": ["aucun"],
    }


def _without_texts(value: object) -> object:
    if isinstance(value, list):
        return [_without_texts(item) for item in value]
    if isinstance(value, dict):
        return {key: _without_texts(item) for key, item in value.items() if key not in TEXTS}
    return value


def _texts() -> list[str]:
    texts = [text for q in grid().questions for text in (q.text, q.short, q.help)]
    texts += [choice.label for q in grid().questions for choice in q.choices]
    texts += [text for s in grid().sections for text in (s.label, s.notice)]
    texts += [barrier.label for barrier in grid().barriers]
    texts += [part.text for barrier in grid().barriers for part in barrier.reason]
    return texts + [part.text for default in grid().defaults for part in default.reason]


def test_the_grid_and_the_code_lists_speak_of_the_same_things() -> None:
    lists = code_lists()
    barriers = grid().barriers
    actions = {action for barrier in barriers for action in barrier.actions}
    actions |= {default.action for default in grid().defaults}
    themes = {theme for barrier in barriers for theme in barrier.themes}
    known = [r for barrier in barriers for r in barrier.france_travail]
    known += [r for axis in grid().axes for r in axis.france_travail]

    assert actions <= _codes(lists, "action_types")
    assert themes <= _codes(lists, "di_themes")
    assert {r.contrainte for r in known} <= _codes(lists, "ft_constraints")
    assert {r.situation for r in known} - {""} <= _codes(lists, "ft_situations")
    assert {r.objectif for r in known} - {""} <= _codes(lists, "ft_objectives")


def test_the_benefits_of_the_grid_are_those_of_the_catalogue() -> None:
    catalogue = [(aid.code, aid.label) for aid in code_lists()["aids"]]

    *benefits, none = grid().question("B05").choices

    assert [(choice.code, choice.label) for choice in benefits] == catalogue
    assert none.exclusive


def test_an_axis_and_a_section_are_found_by_their_code() -> None:
    assert grid().axis("SANTE").family == "santé"
    assert grid().section("SANTE").axis == "SANTE"
    assert grid().section("DEMANDE").axis is None


def _codes(lists: CodeLists, name: str) -> set[str]:
    return {entry.code for entry in lists[name]}
