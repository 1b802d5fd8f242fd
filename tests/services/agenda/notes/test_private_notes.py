"""A private note stays with its author: every service is walked, and none tells it to a colleague.

A service that reads is found by itself: what it asks for is given by the name of its arguments.
"""

import inspect
import io
import pkgutil
import zipfile
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from importlib import import_module
from uuid import UUID, uuid4

import pytest
from pypdf import PdfReader
from sqlmodel import Session, select

from conseil_mobilite import services
from conseil_mobilite.domain.agenda.appointment import Appointment
from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.journal import AuditEntry
from conseil_mobilite.domain.organisation.adviser import Adviser
from conseil_mobilite.services.agenda import appointments, quick_entry
from conseil_mobilite.services.agenda.appointment_checks import NewAppointment
from conseil_mobilite.services.agenda.notes import notes
from conseil_mobilite.services.agenda.notes.notes import Draft
from conseil_mobilite.services.journal import recycle_bin
from conseil_mobilite.services.journal.act_words import act_words
from conseil_mobilite.services.journal.past_rows import PastRows
from conseil_mobilite.services.paper import access_exports, issuing, person_files
from conseil_mobilite.services.pathway import pathways
from conseil_mobilite.services.people import person_documents
from conseil_mobilite.services.people.people_query import PeopleQuery
from conseil_mobilite.store.database import Store
from conseil_mobilite.store.journal.journal import changes_of

NOW = datetime(2027, 3, 12, 13, 30, tzinfo=UTC)
SECRETS = ("perroquet", "ornithorynque", "wombat")
"""A word of a private note, one of a private note in the bin, one of a note shared since."""
SHARED = "hirondelle"
READERS = {
    "agenda.meetings.of_person",
    "agenda.notes.note_versions.of_note",
    "agenda.notes.notes.of_person",
    "journal.recycle_bin.entries",
    "journal.undoing.last_steps",
    "paper.sheet.action_sheets.preview",
    "people.people_search.search",
    "people.person_documents.of_person",
    "people.person_header.header",
    "people.person_overview.overview",
    "people.person_preview.preview",
    "people.timeline.timeline",
    "statistics.publishing.register.exports",
    "today.today.picture",
}
"""Some of those that must be among the services walked."""
ECHOES = {"agenda.quick_entry.propose"}
"""They give back the words typed as they were read: whatever somebody types, they say."""


@pytest.fixture
def meeting(store: Store, person: UUID) -> Appointment:
    new = NewAppointment("suivi", NOW - timedelta(hours=1), 45, (person,))
    return store.run(appointments.book, new)


@pytest.fixture
def planted(store: Store, person: UUID, meeting: Appointment) -> UUID:
    """Write the notes, each with its word, and return the identity of the first."""
    first, binned, shared = uuid4(), uuid4(), uuid4()
    for note, word in zip((first, binned, shared), SECRETS, strict=True):
        draft = Draft(f"Un {word} passe.", meeting.id, private=True)
        store.run(notes.keep, note, person, draft)
    store.run(notes.delete, binned)
    store.run(notes.keep, shared, person, Draft(f"Une {SHARED} passe."))
    store.run(notes.set_private, shared, private=False)
    return first


@pytest.fixture
def colleague(store: Store) -> UUID:
    def hire(session: Session) -> UUID:
        present = session.exec(select(Adviser)).first()
        assert present is not None
        body = present.organisation_id
        other = Adviser(organisation_id=body, first_name="Samia", last_name="Roy")
        session.add(other)
        session.flush()
        return other.id

    return store.run(hire)


def public_services() -> Iterator[tuple[str, Callable[..., object]]]:
    """Give each function of the services that takes a session first, by its short name."""
    prefix = f"{services.__name__}."
    for found in pkgutil.walk_packages(services.__path__, prefix):
        module = import_module(found.name)
        for name, thing in inspect.getmembers(module, inspect.isfunction):
            if name.startswith("_") or thing.__module__ != found.name:
                continue
            if next(iter(inspect.signature(thing).parameters), "") == "session":
                yield f"{found.name.removeprefix(prefix)}.{name}", thing


def told(store: Store, known: Mapping[str, tuple[object, ...]]) -> dict[str, str]:
    """Run every service that can be on what is known, and return what each tells."""
    found: dict[str, str] = {}
    for name, service in public_services():
        for given in arguments(service, known):
            try:
                result = store.read(shown, service, given)
            except Exception:  # noqa: BLE001, S112 - it writes, or is about something else
                continue
            found[name] = found.get(name, "") + result
    return found


def shown(session: Session, service: Callable[..., object], given: Mapping[str, object]) -> str:
    result = service(session, **given)
    return repr(list(result) if inspect.isgenerator(result) else result)


def arguments(
    service: Callable[..., object], known: Mapping[str, tuple[object, ...]]
) -> list[dict[str, object]]:
    """Give values to what a service asks for, by name; every identity where it is just a key."""
    asked = [
        each.name
        for each in list(inspect.signature(service).parameters.values())[1:]
        if each.default is inspect.Parameter.empty
        and each.kind not in {each.VAR_KEYWORD, each.VAR_POSITIONAL}
    ]
    made: list[dict[str, object]] = [{}]
    for name in asked:
        values = known.get(name, ())
        made = [{**one, name: value} for one in made for value in values]
    return made


