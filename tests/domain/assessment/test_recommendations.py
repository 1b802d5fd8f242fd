import pytest
from tests.domain.assessment.replied import replies

from conseil_mobilite.domain.assessment.recommendations import Recommendation, recommended
from conseil_mobilite.domain.assessment.replies import Replies, Reply, ReplyState
from conseil_mobilite.store.reference.reference import grid

GRID = grid()


def actions(answers: Replies, *retained: str) -> list[str]:
    return [proposal.action_type for proposal in recommended(GRID, answers, retained)]


def reasons(answers: Replies, action: str, *retained: str) -> list[str]:
    proposal = _proposal(answers, action, *retained)
    return [reason.replace("\N{NO-BREAK SPACE}", " ") for reason in proposal.reasons]


def _proposal(answers: Replies, action: str, *retained: str) -> Recommendation:
    proposals = recommended(GRID, answers, retained)
    return next(proposal for proposal in proposals if proposal.action_type == action)


@pytest.mark.parametrize(
    ("answers", "retained", "expected"),
    [
        pytest.param({}, (), ["info_offre"], id="no barrier"),
        pytest.param(
            replies(V04="aucun"),
            ("aucun_moyen",),
            ["location_solidaire", "vae", "covoiturage"],
            id="the order of the table",
        ),
        pytest.param(
            {},
            ("velo", "langue"),
            ["velo_ecole", "relais_fle", "mise_en_situation"],
            id="the rank first",
        ),
        pytest.param(
            {},
            ("langue", "velo"),
            ["relais_fle", "mise_en_situation", "velo_ecole"],
            id="another rank",
        ),
        pytest.param(
            {},
            ("peur", "langue"),
            ["emotions", "mise_en_situation", "relais_fle"],
            id="an action is proposed once, where it first comes",
        ),
        pytest.param(
            replies(A04="connu"),
            ("velo",),
            ["velo_ecole", "info_droits"],
            id="defaults come last",
        ),
        pytest.param(
            replies(A04="connu"),
            ("non_recours",),
            ["info_droits", "dossier_aide"],
            id="a default joins the action already there",
        ),
        pytest.param(replies(A04="non_concerne"), (), ["info_offre"], id="not concerned"),
        pytest.param(replies(B04="a_peu_pres"), (), ["budget_mobilite", "info_offre"], id="cost"),
        pytest.param(replies(B06="oui"), (), ["relais_budget", "info_offre"], id="debt"),
        pytest.param(
            replies(V02="oui", V03="plus_d_un_an"),
            (),
            ["remise_niveau", "info_offre"],
            id="a licence without practice",
        ),
        pytest.param(replies(V03="jamais"), (), ["info_offre"], id="practice is hidden"),
        pytest.param(
            replies(D03="IMMEDIATE"), ("velo",), ["velo_ecole", "calcul_itineraire"], id="urgent"
        ),
        pytest.param(replies(D03="COURT"), ("velo",), ["velo_ecole"], id="not urgent"),
        pytest.param({}, ("velo", "velo"), ["velo_ecole"], id="a barrier named twice"),
    ],
)
def test_the_actions_follow_the_retained_barriers(
    answers: Replies, retained: tuple[str, ...], expected: list[str]
) -> None:
    assert actions(answers, *retained) == expected


@pytest.mark.parametrize(
    ("answers", "barrier", "expected"),
    [
        (
            replies(V04="en_panne", V06="non"),
            "vehicule_panne",
            "Véhicule : En panne ; assurance et contrôle technique à jour : Non.",
        ),
        (replies(V04="en_panne"), "vehicule_panne", "Véhicule : En panne."),
        (
            replies(V04="en_panne", V06="sans_objet"),
            "vehicule_panne",
            "Véhicule : En panne.",
        ),
        (
            replies(C02="avec_aide", C11="n_y_arrive_pas"),
            "reperage",
            "Horaires : Avec aide ; marge : N’y arrive pas.",
        ),
        (
            {**replies(O05="non"), "F04": Reply(ReplyState.REFUSED)},
            "offre_horaires",
            "Horaires compatibles : Non.",
        ),
        (
            replies(F03="nuit week_end", F04="non"),
            "horaires_decales",
            "Horaires visés : nuit, week-end ; compatibles avec les transports : Non.",
        ),
        (
            replies(V02="aucun_permis", J05="oui"),
            "sans_permis",
            "Le projet exige le permis ; droit de conduire : Aucun permis.",
        ),
        (replies(V02="non_valide"), "permis_non_valide", "Permis non valide à ce jour."),
        ({}, "perimetre_restreint", "Périmètre restreint, noté par le conseiller."),
        (
            replies(H02="avec_difficulte", H08="oui"),
            "sante_deplacement",
            "Marcher 500 m : Avec difficulté ; seul(e) : Oui.",
        ),
    ],
)
def test_a_reason_quotes_what_was_answered_and_leaves_the_rest_out(
    answers: Replies, barrier: str, expected: str
) -> None:
    first = recommended(GRID, answers, [barrier])[0].action_type

    assert reasons(answers, first, barrier) == [expected]


def test_a_barrier_kept_by_hand_is_the_judgement_of_the_adviser() -> None:
    assert reasons({}, "vae", "aucun_moyen") == [
        "Aucun moyen de transport à disposition, noté par le conseiller."
    ]


def test_words_that_state_a_trigger_are_not_said_when_the_answers_do_not_bear_it() -> None:
    answers = replies(V02="aucun_permis", J05="non")

    assert reasons(answers, "eval_conduite", "sans_permis") == ["Droit de conduire : Aucun permis."]
    assert reasons({}, "remise_niveau", "permis_non_valide") == [
        "Permis non valide à ce jour, noté par le conseiller."
    ]


def test_an_action_gathers_the_reasons_of_every_barrier_and_default() -> None:
    answers = replies(A04="inconnu", B02="trop_lourde", B03="oui")

    assert reasons(answers, "info_droits", "cout_deplacement", "non_recours") == [
        "Dépense de déplacement : Trop lourde ; avance de 100 € : Oui.",
        "Tarif solidaire : Inconnu.",
        "Tarif solidaire (réduction de 50 % au moins) : Inconnu.",
    ]


def test_the_reasons_that_give_no_sensitive_answer_away_are_told_apart() -> None:
    answers = replies(A04="inconnu", B02="trop_lourde", B03="oui")

    proposal = _proposal(answers, "info_droits", "cout_deplacement", "non_recours")

    assert proposal.sensitive
    assert proposal.shareable_reasons == proposal.reasons[1:]


@pytest.mark.parametrize(
    ("answers", "barrier", "sensitive"),
    [
        (replies(V04="aucun"), "aucun_moyen", False),
        (replies(S01="se_debrouille"), "langue", True),
        (replies(A01="non", A05="avec_aide"), "demarches", True),
        (replies(A05="avec_aide"), "demarches", False),
        (replies(V02="non_valide"), "permis_non_valide", True),
        (replies(H02="impossible"), "sante_deplacement", True),
        ({}, "sante_deplacement", True),
        ({}, "velo", False),
    ],
)
def test_an_action_is_sensitive_when_a_reason_gives_a_sensitive_answer_away(
    answers: Replies,
    barrier: str,
    sensitive: bool,  # noqa: FBT001
) -> None:
    assert recommended(GRID, answers, [barrier])[0].sensitive is sensitive


def test_taking_up_driving_again_tells_that_one_may_drive() -> None:
    answers = replies(V02="oui", V03="jamais")

    assert reasons(answers, "remise_niveau") == ["Droit de conduire, conduite récente : Jamais."]
    assert _proposal(answers, "remise_niveau").sensitive
