"""A correction lists what differs between two versions; a reply is told in words."""

from dataclasses import replace

import pytest

from conseil_mobilite.domain.assessment.replies import Reply, ReplyState
from conseil_mobilite.domain.assessment.reply_words import reply_words
from conseil_mobilite.domain.assessment.version_changes import VersionContent, changes_between
from conseil_mobilite.store.reference import reference

GRID = reference.grid()
OLD = VersionContent(
    replies={"V04": Reply(codes=("aucun",)), "D05": Reply(kilometres=5)},
    tests={"T01": "3, le 01/03/2027"},
    levels={"MOYENS": 0, "CONF": None},
    barriers={"aucun_moyen": "retenu, fort, rang 1"},
    strengths=("Lire un plan",),
    goal="Travailler à Laon",
    profile="P_CUMUL",
)


def changes(new: VersionContent) -> list[str]:
    return [str(change).replace("\u00a0", " ") for change in changes_between(GRID, OLD, new)]


def test_the_same_content_gives_no_change() -> None:
    assert changes(replace(OLD)) == []


def test_each_kind_of_difference_is_told_with_both_values() -> None:
    new = VersionContent(
        replies={"V04": Reply(codes=("partage",)), "V09": Reply(state=ReplyState.REFUSED)},
        tests={"T01": "4, le 01/03/2027"},
        levels={"MOYENS": 2, "CONF": 3},
        barriers={"garde": "retenu, moyen"},
        strengths=("Très motivée",),
        goal="",
        profile="P_MATERIEL",
    )

    assert changes(new) == [
        "Distance possible aujourd’hui : 5 km → Pas de réponse",
        "Véhicule : Aucun → Partagé ou prêté",
        "Solution de secours : Pas de réponse → Ne souhaite pas répondre",
        "Test de lecture de plan : 3, le 01/03/2027 → 4, le 01/03/2027",
        "Niveau Moyens : Bloquant → Fragile",
        "Niveau Confiance : Non évalué → Suffisant",
        "Frein « Aucun moyen de transport à disposition » : retenu, fort, rang 1 → aucun",
        "Frein « Garde d’enfant ou aide à un proche » : aucun → retenu, moyen",
        "Atout : Lire un plan → aucun",
        "Atout : aucun → Très motivée",
        "Son but : Travailler à Laon → aucun",
        "Profil : Cumul de freins → Frein matériel ou financier",
    ]


def test_what_is_sensitive_stays_so() -> None:
    new = replace(OLD, replies={**OLD.replies, "H02": Reply(codes=("impossible",))})

    (change,) = changes_between(GRID, OLD, new)

    assert change.sensitive


@pytest.mark.parametrize(
    ("axis", "sensitive"), [("SANTE", True), ("BUDGET", True), ("CONF", False)]
)
def test_a_level_is_sensitive_where_only_sensitive_answers_make_it(
    axis: str, *, sensitive: bool
) -> None:
    new = replace(OLD, levels={**OLD.levels, axis: 3})

    (change,) = changes_between(GRID, OLD, new)

    assert change.sensitive is sensitive


@pytest.mark.parametrize(
    ("code", "reply", "said"),
    [
        ("D05", Reply(kilometres=12, minutes=40), "12 km · 40 min"),
        ("B01", Reply(cents=6550), "65,50 €"),
        ("O01", Reply(codes=("02361",), text="Guise"), "Guise"),
        ("D04", Reply(state=ReplyState.NOT_DISCUSSED), "Non abordé"),
        ("V09", None, "Pas de réponse"),
    ],
)
def test_a_reply_is_told_as_it_was_given(code: str, reply: Reply | None, said: str) -> None:
    assert reply_words(GRID.question(code), reply).replace("\u00a0", " ") == said
