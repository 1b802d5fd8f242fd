"""What the adviser retains, agrees and decides after the questions."""

from datetime import date, timedelta
from uuid import UUID

import pytest
from sqlmodel import Session, col, select
from tests.conftest import NOW
from tests.made_once import Base, Made, Once

from conseil_mobilite.domain.assessment.assessment import Assessment, AxisScore
from conseil_mobilite.domain.assessment.replies import Reply, ReplyState
from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.journal import AuditEntry
from conseil_mobilite.domain.pathway.action import Action
from conseil_mobilite.domain.pathway.pathway import Pathway
from conseil_mobilite.domain.pathway.pathway_rules import Decision
from conseil_mobilite.domain.people.person import Person
from conseil_mobilite.domain.people.privacy import DisclosureAgreement
from conseil_mobilite.services.assessment import appraisal, assessments, restitution, synthesis
from conseil_mobilite.services.pathway import actions
from conseil_mobilite.services.pathway.pathway_checks import ActDetails
from conseil_mobilite.store.reference import reference

DAY = date(2027, 3, 12)
ANSWERS = {
    "V04": "Aucun",
    "V09": "Non",
    "V02": "Aucun permis",
    "J05": "Oui",
    "B02": "Trop lourde",
    "B03": "Non",
    "C01": "Avec aide",
    "C02": "Seul et souvent",
    "H02": "Avec difficulté",
    "F01": "Oui, sans solution",
}


@pytest.fixture(scope="module")
def made(once: Once) -> Made[UUID]:
    return once(lambda store: store.run(_answered))


@pytest.fixture(scope="module")
def first_base(made: Made[UUID]) -> Base:
    return made.base


@pytest.fixture
def assessment(session: Session, made: Made[UUID]) -> Assessment:
    return session.get_one(Assessment, made.told)


def _answered(session: Session) -> UUID:
    """Give answers that reveal several barriers, some of them sensitive."""
    person = Person(
        file_number="2027-0001", last_name="Nguyễn", first_name="Hélène", registered_on=DAY
    )
    session.add(person)
    session.flush()
    pathway = Pathway(person_id=person.id, opened_on=DAY)
    session.add(pathway)
    session.flush()
    made = assessments.start(session, pathway.id, "complet", NOW)
    for question, label in ANSWERS.items():
        choices = reference.grid().question(question).choices
        code = next(choice.code for choice in choices if choice.label == label)
        assessments.answer(session, made.id, question, Reply(codes=(code,)), NOW)
    return made.id


@pytest.fixture
def validated(session: Session, assessment: Assessment) -> Assessment:
    for question in reference.grid().questions:
        if question.mandatory and question.code not in ANSWERS:
            reply = Reply(state=ReplyState.NOT_DISCUSSED)
            assessments.answer(session, assessment.id, question.code, reply, NOW)
    synthesis.keep_all_barriers(session, assessment.id)
    return assessments.validate(session, assessment.id, DAY)


def test_the_rules_propose_and_nothing_is_kept_before_the_adviser_says_so(
    session: Session, assessment: Assessment
) -> None:
    picture = synthesis.picture(session, assessment.id)

    proposed = [barrier.code for barrier in picture.proposed]
    assert {"aucun_moyen", "sans_permis", "cout_deplacement", "garde"} <= set(proposed)
    assert picture.kept == picture.dropped == ()
    assert any("à garder ou à écarter" in sentence for sentence in picture.missing)


def test_a_proposed_barrier_is_kept_with_its_reasons_and_the_intensity_of_its_axis(
    session: Session, assessment: Assessment
) -> None:
    picture = synthesis.keep_barrier(session, assessment.id, "aucun_moyen")

    kept = picture.kept[0]
    assert (kept.code, kept.intensity, kept.by_hand, kept.rank) == (
        "aucun_moyen",
        "fort",
        False,
        None,
    )
    assert "Aucun" in kept.reasons[0]
    assert "aucun_moyen" not in [barrier.code for barrier in picture.proposed]


