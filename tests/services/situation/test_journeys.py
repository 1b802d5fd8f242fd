"""Journeys and renunciations: what is kept, what is refused, and beside which input."""

from datetime import date
from uuid import UUID, uuid4

import pytest
from sqlmodel import Session, col, select

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.journal import AuditEntry
from conseil_mobilite.domain.situation.knowledge import Knowledge, Known
from conseil_mobilite.domain.situation.places import Place
from conseil_mobilite.services.people import people
from conseil_mobilite.services.people.people import NewPerson, Origin
from conseil_mobilite.services.people.timeline import timeline
from conseil_mobilite.services.people.timeline_events import EventKind
from conseil_mobilite.services.situation import journeys, renunciations, topics
from conseil_mobilite.services.situation.journeys import JourneyChanges
from conseil_mobilite.services.situation.renunciations import RenunciationChanges
from conseil_mobilite.services.situation.topics import Statement
from conseil_mobilite.store.database import Store
from conseil_mobilite.store.journal import journal

ON = date(2027, 3, 12)
HIRSON, LAON = Place("Hirson", "02381"), Place("Laon", "02408")
WORK: JourneyChanges = {
    "purpose": "emploi",
    "origin": HIRSON,
    "destination": LAON,
    "days": ("ve", "lu"),
    "leaves_at": "5 h 10",
    "returns_at": "14:00",
    "mode": "passager",
    "duration": Known(Knowledge.KNOWN, 65),
    "cost": Known(Knowledge.KNOWN, 6240),
}


@pytest.fixture
def helene(store: Store) -> UUID:
    return store.run(people.welcome, NewPerson("Lefèvre", "Hélène"), Origin(), ON).id


def acts(session: Session, kind: str) -> list[str]:
    query = select(AuditEntry).where(AuditEntry.kind == kind)
    return [entry.act for entry in session.exec(query.order_by(col(AuditEntry.number)))]


def test_a_journey_is_kept_in_one_form_and_traced(store: Store, helene: UUID) -> None:
    made = store.run(journeys.add, helene, WORK, ON)

    (kept,) = store.read(journeys.of_person, helene)
    assert (kept.from_name, kept.from_insee, kept.to_insee) == ("Hirson", "02381", "02408")
    assert (kept.days, kept.leaves_at, kept.returns_at) == ("lu ve", "05:10", "14:00")
    assert (kept.duration_state, kept.duration_minutes) == ("connu", 65)
    assert (kept.cost_state, kept.cost_cents, kept.cost_per) == ("connu", 6240, "mois")
    assert (kept.standing, kept.noted_on, kept.ended_on) == ("fait", ON, None)
    ended = store.run(journeys.change, made.id, {"ended_on": ON}, date(2027, 4, 1))
    assert (ended.ended_on, ended.noted_on) == (ON, date(2027, 4, 1))
    store.run(journeys.remove, made.id)
    assert store.read(journeys.of_person, helene) == []
    assert store.read(acts, "journey") == [
        "journey.add",
        "journey.change",
        "journey.remove",
    ]


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"purpose": "voyage"}, "purpose"),
        ({"standing": "peut_etre"}, "standing"),
        ({"mode": "fusee"}, "mode"),
        ({"origin": LAON}, "origin"),
        ({"destination": Place("hirson", "02381")}, "destination"),
        ({"destination": Place("x" * 121)}, "destination"),
        ({"origin": Place("chez 2 69 05 49 588 157 80")}, "origin"),
        ({"days": ("lu", "xx")}, "days"),
        ({"leaves_at": "25 h 70"}, "leaves_at"),
        ({"returns_at": "beaucoup"}, "returns_at"),
        ({"duration": Known(Knowledge.NONE)}, "duration"),
        ({"duration": Known(Knowledge.KNOWN, 0)}, "duration"),
        ({"duration": Known(Knowledge.KNOWN, 1441)}, "duration"),
        ({"cost": Known(Knowledge.KNOWN, -500)}, "cost"),
        ({"cost": Known(Knowledge.KNOWN, 10**9)}, "cost"),
        ({"cost_per": "siecle"}, "cost_per"),
        ({"ended_on": date(2027, 3, 13)}, "ended_on"),
    ],
)
def test_what_cannot_be_is_refused_beside_its_input_and_nothing_changes(
    store: Store, helene: UUID, changes: JourneyChanges, field: str
) -> None:
    made = store.run(journeys.add, helene, WORK, ON)

    with pytest.raises(UserError) as refused:
        store.run(journeys.change, made.id, {"mode": "train", **changes}, ON)

    assert refused.value.field == field
    (kept,) = store.read(journeys.of_person, helene)
    assert kept.model_dump() == made.model_dump()


def test_what_is_known_of_a_duration_and_a_cost_is_kept_apart(store: Store, helene: UUID) -> None:
    made = store.run(journeys.add, helene, WORK, ON)

    for state in (Knowledge.UNKNOWN, Knowledge.REFUSED, Knowledge.NOT_DISCUSSED):
        changed = store.run(
            journeys.change, made.id, {"duration": Known(state), "cost": Known(state)}, ON
        )
        assert (changed.duration_state, changed.duration_minutes) == (state, None)
        assert (changed.cost_state, changed.cost_cents) == (state, None)
    free = store.run(journeys.change, made.id, {"cost": Known(Knowledge.NONE)}, ON)
    assert (free.cost_state, free.cost_cents) == ("aucun", None)


