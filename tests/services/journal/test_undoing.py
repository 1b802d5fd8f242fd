"""The last acts of the adviser in a file, taken back and done again, and how each is said."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from uuid import UUID, uuid4

import pytest
from sqlmodel import Session, select
from tests.made_once import Base, Made
from tests.services.journal.office import DAY, DAYTIME, Do, File, Office

from conseil_mobilite.domain.agenda.notes.note import Note
from conseil_mobilite.domain.assessment.assessment import Answer, Assessment
from conseil_mobilite.domain.assessment.replies import Reply, ReplyState
from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.journal import AuditEntry
from conseil_mobilite.domain.organisation.adviser import Adviser
from conseil_mobilite.domain.pathway.action import Action, FundingLine
from conseil_mobilite.domain.pathway.pathway_rules import PathwayAct
from conseil_mobilite.domain.people.person import Person
from conseil_mobilite.domain.situation.situation import Vehicle
from conseil_mobilite.services.agenda import appointments
from conseil_mobilite.services.agenda.appointment_checks import NewAppointment
from conseil_mobilite.services.agenda.notes import contacts, notes
from conseil_mobilite.services.assessment import appraisal, synthesis
from conseil_mobilite.services.journal import undoing
from conseil_mobilite.services.pathway import actions, funding, goals, pathways
from conseil_mobilite.services.pathway.pathway_checks import ActDetails
from conseil_mobilite.services.people import people, privacy
from conseil_mobilite.store.journal import journal
from conseil_mobilite.store.reference import reference


@pytest.fixture(scope="module")
def first_base(made: Made[File]) -> Base:
    return made.base


def _code(question: str, rank: int) -> Reply:
    return Reply(codes=(reference.grid().question(question).choices[rank].code,))


def _label(question: str, rank: int) -> str:
    return reference.grid().question(question).choices[rank].label


def _note_action(action: UUID, note: str, session: Session) -> None:
    actions.change(session, action, {"note": note})


def _write(note: UUID, person: UUID, text: str, session: Session) -> None:
    notes.write(session, note, person, text)


def _keep(assessment: UUID, code: str, session: Session) -> None:
    synthesis.keep_barrier(session, assessment, code)


def test_steps_are_taken_back_from_the_last_and_done_again_from_the_first(office: Office) -> None:
    action = office.plan()
    office.do(lambda s: actions.set_status(s, action, "en_cours", DAY))

    assert office.undo() == "État de l’action « Passer le code » : En cours"
    assert office.undo() == "Action « Passer le code » ajoutée"
    assert office.redo() == "Action « Passer le code » ajoutée"
    assert office.redo() == "État de l’action « Passer le code » : En cours"

    row = office.store.run(lambda session: session.get_one(Action, action))
    assert row.status == "en_cours"
    with pytest.raises(UserError, match="rien à rétablir"):
        office.redo()


def test_a_new_act_closes_what_could_be_done_again(office: Office) -> None:
    office.plan("Premier")
    office.undo()
    office.plan("Second")

    with pytest.raises(UserError, match="rien à rétablir"):
        office.redo()
    assert office.words()[0] == "Action « Second » ajoutée"


def test_the_act_that_opened_the_file_is_no_step(office: Office) -> None:
    while office.words():
        office.undo()

    with pytest.raises(UserError, match="plus rien à annuler"):
        office.undo()
    assert office.store.run(lambda session: session.get(Person, office.person)) is not None


def test_thirty_steps_are_offered_and_no_more(office: Office) -> None:
    for rank in range(35):
        office.plan(f"Action {rank}")

    assert len(office.words()) == 30


def test_acts_in_another_file_or_of_another_adviser_are_not_steps(office: Office) -> None:
    elsewhere = office.register("2")
    office.do(lambda s: people.set_public(s, elsewhere, "rsa", DAY, belongs=True))
    mine = office.store.adviser

    def hire(session: Session) -> UUID:
        body = session.exec(select(Adviser.organisation_id)).first()
        assert body is not None
        other = Adviser(organisation_id=body, first_name="Karim", last_name="Benali")
        session.add(other)
        return other.id

    office.store.adviser = office.store.run(hire)
    office.plan("De Karim")
    office.store.adviser = mine

    assert office.words()[0] == "Bilan commencé"


def test_an_appointment_of_two_people_is_a_step_in_both_files(office: Office) -> None:
    other = office.register("2")
    new = NewAppointment("suivi", office.now + timedelta(days=2), 45, (office.person, other))
    office.do(lambda s: appointments.book(s, new))

    for person in (office.person, other):
        steps = office.store.read(undoing.last_steps, person)
        assert "Rendez-vous" in steps[0].words


def test_a_row_deleted_since_is_still_of_its_file(office: Office) -> None:
    action = office.plan()
    line = FundingLine(action_id=action, funder_kind="region", asked_cents=100)
    office.do(lambda s: funding.put(s, line))
    office.do(lambda s: s.delete(s.get_one(Action, action)))

    assert office.words()[:3] == [
        "Action « Passer le code » supprimée",
        "Financement « Région » ajouté",
        "Action « Passer le code » ajoutée",
    ]


def test_letters_typed_within_a_minute_are_one_step(office: Office) -> None:
    action = office.plan()
    for note in ("a", "ab", "abc"):
        office.do(partial(_note_action, action, note))
    office.wait(minutes=2)
    office.do(lambda s: actions.change(s, action, {"note": "abcd"}))

    assert office.words()[:3] == [
        "Note de l’action « Passer le code » modifiée",
        "Note de l’action « Passer le code » modifiée",
        "Action « Passer le code » ajoutée",
    ]
    office.undo()
    office.undo()
    row = office.store.run(lambda session: session.get_one(Action, action))
    assert row.note == ""
    office.redo()
    row = office.store.run(lambda session: session.get_one(Action, action))
    assert row.note == "abc"


def test_another_act_or_another_field_ends_the_letters_of_one_step(office: Office) -> None:
    action = office.plan()
    office.do(lambda s: actions.change(s, action, {"note": "a"}))
    office.do(lambda s: actions.change(s, action, {"wording": "Réviser le code"}))
    office.do(lambda s: actions.change(s, action, {"note": "ab"}))

    assert len(office.words()[:-2]) >= 4
    office.undo()
    row = office.store.run(lambda session: session.get_one(Action, action))
    assert (row.note, row.wording) == ("a", "Réviser le code")


def test_two_choices_within_a_minute_are_two_steps(office: Office) -> None:
    action = office.plan()
    office.do(lambda s: actions.set_status(s, action, "en_cours", DAY))
    office.do(lambda s: actions.set_status(s, action, "en_attente", DAY))

    assert office.undo() == "État de l’action « Passer le code » : En attente"
    row = office.store.run(lambda session: session.get_one(Action, action))
    assert row.status == "en_cours"


def test_a_note_just_typed_goes_at_once(office: Office) -> None:
    note = uuid4()
    for text in ("B", "Bon", "Bonjour"):
        office.do(partial(_write, note, office.person, text))

    assert office.undo() == "Note du 12 mars 2027 ajoutée"
    assert office.store.run(lambda session: session.get(Note, note)) is None
    office.redo()
    assert office.store.run(lambda session: session.get_one(Note, note).text) == "Bonjour"


def test_one_act_is_taken_back_apart_from_the_order(office: Office) -> None:
    action = office.plan()
    binned = office.do(lambda s: actions.delete(s, action))
    office.plan("Autre chose")

    step = office.store.run(undoing.undo_act, binned)
    assert (step.words, step.redone) == ("Action «\u00a0Passer le code\u00a0» supprimée", False)
    again = office.store.run(undoing.undo_act, step.act)

    assert (again.words, again.redone) == (step.words, True)
    row = office.store.run(lambda session: session.get_one(Action, action))
    assert row.deleted_at is not None


def test_what_changed_since_is_said_and_left(office: Office) -> None:
    action = office.plan()
    first = office.do(lambda s: actions.set_status(s, action, "en_cours", DAY))
    office.do(lambda s: actions.set_status(s, action, "en_attente", DAY))

    with pytest.raises(journal.ChangedSinceError):
        office.store.run(undoing.undo_act, first)

    row = office.store.run(lambda session: session.get_one(Action, action))
    assert row.status == "en_attente"


def test_nothing_older_than_a_validation_is_offered(office: Office) -> None:
    office.answer("V04", _code("V04", 0))

    def validate(session: Session) -> None:
        session.get_one(Assessment, office.assessment).validated_on = DAY

    office.do(validate)
    office.plan()
    assert office.words() == ["Action « Passer le code » ajoutée"]
    office.undo()

    with pytest.raises(journal.FinalActError, match="Corriger"):
        office.undo()
    assert office.store.run(lambda session: len(session.exec(select(Answer)).all())) == 1


def test_each_undo_and_redo_is_in_the_trail(office: Office) -> None:
    office.plan()
    office.undo()
    office.redo()

    def last(session: Session) -> list[str]:
        return [entry.act for entry in session.exec(select(AuditEntry))][-2:]

    assert office.store.run(last) == ["journal.undo", "journal.redo"]


def test_what_is_no_more_is_told(office: Office) -> None:
    step = office.store.run(undoing.undo_last, office.person)
    assert step.words == "Bilan commencé"
    assert office.assessment in step.gone

    again = office.store.run(undoing.redo_last, office.person)
    assert again.gone == frozenset()


def test_replies_are_said_with_their_question(office: Office) -> None:
    office.answer("V04", _code("V04", 0))
    office.answer("V04", _code("V04", 1))
    office.answer("V04", Reply(state=ReplyState.REFUSED))
    office.answer("V04", Reply())

    short = reference.grid().question("V04").short
    assert office.words()[:4] == [
        f"Réponse à « {short} » retirée",
        f"Réponse à « {short} » : « {_label('V04', 1)} » remplacé",
        f"Réponse à « {short} » : « {_label('V04', 0)} » remplacé",
        f"Réponse à « {short} » : « {_label('V04', 0)} »",
    ]


def test_a_sensitive_reply_is_not_repeated(office: Office) -> None:
    sensitive = next(q for q in reference.grid().questions if q.sensitive and q.choices)
    office.answer(sensitive.code, _code(sensitive.code, 0))

    assert office.words()[0] == f"Réponse à « {sensitive.short} » donnée"
    assert sensitive.choices[0].label not in office.words()[0]


def _suspend(office: Office) -> Do:
    reason = next(iter(reference.code_lists()["suspension_reasons"])).code
    details = ActDetails(reason=reason, review_on=DAY + timedelta(days=30))
    return lambda s: pathways.act(s, office.pathway, PathwayAct.SUSPEND, DAY, details)


@pytest.mark.parametrize(
    ("act", "said"),
    [
        (_suspend, "Parcours suspendu"),
        (
            lambda o: lambda s: synthesis.keep_barrier(s, o.assessment, "garde", by_hand=True),
            "Frein « {garde} » ajouté",
        ),
        (
            lambda o: lambda s: synthesis.keep_barrier(s, o.assessment, "garde"),
            "Frein « {garde} » gardé",
        ),
        (
            lambda o: lambda s: synthesis.drop_barrier(s, o.assessment, "garde"),
            "Frein « {garde} » écarté",
        ),
        (
            lambda o: lambda s: synthesis.add_strength(s, o.assessment, "Sait lire un plan"),
            "Atout « Sait lire un plan » ajouté",
        ),
        (
            lambda o: lambda s: synthesis.set_goal(s, o.assessment, "Travailler"),
            "Objectif de la personne du bilan modifié",
        ),
        (
            lambda o: lambda s: appraisal.set_intensity(s, o.assessment, "accompagnement"),
            "Intensité conseillée du bilan modifiée",
        ),
        (
            lambda o: lambda s: people.correct(s, o.person, {"last_name": "Martin"}),
            "Nom du dossier modifié",
        ),
        (
            lambda o: lambda s: people.correct(s, o.person, {"phones": ["0612345678"]}),
            "Téléphone modifié",
        ),
        (
            lambda o: lambda s: people.set_public(s, o.person, "rsa", DAY, belongs=True),
            "Situation déclarée « {rsa} » ajoutée",
        ),
        (
            lambda o: lambda s: people.put_in_bin(s, o.person),
            "Dossier mis à la corbeille",
        ),
        (
            lambda o: lambda s: privacy.give_notice(s, o.person, "2026.1", DAY),
            "Information sur les données remise",
        ),
        (
            lambda o: (
                lambda s: privacy.agree(s, o.person, "restitution_personne", DAY, agreed=False)
            ),
            "Refus « Restitution à la personne » noté",
        ),
        (
            lambda o: lambda s: contacts.record(s, o.person, "telephone", "joint", DAYTIME),
            "Contact « Personne jointe » noté",
        ),
        (
            lambda o: (
                lambda s: s.add(
                    Vehicle(person_id=o.person, kind="voiture", name="Clio", noted_on=DAY)
                )
            ),
            "Véhicule « Clio » ajouté",
        ),
        (
            lambda o: lambda s: s.add(Vehicle(person_id=o.person, kind="velo", noted_on=DAY)),
            "Véhicule « Vélo » ajouté",
        ),
    ],
)
def test_each_act_is_said_in_french(office: Office, act: Callable[[Office], Do], said: str) -> None:
    office.do(act(office))

    garde = reference.grid().barrier("garde").label
    rsa = reference.code_lists()["publics"].label("rsa")
    assert office.words()[0] == said.format(garde=garde, rsa=rsa)


def test_several_rows_of_one_act_are_counted(office: Office) -> None:
    for code in ("garde", "sans_permis"):
        office.do(partial(_keep, office.assessment, code))
    office.do(lambda s: synthesis.rank_barriers(s, office.assessment, ["sans_permis", "garde"]))
    action = office.plan()
    office.do(lambda s: goals.tie(s, action, "Travailler"))

    assert office.words()[0] == "Objectif de l’action « Passer le code » modifié"
    assert office.words()[2] == "Freins classés"


def test_a_long_title_is_cut(office: Office) -> None:
    office.plan("Prendre rendez-vous avec le garage solidaire pour essayer la voiture prêtée")

    assert office.words()[0].endswith("… » ajoutée")
