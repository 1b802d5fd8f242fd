"""The papers of a person who does not exist, with the words of the body: how a text will look.

Nothing is kept, and no file is read but the body’s own.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Final

from sqlmodel import Session

from conseil_mobilite.documents import convocation, referral_answer, worded_sample
from conseil_mobilite.documents.action_sheet import standard
from conseil_mobilite.documents.appointment import card
from conseil_mobilite.documents.kit.document import Document
from conseil_mobilite.domain.language.french import long_date
from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.domain.paper.action_sheet import (
    ActionSheet,
    AdviserCard,
    Aid,
    Letterhead,
    NextAppointment,
    Step,
)
from conseil_mobilite.domain.paper.appointment_papers import AppointmentPaper
from conseil_mobilite.domain.paper.convocation import Convocation
from conseil_mobilite.domain.paper.letter_text_checks import checked_words
from conseil_mobilite.domain.paper.letter_texts import PaperTexts
from conseil_mobilite.domain.paper.referral_answer import ReferralAnswer
from conseil_mobilite.services.paper import heads, issuing, paper_texts
from conseil_mobilite.services.paper.issuing import PaperPreview

PERSON: Final = "Amina Haddad"
ADDRESS: Final = ("12 rue des Tisserands", "02500 Hirson")
PRESCRIBER: Final = "Mission locale de Thiérache"
AGENT: Final = "Mme Payen"
REFUSAL: Final = "Session complète"
_WEEK: Final = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Sample:
    """What a paper of the sample person is made of. `code` is the text that is looked at."""

    code: str
    texts: PaperTexts
    session: Session
    day: date

    @property
    def number(self) -> str:
        return f"{self.day.year}-00000"

    @property
    def organisation(self) -> Letterhead:
        return heads.letterhead(self.session, self.texts)

    @property
    def adviser(self) -> AdviserCard:
        return heads.adviser_card(self.session, None)

    @property
    def meeting(self) -> NextAppointment:
        place = self.organisation.address or "4 place de la Mairie, Hirson"
        return NextAppointment(
            self.day + _WEEK, time(14, 30), 60, place=place, directions="Bus 3, arrêt Mairie"
        )


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
    return _PAPERS.get(paper, _worded)(sample)


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
        steps=(Step("Demander la carte de bus à prix réduit", due_on=sample.day + _WEEK),),
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
    return convocation.document(_unreachable(content) if _phoneless(sample) else content)


def _phoneless(sample: Sample) -> bool:
    return sample.code == "convocation.sans_telephone"


def _unreachable(content: Convocation) -> Convocation:
    return replace(
        content,
        organisation=replace(content.organisation, phone=""),
        adviser=replace(content.adviser, phone=""),
    )


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
        received_on=sample.day - _WEEK,
        answered_on=sample.day,
        texts=sample.texts,
        refusal=REFUSAL if code.startswith("reponse.refus") else "",
        late=code == "reponse.retard",
        agreed=agreed,
        next_appointment=sample.meeting if agreed else None,
    )
    return referral_answer.document(content)


def _worded(sample: Sample) -> Document:
    """Set the texts of a paper one under the other, in their order."""
    paper = sample.texts.text(sample.code).paper
    label = next(each.label for each in sample.texts.reference.papers if each.code == paper)
    values = {
        "personne": PERSON,
        "prescripteur": PRESCRIBER,
        "conseiller": sample.adviser.full_name,
        "bilan": long_date(sample.day, weekday=False),
        "echeance": long_date(sample.day + 26 * _WEEK, weekday=False),
    }
    said = [
        sample.texts.say(text.code, **values)
        for text in sample.texts.reference.of_body(sample.texts.basis)
        if text.paper == paper and text.least is None
    ]
    return worded_sample.document(label, sample.organisation, sample.adviser, said, sample.day)


_PAPERS: Final[dict[str, Callable[[Sample], Document]]] = {
    "commun": _sheet,
    "fiche": _sheet,
    "convocation": _invitation,
    "reponse": _answer,
}