def test_a_dropped_barrier_can_be_kept_after_all(session: Session, assessment: Assessment) -> None:
    dropped = synthesis.drop_barrier(session, assessment.id, "garde")
    assert [barrier.code for barrier in dropped.dropped] == ["garde"]

    kept = synthesis.keep_barrier(session, assessment.id, "garde")

    assert [barrier.code for barrier in kept.kept] == ["garde"]
    assert kept.dropped == ()


def test_a_barrier_added_by_hand_goes_when_dropped(
    session: Session, assessment: Assessment
) -> None:
    added = synthesis.keep_barrier(session, assessment.id, "perimetre_restreint", by_hand=True)
    assert added.kept[0].by_hand
    assert added.kept[0].reasons == ()

    gone = synthesis.drop_barrier(session, assessment.id, "perimetre_restreint")

    assert gone.kept == gone.dropped == ()


def test_a_kept_barrier_stays_when_the_answers_no_longer_tell_it(
    session: Session, assessment: Assessment
) -> None:
    synthesis.keep_barrier(session, assessment.id, "aucun_moyen")

    assessments.clear(session, assessment.id, "V04")

    kept = synthesis.picture(session, assessment.id).kept
    assert [(barrier.code, barrier.reasons) for barrier in kept] == [("aucun_moyen", ())]


def test_a_barrier_of_no_list_is_refused(session: Session, assessment: Assessment) -> None:
    with pytest.raises(UserError) as refused:
        synthesis.keep_barrier(session, assessment.id, "fatigue", by_hand=True)

    assert refused.value.field == "barrier"


def test_three_barriers_are_ranked_and_come_first_in_that_order(
    session: Session, assessment: Assessment
) -> None:
    synthesis.keep_all_barriers(session, assessment.id)

    picture = synthesis.rank_barriers(
        session, assessment.id, ["garde", "sans_permis", "aucun_moyen"]
    )

    assert [(b.code, b.rank) for b in picture.kept[:3]] == [
        ("garde", 1),
        ("sans_permis", 2),
        ("aucun_moyen", 3),
    ]
    assert all(barrier.rank is None for barrier in picture.kept[3:])


def test_ranking_anew_takes_the_rank_from_the_others(
    session: Session, assessment: Assessment
) -> None:
    synthesis.keep_all_barriers(session, assessment.id)
    synthesis.rank_barriers(session, assessment.id, ["garde", "sans_permis"])

    picture = synthesis.rank_barriers(session, assessment.id, ["sans_permis"])

    assert [b.code for b in picture.kept if b.rank is not None] == ["sans_permis"]


@pytest.mark.parametrize(
    "codes",
    [
        ["garde", "garde"],
        ["garde", "sans_permis", "aucun_moyen", "cout_deplacement"],
        ["peur"],
    ],
)
def test_ranks_are_for_three_kept_barriers_each_once(
    session: Session, assessment: Assessment, codes: list[str]
) -> None:
    synthesis.keep_all_barriers(session, assessment.id)

    with pytest.raises(UserError):
        synthesis.rank_barriers(session, assessment.id, codes)


def test_the_adviser_sets_the_intensity_of_a_kept_barrier(
    session: Session, assessment: Assessment
) -> None:
    synthesis.keep_barrier(session, assessment.id, "garde")

    picture = synthesis.set_barrier_intensity(session, assessment.id, "garde", "leger")

    assert picture.kept[0].intensity == "leger"
    with pytest.raises(UserError):
        synthesis.set_barrier_intensity(session, assessment.id, "garde", "énorme")
    with pytest.raises(UserError):
        synthesis.set_barrier_intensity(session, assessment.id, "peur", "fort")


def test_strengths_keep_their_order_and_are_not_said_twice(
    session: Session, assessment: Assessment
) -> None:
    synthesis.add_strength(session, assessment.id, "Lire les horaires de bus", "lire_horaires")
    synthesis.add_strength(session, assessment.id, "Très motivée ;  ponctuelle")
    picture = synthesis.add_strength(session, assessment.id, "Lire les horaires de bus")

    assert [strength.text for strength in picture.strengths] == [
        "Lire les horaires de bus",
        "Très motivée ; ponctuelle",
    ]
    assert "lire_horaires" in picture.suggested

    removed = synthesis.remove_strength(session, assessment.id, picture.strengths[0].id)
    assert [strength.text for strength in removed.strengths] == ["Très motivée ; ponctuelle"]


