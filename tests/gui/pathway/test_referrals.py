"""The referrals of a person on her page: received, sent, answered, recalled, mended."""

from datetime import date, timedelta
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot
from tests.gui.keys import type_in
from tests.gui.looking import error_of, find, pick, plain, shown
from tests.gui.pathway.screen import click, dialog, write
from tests.gui.taking_back import take_back

from conseil_mobilite.domain.referrals.referral import Referral
from conseil_mobilite.gui.kit.choice import Tick
from conseil_mobilite.gui.kit.dialogs import Creation
from conseil_mobilite.gui.paper.paper_dialog import PaperDialog
from conseil_mobilite.gui.pathway.tab import PathwayTab
from conseil_mobilite.gui.referrals.referrals_card import ReferralsCard
from conseil_mobilite.services.pathway import pathways
from conseil_mobilite.services.people import people
from conseil_mobilite.services.people.people import NewPerson
from conseil_mobilite.services.referrals import referral_picture, referrals, sent_referrals
from conseil_mobilite.services.referrals.referral_picture import ReferralLine
from conseil_mobilite.services.referrals.referrals import Origin
from conseil_mobilite.services.referrals.sent_referrals import Sending
from conseil_mobilite.store.database import Store

ON = date(2027, 3, 12)
DAY = timedelta(days=1)
MISSION = Origin("ML", "Mission locale", "Mme Payen", "Pas de bus", "COURT", accepted=False)
GARAGE = Sending("Garage de Guise", "garage", address="3 rue du Gué", person_agreed=True)


@pytest.fixture
def awa(store: Store) -> UUID:
    return store.run(people.register, NewPerson("Roy", "Awa"), ON).id


@pytest.fixture
def helene(awa: UUID) -> UUID:
    """Show the tab of Awa, who has no pathway yet."""
    return awa


@pytest.fixture
def received(store: Store, awa: UUID) -> Referral:
    return store.run(referrals.receive_again, awa, MISSION, ON - 6 * DAY)


@pytest.fixture
def sent(store: Store, awa: UUID) -> Referral:
    return store.run(sent_referrals.send, awa, GARAGE, ON - 6 * DAY)


def arrive(qtbot: QtBot, tab: PathwayTab, words: str) -> ReferralsCard:
    tab.refresh()
    card = find(tab, ReferralsCard, "referrals_card")
    qtbot.waitUntil(lambda: words in plain(shown(card)))
    return card


def ask(qtbot: QtBot, tab: PathwayTab, words: str, button: str, name: str) -> Creation:
    """Show the tab once it says so, click on one of its buttons, and return what it opens."""
    arrive(qtbot, tab, words)
    click(qtbot, tab, button)
    return dialog(tab, name)


def lines(store: Store, person: UUID) -> list[ReferralLine]:
    return list(store.read(referral_picture.of_person, person, ON).lines)


def test_without_any_the_card_says_so(qtbot: QtBot, tab: PathwayTab) -> None:
    arrive(qtbot, tab, "Aucune orientation, ni reçue ni envoyée.")


@pytest.mark.usefixtures("received", "sent")
def test_each_is_told_with_its_days_its_facts_and_its_state(qtbot: QtBot, tab: PathwayTab) -> None:
    told = plain(shown(arrive(qtbot, tab, "De : Mission locale (Mme Payen)")))

    assert "Reçue le 6 mars 2027 · réponse attendue jusqu’au 14 mars 2027" in told
    assert "Pas de bus · Urgence : dans les 3 mois" in told
    assert "Réponse attendue" in told
    assert "Vers : Garage de Guise" in told
    assert "À relancer" in told
    assert "3 rue du Gué" in told


def test_accepting_opens_the_pathway_and_can_be_undone(
    qtbot: QtBot, tab: PathwayTab, store: Store, awa: UUID, received: Referral
) -> None:
    arrive(qtbot, tab, "Réponse attendue")

    with qtbot.waitSignal(tab.undo_offered) as offered:
        click(qtbot, tab, f"referral_accept_{received.id.hex}")

    assert offered.args is not None
    assert offered.args[0] == "Orientation acceptée"
    assert store.read(pathways.current, awa)
    qtbot.waitUntil(lambda: "acceptée le 12 mars 2027" in plain(shown(tab)))

    take_back(store, tab, offered.args[1])

    assert store.read(pathways.current, awa) is None
    qtbot.waitUntil(lambda: "Réponse attendue" in plain(shown(tab)))


