"""What a reason of exit means, read from the published list."""

import pytest

from conseil_mobilite.domain.pathway.exits import (
    asks_final_assessment,
    is_positive,
    kind_of_exit,
    positive_labels,
)
from conseil_mobilite.domain.reference.code_lists import CodeList
from conseil_mobilite.store.reference.reference import code_lists


@pytest.fixture(scope="module")
def reasons() -> CodeList:
    return code_lists()["exit_reasons"]


def test_the_first_six_reasons_and_no_other_make_a_positive_exit(reasons: CodeList) -> None:
    positive = [entry.code for entry in reasons if is_positive(reasons, entry.code)]

    assert positive == [entry.code for entry in reasons][:6]
    assert len(positive_labels(reasons)) == 6
    assert "Emploi ou formation conservés" in positive_labels(reasons)


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        ("autonomie", "Sortie positive"),
        ("relais", "Sortie neutre"),
        ("abandon", "Sortie négative"),
        ("deces", "Clôture administrative"),
        ("inconnu_d_une_autre_version", ""),
        ("", ""),
    ],
)
def test_a_reason_says_what_kind_of_exit_it_makes(
    reasons: CodeList, reason: str, words: str
) -> None:
    assert kind_of_exit(reasons, reason) == words
    assert is_positive(reasons, reason) is (words == "Sortie positive")


@pytest.mark.parametrize(
    ("reason", "asked"),
    [("autonomie", True), ("abandon", True), ("deces", False), ("doublon_erreur", False)],
)
def test_no_final_assessment_is_asked_after_a_death_or_a_mistake(
    reason: str, *, asked: bool
) -> None:
    assert asks_final_assessment(reason) is asked