@pytest.mark.parametrize("words", ["", "   ", "x" * 161, "n° 2 92 06 02 123 456 31"])
def test_a_strength_is_a_few_words(session: Session, assessment: Assessment, words: str) -> None:
    with pytest.raises(UserError) as refused:
        synthesis.add_strength(session, assessment.id, words)

    assert refused.value.field == "strength"


def test_another_level_needs_a_comment_and_both_values_stay(
    session: Session, assessment: Assessment
) -> None:
    with pytest.raises(UserError) as silent:
        appraisal.override_axis(session, assessment.id, "MOYENS", 2)
    assert silent.value.field == "axis_comment"

    picture = appraisal.override_axis(
        session, assessment.id, "MOYENS", 2, "Sa sœur prête sa voiture"
    )

    level = next(x for x in picture.axes if x.axis == "MOYENS")
    assert (level.computed, level.retained, level.comment) == (0, 2, "Sa sœur prête sa voiture")


def test_a_level_may_be_given_where_none_was_computed_and_taken_back(
    session: Session, assessment: Assessment
) -> None:
    given = appraisal.override_axis(session, assessment.id, "CONF", 3, "Vu en entretien")
    assert next(x.retained for x in given.axes if x.axis == "CONF") == 3

    back = appraisal.override_axis(session, assessment.id, "CONF", None)

    assert next(x.retained for x in back.axes if x.axis == "CONF") is None
    assert session.exec(select(AxisScore)).all() == []


@pytest.mark.parametrize("level", [-1, 5, 40])
def test_a_level_is_between_nought_and_four(
    session: Session, assessment: Assessment, level: int
) -> None:
    with pytest.raises(UserError) as refused:
        appraisal.override_axis(session, assessment.id, "MOYENS", level, "Pourquoi pas")

    assert refused.value.field == "axis_level"


def test_another_profile_needs_a_comment_and_the_computed_one_needs_none(
    session: Session, assessment: Assessment
) -> None:
    computed = synthesis.picture(session, assessment.id).computed
    with pytest.raises(UserError) as silent:
        appraisal.set_profile(session, assessment.id, "P_MATERIEL")
    assert silent.value.field == "profile_comment"

    other = appraisal.set_profile(session, assessment.id, "P_MATERIEL", "Le permis d’abord")
    assert (other.computed, other.retained.code) == (computed, "P_MATERIEL")

    back = appraisal.set_profile(session, assessment.id, computed.code)
    assert back.retained == computed


def test_recommended_actions_come_with_their_reasons_and_say_which_are_planned(
    session: Session, assessment: Assessment
) -> None:
    synthesis.keep_all_barriers(session, assessment.id)
    synthesis.rank_barriers(session, assessment.id, ["sans_permis"])
    actions.plan(session, assessment.pathway_id, actions.NewAction("eval_conduite"), DAY)

    proposed = synthesis.picture(session, assessment.id).actions

    assert proposed[0].kind == "eval_conduite"
    assert proposed[0].planned
    assert proposed[0].barrier == "sans_permis"
    assert "permis" in proposed[0].reasons[0]
    assert not proposed[1].planned


def test_an_action_of_the_recycle_bin_is_no_longer_planned(
    session: Session, assessment: Assessment
) -> None:
    synthesis.keep_barrier(session, assessment.id, "sans_permis")
    planned = actions.plan(session, assessment.pathway_id, actions.NewAction("eval_conduite"), DAY)
    actions.delete(session, planned.id)

    proposed = synthesis.picture(session, assessment.id).actions

    assert not any(action.planned for action in proposed)
    assert session.get_one(Action, planned.id).deleted_at is not None


def test_an_agreement_is_dated_and_a_change_of_mind_leaves_the_first_one_withdrawn(
    session: Session, assessment: Assessment
) -> None:
    restitution.record_agreement(
        session, assessment.id, "restitution_prescripteur", DAY, agreed=True
    )
    picture = restitution.record_agreement(
        session, assessment.id, "restitution_prescripteur", DAY, agreed=False
    )

    assert picture.agreements == {"restitution_prescripteur": False}
    rows = session.exec(select(DisclosureAgreement)).all()
    assert sorted((row.agreed, row.withdrawn_on) for row in rows) == [(False, None), (True, DAY)]


