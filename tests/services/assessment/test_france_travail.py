"""What of a support may be copied for France Travail, and what never is."""

from datetime import date
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlmodel import Session, select
from tests.conftest import NOW

from conseil_mobilite.domain.assessment.assessment import Assessment, Barrier, Strength
from conseil_mobilite.domain.assessment.france_travail import as_text
from conseil_mobilite.domain.assessment.replies import Reply
from conseil_mobilite.domain.journal import AuditEntry
from conseil_mobilite.domain.pathway.action import Action
from conseil_mobilite.domain.pathway.pathway import Pathway
from conseil_mobilite.domain.people.person import Person
from conseil_mobilite.services.assessment import assessments, france_travail, synthesis
from conseil_mobilite.services.assessment.assessment_replies import answer_row
from conseil_mobilite.services.assessment.synthesis_picture import synthesis_of
from conseil_mobilite.services.pathway import actions
from conseil_mobilite.store.reference import reference

DAY = date(2027, 3, 12)
GRID = reference.grid()
CANARY = "Canari"
SENSITIVE = [question for question in GRID.questions if question.sensitive and question.choices]
STATUSES = [entry.code for entry in reference.code_lists()["barrier_statuses"]]
GOALS = [(entry.code, entry.label) for entry in reference.code_lists()["goals"]]
COMMON_LABELS = {"oui", "non", "aucun", "aucune"}
"""Answers so short that a national label or value holds them: « Oui », « Aucun moyen… »."""


SAID = st.fixed_dictionaries(
    {
        question.code: st.sampled_from([choice.code for choice in question.choices])
        for question in SENSITIVE
    }
)


@pytest.fixture
def pathway(session: Session) -> UUID:
    person = Person(
        file_number="2027-0001",
        last_name=f"{CANARY}nom",
        first_name=f"{CANARY}prénom",
        registered_on=DAY,
    )
    session.add(person)
    session.flush()
    made = Pathway(person_id=person.id, opened_on=DAY)
    session.add(made)
    session.flush()
    return made.id


@pytest.fixture
def assessment(session: Session, pathway: UUID) -> Assessment:
    return assessments.start(session, pathway, "complet", NOW)


def tied(session: Session, pathway: UUID, label: str, code: str, status: str = "prevue") -> Action:
    new = actions.NewAction("auto_ecole_sociale", goal=label, goal_code=code)
    action = actions.plan(session, pathway, new, DAY)
    if status != "prevue":
        actions.set_status(session, action.id, status, DAY, abandon_reason=_why(status))
    return action


def _why(status: str) -> str:
    return "pas_d_offre" if status == "abandonnee" else ""


def text(session: Session, pathway: UUID) -> str:
    return as_text(france_travail.of_pathway(session, pathway).blocks)


def test_a_bilan_under_way_is_a_point_on_mobility_in_progress(
    session: Session, pathway: UUID, assessment: Assessment
) -> None:
    assert as_text(france_travail.of_assessment(session, assessment)).endswith(
        "Faire un point complet sur sa mobilité [4, code à confirmer] : En cours"
    )

    assessment.validated_on = DAY
    session.flush()

    assert text(session, pathway).endswith("[4, code à confirmer] : Réalisé")


def test_a_pathway_without_assessment_nor_goal_has_nothing_to_copy(
    session: Session, pathway: UUID
) -> None:
    assert text(session, pathway) == ""


def test_only_the_barriers_kept_are_told(
    session: Session, pathway: UUID, assessment: Assessment
) -> None:
    synthesis.keep_barrier(session, assessment.id, "aucun_moyen", by_hand=True)
    synthesis.drop_barrier(session, assessment.id, "langue")

    written = text(session, pathway)

    assert "Aucun moyen de transport à disposition" in written
    assert "français" not in written


def test_the_barriers_are_those_of_the_latest_validated_assessment(
    session: Session, pathway: UUID, assessment: Assessment
) -> None:
    synthesis.keep_barrier(session, assessment.id, "aucun_moyen", by_hand=True)
    assessment.validated_on = DAY
    session.flush()
    under_way = assessments.start(session, pathway, "final", NOW)
    synthesis.keep_barrier(session, under_way.id, "langue", by_hand=True)

    written = text(session, pathway)

    assert "Aucun moyen de transport" in written
    assert "français" not in written
    assert written.count("Faire un point complet") == 1