def known_values(
    store: Store, person: UUID, meeting: Appointment, note: UUID
) -> dict[str, tuple[object, ...]]:
    pathway = store.read(pathways.current, person)
    assert pathway is not None
    adviser = store.adviser
    start, end, day = NOW - timedelta(days=90), NOW + timedelta(days=1), NOW.date()
    return {
        **dict.fromkeys(("person_id", "person", "subject"), (person,)),
        **dict.fromkeys(("person_ids", "people"), ((person,),)),
        **dict.fromkeys(("pathway_id", "pathway"), (pathway.id,)),
        **dict.fromkeys(("appointment_id", "entry_id"), (meeting.id,)),
        **dict.fromkeys(("adviser_id", "adviser"), (adviser,)),
        **dict.fromkeys(("note_id", "record_id", "record"), (note,)),
        **dict.fromkeys(("at", "now", "until"), (NOW, day)),
        **dict.fromkeys(("on", "day", "today", "first", "last"), (day,)),
        **dict.fromkeys(("start", "since"), (start, start.date())),
        **dict.fromkeys(("end",), (end, end.date())),
        **dict.fromkeys(("typed", "text", "words", "search"), (*SECRETS, SHARED)),
        "query": tuple(PeopleQuery(NOW, text=each) for each in ("", *SECRETS, SHARED)),
        **dict.fromkeys(("days", "count", "limit", "most", "offset"), (20,)),
    }


@pytest.mark.long
def test_no_service_tells_a_colleague_what_a_private_note_says(
    store: Store, person: UUID, meeting: Appointment, planted: UUID, colleague: UUID
) -> None:
    known = known_values(store, person, meeting, planted)
    author = told(store, known)
    store.adviser = colleague

    read = told(store, known)

    told_anew = {name: text for name, text in read.items() if name not in ECHOES}
    leaks = {
        name: word for name, text in told_anew.items() for word in SECRETS if word in text.lower()
    }
    assert leaks == {}
    assert read.keys() >= READERS, READERS - read.keys()
    assert {name for name, text in read.items() if SHARED in text} >= {
        "agenda.meetings.of_person",
        "agenda.notes.notes.of_person",
        "people.timeline.timeline",
    }
    assert {name for name, text in author.items() if SECRETS[0] in text} >= {
        "agenda.meetings.of_person",
        "agenda.notes.note_versions.of_note",
        "people.timeline.timeline",
    }


@pytest.mark.usefixtures("planted")
def test_what_is_jotted_says_nothing_of_the_notes(store: Store, colleague: UUID) -> None:
    store.adviser = colleague

    answer = store.read(quick_entry.propose, "demain 9h Awa", NOW)

    assert answer.proposals
    assert not any(word in repr(answer).lower() for word in (*SECRETS, SHARED))


@pytest.mark.usefixtures("planted")
def test_the_bin_shows_no_private_note_of_another_and_gives_none_back(
    store: Store, colleague: UUID
) -> None:
    (entry,) = store.read(recycle_bin.entries)
    store.adviser = colleague
    assert store.read(recycle_bin.entries) == []
    assert entry.record is not None

    with pytest.raises(UserError, match="par une autre personne"):
        store.run(notes.restore, entry.record)


@pytest.mark.usefixtures("planted")
def test_a_whole_file_with_a_private_note_is_reread_by_who_made_it_alone(
    store: Store, person: UUID, colleague: UUID
) -> None:
    author = store.adviser
    made = store.run(person_files.issue, person, NOW)
    assert SECRETS[0].encode() in (made.twin or b"").lower()
    assert store.read(person_documents.original, made.id).content == made.content

    store.adviser = colleague

    for read in (person_documents.original, issuing.issued, issuing.note_reprint):
        with pytest.raises(UserError, match="préparez-en un autre"):
            store.read(read, made.id)
    assert store.read(issuing.of_person, person) == []
    assert [each.id for each in store.read(person_documents.of_person, person)] == [made.id]
    handed = store.run(access_exports.hand_out, person, NOW)
    told = told_by(handed.content)
    assert f"documents/{made.number}.pdf" not in told
    assert not [name for name, text in told.items() if any(each in text for each in SECRETS)]
    assert "1 dossier qu’un collègue" in told["LISEZMOI.txt"].replace("\u00a0", " ")
    store.adviser = author
    assert f"documents/{made.number}.pdf" in told_by(
        store.run(access_exports.hand_out, person, NOW).content
    )


def test_a_whole_file_without_a_private_note_is_open_to_all(
    store: Store, person: UUID, colleague: UUID
) -> None:
    made = store.run(person_files.issue, person, NOW)
    store.adviser = colleague

    assert store.read(person_documents.original, made.id).content == made.content


def told_by(content: bytes) -> dict[str, str]:
    """Return the words of each file of an access export; those of a PDF are found too."""
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        return {name: _text(name, packed.read(name)) for name in packed.namelist()}


def _text(name: str, content: bytes) -> str:
    if not name.endswith(".pdf"):
        return content.decode().lower() if name != "LISEZMOI.txt" else content.decode()
    return " ".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages).lower()


def test_the_trail_tells_no_word_of_a_note(store: Store, person: UUID, planted: UUID) -> None:
    store.run(notes.keep, planted, person, Draft("Un perroquet dort."))

    def trail(session: Session) -> str:
        return repr(session.exec(select(AuditEntry)).all())

    assert not any(word in store.read(trail).lower() for word in SECRETS)


def test_the_words_of_an_act_quote_no_note(
    store: Store, person: UUID, meeting: Appointment, planted: UUID
) -> None:
    act = uuid4()
    with store.transaction(act) as session:
        notes.keep(session, planted, person, Draft("Un perroquet dort.", meeting.id))

    def words(session: Session) -> str:
        return act_words(PastRows(session), changes_of(session.connection(), act))

    assert store.read(words) == "Texte de la note du 12 mars 2027 modifié"
