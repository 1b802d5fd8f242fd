"""The drafts of the register and of the impact assessment: what is known, what is to be written."""

import io
import zipfile
from xml.etree import ElementTree as ET

import pytest
from sqlmodel import Session
from tests.conftest import NOW
from tests.documents.conftest import Reading
from tests.services import supported

from conseil_mobilite.domain.organisation.adviser import Adviser
from conseil_mobilite.domain.retention.rules import Rule
from conseil_mobilite.services.organisation import setup
from conseil_mobilite.services.organisation.roles import MANAGER
from conseil_mobilite.services.records import records
from conseil_mobilite.services.records.records import RecordKind
from conseil_mobilite.services.retention import delays


def read(session: Session, kind: RecordKind) -> str:
    pdf = records.preview(session, kind, NOW, 10).pdf
    return " ".join(Reading(pdf).text.replace("\N{NO-BREAK SPACE}", " ").split())


@pytest.mark.parametrize("kind", list(RecordKind))
def test_a_draft_says_what_is_known_and_that_it_is_one(session: Session, kind: RecordKind) -> None:
    supported.person(session, "Ornithorynque")

    said = read(session, kind)

    assert "Projet à compléter" in said
    assert "Mobilité Solidaire de la Thiérache" in said
    assert "Intérêt légitime (art. 6, 1, f du RGPD)" in said
    assert "10 minutes sans activité" in said
    assert "Personne jamais rencontrée : 6 mois" in said
    assert "Santé" in said
    assert "Ornithorynque" not in said


def test_the_delays_are_those_that_the_body_chose(session: Session) -> None:
    adviser = session.get_one(Adviser, session.info["adviser"])
    adviser.role = MANAGER
    delays.choose(session, Rule.NEVER_MET, 4)

    assert "Personne jamais rencontrée : 4 mois" in read(session, RecordKind.REGISTER)


@pytest.mark.parametrize("contact", ["", "dpo@exemple.fr"])
def test_what_nobody_said_stands_out(session: Session, contact: str) -> None:
    setup.organisation(session).data_protection_contact = contact
    session.flush()

    record = records.prepare(session, RecordKind.REGISTER, NOW, 10)

    missing = {line.name for part in record.parts for line in part.lines if line.missing}
    assert "Représentant légal" in missing
    assert ("Délégué à la protection des données" in missing) is not bool(contact)
    assert f"{record.missing} lignes restent à compléter." in read(session, RecordKind.REGISTER)


def test_the_text_to_complete_is_sound_and_holds_every_line(session: Session) -> None:
    setup.organisation(session).name = "L’Élan <b>& Cie</b>"
    session.flush()
    record = records.prepare(session, RecordKind.IMPACT, NOW, 10)

    content = records.editable(session, RecordKind.IMPACT, NOW, 10)

    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.read("mimetype").decode() == "application/vnd.oasis.opendocument.text"
        texts = ET.fromstring(archive.read("content.xml")).itertext()  # noqa: S314 - ours
        said = "".join(texts).replace("\N{NO-BREAK SPACE}", " ")
    assert "L’Élan <b>& Cie</b>" in said
    assert all(line.name in said for part in record.parts for line in part.lines)
    assert content == records.editable(session, RecordKind.IMPACT, NOW, 10)