def test_a_goal_stands_where_its_actions_stand(session: Session, pathway: UUID) -> None:
    label = "Obtenir le permis de conduire (code / conduite)"
    action = tied(session, pathway, label, "obtenir_permis")

    def value() -> str:
        (goal,) = france_travail.of_pathway(session, pathway).goals
        return goal.value

    assert value() == "En cours"
    actions.set_status(session, action.id, "realisee", DAY, result="etape_franchie")
    assert value() == "En cours"
    actions.set_status(session, action.id, "realisee", DAY, result="solution_en_place")
    assert value() == "Réalisé"
    other = tied(session, pathway, label, "obtenir_permis")
    assert value() == "En cours"
    actions.set_status(session, other.id, "abandonnee", DAY, abandon_reason="pas_d_offre")
    assert value() == "Réalisé"


def test_a_goal_whose_actions_were_all_given_up_is_given_up_and_cancelled_ones_do_not_count(
    session: Session, pathway: UUID
) -> None:
    tied(session, pathway, dict(GOALS)["garde_enfant"], "garde_enfant", "abandonnee")
    tied(session, pathway, "Progresser en calcul", "calcul", "annulee")

    (goal,) = france_travail.of_pathway(session, pathway).goals

    assert (goal.label, goal.value, goal.told) == (
        dict(GOALS)["garde_enfant"],
        "Abandonné",
        True,
    )


def test_a_goal_in_her_own_words_of_health_or_of_housing_is_shown_and_not_told(
    session: Session, pathway: UUID
) -> None:
    tied(session, pathway, "Voir ma fille", "")
    tied(session, pathway, dict(GOALS)["acces_soins"], "acces_soins")
    tied(session, pathway, dict(GOALS)["logement"], "logement")

    found = france_travail.of_pathway(session, pathway)

    assert [(goal.told, bool(goal.reference)) for goal in found.goals] == [
        (False, False),
        (False, True),
        (False, True),
    ]
    assert found.blocks == ()


def test_the_synthesis_tells_each_barrier_its_place_and_the_whole_text(
    session: Session, assessment: Assessment
) -> None:
    synthesis.keep_barrier(session, assessment.id, "aucun_moyen", by_hand=True)

    picture = synthesis_of(session, assessment)

    assert picture.kept[0].france_travail == (
        "23 Développer sa mobilité › Aucun moyen de transport à disposition"
    )
    assert picture.france_travail == france_travail.of_assessment(session, assessment)


def test_a_copy_leaves_its_trace(session: Session, pathway: UUID) -> None:
    france_travail.note_copy(session, pathway)

    assert "france_travail.copy" in session.exec(select(AuditEntry.act)).all()


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.data())
def test_no_name_no_free_text_and_no_sensitive_answer_ever_leaves(
    session: Session, pathway: UUID, assessment: Assessment, data: st.DataObject
) -> None:
    """Canaries in every free text, over random answers, barriers and goals."""
    codes = st.sampled_from([barrier.code for barrier in GRID.barriers])
    kept = data.draw(st.dictionaries(codes, st.sampled_from(STATUSES)))
    said = data.draw(SAID)
    chosen = data.draw(st.lists(st.sampled_from(GOALS), max_size=3))
    with session.begin_nested() as trial:
        _write(session, assessment, kept, said)
        for code, _words in chosen:
            tied(session, pathway, f"{CANARY} {code}", code)
        tied(session, pathway, f"{CANARY} fille", "")

        written = as_text(france_travail.of_assessment(session, assessment)).lower()
        trial.rollback()

    assert CANARY.lower() not in written
    labels = {_label(code, answer) for code, answer in said.items()} - COMMON_LABELS
    assert not [label for label in labels if label in written]
    assert not [word for word in ("santé", "handicap", "logement instable") if word in written]


def _label(question: str, answer: str) -> str:
    return GRID.question(question).choice(answer).label.lower()


def _write(
    session: Session, assessment: Assessment, kept: dict[str, str], said: dict[str, str]
) -> None:
    assessment.goal = assessment.place = f"{CANARY} but"
    for code, answer in said.items():
        reply = Reply(codes=(answer,), text=f"{CANARY} détail")
        session.add(answer_row(assessment.id, code, reply, NOW))
    session.add(answer_row(assessment.id, "D01", Reply(text=f"{CANARY} demande"), NOW))
    session.add(Strength(assessment_id=assessment.id, text=f"{CANARY} atout"))
    for code, status in kept.items():
        session.add(
            Barrier(
                assessment_id=assessment.id,
                code=code,
                status=status,
                reasons=f"{CANARY} raison",
                noted_on=DAY,
            )
        )
    session.flush()
