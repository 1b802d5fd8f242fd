"""Versions of the grid made one after the other, and assessments frozen under each."""

import json
from dataclasses import replace
from datetime import date, datetime, timedelta

from sqlmodel import Session
from tests.conftest import NOW

from conseil_mobilite.domain.assessment.assessment import Assessment
from conseil_mobilite.domain.assessment.grid_writing import grid_data
from conseil_mobilite.domain.assessment.local_grid import LocalGrid
from conseil_mobilite.domain.assessment.question_wording import wording_of
from conseil_mobilite.domain.assessment.replies import Reply, ReplyState
from conseil_mobilite.domain.pathway.pathway import Pathway
from conseil_mobilite.domain.people.person import Person
from conseil_mobilite.services.assessment import assessments, grid_draft, synthesis
from conseil_mobilite.services.assessment.assessment_picture import AssessmentPicture
from conseil_mobilite.services.assessment.grid_draft import GridWorkshop
from conseil_mobilite.store.reference import reference

DAY = date(2027, 3, 12)
NATIONAL = reference.grid()


def question_of(session: Session, code: str, text: str) -> GridWorkshop:
    """Reword one question in the draft."""
    now = grid_draft.workshop(session).draft.question(code)
    return grid_draft.reword(session, code, replace(wording_of(now), text=text))


def made(session: Session, text: str, at: datetime = NOW) -> str:
    """Publish a version that words V04 so."""
    question_of(session, "V04", text)
    return grid_draft.publish(session, "V04 en d’autres mots", at).versions[0].version


def pathway_of(session: Session, number: str) -> Pathway:
    person = Person(
        file_number=number, last_name="Benmansour", first_name="Aïcha", registered_on=DAY
    )
    session.add(person)
    session.flush()
    pathway = Pathway(person_id=person.id, opened_on=DAY)
    session.add(pathway)
    session.flush()
    return pathway


def validated(session: Session, pathway: Pathway, kind: str = "complet") -> Assessment:
    """Begin, answer V04 « Toujours » and V09, V02 likewise, put the rest aside, and validate."""
    one = assessments.start(session, pathway.id, kind, NOW)
    for code, answer in (("V04", "toujours"), ("V09", "oui"), ("V02", "oui")):
        assessments.answer(session, one.id, code, Reply(codes=(answer,)), NOW)
    aside = Reply(state=ReplyState.NOT_DISCUSSED)
    for question in NATIONAL.questions:
        if question.mandatory and question.code not in {"V04", "V09", "V02"}:
            assessments.answer(session, one.id, question.code, aside, NOW)
    synthesis.keep_all_barriers(session, one.id)
    return assessments.validate(session, one.id, DAY)


def level(picture: AssessmentPicture, axis: str) -> int | None:
    return next(known.retained for known in picture.axes if known.axis == axis)


def insert_other_points(session: Session, version: str, text: str) -> None:
    """Lay a version whose points differ, as a national one to come might: « Toujours » gives 0."""
    data = json.loads(json.dumps(grid_data(NATIONAL)))
    data["version"] = version
    question = data["sections"][3]["questions"][3]
    question["text"] = text
    question["choices"][0]["points"] = 0
    session.add(
        LocalGrid(
            version=version,
            national_version="CM-2026.1",
            number=2,
            content=json.dumps(data),
            note="D’autres points",
            made_at=NOW + timedelta(days=1),
        )
    )
    session.flush()
