"""What kind of body a name is of, when it says so."""

import pytest

from conseil_mobilite.domain.referrals.prescriber_words import OTHER, PrescriberWords
from conseil_mobilite.store.reference.reference import code_lists


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Mission locale de Soissons", "ML"),
        ("PÔLE EMPLOI Laon", "FT"),
        ("France Travail", "FT"),
        ("C.C.A.S.", "Autre"),
        ("CCAS d’Hirson", "CCAS"),
        ("Conseil départemental de l’Aisne", "DEPT"),
        ("Cap emploi 02", "CAP_EMPLOI"),
        ("Elle-même", "SPONTANE"),
        ("ML / France Travail", OTHER),
        ("La Ruche", OTHER),
        ("Autre", OTHER),
        ("Plélo", OTHER),
    ],
)
def test_a_kind_is_told_by_whole_words_and_never_guessed(name: str, kind: str) -> None:
    assert PrescriberWords(code_lists()["prescriber_kinds"]).kind_of(name) == kind


def test_every_kind_is_known_by_its_own_label() -> None:
    kinds = code_lists()["prescriber_kinds"]
    words = PrescriberWords(kinds)

    assert [words.kind_of(each.label) for each in kinds] == [each.code for each in kinds]
    assert all(words.is_bare(each.label) for each in kinds)
    assert not words.is_bare("Mission locale de Soissons")