def test_saying_the_same_agreement_twice_writes_it_once(
    session: Session, assessment: Assessment
) -> None:
    for _ in range(2):
        restitution.record_agreement(
            session, assessment.id, "restitution_personne", DAY, agreed=True
        )

    assert len(session.exec(select(DisclosureAgreement)).all()) == 1


def test_an_assessment_is_given_back_only_once_validated(
    session: Session, assessment: Assessment
) -> None:
    with pytest.raises(UserError, match="Validez le bilan"):
        restitution.give_back(session, assessment.id, DAY)

    assert synthesis.picture(session, assessment.id).pathway_state == "diagnostic_en_cours"


def test_giving_back_then_deciding_moves_the_pathway(
    session: Session, validated: Assessment
) -> None:
    given = restitution.give_back(session, validated.id, DAY)
    assert given.pathway_state == "diagnostic_restitue"

    decided = restitution.decide(
        session, validated.id, Decision.REINFORCED_SUPPORT, DAY, ActDetails()
    )

    assert (decided.pathway_state, decided.decision) == (
        "en_accompagnement",
        "accompagnement_renforce",
    )


def test_a_later_assessment_is_given_back_in_its_turn(
    session: Session, validated: Assessment
) -> None:
    given = restitution.give_back(session, validated.id, DAY)
    assert given.given_back
    session.info["clock"] = lambda: NOW + timedelta(minutes=5)
    corrected = assessments.correct(session, validated.id, "Erreur", NOW + timedelta(minutes=5))
    assessments.validate(session, corrected.id, DAY)

    assert not synthesis.picture(session, corrected.id).given_back

    again = restitution.give_back(session, corrected.id, DAY)
    assert again.given_back


def test_a_decision_before_the_restitution_is_refused_with_a_sentence(
    session: Session, validated: Assessment
) -> None:
    with pytest.raises(UserError):
        restitution.decide(session, validated.id, Decision.SUPPORT, DAY, ActDetails())

    assert synthesis.picture(session, validated.id).decision == ""


def test_another_barrier_first_needs_barrier_partner_and_review_date(
    session: Session, validated: Assessment
) -> None:
    restitution.give_back(session, validated.id, DAY)

    with pytest.raises(UserError):
        restitution.decide(session, validated.id, Decision.OTHER_BARRIER_FIRST, DAY, ActDetails())

    details = ActDetails(barrier_code="garde", partner="CAF", review_on=DAY + timedelta(days=60))
    decided = restitution.decide(session, validated.id, Decision.OTHER_BARRIER_FIRST, DAY, details)
    assert decided.pathway_state == "suspendu"


def test_the_goal_is_one_sentence(session: Session, assessment: Assessment) -> None:
    picture = synthesis.set_goal(session, assessment.id, "  Aller travailler\n à Laon ")

    assert picture.assessment.goal == "Aller travailler à Laon"
    with pytest.raises(UserError) as refused:
        synthesis.set_goal(session, assessment.id, "x" * 400)
    assert refused.value.field == "goal"


def test_every_gesture_of_the_synthesis_is_told_in_the_trail(
    session: Session, assessment: Assessment
) -> None:
    synthesis.keep_barrier(session, assessment.id, "garde")
    synthesis.rank_barriers(session, assessment.id, ["garde"])
    synthesis.add_strength(session, assessment.id, "Motivée")
    synthesis.set_goal(session, assessment.id, "Travailler")
    appraisal.override_axis(session, assessment.id, "CONF", 3, "Vu en entretien")

    query = select(AuditEntry.act).order_by(col(AuditEntry.number).desc()).limit(5)
    assert list(reversed(session.exec(query).all())) == [
        "synthesis.keep_barrier",
        "synthesis.rank_barriers",
        "synthesis.add_strength",
        "synthesis.set_goal",
        "synthesis.override_axis",
    ]
