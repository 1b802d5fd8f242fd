"""What the code lists give to the sheet of a person: easy words, and a sign for each action."""

import pytest

from conseil_mobilite.documents.action_sheet.simple_phrases import simple_phrases
from conseil_mobilite.documents.kit.icons import Icon
from conseil_mobilite.domain.paper.plain_french import faults
from conseil_mobilite.domain.paper.simple_text import simple_sentences
from conseil_mobilite.store.reference.reference import code_lists

LONGEST_WORD = 10
"""Letters: what stands under a pictogram on one line."""


@pytest.mark.parametrize(
    ("name", "column"),
    [("action_types", "wording"), ("goals", "wording"), ("strengths", "")],
)
def test_the_sentences_proposed_for_the_sheet_are_easy_to_read(name: str, column: str) -> None:
    known = simple_phrases().abbreviations
    hard = {
        entry.code: found
        for entry in code_lists()[name]
        for sentence in simple_sentences(entry.text(column) if column else entry.label, known)
        if (found := faults(sentence))
    }

    assert hard == {}


def test_every_kind_of_action_has_a_pictogram_and_its_word() -> None:
    kinds = list(code_lists()["action_types"])

    assert {kind.text("sign") for kind in kinds} <= set(Icon.__members__)
    assert all(0 < len(kind.text("word")) <= LONGEST_WORD for kind in kinds)


def test_a_pictogram_says_nothing_of_health() -> None:
    kinds = code_lists()["action_types"]

    for code in ("avis_medical", "relais_sante", "relais_mdph_cap_emploi"):
        assert kinds[code].text("word") in {"Permis", "Contact"}
