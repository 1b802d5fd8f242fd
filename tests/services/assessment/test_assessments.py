"""An assessment from its first question to its validation, on a real base."""

from datetime import date, timedelta

import pytest
from sqlmodel import Session, col, select
from tests.conftest import NOW

from conseil_mobilite.domain.assessment.assessment import Answer, Assessment
from conseil_mobilite.domain.assessment.replies import Reply, ReplyState
from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.journal import AuditEntry
from conseil_mobilite.domain.pathway.pathway import Pathway, PathwayEvent
from conseil_mobilite.domain.people.person import Person
from conseil_mobilite.services.assessment import assessment_list, assessments, synthesis
from conseil_mobilite.services.assessment.assessment_picture import AssessmentPicture
from conseil_mobilite.store.reference import reference

DAY = date(2027, 3, 12)
NOT_DISCUSSED = Reply(state=ReplyState.NOT_DISCUSSED)


@pytest.fixture
def pathway(session: Session) -> Pathway:
    """Open a pathway nobody has contacted yet."""
    person = Person(
        file_number="2027-0001", last_name="Benmansour", first_name="Aïcha", registered_on=DAY
    )
    session.add(person)
    session.flush()
    made = Pathway(person_id=person.id, opened_on=DAY)
    session.add(made)
    session.flush()
    return made


@pytest.fixture
def assessment(session: Session, pathway: Pathway) -> Assessment:
    return assessments.start(session, pathway.id, "complet", NOW)


def chosen(*codes: str) -> Reply:
    return Reply(codes=codes)


def code_of(question: str, label: str) -> str:
    """Return the code of an answer by its words."""
    choices = reference.grid().question(question).choices
    return next(choice.code for choice in choices if choice.label == label)


def say(session: Session, assessment: Assessment, **answers: str) -> AssessmentPicture:
    """Give answers by their words."""
    for question, label in answers.items():
        reply = chosen(code_of(question, label))
        assessments.answer(session, assessment.id, question, reply, NOW)
    return assessments.picture(session, assessment.id)


def make_ready(session: Session, assessment: Assessment) -> None:
    """Reply "not discussed" to all that is mandatory, and keep every proposed barrier."""
    picture = assessments.picture(session, assessment.id)
    for question in reference.grid().questions:
        if question.mandatory and question.code not in picture.replies:
            assessments.answer(session, assessment.id, question.code, NOT_DISCUSSED, NOW)
    synthesis.keep_all_barriers(session, assessment.id)


def level(picture: AssessmentPicture, axis: str) -> int | None:
    return next(known.retained for known in picture.axes if known.axis == axis)


def test_starting_a_full_assessment_moves_the_pathway_to_the_assessment_under_way(
    session: Session, pathway: Pathway
) -> None:
    made = assessments.start(session, pathway.id, "complet", NOW)

    assert (made.kind, made.grid_version, made.started_at) == ("complet", "CM-2026.1", NOW)
    assert pathway.state == "diagnostic_en_cours"
    event = session.exec(select(PathwayEvent)).one()
    assert (event.act, event.state_before) == ("commencer_bilan", "a_contacter")


def test_starting_twice_resumes_the_same_assessment_and_tells_one_event(
    session: Session, pathway: Pathway, assessment: Assessment
) -> None:
    say(session, assessment, V04="Aucun")

    again = assessments.start(session, pathway.id, "complet", NOW + timedelta(days=1))

    assert again.id == assessment.id
    assert assessments.picture(session, again.id).replies["V04"].codes == (code_of("V04", "Aucun"),)
    assert len(session.exec(select(PathwayEvent)).all()) == 1


def test_a_short_assessment_asked_again_as_full_is_widened_and_keeps_its_answers(
    session: Session, pathway: Pathway
) -> None:
    short = assessments.start(session, pathway.id, "court", NOW)
    say(session, short, V04="Aucun")
    asked_before = assessments.picture(session, short.id).whole.asked

    full = assessments.start(session, pathway.id, "complet", NOW)

    assert (full.id, full.kind) == (short.id, "complet")
    picture = assessments.picture(session, full.id)
    assert picture.whole.asked > asked_before
    assert "V04" in picture.replies


def test_a_short_assessment_asks_the_mandatory_items_and_the_first_five_of_the_request(
    session: Session, pathway: Pathway
) -> None:
    short = assessments.start(session, pathway.id, "court", NOW)

    asked = assessments.picture(session, short.id).visible

    grid = reference.grid()
    mandatory = {question.code for question in grid.questions if question.mandatory}
    assert set(asked) == mandatory | {"D01", "D02", "D03", "D04", "D05"}
    assert len(asked) == 33


