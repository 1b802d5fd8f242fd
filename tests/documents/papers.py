"""Contents written as PDF."""

from conseil_mobilite.documents import referral_answer, restitution, statistics_report, week_agenda
from conseil_mobilite.documents.action_sheet import standard
from conseil_mobilite.documents.appointment import card
from conseil_mobilite.documents.pdf.writing import write
from conseil_mobilite.domain.paper.action_sheet import ActionSheet
from conseil_mobilite.domain.paper.appointment_papers import AppointmentPaper, PrintedWeek
from conseil_mobilite.domain.paper.referral_answer import ReferralAnswer
from conseil_mobilite.domain.paper.restitution import Restitution
from conseil_mobilite.domain.statistics.statistics_report import StatisticsReport


def sheet_pdf(content: ActionSheet) -> bytes:
    return write(standard.document(content))


def slip_pdf(content: AppointmentPaper) -> bytes:
    return write(card.slip(content))


def card_pdf(content: AppointmentPaper) -> bytes:
    return write(card.card(content))


def week_pdf(content: PrintedWeek) -> bytes:
    return write(week_agenda.document(content))


def answer_pdf(content: ReferralAnswer) -> bytes:
    return write(referral_answer.document(content))


def report_pdf(content: StatisticsReport) -> bytes:
    return write(statistics_report.document(content))


def restitution_pdf(content: Restitution) -> bytes:
    return write(restitution.document(content))