def test_a_refusal_asks_its_reason_and_nothing_typed_is_lost(
    qtbot: QtBot, tab: PathwayTab, store: Store, awa: UUID, received: Referral
) -> None:
    asked = ask(
        qtbot, tab, "Réponse attendue", f"referral_refuse_{received.id.hex}", "refusal_dialog"
    )
    write(asked, "refusal_day", "10/03/2027")

    asked.confirm.click()
    qtbot.waitUntil(lambda: "Choisissez le motif" in error_of(asked, "refusal_reason"))
    pick(find(asked, QComboBox, "refusal_reason"), "bénéficiaire-non-mobile")
    with qtbot.waitSignal(tab.undo_offered):
        asked.confirm.click()

    (line,) = lines(store, awa)
    assert (line.referral.refusal_reason, line.referral.answered_on) == (
        "bénéficiaire-non-mobile",
        date(2027, 3, 10),
    )
    qtbot.waitUntil(lambda: "Motif : Personne non mobile" in plain(shown(tab)))


@pytest.mark.parametrize(("day", "said"), [("13/03/2027", "avenir"), ("1/3/2027", "avant")])
def test_a_day_that_cannot_be_is_said_beside_it(
    qtbot: QtBot, tab: PathwayTab, received: Referral, day: str, said: str
) -> None:
    asked = ask(
        qtbot, tab, "Réponse attendue", f"referral_refuse_{received.id.hex}", "refusal_dialog"
    )
    pick(find(asked, QComboBox, "refusal_reason"), "autre")
    write(asked, "refusal_day", day)

    asked.confirm.click()

    qtbot.waitUntil(lambda: said in error_of(asked, "refusal_day"))
    assert find(asked, QComboBox, "refusal_reason").currentText() == "Autre motif"


def test_one_is_received_for_somebody_already_known(
    qtbot: QtBot, tab: PathwayTab, store: Store, awa: UUID
) -> None:
    asked = ask(qtbot, tab, "Aucune orientation", "referral_receive", "received_dialog")
    write(asked, "referral_body", "CCAS de Guise")
    write(asked, "referral_day", "1/3/2027")
    asked.confirm.click()
    qtbot.waitUntil(lambda: bool(error_of(asked, "referral_kind")))
    pick(find(asked, QComboBox, "referral_kind"), "CCAS")
    find(asked, Tick, "referral_joined").click()

    with qtbot.waitSignal(tab.undo_offered):
        asked.confirm.click()

    (line,) = lines(store, awa)
    kept = line.referral
    assert (kept.prescriber_name, kept.prescriber_kind, kept.received_on) == (
        "CCAS de Guise",
        "CCAS",
        date(2027, 3, 1),
    )
    assert (kept.documents_joined, kept.state) == (True, "recue")
    qtbot.waitUntil(lambda: "Expirée" in plain(shown(tab)))


@pytest.mark.usefixtures("sent")
def test_a_body_already_met_fills_what_is_known_of_it(qtbot: QtBot, tab: PathwayTab) -> None:
    asked = ask(qtbot, tab, "À relancer", "referral_send", "sent_dialog")
    name, address = (
        find(asked, QLineEdit, "referral_body"),
        find(asked, QLineEdit, "referral_address"),
    )
    name.setFocus()

    type_in(name, "gar")
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
    popup = QApplication.activePopupWidget()
    assert popup is not None
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: name.text() == "Garage de Guise")
    assert address.text() == "3 rue du Gué"
    assert find(asked, QComboBox, "referral_kind").currentText() == "Garage ou vendeur"
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is None)
    qtbot.keyClick(asked, Qt.Key.Key_Escape)
    qtbot.waitUntil(asked.isHidden)


def test_one_is_sent_only_with_her_agreement(
    qtbot: QtBot, tab: PathwayTab, store: Store, awa: UUID
) -> None:
    asked = ask(qtbot, tab, "Aucune orientation", "referral_send", "sent_dialog")
    write(asked, "referral_body", "Vélo-école")
    write(asked, "referral_phone", "03 23 61 00 00")
    asked.confirm.click()
    qtbot.waitUntil(lambda: "avec son accord" in error_of(asked, "referral_agreed"))
    assert lines(store, awa) == []

    find(asked, Tick, "referral_agreed").click()
    with qtbot.waitSignal(tab.undo_offered):
        asked.confirm.click()

    (line,) = lines(store, awa)
    assert (line.referral.prescriber_name, line.referral.phone) == ("Vélo-école", "+33323610000")
    qtbot.waitUntil(lambda: "Envoyée le 12 mars 2027" in plain(shown(tab)))