def test_the_rules_of_a_short_assessment_see_only_what_it_asks(
    session: Session, pathway: Pathway
) -> None:
    short = assessments.start(session, pathway.id, "court", NOW)

    picture = say(session, short, C08="N’y arrive pas", V04="Aucun")

    assert [barrier.code for barrier in picture.barriers] == ["aucun_moyen"]
    assert "C08" not in picture.replies
    widened = assessments.start(session, pathway.id, "complet", NOW)
    assert "velo" in {b.code for b in assessments.picture(session, widened.id).barriers}


def test_a_final_assessment_is_refused_while_another_is_under_way(
    session: Session, pathway: Pathway, assessment: Assessment
) -> None:
    with pytest.raises(UserError, match="terminez-le avant"):
        assessments.start(session, pathway.id, "final", NOW)

    assert session.exec(select(Assessment)).one().id == assessment.id


@pytest.mark.parametrize("state", ["suspendu", "sorti", "sans_suite"])
def test_no_assessment_starts_in_a_pathway_that_does_not_go_on(
    session: Session, pathway: Pathway, state: str
) -> None:
    pathway.state = state
    if state != "suspendu":
        pathway.ended_on, pathway.end_reason = DAY, "abandon"
    session.flush()

    with pytest.raises(UserError, match="Ce parcours est"):
        assessments.start(session, pathway.id, "complet", NOW)

    assert session.exec(select(Assessment)).all() == []


def test_an_unknown_kind_is_refused_by_name(session: Session, pathway: Pathway) -> None:
    with pytest.raises(UserError) as refused:
        assessments.start(session, pathway.id, "moyen", NOW)

    assert refused.value.field == "kind"


def test_an_answer_is_kept_and_the_picture_tells_what_follows(
    session: Session, assessment: Assessment
) -> None:
    picture = say(session, assessment, V04="Aucun", V09="Non", V02="Aucun permis")

    assert picture.replies["V04"].codes == (code_of("V04", "Aucun"),)
    assert level(picture, "MOYENS") == 0
    assert [barrier.code for barrier in picture.barriers] == ["aucun_moyen"]
    assert "Aucun" in picture.barriers[0].reasons[0].text
    assert picture.progress["MOYENS"].replied == 3
    assert picture.person_name == "Aïcha Benmansour"


def test_a_later_answer_takes_the_place_of_the_one_before(
    session: Session, assessment: Assessment
) -> None:
    say(session, assessment, V04="Aucun")
    later = NOW + timedelta(minutes=3)

    assessments.answer(session, assessment.id, "V04", chosen(code_of("V04", "Toujours")), later)

    row = session.exec(select(Answer)).one()
    assert (row.codes, row.answered_at) == (code_of("V04", "Toujours"), later)


def test_a_conditional_question_appears_with_what_called_it_and_hides_without_losing_its_answer(
    session: Session, assessment: Assessment
) -> None:
    shown = say(session, assessment, V04="Partagé ou prêté", V06="Non")
    assert "V06" in shown.visible
    assert shown.callers["V06"].question == "V04"
    assert shown.callers["V06"].answer == "Partagé ou prêté"
    assert level(shown, "MOYENS") is None or "V06" in shown.replies

    hidden = say(session, assessment, V04="Aucun")

    assert "V06" not in hidden.visible
    assert "V06" in hidden.replies
    assert "vehicule_panne" not in {barrier.code for barrier in hidden.barriers}


def test_not_discussed_and_refused_are_kept_as_such_and_score_nothing(
    session: Session, assessment: Assessment
) -> None:
    assessments.answer(session, assessment.id, "V04", NOT_DISCUSSED, NOW)
    picture = assessments.answer(
        session, assessment.id, "V09", Reply(state=ReplyState.REFUSED), NOW
    )

    states = {code: reply.state for code, reply in picture.replies.items()}
    assert states == {"V04": ReplyState.NOT_DISCUSSED, "V09": ReplyState.REFUSED}
    assert level(picture, "MOYENS") is None
    assert picture.progress["MOYENS"].replied == 2


def test_an_emptied_reply_is_a_question_not_asked_yet(
    session: Session, assessment: Assessment
) -> None:
    assessments.answer(session, assessment.id, "D01", Reply(text="Un emploi à Guise"), NOW)

    picture = assessments.answer(session, assessment.id, "D01", Reply(text="  "), NOW)

    assert picture.replies == {}
    assert session.exec(select(Answer)).all() == []


def test_clearing_what_was_never_replied_changes_nothing(
    session: Session, assessment: Assessment
) -> None:
    picture = assessments.clear(session, assessment.id, "V04")

    assert picture.replies == {}


