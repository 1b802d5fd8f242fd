"""She is sent to another service, which answers: both are noted on « Parcours »."""

from conseil_mobilite.cli.tour import tale
from conseil_mobilite.cli.tour.failure import StepFailed
from conseil_mobilite.cli.tour.visit import Visit
from conseil_mobilite.domain.referrals.referral_rules import Direction, ReferralState
from conseil_mobilite.gui.referrals.referral_answers import ACCEPTED
from conseil_mobilite.services.referrals import referral_picture
from conseil_mobilite.store.database import Store


def refer(visit: Visit) -> None:
    """Send her to a service, then note what it answered."""
    hand = visit.hand
    visit.show_tab("Parcours")
    visit.settle()
    hand.click("referral_send")
    hand.write("referral_body", tale.SENT_TO)
    hand.write("referral_reason", tale.SENT_FOR)
    hand.click("referral_agreed")
    hand.click("sent_dialog_create")
    hand.wait(lambda: not hand.sees("referral_body"), "L’orientation n’a pas été envoyée.")
    visit.settle()
    hand.click(hand.name_of("referral_answer_"))
    hand.choose("answer_choice", ACCEPTED)
    hand.write("answer_words", tale.ANSWERED)
    hand.click("answer_dialog_create")
    hand.wait(lambda: not hand.sees("answer_words"), "La réponse n’a pas été notée.")
    visit.settle()


def found_answered(visit: Visit, store: Store) -> None:
    """Find the referral sent today, accepted, with the words of the answer."""
    lines = store.read(referral_picture.of_person, visit.someone(), visit.today).lines
    sent = [each.referral for each in lines if each.referral.direction == Direction.SENT]
    told = [(each.prescriber_name, each.reason, each.state, each.answer) for each in sent]
    if told != [(tale.SENT_TO, tale.SENT_FOR, ReferralState.ACCEPTED, tale.ANSWERED)]:
        raise StepFailed("L’orientation envoyée et sa réponse ne sont pas dans la base.")
