"""The papers of a person who does not exist, with the words of the body: how a text will look.

Nothing is kept, and no file is read but the body’s own.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Final

from sqlmodel import Session

from conseil_mobilite.documents.action_sheet import standard
from conseil_mobilite.documents.appointment import card
from conseil_mobilite.documents.kit.document import Document
from conseil_mobilite.documents.letters import (
    certificate,
    convocation,
    referral_answer,
    restitution,
)
from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.domain.organisation.prescribing import is_authorised
from conseil_mobilite.domain.paper.action_sheet import (
    ActionSheet,
    Aid,
    Step,
)
from conseil_mobilite.domain.paper.appointment_papers import AppointmentPaper
from conseil_mobilite.domain.paper.certificate import Certificate, role_words
from conseil_mobilite.domain.paper.convocation import Convocation
from conseil_mobilite.domain.paper.letter_text_checks import checked_words
from conseil_mobilite.domain.paper.referral_answer import ReferralAnswer
from conseil_mobilite.domain.paper.restitution import Box, Part, Restitution, Told
from conseil_mobilite.domain.pathway.followup import months_after
from conseil_mobilite.services.organisation import setup
from conseil_mobilite.services.paper import certificates, heads, issuing
from conseil_mobilite.services.paper.issuing import PaperPreview
from conseil_mobilite.services.paper.wording import paper_texts
from conseil_mobilite.services.paper.wording.sample import (
    ADDRESS,
    AGENT,
    BORN,
    GOAL,
    PERSON,
    PRESCRIBER,
    REFUSAL,
    STRENGTHS,
    WEEK,
    Sample,
)
from conseil_mobilite.store.reference.reference import code_lists


def preview(session: Session, code: str, at: datetime, typed: str | None = None) -> PaperPreview:
    """Return a paper that says a text, with the words typed in the place of those kept.

    UserError where these cannot stand on a paper.
    """
    texts = paper_texts.texts(session)
    if typed is not None:
        known = texts.text(code)
        texts = texts.with_words(known.code, checked_words(known, typed))
    sample = Sample(code, texts, session, paris_day(at))
    return issuing.preview("Aperçu", sample.number, _document(sample))


def _document(sample: Sample) -> Document:
    paper, code = sample.texts.text(sample.code).paper, sample.code
    if code.startswith(heads.SHORT_NOTICE):
        return card.slip(_slip(sample))
    return _PAPERS[paper](sample)


def _sheet(sample: Sample) -> Document:
    signed = sample.code.startswith("signature") or paper_texts.signatures(sample.session)
    signing = heads.signing(sample.session, PERSON, sample.adviser, sample.texts)
    content = ActionSheet(
        number=sample.number,
        organisation=sample.organisation,
        adviser=sample.adviser,
        person_name=PERSON,
        issued_on=sample.day,
        notice=heads.notice(sample.session, texts=sample.texts),
        goal="Aller chaque jour à votre formation d’aide-soignante.",
        strengths=("Lire les horaires de bus", "Demander votre chemin"),
        steps=(Step("Demander la carte de bus à prix réduit", due_on=sample.day + WEEK),),
        aids=(Aid("Aide au permis", decided_by="le Département"),),
        next_appointment=sample.meeting,
        signatures=signing if signed else None,
    )
    return standard.document(content)


def _slip(sample: Sample) -> AppointmentPaper:
    return AppointmentPaper(
        number=sample.number,
        organisation=sample.organisation,
        adviser=sample.adviser,
        person_name=PERSON,
        purpose="Faire le point ensemble",
        appointment=sample.meeting,
        issued_on=sample.day,
        notice=heads.notice(sample.session, heads.SHORT_NOTICE, sample.texts),
    )


def _invitation(sample: Sample) -> Document:
    content = Convocation(
        number=sample.number,
        organisation=sample.organisation,
        adviser=sample.adviser,
        person_name=PERSON,
        address=ADDRESS,
        issued_on=sample.day,
        purpose="Faire le point sur vos déplacements",
        appointment=sample.meeting,
        notice=heads.notice(sample.session, heads.SHORT_NOTICE, sample.texts),
        texts=sample.texts,
    )
    return convocation.document(content)


def _answer(sample: Sample) -> Document:
    """Return an answer in which the text has its place: accepted or not, late, with agreement."""
    code = sample.code
    agreed = code in {"reponse.accord", "reponse.rendez_vous"}
    content = ReferralAnswer(
        number=sample.number,
        organisation=sample.organisation,
        adviser=sample.adviser,
        issued_on=sample.day,
        prescriber=PRESCRIBER,
        agent=AGENT,
        person_name=PERSON,
        received_on=sample.day - WEEK,
        answered_on=sample.day,
        texts=sample.texts,
        refusal=REFUSAL if code.startswith("reponse.refus") else "",
        late=code == "reponse.retard",
        agreed=agreed,
        next_appointment=sample.meeting if agreed else None,
    )
    return referral_answer.document(content)


def _certificate(sample: Sample) -> Document:
    body = setup.organisation(sample.session)
    kinds = code_lists()["organisation_kinds"]
    content = Certificate(
        number=sample.number,
        organisation=sample.organisation,
        kind=kinds.label(body.kind),
        siret=body.siret,
        town=body.town,
        authorised=is_authorised(body, kinds),
        adviser=sample.adviser,
        role=role_words(""),
        person_name=PERSON,
        birth_date=BORN,
        assessed_on=sample.day,
        issued_on=sample.day,
        valid_until=months_after(sample.day, sample.texts.number(certificates.VALIDITY)),
        texts=sample.texts,
    )
    return certificate.document(content)


def _restitution(sample: Sample) -> Document:
    goals = Box("goals", Part.GOALS, Part.GOALS.value, (Told(GOAL),))
    strengths = Box("strengths", Part.STRENGTHS, Part.STRENGTHS.value, tuple(map(Told, STRENGTHS)))
    content = Restitution(
        number=sample.number,
        organisation=sample.organisation,
        adviser=sample.adviser,
        issued_on=sample.day,
        prescriber=PRESCRIBER,
        agent=AGENT,
        person_name=PERSON,
        agreed_on=sample.day,
        assessed_on=sample.day,
        boxes=(goals, strengths),
        texts=sample.texts,
    )
    return restitution.document(content)


_PAPERS: Final[dict[str, Callable[[Sample], Document]]] = {
    "commun": _sheet,
    "fiche": _sheet,
    "convocation": _invitation,
    "reponse": _answer,
    "restitution": _restitution,
    "attestation": _certificate,
}