@pytest.mark.parametrize(
    ("question", "reply"),
    [
        ("V04", Reply(codes=("inconnu",))),
        ("V04", Reply(codes=("aucun", "toujours"))),
        ("D05", Reply(kilometres=-1)),
        ("B01", Reply(cents=10**9)),
        ("D01", Reply(text="x" * 5000)),
        ("D01", Reply(text="Son numéro : 2 92 06 02 123 456 31")),
    ],
)
def test_nonsense_is_refused_beside_its_question_and_nothing_is_stored(
    session: Session, assessment: Assessment, question: str, reply: Reply
) -> None:
    with pytest.raises(UserError) as refused:
        assessments.answer(session, assessment.id, question, reply, NOW)

    assert refused.value.field == question
    assert session.exec(select(Answer)).all() == []


def test_a_question_of_no_grid_is_refused(session: Session, assessment: Assessment) -> None:
    with pytest.raises(UserError, match="Z99"):
        assessments.answer(session, assessment.id, "Z99", chosen("oui"), NOW)


def test_reopening_returns_to_the_same_question_with_the_time_spent(
    session: Session, assessment: Assessment
) -> None:
    assessments.answer(session, assessment.id, "O03", NOT_DISCUSSED, NOW, minutes=12)
    assessments.pause(session, assessment.id, "O05", 17)

    reopened = assessments.picture(session, assessment.id).assessment

    assert (reopened.last_question, reopened.duration_minutes) == ("O05", 17)


def test_an_observed_test_keeps_score_day_and_observer_and_counts_for_no_progress(
    session: Session, assessment: Assessment
) -> None:
    before = assessments.picture(session, assessment.id).whole

    picture = assessments.observe(session, assessment.id, "T01", 4, DAY, " Nadia Lefèvre ")

    kept = picture.tests["T01"]
    assert (kept.score, kept.observed_on, kept.observer) == (4, DAY, "Nadia Lefèvre")
    assert picture.whole == before
    assert assessments.observe(session, assessment.id, "T01", None, DAY).tests == {}


def test_a_score_beyond_the_scale_is_refused_and_the_one_before_stays(
    session: Session, assessment: Assessment
) -> None:
    assessments.observe(session, assessment.id, "T01", 4, DAY)

    with pytest.raises(UserError) as refused:
        assessments.observe(session, assessment.id, "T01", 6, DAY)

    assert refused.value.field == "T01"
    assert assessments.picture(session, assessment.id).tests["T01"].score == 4


def test_validating_says_what_is_missing_and_freezes_nothing(
    session: Session, assessment: Assessment
) -> None:
    say(session, assessment, V04="Aucun")

    with pytest.raises(UserError) as refused:
        assessments.validate(session, assessment.id, DAY)

    assert "27 questions obligatoires" in str(refused.value)
    assert "Un frein proposé reste à garder ou à écarter" in str(refused.value)
    assert session.get_one(Assessment, assessment.id).validated_on is None


def test_a_validated_assessment_keeps_its_levels_barriers_reasons_and_profile(
    session: Session, assessment: Assessment
) -> None:
    say(session, assessment, V04="Aucun", V09="Non", V02="Aucun permis")
    make_ready(session, assessment)

    validated = assessments.validate(session, assessment.id, DAY)

    assert (validated.validated_on, validated.profile_computed) == (DAY, "P_NA")
    picture = synthesis.picture(session, assessment.id)
    assert [(x.computed, x.retained) for x in picture.axes if x.axis == "MOYENS"] == [(0, 0)]
    assert [b.code for b in picture.kept] == ["aucun_moyen"]
    assert "Aucun" in picture.kept[0].reasons[0]
    assert picture.missing == ()


def test_a_validated_assessment_refuses_every_change_with_a_sentence(
    session: Session, assessment: Assessment
) -> None:
    make_ready(session, assessment)
    assessments.validate(session, assessment.id, DAY)

    for change in (
        lambda: assessments.answer(session, assessment.id, "V04", NOT_DISCUSSED, NOW),
        lambda: assessments.clear(session, assessment.id, "V04"),
        lambda: assessments.observe(session, assessment.id, "T01", 3, DAY),
        lambda: assessments.validate(session, assessment.id, DAY),
        lambda: synthesis.keep_barrier(session, assessment.id, "peur", by_hand=True),
        lambda: synthesis.set_goal(session, assessment.id, "Aller à Laon"),
    ):
        with pytest.raises(UserError, match="Corriger"):
            change()
    assessments.pause(session, assessment.id, "V04", 99)
    assert session.get_one(Assessment, assessment.id).duration_minutes == 0


