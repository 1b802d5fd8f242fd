"""What may be copied into a France Travail file: national labels, and nothing sensitive."""

from hypothesis import given
from hypothesis import strategies as st

from conseil_mobilite.domain.assessment.france_travail import (
    Block,
    Line,
    NotedBarrier,
    as_text,
    blocks,
    objective_reference,
    reference_words,
)
from conseil_mobilite.domain.assessment.grid import BarrierDefinition, FranceTravailReference
from conseil_mobilite.store.reference.reference import code_lists, grid

LISTS = code_lists()
BARRIERS = {barrier.code: barrier for barrier in grid().barriers}
STATUSES = [entry.code for entry in LISTS["barrier_statuses"]]
OBJECTIVES = sorted({entry.text("ft_objective") for entry in LISTS["goals"]} - {""})
VALUES = [entry.code for entry in LISTS["ft_objective_values"]]
HEALTH_WORDS = ("santé", "handicap", "soins", "soigner", "maladie", "attend un enfant")
SENSITIVE = [barrier for barrier in BARRIERS.values() if barrier.sensitive]


def noted(code: str, status: str = "present") -> NotedBarrier:
    definition: BarrierDefinition = BARRIERS[code]
    return NotedBarrier(definition.france_travail, definition.sensitive, status)


def text(*codes: str, **objectives: str) -> str:
    """Write the text of barriers and, by `o6="EN_COURS"`, of objectifs."""
    wanted = {name.removeprefix("o"): value for name, value in objectives.items()}
    return as_text(blocks(LISTS, [noted(code) for code in codes], wanted))


def lines(found: tuple[Block, ...]) -> list[Line]:
    return [
        line for block in found for line in (block.constraint, *block.situations, *block.objectives)
    ]


def test_labels_come_first_and_codes_are_said_to_be_confirmed() -> None:
    assert text("aucun_moyen", "sans_permis", o4="REALISE", o6="EN_COURS") == (
        "Contrainte : Développer sa mobilité [23, code à confirmer] : Oui\n"
        "- Situation : Aucun moyen de transport à disposition [6, code à confirmer] : Oui\n"
        "- Objectif : Faire un point complet sur sa mobilité [4, code à confirmer] : Réalisé\n"
        "- Objectif : Obtenir le permis de conduire (code / conduite) [6, code à confirmer]"
        " : En cours"
    )


def test_there_is_one_block_a_contrainte_in_the_order_of_the_national_list() -> None:
    found = blocks(LISTS, [noted("offre_absente"), noted("langue"), noted("usage_tc")], {})

    assert [block.constraint.code for block in found] == ["23", "26", "27"]
    assert [line.label for line in found[2].situations] == ["Territoire rural isolé"]


def test_an_objectif_that_no_goal_follows_has_no_value() -> None:
    assert text("langue").splitlines()[1] == (
        "- Objectif : Apprendre / Améliorer ses capacités en français [16, code à confirmer]"
    )


def test_a_goal_alone_shows_its_contrainte_without_saying_that_it_is_one() -> None:
    assert text(o9="ABANDONNE") == (
        "Contrainte : Surmonter ses contraintes familiales [24, code à confirmer]\n"
        "- Objectif : Trouver des solutions de garde d’enfant [9, code à confirmer] : Abandonné"
    )


def test_what_is_lifted_is_no_longer_told() -> None:
    assert blocks(LISTS, [noted("aucun_moyen", "leve")], {}) == ()
    assert blocks(LISTS, [noted("aucun_moyen", "partiellement_leve")], {}) != ()


def test_an_invalid_licence_keeps_its_situation_which_tells_no_reason() -> None:
    assert "Permis non valide / suspension de permis [8, code à confirmer] : Oui" in text(
        "permis_non_valide"
    )


def test_a_barrier_that_may_mean_several_things_tells_only_its_contrainte() -> None:
    alone = text("demarches", "garde", "lecture_calcul").splitlines()

    assert [line for line in alone if line] == [
        "Contrainte : Surmonter ses contraintes familiales [24, code à confirmer] : Oui",
        (
            "Contrainte : Développer ses capacités en lecture, écriture et calcul"
            " [26, code à confirmer] : Oui"
        ),
        (
            "Contrainte : Faire face à des difficultés administratives ou juridiques"
            " [29, code à confirmer] : Oui"
        ),
    ]
    assert "garde d’enfant [9, code à confirmer] : En cours" in text("garde", o9="EN_COURS")


