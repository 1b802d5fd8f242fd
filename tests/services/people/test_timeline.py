from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from sqlmodel import Session, select
from tests.services import supported

from conseil_mobilite.domain.agenda.appointment import Appointment, ContactAttempt, Participation
from conseil_mobilite.domain.agenda.notes.note import Note
from conseil_mobilite.domain.assessment.assessment import Assessment, Barrier
from conseil_mobilite.domain.organisation.adviser import Adviser
from conseil_mobilite.domain.paper.document import IssuedDocument
from conseil_mobilite.domain.pathway.action import Action
from conseil_mobilite.domain.pathway.pathway import Pathway, PathwayEvent, PostExitFollowup
from conseil_mobilite.domain.pathway.unmet_need import UnmetNeed
from conseil_mobilite.domain.people.rights_request import RightsRequest
from conseil_mobilite.domain.referrals.referral import Referral
from conseil_mobilite.domain.situation.situation import Licence, LicenceExam, LicenceProcess
from conseil_mobilite.services.people import people, privacy, rights
from conseil_mobilite.services.people.people import NewPerson, Origin
from conseil_mobilite.services.people.rights import RightsAnswer
from conseil_mobilite.services.people.timeline import timeline
from conseil_mobilite.services.people.timeline_events import Event, EventKind
from conseil_mobilite.services.situation import budgets, renunciations

TODAY = date(2027, 3, 12)
START = date(2026, 10, 20)


def at(month: int, day: int, hour: int = 10, year: int = 2027) -> datetime:
    return datetime(year, month, day, hour, tzinfo=UTC)


@pytest.fixture
def person(session: Session) -> UUID:
    origin = Origin("DEPT", agent_name="Mme Payen", received_on=date(2026, 10, 18))
    return people.welcome(session, NewPerson("Lefèvre", "Hélène"), origin, START).id


@pytest.fixture
def pathway(session: Session, person: UUID) -> Pathway:
    return session.exec(select(Pathway).where(Pathway.person_id == person)).one()


def told(session: Session, person: UUID, kind: EventKind) -> list[Event]:
    return [event for event in timeline(session, person, TODAY) if event.kind is kind]


def test_a_new_file_tells_its_beginning_newest_first(session: Session, person: UUID) -> None:
    kinds = [event.kind for event in timeline(session, person, TODAY)]

    assert kinds == [
        EventKind.PATHWAY_OPENED,
        EventKind.REFERRAL_ANSWERED,
        EventKind.REGISTERED,
        EventKind.REFERRED,
    ]


def test_every_kind_of_event_is_told(session: Session, person: UUID, pathway: Pathway) -> None:
    _live(session, person, pathway)

    kinds = {event.kind for event in timeline(session, person, TODAY)}

    assert kinds == set(EventKind)


def _live(session: Session, person: UUID, pathway: Pathway) -> None:
    """Give a person at least one row of every kind the timeline reads."""
    session.add(
        Referral(
            person_id=person,
            direction="envoyee",
            state="acceptee",
            prescriber_name="Garage",
            received_on=date(2027, 1, 4),
            reminded_on=date(2027, 1, 10),
            answered_on=date(2027, 1, 12),
            answer="Venez mardi",
        )
    )
    assessment = Assessment(
        pathway_id=pathway.id,
        grid_version="CM-2026.1",
        started_at=at(11, 5, year=2026),
        validated_on=date(2026, 11, 5),
    )
    meeting = Appointment(
        kind="suivi", starts_at=at(2, 1), duration_minutes=45, uid=str(uuid4()), place="Guise"
    )
    session.add_all([assessment, meeting])
    session.flush()
    session.add_all(
        [
            Participation(appointment_id=meeting.id, person_id=person, status="seen"),
            _act(pathway, "decider"),
            PostExitFollowup(pathway_id=pathway.id, months=3, due_on=TODAY, done_on=TODAY),
            Barrier(
                assessment_id=assessment.id,
                code="velo",
                noted_on=START,
                lifted_on=TODAY,
            ),
            Action(
                pathway_id=pathway.id,
                kind="tad",
                wording="Faite",
                created_on=START,
                done_on=TODAY,
                status="realisee",
            ),
            Action(
                pathway_id=pathway.id,
                kind="tad",
                wording="En retard",
                created_on=START,
                due_on=date(2027, 3, 11),
            ),
            ContactAttempt(
                person_id=person, attempted_at=at(3, 1), channel="telephone", result="joint"
            ),
            UnmetNeed(pathway_id=pathway.id, need="tad", noted_on=START, met_on=TODAY),
            Note(person_id=person, written_at=at(3, 2), text="Rappeler"),
            RightsRequest(person_id=person, kind="acces", received_on=START),
            IssuedDocument(
                person_id=person,
                kind="fiche",
                number="F-1",
                title="Fiche",
                issued_at=at(3, 3),
                content=b"",
                sha256="",
            ),
        ]
    )
    licence = LicenceProcess(
        person_id=person, enrolled_on=START, outcome="obtenu", outcome_on=TODAY, noted_on=TODAY
    )
    session.add(licence)
    session.flush()
    session.add(
        LicenceExam(process_id=licence.id, kind="code", held_on=date(2027, 1, 9), result="reussi")
    )
    privacy.give_notice(session, person, "2026.1", TODAY)
    privacy.agree(session, person, "restitution_prescripteur", TODAY, agreed=True)
    renunciations.add(session, person, {"what": "emploi"}, TODAY)
    budgets.begin(session, person, TODAY)


