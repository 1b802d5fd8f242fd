import pytest
from tests.domain.assessment.replied import replies

from conseil_mobilite.domain.assessment.barriers import Reason, barriers_in
from conseil_mobilite.domain.assessment.replies import Replies, Reply, ReplyState
from conseil_mobilite.store.reference.reference import grid

GRID = grid()


def found(answers: Replies) -> list[str]:
    return [barrier.code for barrier in barriers_in(GRID, answers)]


def reasons(answers: Replies, code: str) -> list[str]:
    barrier = next(barrier for barrier in barriers_in(GRID, answers) if barrier.code == code)
    return [reason.text.replace("\N{NO-BREAK SPACE}", " ") for reason in barrier.reasons]


@pytest.mark.parametrize(
    ("answers", "codes"),
    [
        (replies(), []),
        (replies(V04="aucun"), ["aucun_moyen"]),
        (replies(V04="en_panne"), ["vehicule_panne"]),
        (replies(V04="toujours", V06="en_partie"), ["vehicule_panne"]),
        (replies(V04="toujours", V06="sans_objet"), []),
        (replies(V04="aucun", V06="non"), ["aucun_moyen"]),
        (replies(V04="partage", V07="oui"), ["vehicule_zfe"]),
        (replies(V04="partage", V07="ne_sait_pas"), []),
        (replies(V02="aucun_permis", J05="oui"), ["sans_permis"]),
        (replies(V02="conduite_en_cours", J05="oui"), ["sans_permis"]),
        (replies(V02="aucun_permis", J05="souhaite"), []),
        (replies(V02="oui", J05="oui"), []),
        (replies(V02="ne_souhaite_pas", J05="oui"), []),
        (replies(V02="non_valide"), ["permis_non_valide"]),
        (replies(V01="b permis_etranger"), ["permis_etranger"]),
        (replies(V04="partage", O03="toute_la_semaine", V09="non"), []),
        (
            replies(V04="aucun", O03="horaires_limites", V09="incertaine"),
            ["aucun_moyen", "dependant_tc"],
        ),
        (replies(V04="aucun", O03="non", V09="non"), ["aucun_moyen", "offre_absente"]),
        (replies(O05="parfois"), ["offre_horaires"]),
        (replies(O05="sans_objet"), []),
        (replies(O06="aucune"), ["meconnaissance_offre"]),
        (replies(O06="tad covoiturage"), []),
        (
            replies(B03="avec_difficulte", V02="code_en_cours", J05="souhaite"),
            ["cout_permis"],
        ),
        (replies(B03="non", V04="aucun"), ["aucun_moyen", "cout_deplacement", "cout_vehicule"]),
        (replies(A02="aucun"), ["pas_de_banque"]),
        (replies(C11="avec_aide"), ["reperage"]),
        (replies(C08="avec_aide"), []),
        (replies(C08="jamais_essaye"), ["velo"]),
        (replies(C09="avec_aide", V02="aucun_permis"), ["code_route"]),
        (replies(C09="avec_aide", V02="oui"), []),
        (replies(S01="se_debrouille"), ["langue"]),
        (replies(S03="tres_difficile"), ["lecture_calcul"]),
        (replies(A04="connu"), ["non_recours"]),
        (replies(A04="non_concerne"), []),
        (replies(A01="renouvellement"), ["demarches"]),
        (replies(H06="avis_medical"), []),
        (replies(V02="oui", H06="avis_medical"), ["sante_conduite"]),
        (replies(H07="vehicule_accessible place_assise"), ["accessibilite"]),
        (replies(H03="impossible"), ["sante_deplacement", "accessibilite"]),
        (replies(F01="organise", F02="en_partie"), ["garde"]),
        (replies(F01="non", F02="non"), []),
        (
            replies(F03="journee nuit", F04="en_partie"),
            ["offre_horaires", "horaires_decales"],
        ),
        (replies(F03="journee", F04="non"), ["offre_horaires"]),
        (replies(F05="non"), ["logement_instable"]),
        (replies(P04="evite"), []),
        (replies(V02="oui", P04="evite"), ["peur"]),
        (replies(P05="selon_l_heure"), ["insecurite"]),
        (replies(J04="plus_de_60_min"), ["projet_eloigne"]),
        ({"V04": Reply(ReplyState.REFUSED), "F05": Reply(ReplyState.NOT_DISCUSSED)}, []),
    ],
)
def test_the_answers_reveal_exactly_these_barriers(answers: Replies, codes: list[str]) -> None:
    assert found(answers) == codes


def test_a_reason_quotes_the_answer_in_french_typography() -> None:
    (barrier,) = barriers_in(GRID, replies(V04="aucun"))

    assert barrier.reasons == (
        Reason("V04", "Véhicule\u00a0: «\u00a0Aucun\u00a0»", sensitive=False),
    )
    assert (barrier.label, barrier.axis, barrier.sensitive) == (
        "Aucun moyen de transport à disposition",
        "MOYENS",
        False,
    )


def test_only_the_answers_that_made_the_rule_true_are_quoted() -> None:
    answers = replies(C01="avec_aide", C02="seul_souvent", C03="n_y_arrive_pas")

    assert reasons(answers, "reperage") == [
        "Plan ou carte : « Avec aide »",
        "Trajet avec correspondance : « N’y arrive pas »",
    ]


def test_of_several_answers_only_those_the_rule_names_are_quoted() -> None:
    answers = replies(F03="journee nuit week_end variables", F04="non")

    assert reasons(answers, "horaires_decales") == [
        "Horaires et transports : « Non »",
        "Horaires visés : « nuit », « week-end »",
    ]


def test_a_reason_is_sensitive_when_its_question_is() -> None:
    answers = replies(V02="aucun_permis", C09="avec_aide")

    (barrier,) = barriers_in(GRID, answers)

    assert not barrier.sensitive
    assert [(r.question, r.sensitive) for r in barrier.reasons] == [("V02", True), ("C09", False)]


def test_barriers_come_in_the_order_of_the_list() -> None:
    answers = replies(J03="non", V04="aucun", S01="tres_difficile", O04="non")

    assert found(answers) == ["aucun_moyen", "offre_absente", "langue", "projet_eloigne"]