def test_the_other_body_is_recalled_then_answers(
    qtbot: QtBot, tab: PathwayTab, store: Store, awa: UUID, sent: Referral
) -> None:
    arrive(qtbot, tab, "À relancer")
    click(qtbot, tab, f"referral_remind_{sent.id.hex}")
    with qtbot.waitSignal(tab.undo_offered):
        dialog(tab, "reminder_dialog").confirm.click()
    qtbot.waitUntil(lambda: "relancée le 12 mars 2027" in plain(shown(tab)))

    click(qtbot, tab, f"referral_answer_{sent.id.hex}")
    asked = dialog(tab, "answer_dialog")
    asked.confirm.click()
    qtbot.waitUntil(lambda: bool(error_of(asked, "answer_choice")))
    pick(find(asked, QComboBox, "answer_choice"), "acceptee")
    with qtbot.waitSignal(tab.undo_offered):
        asked.confirm.click()

    (line,) = lines(store, awa)
    assert (line.referral.state, line.referral.reminded_on) == ("acceptee", ON)
    qtbot.waitUntil(lambda: "acceptée le 12 mars 2027" in plain(shown(tab)))


def test_an_answer_is_taken_back_and_one_is_called_off(
    qtbot: QtBot, tab: PathwayTab, store: Store, awa: UUID, received: Referral
) -> None:
    store.run(referrals.refuse, received.id, "autre", ON)
    arrive(qtbot, tab, "Refusée")

    click(qtbot, tab, f"referral_reopen_{received.id.hex}")
    qtbot.waitUntil(lambda: "Réponse attendue" in plain(shown(tab)))
    click(qtbot, tab, f"referral_cancel_{received.id.hex}")
    qtbot.waitUntil(lambda: "Annulée" in plain(shown(tab)))

    assert lines(store, awa)[0].referral.state == "annulee"


def test_what_was_typed_is_mended_or_deleted(
    qtbot: QtBot, tab: PathwayTab, store: Store, awa: UUID, received: Referral
) -> None:
    asked = ask(
        qtbot, tab, "Réponse attendue", f"referral_correct_{received.id.hex}", "correction_dialog"
    )
    assert find(asked, QLineEdit, "referral_agent").text() == "Mme Payen"
    write(asked, "referral_agent", "M. Noël")
    with qtbot.waitSignal(tab.undo_offered):
        asked.confirm.click()
    qtbot.waitUntil(lambda: "Mission locale (M. Noël)" in plain(shown(tab)))

    click(qtbot, tab, f"referral_correct_{received.id.hex}")
    with qtbot.waitSignal(tab.undo_offered) as offered:
        find(dialog(tab, "correction_dialog"), QPushButton, "referral_remove").click()
    assert lines(store, awa) == []

    assert offered.args is not None
    take_back(store, tab, offered.args[1])

    assert lines(store, awa)[0].referral.agent_name == "M. Noël"


def test_the_letter_is_shown_kept_and_seen_again(
    qtbot: QtBot, tab: PathwayTab, store: Store, awa: UUID, received: Referral
) -> None:
    store.run(referrals.refuse, received.id, "session-complète", ON)
    arrive(qtbot, tab, "Refusée")

    click(qtbot, tab, f"referral_letter_{received.id.hex}")
    letter = find(tab, PaperDialog, "sheet_preview")
    give = find(letter, QPushButton, "sheet_give")
    qtbot.waitUntil(give.isEnabled)
    assert "rien n’est encore remis" in plain(shown(letter))
    give.click()
    qtbot.waitUntil(lambda: "n° 2027-00001" in plain(shown(letter)))
    letter.accept()

    qtbot.waitUntil(lambda: "Lettre n° 2027-00001" in plain(shown(tab)))
    (line,) = lines(store, awa)
    assert line.letter
    again = find(tab, QPushButton, f"referral_letter_{received.id.hex}")
    qtbot.waitUntil(lambda: again.text() == "Revoir la lettre" or not again.isVisible())


@pytest.mark.usefixtures("received")
def test_the_route_brings_the_card_into_sight(qtbot: QtBot, tab: PathwayTab) -> None:
    tab.resize(1270, 220)
    tab.refresh()
    tab.show_part("referrals")

    card = find(tab, ReferralsCard, "referrals_card")

    qtbot.waitUntil(lambda: "Réponse attendue" in plain(shown(card)))
    qtbot.waitUntil(lambda: not card.visibleRegion().isEmpty())
