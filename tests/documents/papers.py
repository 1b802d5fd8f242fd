"""Contents written as PDF, and the words proposed to a body."""

from conseil_mobilite.documents import person_file, week_agenda
from conseil_mobilite.documents.action_sheet import standard
from conseil_mobilite.documents.appointment import card
from conseil_mobilite.documents.letters import (
    certificate,
    convocation,
    referral_answer,
    restitution,
)
from conseil_mobilite.documents.pdf.writing import write
from conseil_mobilite.documents.statistics import report
from conseil_mobilite.domain.paper.action_sheet import ActionSheet
from conseil_mobilite.domain.paper.appointment_papers import AppointmentPaper, PrintedWeek
from conseil_mobilite.domain.paper.certificate import Certificate
from conseil_mobilite.domain.paper.convocation import Convocation
from conseil_mobilite.domain.paper.letter_texts import ASSOCIATION, PaperTexts
from conseil_mobilite.domain.paper.person_file import PersonFile
from conseil_mobilite.domain.paper.referral_answer import ReferralAnswer
from conseil_mobilite.domain.paper.restitution import Restitution
from conseil_mobilite.domain.statistics.report.content import StatisticsReport
from conseil_mobilite.store.reference.letters import letter_texts

BODY = "Mobilité des Trois Vallées"
PROPOSED = PaperTexts(
    letter_texts(),
    ASSOCIATION,
    common={
        "organisme": BODY,
        "adresse": "4 place de la Mairie",
        "siret": "73282932000074",
        "duree": "2 ans",
        "contact": "donnees@trois-vallees.example",
    },
)


def sheet_pdf(content: ActionSheet) -> bytes:
    return write(standard.document(content))


def slip_pdf(content: AppointmentPaper) -> bytes:
    return write(card.slip(content))


def card_pdf(content: AppointmentPaper) -> bytes:
    return write(card.card(content))


def week_pdf(content: PrintedWeek) -> bytes:
    return write(week_agenda.document(content))


def letter_pdf(content: Convocation) -> bytes:
    return write(convocation.document(content))


def answer_pdf(content: ReferralAnswer) -> bytes:
    return write(referral_answer.document(content))


def report_pdf(content: StatisticsReport) -> bytes:
    return write(report.document(content))


def restitution_pdf(content: Restitution) -> bytes:
    return write(restitution.document(content))


def certificate_pdf(content: Certificate) -> bytes:
    return write(certificate.document(content))


def file_pdf(content: PersonFile) -> bytes:
    return write(person_file.document(content))