def test_an_assessment_cannot_be_dated_before_its_pathway(
    session: Session, assessment: Assessment
) -> None:
    make_ready(session, assessment)

    with pytest.raises(UserError, match="précéder"):
        assessments.validate(session, assessment.id, DAY - timedelta(days=1))


def test_a_correction_is_a_new_version_and_the_corrected_one_stays_as_it_was(
    session: Session, assessment: Assessment
) -> None:
    say(session, assessment, V04="Aucun")
    make_ready(session, assessment)
    synthesis.add_strength(session, assessment.id, "Arriver à l’heure", "ponctualite")
    assessments.validate(session, assessment.id, DAY)
    later = NOW + timedelta(days=40)

    corrected = assessments.correct(session, assessment.id, "Véhicule mal noté", later)
    say(session, corrected, V04="Toujours")
    synthesis.drop_barrier(session, corrected.id, "aucun_moyen")
    assessments.validate(session, corrected.id, later.date())

    assert (corrected.version, corrected.corrects_id) == (2, assessment.id)
    assert corrected.validated_on == DAY
    old = synthesis.picture(session, assessment.id)
    assert [barrier.code for barrier in old.kept] == ["aucun_moyen"]
    assert [strength.text for strength in old.strengths] == ["Arriver à l’heure"]
    new = synthesis.picture(session, corrected.id)
    assert [barrier.code for barrier in new.kept] == []
    assert [strength.text for strength in new.strengths] == ["Arriver à l’heure"]


def test_correcting_twice_resumes_the_correction_under_way(
    session: Session, assessment: Assessment
) -> None:
    make_ready(session, assessment)
    assessments.validate(session, assessment.id, DAY)

    first = assessments.correct(session, assessment.id, "Une erreur", NOW)
    second = assessments.correct(session, assessment.id, "Une erreur", NOW)

    assert first.id == second.id


def test_a_correction_needs_a_word_and_only_the_last_version_can_be_corrected(
    session: Session, assessment: Assessment
) -> None:
    with pytest.raises(UserError, match="n’est pas validé"):
        assessments.correct(session, assessment.id, "Trop tôt", NOW)
    make_ready(session, assessment)
    assessments.validate(session, assessment.id, DAY)
    with pytest.raises(UserError) as silent:
        assessments.correct(session, assessment.id, "   ", NOW)
    assert silent.value.field == "correction_note"
    second = assessments.correct(session, assessment.id, "Une erreur", NOW)
    make_ready(session, second)
    assessments.validate(session, second.id, DAY)

    with pytest.raises(UserError, match="version 2"):
        assessments.correct(session, assessment.id, "Encore", NOW)


def test_the_exit_assessment_asks_what_the_initial_one_asked(
    session: Session, pathway: Pathway
) -> None:
    initial = assessments.start(session, pathway.id, "court", NOW)
    make_ready(session, initial)
    assessments.validate(session, initial.id, DAY)

    final = assessments.start(session, pathway.id, "final", NOW)

    asked = assessments.picture(session, final.id).visible
    assert asked == assessments.picture(session, initial.id).visible
    assert final.grid_version == initial.grid_version


def test_the_list_tells_versions_newest_first_and_which_one_is_replaced(
    session: Session, pathway: Pathway, assessment: Assessment
) -> None:
    make_ready(session, assessment)
    assessments.validate(session, assessment.id, DAY)
    second = assessments.correct(session, assessment.id, "Une erreur", NOW + timedelta(days=3))
    make_ready(session, second)
    assessments.validate(session, second.id, DAY)

    lines = assessment_list.of_person(session, pathway.person_id)

    assert [(line.assessment.version, line.superseded_by) for line in lines] == [(2, 0), (1, 2)]
    assert lines[0].progress.replied == 28
    assert len(lines[0].axes) == 10


def test_the_list_of_one_person_leaves_out_the_others(session: Session, pathway: Pathway) -> None:
    assessments.start(session, pathway.id, "complet", NOW)
    other = Person(file_number="2027-0002", last_name="X", first_name="Y", registered_on=DAY)
    session.add(other)
    session.flush()

    assert assessment_list.of_person(session, other.id) == []
    assert len(assessment_list.of_person(session, pathway.person_id)) == 1


def test_every_write_is_told_in_the_trail(session: Session, assessment: Assessment) -> None:
    say(session, assessment, V04="Aucun")
    assessments.clear(session, assessment.id, "V04")
    make_ready(session, assessment)
    assessments.validate(session, assessment.id, DAY)

    acts = session.exec(
        select(AuditEntry.act)
        .where(AuditEntry.record_id == assessment.id)
        .order_by(col(AuditEntry.number))
    ).all()

    assert acts[:3] == ["assessment.start", "assessment.answer", "assessment.clear"]
    assert acts[-1] == "assessment.validate"