def test_sensitive_barriers_leave_nothing_behind_not_even_their_contrainte() -> None:
    assert [barrier.code for barrier in SENSITIVE] == [
        "sante_deplacement",
        "sante_conduite",
        "accessibilite",
        "logement_instable",
    ]
    assert text(*(barrier.code for barrier in SENSITIVE)) == ""
    assert text("aucun_moyen", *(barrier.code for barrier in SENSITIVE)) == text("aucun_moyen")


def test_a_goal_of_health_is_not_told_either() -> None:
    assert text(o13="EN_COURS", o33="REALISE") == ""


def test_a_goal_of_housing_is_not_told_and_a_remote_place_still_is() -> None:
    assert text(o20="EN_COURS", o18="REALISE") == ""
    assert text("offre_absente", o20="EN_COURS").splitlines()[-2:] == [
        "Contrainte : Faire face à des difficultés de logement [27, code à confirmer] : Oui",
        "- Situation : Territoire rural isolé [28, code à confirmer] : Oui",
    ]


def test_of_housing_a_barrier_tells_nothing_but_a_remote_place() -> None:
    told = [
        FranceTravailReference("27"),
        FranceTravailReference("27", situation="26"),
        FranceTravailReference("27", objectif="20"),
    ]
    barriers = [NotedBarrier((reference,), sensitive=False, status="present") for reference in told]

    assert blocks(LISTS, barriers, {}) == ()


def test_a_situation_that_tells_health_is_left_out_whoever_names_it() -> None:
    told = [FranceTravailReference("23", situation="40"), FranceTravailReference("24", "14")]
    barriers = [NotedBarrier((reference,), sensitive=False, status="present") for reference in told]

    assert blocks(LISTS, barriers, {}) == ()


@given(
    st.dictionaries(st.sampled_from(sorted(BARRIERS)), st.sampled_from(STATUSES)),
    st.dictionaries(st.sampled_from(OBJECTIVES), st.sampled_from(VALUES)),
)
def test_whatever_is_kept_only_national_labels_leave_and_none_of_health_or_housing(
    kept: dict[str, str], objectives: dict[str, str]
) -> None:
    found = blocks(LISTS, [noted(code, status) for code, status in kept.items()], objectives)

    national = {
        entry.label
        for name in ("ft_constraints", "ft_situations", "ft_objectives")
        for entry in LISTS[name]
    }
    assert {line.label for line in lines(found)} <= national
    written = as_text(found).lower()
    assert not any(word in written for word in HEALTH_WORDS)
    housing = [block for block in found if block.constraint.code == "27"]
    assert {line.code for line in lines(tuple(housing))} <= {"27", "28"}


@given(st.sets(st.sampled_from(sorted(BARRIERS))))
def test_a_sensitive_barrier_changes_nothing_to_what_is_copied(kept: set[str]) -> None:
    sayable = {code for code in kept if not BARRIERS[code].sensitive}

    assert text(*sorted(kept)) == text(*sorted(sayable))


def test_the_labels_that_speak_of_health_are_all_withheld() -> None:
    """No national label that may be copied holds one of the words looked for above."""
    reachable = text(*BARRIERS, **{f"o{code}": "EN_COURS" for code in OBJECTIVES}).lower()

    assert reachable
    assert not any(word in reachable for word in HEALTH_WORDS)


def test_the_adviser_reads_where_a_barrier_stands_even_if_it_is_not_copied() -> None:
    def words(code: str) -> str:
        return reference_words(LISTS, BARRIERS[code].france_travail)

    assert words("aucun_moyen") == (
        "23 Développer sa mobilité › Aucun moyen de transport à disposition"
    )
    assert words("sante_deplacement") == "25 Prendre en compte son état de santé"
    assert " ou " in words("demarches")
    assert " ; 27 " in words("offre_absente")
    assert words("numerique") == ""


def test_an_objectif_is_found_under_its_contrainte() -> None:
    assert objective_reference(LISTS, "16") == FranceTravailReference("26", objectif="16")