def _act(pathway: Pathway, act: str) -> PathwayEvent:
    return PathwayEvent(
        pathway_id=pathway.id,
        act=act,
        state_before="a_contacter",
        state_after="a_contacter",
        happened_on=START,
        recorded_at=at(11, 5, year=2026),
    )


def test_events_are_sorted_newest_first(session: Session, person: UUID, pathway: Pathway) -> None:
    _live(session, person, pathway)

    days = [event.day for event in timeline(session, person, TODAY)]

    assert days == sorted(days, reverse=True)


def test_what_appointments_and_assessments_tell_is_not_told_twice(
    session: Session, person: UUID, pathway: Pathway
) -> None:
    session.add_all(
        _act(pathway, act) for act in ("fixer_rdv", "annuler_rdv", "commencer_bilan", "restituer")
    )
    session.flush()

    assert [event.code for event in told(session, person, EventKind.PATHWAY_ACT)] == ["restituer"]


def test_what_is_to_come_is_not_told(session: Session, person: UUID) -> None:
    meeting = Appointment(kind="suivi", starts_at=at(3, 13), duration_minutes=45, uid=str(uuid4()))
    session.add(meeting)
    session.flush()
    session.add(Participation(appointment_id=meeting.id, person_id=person))
    session.flush()

    assert told(session, person, EventKind.APPOINTMENT) == []
    assert len([e for e in timeline(session, person, date(2027, 3, 13)) if e.minutes]) == 1


@pytest.mark.parametrize(
    ("status", "outcome"),
    [("unknown", "revoked"), ("revoked", "revoked"), ("excused", "excused")],
)
def test_a_cancelled_appointment_says_so_and_by_whom(
    session: Session, person: UUID, status: str, outcome: str
) -> None:
    meeting = Appointment(
        kind="suivi",
        starts_at=at(2, 1),
        duration_minutes=45,
        uid=str(uuid4()),
        cancelled_on=date(2027, 1, 30),
    )
    session.add(meeting)
    session.flush()
    session.add(Participation(appointment_id=meeting.id, person_id=person, status=status))
    session.flush()

    (event,) = told(session, person, EventKind.APPOINTMENT)
    assert event.outcome == outcome


def test_the_way_to_a_licence_is_told_and_the_licence_once(session: Session, person: UUID) -> None:
    process = LicenceProcess(
        person_id=person,
        enrolled_on=date(2026, 11, 2),
        school_name="Auto-école sociale",
        outcome="obtenu",
        outcome_on=date(2027, 3, 1),
        noted_on=TODAY,
    )
    held = Licence(person_id=person, category="b", obtained_on=process.outcome_on, noted_on=TODAY)
    old = Licence(person_id=person, category="am", obtained_on=date(2008, 7, 2), noted_on=TODAY)
    session.add_all([process, held, old])
    session.flush()
    results = ("echoue", "absent", "reussi", "a_venir")
    session.add_all(
        LicenceExam(process_id=process.id, kind="code", held_on=date(2027, 1, day), result=result)
        for day, result in enumerate(results, start=4)
    )
    session.flush()

    begun = told(session, person, EventKind.LICENCE_BEGUN)
    exams = told(session, person, EventKind.LICENCE_EXAM)
    obtained = told(session, person, EventKind.LICENCE_OBTAINED)

    assert [(each.code, each.text) for each in begun] == [("b", "Auto-école sociale")]
    assert [each.outcome for each in exams] == ["reussi", "echoue"]
    assert [(each.code, each.day) for each in obtained] == [("b", date(2027, 3, 1))]