def test_a_journey_needs_a_purpose_and_a_person(store: Store, helene: UUID) -> None:
    with pytest.raises(UserError) as refused:
        store.run(journeys.add, helene, {"mode": "train"}, ON)
    assert refused.value.field == "purpose"
    with pytest.raises(UserError, match="n’existe plus"):
        store.run(journeys.add, uuid4(), WORK, ON)


def test_the_same_building_names_two_places_of_two_communes(store: Store, helene: UUID) -> None:
    made = store.run(journeys.add, helene, WORK, ON)

    kept = store.run(
        journeys.change,
        made.id,
        {"origin": Place("Gare", "02381"), "destination": Place("Gare", "02408")},
        ON,
    )

    assert (kept.from_name, kept.to_name) == ("Gare", "Gare")


def test_journeys_come_in_the_order_of_their_purposes_and_the_ended_ones_last(
    store: Store, helene: UUID
) -> None:
    for purpose in ("courses", "soins", "emploi"):
        store.run(journeys.add, helene, {"purpose": purpose}, ON)
    over = store.run(journeys.add, helene, {"purpose": "emploi"}, ON)
    store.run(journeys.change, over.id, {"ended_on": ON}, ON)

    found = [each.purpose for each in store.read(journeys.of_person, helene)]

    assert found == ["emploi", "soins", "courses", "emploi"]


def test_a_first_journey_of_today_takes_back_that_there_was_none(
    store: Store, helene: UUID
) -> None:
    store.run(topics.state_topic, helene, "trajets", Knowledge.NONE, ON)

    store.run(journeys.add, helene, {**WORK, "standing": "vise"}, ON)
    assert store.read(topics.statements, helene) == {"trajets": Statement(Knowledge.NONE, ON)}
    store.run(journeys.add, helene, WORK, ON)

    assert store.read(topics.statements, helene) == {}


def test_a_deleted_journey_comes_back_as_it_was(store: Store, helene: UUID) -> None:
    made = store.run(journeys.add, helene, WORK, ON)
    act = uuid4()
    with store.transaction(act) as session:
        journeys.remove(session, made.id)

    store.run(journal.undo, act)

    (kept,) = store.read(journeys.of_person, helene)
    assert kept.model_dump() == made.model_dump()


def test_what_was_given_up_is_dated_placed_and_told(store: Store, helene: UUID) -> None:
    store.run(topics.state_topic, helene, "renoncements", Knowledge.NONE, ON)
    made = store.run(renunciations.add, helene, {"what": "emploi"}, ON)
    store.run(
        renunciations.change,
        made.id,
        {
            "words": " agent  de   production ",
            "place": LAON,
            "happened": Known(Knowledge.KNOWN, date(2027, 1, 15)),
        },
    )

    (kept,) = store.read(renunciations.of_person, helene)
    (told,) = [
        event for event in store.read(timeline, helene, ON) if event.kind is EventKind.RENUNCIATION
    ]
    assert (kept.words, kept.place_insee) == ("agent de production", "02408")
    assert (told.day, told.code, told.text) == (date(2027, 1, 15), "emploi", "agent de production")
    assert store.read(topics.statements, helene) == {}
    store.run(renunciations.remove, made.id)
    assert store.read(renunciations.of_person, helene) == []


def test_one_whose_day_is_not_known_is_told_on_the_day_it_was_noted(
    store: Store, helene: UUID
) -> None:
    made = store.run(renunciations.add, helene, {"what": "formation"}, ON)
    store.run(renunciations.change, made.id, {"happened": Known(Knowledge.UNKNOWN)})

    told = [event for event in store.read(timeline, helene, ON) if event.code == "formation"]

    assert [(event.day, event.outcome) for event in told] == [(ON, "noted")]


@pytest.mark.parametrize(
    ("what", "changes", "field"),
    [
        ("emploi", {"happened": Known(Knowledge.KNOWN, date(2027, 3, 13))}, "happened"),
        ("emploi", {"happened": Known(Knowledge.NONE)}, "happened"),
        ("emploi", {"words": "x" * 161}, "words"),
        ("emploi", {"words": "2 69 05 49 588 157 80"}, "words"),
        ("emploi", {"place": Place("x" * 121)}, "place"),
        ("soin", {"words": "rendez-vous chez le cardiologue"}, "words"),
    ],
)
def test_a_renunciation_that_cannot_be_is_refused(
    store: Store, helene: UUID, what: str, changes: RenunciationChanges, field: str
) -> None:
    made = store.run(renunciations.add, helene, {"what": what}, ON)

    with pytest.raises(UserError) as refused:
        store.run(renunciations.change, made.id, changes)

    assert refused.value.field == field
    (kept,) = store.read(renunciations.of_person, helene)
    assert kept.model_dump() == made.model_dump()


def test_only_what_the_list_knows_can_be_given_up(store: Store, helene: UUID) -> None:
    with pytest.raises(UserError) as refused:
        store.run(renunciations.add, helene, {"what": "vacances"}, ON)

    assert refused.value.field == "what"


def test_what_is_given_up_becomes_care_only_without_its_words(store: Store, helene: UUID) -> None:
    given: RenunciationChanges = {"what": "demarche", "words": "préfecture"}
    made = store.run(renunciations.add, helene, given, ON)
    with pytest.raises(UserError) as refused:
        store.run(renunciations.change, made.id, {"what": "soin"})
    assert refused.value.field == "words"

    kept = store.run(renunciations.change, made.id, {"what": "soin", "words": ""})

    assert (kept.what, kept.words) == ("soin", "")
