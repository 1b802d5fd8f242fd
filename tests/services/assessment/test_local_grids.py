"""A body’s versions of the grid, on a real base: made one after the other, kept for ever."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlmodel import Session, select
from tests.conftest import NOW, settled
from tests.services.grid_story import (
    NATIONAL,
    insert_other_points,
    level,
    made,
    pathway_of,
    question_of,
    validated,
)

from conseil_mobilite.domain.assessment.assessment import Assessment
from conseil_mobilite.domain.assessment.grid import QuestionKind
from conseil_mobilite.domain.assessment.grid_writing import grid_data
from conseil_mobilite.domain.assessment.own_question import OwnQuestion
from conseil_mobilite.domain.assessment.question_wording import Wording, wording_of
from conseil_mobilite.domain.assessment.replies import Reply
from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.journal import AuditEntry
from conseil_mobilite.domain.organisation.basin import MobilityBasin
from conseil_mobilite.domain.organisation.setting import Setting
from conseil_mobilite.domain.statistics.exact.figures import Count
from conseil_mobilite.services.assessment import (
    assessment_list,
    assessments,
    grid_draft,
    grid_versions,
    synthesis,
)
from conseil_mobilite.services.organisation import settings
from conseil_mobilite.services.statistics.figures import (
    FigureScope,
    Period,
    exact_figures,
    plan_of_basin,
)
from conseil_mobilite.store.base_file import make_base
from conseil_mobilite.store.database import Clock, Store
from conseil_mobilite.store.keys.cipher import DataKey
from conseil_mobilite.store.reference.statistics_definitions import tables_plan

OWN = OwnQuestion(
    "MOYENS",
    QuestionKind.SINGLE,
    Wording("Connaissez-vous le garage solidaire ?", "Garage", "À Guise.", ("Oui", "Non")),
    after="V04",
)


def test_without_any_version_the_national_grid_is_in_use_and_nothing_is_to_publish(
    session: Session,
) -> None:
    shown = grid_draft.workshop(session)

    assert (shown.in_use.version, shown.draft.version) == ("CM-2026.1", "CM-2026.1-L1")
    assert (shown.changes, shown.versions) == ((), ())
    with pytest.raises(UserError, match="rien à publier"):
        grid_draft.publish(session, "Pour voir", NOW)


def test_an_edit_is_kept_as_a_draft_that_no_assessment_sees(session: Session) -> None:
    shown = question_of(session, "V04", "Avez-vous une voiture ?")

    assert [change.question for change in shown.changes] == ["V04"]
    assert grid_draft.workshop(session) == shown
    assert assessments.start(session, pathway_of(session, "1").id, "complet", NOW).grid_version == (
        "CM-2026.1"
    )


def test_a_draft_survives_the_closing_of_the_base(store: Store, data_key: DataKey) -> None:
    store.run(question_of, "V04", "Avez-vous une voiture ?")
    store.close()

    again = Store.open(store.path, data_key, clock=lambda: NOW)

    draft = again.read(grid_draft.workshop).draft
    again.close()
    assert "voiture" in draft.question("V04").text


def test_an_edit_taken_back_leaves_no_draft(session: Session) -> None:
    question_of(session, "V04", "Avez-vous une voiture ?")

    shown = grid_draft.take_national_words(session, "V04")

    assert shown.changes == ()
    assert session.get(Setting, grid_draft.DRAFT) is None


def test_a_refused_edit_leaves_the_draft_as_it_was(session: Session) -> None:
    before = question_of(session, "V04", "Avez-vous une voiture ?")

    for text in ("", " ", "x" * 3000, "Mon numéro : 2 92 06 02 123 456 31"):
        with pytest.raises(UserError) as refused:
            question_of(session, "V04", text)
        assert refused.value.field == "text"
    with pytest.raises(UserError):
        grid_draft.set_active(session, "V04", active=False)

    assert grid_draft.workshop(session) == before


def test_publishing_makes_the_next_version_and_empties_the_draft(session: Session) -> None:
    assert made(session, "Une voiture ?") == "CM-2026.1-L1"
    assert made(session, "Un véhicule ?", NOW + timedelta(days=1)) == "CM-2026.1-L2"

    shown = grid_draft.workshop(session)
    assert (shown.in_use.version, shown.draft.version) == ("CM-2026.1-L2", "CM-2026.1-L3")
    assert shown.changes == ()
    newest, first = shown.versions
    assert (newest.note, newest.adviser) == ("V04 en d’autres mots", "Nadia Lefèvre")
    assert (first.version, first.made_at, first.used) == ("CM-2026.1-L1", NOW, 0)
    assert "voiture" in grid_versions.grid(session, "CM-2026.1-L1").question("V04").text


@pytest.mark.parametrize("note", ["", "  ", "x" * 161, "Pour 2 92 06 02 123 456 31"])
def test_a_version_needs_a_line_that_says_what_changed(session: Session, note: str) -> None:
    before = question_of(session, "V04", "Une voiture ?")

    with pytest.raises(UserError) as refused:
        grid_draft.publish(session, note, NOW)

    assert refused.value.field == "note"
    assert grid_draft.workshop(session) == before


def test_two_frozen_assessments_keep_their_wording_and_points_after_a_third_version(
    session: Session,
) -> None:
    made(session, "Avez-vous une voiture ?")
    one = validated(session, pathway_of(session, "1"))
    insert_other_points(session, "CM-2026.1-L2", "Un véhicule, en avez-vous un ?")
    two = validated(session, pathway_of(session, "2"))
    grid_draft.take_file(session, grid_draft.file_of(session, "CM-2026.1-L1"))
    third = made(session, "Tout autre chose ?", NOW + timedelta(days=2))

    assert third == "CM-2026.1-L3"
    first, second = (assessments.picture(session, each.id) for each in (one, two))
    assert [p.assessment.grid_version for p in (first, second)] == ["CM-2026.1-L1", "CM-2026.1-L2"]
    assert "voiture" in first.grid.question("V04").text
    assert "Un véhicule" in second.grid.question("V04").text
    assert [p.grid.question("V04").choice("toujours").points for p in (first, second)] == [4, 0]
    assert [level(p, "MOYENS") for p in (first, second)] == [4, 3]
    told = [synthesis.picture(session, each.id) for each in (one, two)]
    assert [[axis.retained for axis in p.axes if axis.axis == "MOYENS"] for p in told] == [[4], [3]]
    begun = assessments.start(session, pathway_of(session, "3").id, "complet", NOW)
    assert begun.grid_version == third


def test_a_frozen_reason_keeps_the_words_it_was_frozen_with(session: Session) -> None:
    now = NATIONAL.question("V04")
    labels = ("À moi", "Prêté", "En panne", "Aucune voiture")
    grid_draft.reword(session, "V04", replace(wording_of(now), labels=labels))
    grid_draft.publish(session, "Réponses en d’autres mots", NOW)
    one = assessments.start(session, pathway_of(session, "1").id, "complet", NOW)
    picture = assessments.answer(session, one.id, "V04", Reply(codes=("aucun",)), NOW)

    assert "Aucune voiture" in picture.barriers[0].reasons[0].text
    grid_draft.take_national_words(session, "V04")
    grid_draft.publish(session, "Retour", NOW + timedelta(days=1))
    again = assessments.picture(session, one.id)
    assert "Aucune voiture" in again.barriers[0].reasons[0].text


def test_the_exit_assessment_and_a_correction_keep_the_grid_of_the_initial_one(
    session: Session,
) -> None:
    made(session, "Une voiture ?")
    pathway = pathway_of(session, "1")
    initial = validated(session, pathway)
    made(session, "Un véhicule ?", NOW + timedelta(days=1))

    final = assessments.start(session, pathway.id, "final", NOW)
    assert final.grid_version == initial.grid_version == "CM-2026.1-L1"
    session.delete(final)
    session.flush()
    corrected = assessments.correct(session, initial.id, "Une erreur", NOW)
    assert corrected.grid_version == "CM-2026.1-L1"


def test_an_assessment_under_way_goes_on_with_its_own_version(session: Session) -> None:
    pathway = pathway_of(session, "1")
    begun = assessments.start(session, pathway.id, "court", NOW)
    grid_draft.add_question(session, replace(OWN, short_form=True))
    grid_draft.publish(session, "Le garage", NOW)

    widened = assessments.start(session, pathway.id, "complet", NOW)

    assert (widened.id, widened.grid_version) == (begun.id, "CM-2026.1")
    assert "L01" not in assessments.picture(session, widened.id).visible


def test_an_own_question_is_asked_answered_and_weighs_on_nothing(session: Session) -> None:
    grid_draft.add_question(session, OWN)
    grid_draft.set_active(session, "A05", active=False)
    grid_draft.publish(session, "Le garage", NOW)
    one = assessments.start(session, pathway_of(session, "1").id, "complet", NOW)
    before = assessments.picture(session, one.id)

    after = assessments.answer(session, one.id, "L01", Reply(codes=("r1",)), NOW)

    assert "L01" in before.visible
    assert after.replies["L01"].codes == ("r1",)
    assert after.axes == before.axes
    assert after.barriers == ()
    assert "A05" not in after.visible
    with pytest.raises(UserError, match="A05"):
        assessments.answer(session, one.id, "A05", Reply(codes=("non",)), NOW)


def test_an_own_question_of_the_short_form_is_asked_in_it_and_another_is_not(
    session: Session,
) -> None:
    grid_draft.add_question(session, replace(OWN, short_form=True))
    grid_draft.add_question(session, OWN)
    grid_draft.publish(session, "Le garage", NOW)

    short = assessments.start(session, pathway_of(session, "1").id, "court", NOW)

    asked = assessments.picture(session, short.id).visible
    assert len(asked) == 34
    assert ("L01" in asked, "L02" in asked) == (True, False)


def test_a_code_once_published_is_never_given_to_another_question(session: Session) -> None:
    grid_draft.add_question(session, OWN)
    grid_draft.publish(session, "Le garage", NOW)
    first = grid_draft.file_of(session, "CM-2026.1")
    grid_draft.take_file(session, first)
    grid_draft.publish(session, "Sans le garage", NOW + timedelta(days=1))

    shown = grid_draft.add_question(session, OWN)

    assert [q.code for q in shown.draft.questions if q.code.startswith("L")] == ["L02"]


def test_a_question_added_then_put_aside_is_not_published(session: Session) -> None:
    grid_draft.add_question(session, OWN)
    aside = grid_draft.set_active(session, "L01", active=False)
    assert "ne sera pas publiée" in aside.changes[0].sentence
    with pytest.raises(UserError, match="rien à publier"):
        grid_draft.publish(session, "Rien", NOW)

    question_of(session, "V04", "Une voiture ?")
    shown = grid_draft.publish(session, "V04", NOW)

    assert "L01" not in {q.code for q in shown.in_use.questions}


def test_answers_and_marks_of_an_own_question_change_in_the_draft(session: Session) -> None:
    grid_draft.add_question(session, OWN)
    grid_draft.add_answer(session, "L01", "Un peu")
    grid_draft.remove_answer(session, "L01", "r1")
    shown = grid_draft.mark(session, "L01", sensitive=True, short_form=True)

    question = shown.draft.question("L01")
    assert [choice.label for choice in question.choices] == ["Non", "Un peu"]
    assert (question.sensitive, question.short_form) == (True, True)


def test_a_version_given_up_leaves_the_one_in_use(session: Session) -> None:
    question_of(session, "V04", "Une voiture ?")

    shown = grid_draft.give_up(session)

    assert shown.changes == ()
    assert shown.draft.question("V04") == NATIONAL.question("V04")


def test_a_grid_goes_from_one_body_to_another_as_a_file(
    store: Store, tmp_path: Path, data_key: DataKey, clock: Clock
) -> None:
    store.run(grid_draft.add_question, OWN)
    store.run(made, "Une voiture ?")
    content = store.read(grid_draft.file_of)
    assert json.loads(content)["version"] == "CM-2026.1-L1"

    for other in _bodies(tmp_path, data_key, clock):
        other.run(made, "Déjà une version ici ?")
        shown = other.run(grid_draft.take_file, content)
        assert shown.draft.version == "CM-2026.1-L2"
        assert shown.draft.questions == store.read(grid_draft.workshop).in_use.questions
        published = other.run(grid_draft.publish, "Celle de nos voisins", NOW + timedelta(days=1))
        assert published.in_use.questions == shown.draft.questions
        assert other.read(grid_draft.file_of, "CM-2026.1-L2") == content.replace(b"-L1", b"-L2")


def test_two_bases_hold_different_grids_under_the_same_name(
    store: Store, tmp_path: Path, data_key: DataKey, clock: Clock
) -> None:
    store.run(made, "Une voiture ?")

    for other in _bodies(tmp_path, data_key, clock):
        other.run(made, "Un vélo ?")
        texts = [
            each.read(grid_versions.grid, "CM-2026.1-L1").question("V04").text
            for each in (store, other, store)
        ]
        assert [text.split()[1] for text in texts] == ["voiture", "vélo", "voiture"]


def test_a_version_that_was_not_kept_after_all_leaves_no_trace_in_the_memory(
    store: Store,
) -> None:
    def publish_then_fail(session: Session) -> None:
        made(session, "Une voiture ?")
        assert grid_versions.version_in_use(session) == "CM-2026.1-L1"
        raise UserError("La suite échoue.")

    with pytest.raises(UserError):
        store.run(publish_then_fail)
    store.run(made, "Un vélo ?")

    assert "vélo" in store.read(grid_versions.grid, "CM-2026.1-L1").question("V04").text


def test_a_grid_is_parsed_once_a_base(store: Store) -> None:
    store.run(made, "Une voiture ?")

    one, two = (store.read(grid_versions.grid, "CM-2026.1-L1") for _ in range(2))

    assert one is two


def test_a_file_that_changes_a_national_point_is_refused_and_the_draft_stays(
    session: Session,
) -> None:
    before = question_of(session, "V04", "Une voiture ?")
    data = json.loads(grid_draft.file_of(session))
    data["sections"][3]["questions"][3]["choices"][0]["points"] = 3

    with pytest.raises(UserError) as refused:
        grid_draft.take_file(session, json.dumps(data).encode())

    assert str(refused.value).replace("\N{NO-BREAK SPACE}", " ") == (
        "Grille CM-2026.1-L1, section MOYENS, question V04, réponse « toujours » : "
        "les points d’une version nationale ne changent pas (4 → 3)."
    )
    assert grid_draft.workshop(session) == before


def test_a_file_of_an_unknown_national_version_or_of_a_changed_one_is_refused(
    session: Session,
) -> None:
    data = grid_data(NATIONAL)
    with pytest.raises(UserError, match=r"CM-2031\.1 n’est pas connue"):
        grid_draft.take_file(session, json.dumps({**data, "version": "CM-2031.1-L2"}).encode())

    other = grid_data(replace(NATIONAL, questions=NATIONAL.questions[:-1]))
    with pytest.raises(UserError, match=r"donnez à ce fichier le nom CM-2026\.1-L1"):
        grid_draft.take_file(session, json.dumps(other).encode())


def test_the_national_file_itself_brings_the_national_grid_back(session: Session) -> None:
    made(session, "Une voiture ?")

    shown = grid_draft.take_file(session, grid_draft.file_of(session, "CM-2026.1"))

    assert shown.draft.questions == NATIONAL.questions
    assert [change.question for change in shown.changes] == ["V04"]


def test_the_list_of_a_person_names_axes_with_the_grid_of_each_assessment(
    session: Session,
) -> None:
    made(session, "Une voiture ?")
    pathway = pathway_of(session, "1")
    validated(session, pathway)

    (line,) = assessment_list.of_person(session, pathway.person_id)

    assert line.grid.version == "CM-2026.1-L1"


def test_the_statistics_count_an_assessment_whatever_its_version(session: Session) -> None:
    settings.draw_identity(session)
    basin = MobilityBasin(code="thierache", name="Thiérache")
    session.add(basin)
    session.flush()
    counts = []
    for number in ("1", "2"):
        pathway = pathway_of(session, number)
        pathway.basin_id = basin.id
        validated(session, pathway)
        scope = FigureScope(basin.id, Period(date(2027, 1, 1), date(2027, 3, 31)))
        figures = exact_figures(
            session, scope, plan_of_basin(session, scope.basin_id, scope.period, tables_plan())
        )
        counts.append(figures.counts[Count("bilans_initiaux")])
        made(session, f"Une voiture, question {number} ?")

    assert counts == [1, 2]
    versions = {one.grid_version for one in session.exec(select(Assessment))}
    assert versions == {"CM-2026.1", "CM-2026.1-L1"}


def test_every_gesture_leaves_its_trace(session: Session) -> None:
    question_of(session, "V04", "Une voiture ?")
    grid_draft.give_up(session)
    made(session, "Un vélo ?")
    grid_draft.take_file(session, grid_draft.file_of(session, "CM-2026.1"))

    acts = [entry.act for entry in session.exec(select(AuditEntry))]
    assert [act for act in acts if act.startswith("grid.")] == [
        *("grid.edit", "grid.give_up", "grid.edit", "grid.publish", "grid.import")
    ]


def _bodies(tmp_path: Path, data_key: DataKey, clock: Clock) -> Iterator[Store]:
    """Open another base for a moment."""
    path = tmp_path / "voisins.base"
    make_base(path, data_key)
    other = Store.open(path, data_key, clock=clock)
    other.adviser = other.run(settled)
    yield other
    other.close()