def test_private_notes_are_told_to_their_author_only(session: Session, person: UUID) -> None:
    me = session.exec(select(Adviser)).one()
    colleague = Adviser(organisation_id=me.organisation_id, first_name="A", last_name="B")
    session.add(colleague)
    session.flush()
    for author, private in ((me.id, True), (colleague.id, True), (colleague.id, False)):
        session.add(
            Note(
                person_id=person,
                author_id=author,
                private=private,
                written_at=at(3, 1),
                text=f"{author == me.id} {private}",
            )
        )
    session.flush()

    texts = {event.text for event in told(session, person, EventKind.NOTE)}

    assert texts == {"True True", "False False"}


def test_what_is_in_the_bin_is_not_told(session: Session, person: UUID, pathway: Pathway) -> None:
    session.add(Note(person_id=person, written_at=at(3, 1), text="Non", deleted_at=at(3, 2)))
    session.add(
        Action(
            pathway_id=pathway.id,
            kind="tad",
            wording="Non",
            created_on=START,
            due_on=START,
            deleted_at=at(3, 2),
        )
    )
    session.flush()

    assert told(session, person, EventKind.NOTE) == []
    assert told(session, person, EventKind.ACTION_LATE) == []


def test_an_action_due_today_is_not_late(session: Session, person: UUID, pathway: Pathway) -> None:
    session.add(
        Action(pathway_id=pathway.id, kind="tad", wording="Ce jour", created_on=START, due_on=TODAY)
    )
    session.flush()

    assert told(session, person, EventKind.ACTION_LATE) == []


def test_another_person_s_life_is_not_told(session: Session, person: UUID) -> None:
    other = people.welcome(session, NewPerson("Roy", "Awa"), Origin(), START).id
    pathway = session.exec(select(Pathway).where(Pathway.person_id == other)).one()
    _live(session, other, pathway)

    assert len(timeline(session, person, TODAY)) == 4


def test_an_agreement_taken_back_tells_both_days(session: Session, person: UUID) -> None:
    given = privacy.agree(session, person, "restitution_personne", START, agreed=True)
    privacy.withdraw(session, given.id, TODAY)

    outcomes = [event.outcome for event in told(session, person, EventKind.AGREEMENT)]

    assert outcomes == ["withdrawn", "agreed"]


def test_the_overview_keeps_the_last_two_assessments_and_what_the_latest_retained(
    session: Session, person: UUID, pathway: Pathway
) -> None:
    made = []
    for day in (date(2026, 11, 5), date(2027, 1, 5), date(2027, 3, 2)):
        assessment = Assessment(
            pathway_id=pathway.id,
            grid_version="CM-2026.1",
            started_at=at(day.month, day.day, year=day.year),
            validated_on=day,
            goal=f"But {day.month}",
        )
        session.add(assessment)
        session.flush()
        made.append(assessment.id)
    session.add(Barrier(assessment_id=made[2], code="garde", noted_on=TODAY))
    session.add(Barrier(assessment_id=made[2], code="velo", rank=1, noted_on=TODAY))
    session.add(Barrier(assessment_id=made[2], code="peur", noted_on=TODAY, kept=False))
    session.add(Barrier(assessment_id=made[0], code="langue", noted_on=TODAY))
    session.flush()

    overview = people.overview(session, person, TODAY)

    assert [levels.assessment_id for levels in overview.levels] == [made[2], made[1]]
    assert overview.goal == "But 3"
    assert [barrier.code for barrier in overview.barriers] == ["velo", "garde"]


def test_the_overview_compares_with_the_corrected_version_only(
    session: Session, person: UUID, pathway: Pathway
) -> None:
    first = Assessment(
        pathway_id=pathway.id,
        grid_version="CM-2026.1",
        started_at=at(1, 5),
        validated_on=date(2027, 1, 5),
    )
    session.add(first)
    session.flush()
    corrected = Assessment(
        pathway_id=pathway.id,
        grid_version="CM-2026.1",
        started_at=at(1, 6),
        validated_on=date(2027, 1, 5),
        corrects_id=first.id,
        version=2,
    )
    session.add(corrected)
    session.flush()

    overview = people.overview(session, person, TODAY)

    assert [levels.assessment_id for levels in overview.levels] == [corrected.id]


def test_what_she_asked_of_her_data_is_told_with_its_answer(session: Session) -> None:
    person = supported.person(session, "Lefèvre")
    first, day = date(2027, 3, 1), timedelta(days=1)
    asked = rights.receive(session, person.id, "limitation", first)
    rights.answer(session, asked.id, RightsAnswer("accordee", first + day))
    rights.lift(session, asked.id, first + 2 * day)

    told = timeline(session, person.id, date(2027, 3, 12))

    found = [each for each in told if each.kind is EventKind.RIGHT]
    assert [(each.day, each.code, each.outcome) for each in found] == [
        (first + 2 * day, "limitation", "lifted"),
        (first + day, "limitation", "accordee"),
        (first, "limitation", "received"),
    ]
