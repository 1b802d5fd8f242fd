"""Look for what is known of people in every byte of the packages that leave.

    python -m tests.campaigns.statistics_canaries 50

Each base holds people whose names, telephones, e-mails, communes, dates and free texts are like no
other's; its quarter is published. The members of each package are unpacked and its PDF read. The
exit status is 0 where nothing was found.
"""

import argparse
import sys
import tempfile
from collections.abc import Iterator, Sequence
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Final
from uuid import UUID
from zipfile import ZipFile

from pypdf import PdfReader
from sqlmodel import Session, select
from tests.crowd import AT, NOON, T4, compose, support

from conseil_mobilite.domain.agenda.appointment import Appointment
from conseil_mobilite.domain.agenda.notes.note import Note
from conseil_mobilite.domain.organisation.adviser import Adviser
from conseil_mobilite.domain.organisation.organisation import Organisation
from conseil_mobilite.domain.pathway.action import Action
from conseil_mobilite.domain.pathway.pathway import Pathway
from conseil_mobilite.domain.people.person import ContactPoint, Person
from conseil_mobilite.services.organisation import settings
from conseil_mobilite.services.statistics import exports
from conseil_mobilite.store.base_file import make_base
from conseil_mobilite.store.database import Store
from conseil_mobilite.store.keys.cipher import DataKey

BORN: Final = date(1987, 4, 13)
DONE: Final = date(2026, 11, 23)
WORDS: Final = (
    "Ornithorynque",
    "Zéphirine",
    "0612347891",
    "+33612347891",
    "canari@oiseau.example",
    "Macquigny",
    "02450",
    "impasse du Wombat",
    "perroquet",
    "1987-04-13",
    "13/04/1987",
    "2026-11-23",
    "23/11/2026",
    "2026-11-05",
)
SIZES: Final = (0, 12, 30, 60)


def taint(session: Session, basin: UUID, count: int) -> None:
    """Support people of whom everything that may be written is a canary."""
    support(session, basin, count, 39, "F")
    for person in session.exec(select(Person)).all():
        person.last_name, person.first_name = "Ornithorynque", "Zéphirine"
        person.birth_date, person.address = BORN, "impasse du Wombat"
        person.insee_code, person.municipality_name = "02450", "Macquigny"
        for kind, value in (("phone", "+33612347891"), ("email", "canari@oiseau.example")):
            session.add(ContactPoint(person_id=person.id, kind=kind, value=value))
        session.add(Note(person_id=person.id, written_at=NOON, text="perroquet 0612347891"))
    for pathway in session.exec(select(Pathway)).all():
        session.add(_action(pathway))
    for meeting in session.exec(select(Appointment)).all():
        meeting.title, meeting.place = "perroquet", "Macquigny"
    session.flush()


def _action(pathway: Pathway) -> Action:
    return Action(
        pathway_id=pathway.id,
        kind="info_droits",
        wording="perroquet",
        status="realisee",
        partner_name="Ornithorynque",
        partner_phone="0612347891",
        note="impasse du Wombat",
        created_on=DONE,
        done_on=DONE,
        result="solution_en_place",
    )


def remains(package: bytes, words: Sequence[str] = WORDS) -> list[str]:
    """Name what is found in the bytes of a package, of its members, and in what its PDF says."""
    found = {
        f"{name} : {word}"
        for name, content in _parts(package)
        for word in words
        for coding in ("utf-8", "utf-16-le", "latin-1")
        if word.encode(coding).lower() in content.lower()
    }
    return sorted(found)


def _parts(package: bytes) -> Iterator[tuple[str, bytes]]:
    yield "paquet", package
    with ZipFile(BytesIO(package)) as archive:
        for name in archive.namelist():
            content = archive.read(name)
            yield name, content
            if name.endswith(".pdf"):
                reader = PdfReader(BytesIO(content))
                told = [page.extract_text() for page in reader.pages]
                yield f"{name}, texte", "\n".join([*told, repr(reader.metadata)]).encode()
                streams = (page.get_contents() for page in reader.pages)
                data = b"\n".join(stream.get_data() for stream in streams if stream is not None)
                yield f"{name}, contenu", data


def founded(session: Session, secret: str) -> UUID:
    """Found a body without a canary of its own, and draw its secret."""
    body = Organisation(
        name="Mobilité du plateau", kind="association", siret="73282932000074", legal_basis=""
    )
    session.add(body)
    session.flush()
    adviser = Adviser(
        organisation_id=body.id, first_name="Nadia", last_name="Lefèvre", role="responsable"
    )
    session.add(adviser)
    session.flush()
    session.info["adviser"] = adviser.id
    basin = compose(session)
    settings.put(session, settings.STATISTICS_SECRET, secret)
    return basin


def published(store: Store, seed: int) -> bytes:
    """Fill a new base, publish its quarter, and return the package."""
    basin = store.run(founded, f"{seed:02x}" * 32)
    store.run(taint, basin, SIZES[seed % len(SIZES)] + seed)
    return store.read(exports.prepare, basin, T4, AT).package.content


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("count", type=int)
    count = parser.parse_args(arguments).count
    key, faults = DataKey.new(), 0
    with tempfile.TemporaryDirectory() as folder:
        for seed in range(count):
            path = Path(folder, f"{seed}.base")
            make_base(path, key)
            store = Store.open(path, key, clock=lambda: AT)
            package = published(store, seed)
            store.close()
            found = remains(package)
            faults += len(found)
            for line in found:
                sys.stdout.write(f"paquet {seed}, {line}\n")
    sys.stdout.write(f"{count} paquets, {len(WORDS)} canaris, {faults} traces\n")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
