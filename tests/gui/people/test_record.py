from datetime import UTC, date, datetime
from uuid import UUID, uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QTabBar, QWidget
from pytestqt.qtbot import QtBot
from sqlmodel import Session, select
from tests.gui.looking import find, shown
from tests.gui.people.screen import opened_record
from tests.gui.taking_back import take_back

from conseil_mobilite.domain.agenda.appointment import Appointment, Participation
from conseil_mobilite.domain.journal import AuditEntry
from conseil_mobilite.domain.pathway.pathway import Pathway
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.kit.buttons import Segments
from conseil_mobilite.gui.kit.choice import Choice
from conseil_mobilite.gui.kit.fields import Field
from conseil_mobilite.gui.kit.labels import badge, label
from conseil_mobilite.gui.kit.layouts import column
from conseil_mobilite.gui.kit.page import Gesture, Page
from conseil_mobilite.gui.people.record import RecordPage
from conseil_mobilite.gui.people.record_facts import RecordFacts
from conseil_mobilite.gui.people.record_tabs import HeaderGesture, RecordTab
from conseil_mobilite.services.people import people
from conseil_mobilite.services.people.people import NewPerson, Origin, PersonChanges
from conseil_mobilite.services.referrals import referrals
from conseil_mobilite.store.database import Store

ON = date(2027, 3, 12)
HELENE = NewPerson(
    "Lefèvre",
    "Hélène",
    birth_date=date(1992, 6, 4),
    sex="F",
    phones=("0645127890",),
    publics=("rsa", "handicap"),
)


class Meetings(Page):
    """A tab of another slice, which remembers what it was asked."""

    def __init__(self, _desk: Desk, person: UUID) -> None:
        super().__init__()
        self.person = person
        self.asked: list[str] = []
        self.lay_out(column())

    def refresh(self) -> None:
        self.asked.append("refresh")

    def leave(self) -> None:
        self.asked.append("leave")

    def show_part(self, part: str) -> None:
        self.asked.append(part)


MEETINGS = RecordTab(
    "meetings",
    "Rendez-vous",
    Meetings,
    count=lambda header: header.documents + 3,
    gesture=HeaderGesture("Rendez-vous", "calendar-plus"),
)


@pytest.fixture
def helene(store: Store) -> UUID:
    return store.run(people.welcome, HELENE, Origin(), ON).id


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, helene: UUID) -> RecordPage:
    return opened_record(qtbot, desk, helene, tabs=(MEETINGS,))


def open_tab(qtbot: QtBot, page: RecordPage, code: str) -> QWidget:
    page.show_part(code)
    tab = find(page, QWidget, f"record_tab_{code}")
    qtbot.waitUntil(tab.isVisible)
    return tab


def test_the_header_tells_who_she_is_without_what_is_sensitive(
    qtbot: QtBot, page: RecordPage
) -> None:
    header = find(page, QWidget, "record_header")
    qtbot.waitUntil(lambda: "RSA" in shown(header))

    words = shown(header)
    assert "Hélène Lefèvre" in words
    assert "34\xa0ans · née le 4 juin 1992" in words
    assert "À contacter" in words
    assert "Handicap" not in words
    assert "06\xa045\xa012\xa078\xa090" in words


def test_the_header_leaves_out_publics_rather_than_going_to_another_line(qtbot: QtBot) -> None:
    facts = RecordFacts()
    qtbot.addWidget(facts)
    facts.show_facts([badge("Suspendu")], ["RSA", "Apprenti", "DELD"], [label("06 45 12 78 90")])
    facts.resize(900, 40)
    facts.show()
    whole = shown(facts).split("\n")

    facts.resize(facts.sizeHint().width() + 200, 40)
    left_out = next(each for each in facts.findChildren(QLabel) if each.text().startswith("+"))
    qtbot.waitUntil(left_out.isVisible)

    assert {"RSA", "Apprenti", "DELD"} < set(whole)
    assert len(left_out.accessibleName().split(", ")) == int(left_out.text())
    assert facts.heightForWidth(facts.width()) == facts.heightForWidth(2000)


def test_the_header_settles_at_every_width_of_the_window(qtbot: QtBot, page: RecordPage) -> None:
    header = find(page, QWidget, "record_header")
    qtbot.waitUntil(lambda: "RSA" in shown(header))
    facts = header.findChild(RecordFacts)
    assert facts is not None
    facts.show_facts(
        [badge("En accompagnement")],
        ["Demandeur d’emploi", "RSA", "DELD", "Apprenti", "50 ans et plus", "Parent isolé"],
        [label("06 39 98 12 34"), label("30 nov., 14 h 30")],
    )

    heights = set()
    for width in range(1100, 1900, 20):
        page.resize(width, 680)
        QApplication.processEvents()
        heights.add(header.height())

    assert len(heights) == 1


def test_one_button_is_filled_at_a_time(qtbot: QtBot, page: RecordPage) -> None:
    assess = find(page, QPushButton, "record_meetings_new")
    qtbot.waitUntil(lambda: assess.property("role") == "primary")

    open_tab(qtbot, page, "rights")

    assert assess.property("role") == ""


@pytest.mark.usefixtures("page")
def test_opening_a_file_leaves_a_trace(qtbot: QtBot, store: Store, helene: UUID) -> None:
    def opened(session: Session) -> list[UUID | None]:
        acts = select(AuditEntry.record_id).where(AuditEntry.act == "person.open")
        return list(session.exec(acts))

    qtbot.waitUntil(lambda: store.read(opened) == [helene])


def test_the_header_follows_what_is_stored(
    qtbot: QtBot, desk: Desk, page: RecordPage, helene: UUID
) -> None:
    qtbot.waitUntil(lambda: "Hélène Lefèvre" in shown(page))

    desk.background.run(people.correct, helene, PersonChanges(usual_name="Durand"))

    qtbot.waitUntil(lambda: "Hélène Durand" in shown(page))


def test_only_the_tabs_given_are_shown_with_their_counts(qtbot: QtBot, page: RecordPage) -> None:
    bar = find(page, QTabBar, "record_tabs")

    qtbot.waitUntil(lambda: bar.tabText(2) == "Rendez-vous (3)")
    assert [bar.tabText(rank) for rank in range(bar.count())] == [
        "Synthèse",
        "Identité",
        "Rendez-vous (3)",
        "Droits et données",
    ]


def test_a_gesture_of_the_header_shows_its_tab_and_begins_there(page: RecordPage) -> None:
    find(page, QPushButton, "record_meetings_new").click()

    tab = find(page, Meetings, "record_tab_meetings")
    assert tab.isVisible()
    assert tab.asked == ["refresh", "new"]


def test_a_shortcut_reaches_its_tab_where_there_is_one(page: RecordPage) -> None:
    assert page.perform(Gesture.NEW_APPOINTMENT)
    assert not page.perform(Gesture.PRINT_SHEET)
    assert find(page, Meetings, "record_tab_meetings").asked == ["refresh", "new"]


def test_a_tab_is_told_when_it_is_left(page: RecordPage) -> None:
    page.show_part("meetings")
    page.show_part("identity")
    tab = find(page, Meetings, "record_tab_meetings")
    assert tab.asked == ["refresh", "leave"]

    page.show_part("meetings")
    page.leave()

    assert tab.asked == ["refresh", "leave", "refresh", "leave"]


def test_tabs_are_reached_by_keyboard(qtbot: QtBot, page: RecordPage) -> None:
    bar = find(page, QTabBar, "record_tabs")
    bar.setFocus()

    qtbot.keyClick(bar, Qt.Key.Key_Right)

    qtbot.waitUntil(find(page, QWidget, "record_tab_identity").isVisible)


def test_control_and_a_digit_show_a_tab_and_put_the_keyboard_on_its_name(
    qtbot: QtBot, page: RecordPage
) -> None:
    bar = find(page, QTabBar, "record_tabs")
    qtbot.waitUntil(lambda: "Rendez-vous (3)" in [bar.tabText(i) for i in range(bar.count())])
    open_tab(qtbot, page, "identity")

    qtbot.keyClick(page, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)

    assert find(page, Meetings, "record_tab_meetings").isVisible()
    assert bar.currentIndex() == 2
    assert bar.hasFocus()


def test_what_happened_can_be_filtered(
    qtbot: QtBot, store: Store, page: RecordPage, helene: UUID
) -> None:
    store.run(_attended, helene)
    page.refresh()
    qtbot.waitUntil(lambda: "Entretien de suivi" in shown(page))
    assert "Dossier créé" in shown(page)

    find(page, QPushButton, "timeline_filter_contacts").click()

    assert find(page, Segments, "timeline_filter").current() == "contacts"
    qtbot.waitUntil(lambda: "Dossier créé" not in shown(page))
    assert "Entretien de suivi" in shown(page)


def _attended(session: Session, person: UUID) -> None:
    meeting = Appointment(
        kind="suivi",
        starts_at=datetime(2027, 3, 10, 9, tzinfo=UTC),
        duration_minutes=45,
        uid=str(uuid4()),
    )
    session.add(meeting)
    session.flush()
    session.add(Participation(appointment_id=meeting.id, person_id=person, status="seen"))


def test_a_referral_that_waits_is_accepted_from_the_synthesis(
    qtbot: QtBot, desk: Desk, store: Store
) -> None:
    waiting = Origin("ML", agent_name="Mme Payen", accepted=False)
    person = store.run(people.welcome, NewPerson("Roy", "Awa"), waiting, ON).id
    page = RecordPage(desk, person)
    qtbot.addWidget(page)
    page.show()
    page.refresh()
    qtbot.waitUntil(lambda: "sans réponse" in shown(page))
    assert "Mission locale · Mme Payen" in shown(page)

    with qtbot.waitSignal(page.undo_offered) as offered:
        find(page, QPushButton, "referral_accept").click()

    assert offered.args is not None
    assert offered.args[0] == "Orientation acceptée"
    qtbot.waitUntil(lambda: "sans réponse" not in shown(page))
    qtbot.waitUntil(lambda: "À contacter" in shown(page))
    assert store.read(referrals.waiting, person) is None


def test_identity_is_stored_as_it_is_typed(
    qtbot: QtBot, store: Store, page: RecordPage, helene: UUID
) -> None:
    tab = open_tab(qtbot, page, "identity")
    name = find(tab, QLineEdit, "person_last_name")
    qtbot.waitUntil(lambda: name.text() == "Lefèvre")
    name.setFocus()
    name.selectAll()

    qtbot.keyClicks(name, "Durand")
    qtbot.keyClick(name, Qt.Key.Key_Tab)
    number = find(tab, QLineEdit, "person_caf_id")
    number.setFocus()
    qtbot.keyClicks(number, "0012345")
    qtbot.keyClick(number, Qt.Key.Key_Tab)

    qtbot.waitUntil(lambda: "Hélène Durand" in shown(page))
    qtbot.waitUntil(lambda: store.read(people.details, helene).person.caf_id == "0012345")
    assert store.read(people.details, helene).person.last_name == "Durand"


def test_leaving_the_page_stores_what_is_being_typed(
    qtbot: QtBot, store: Store, page: RecordPage, helene: UUID
) -> None:
    tab = open_tab(qtbot, page, "identity")
    address = find(tab, QLineEdit, "person_address")
    name = find(tab, QLineEdit, "person_last_name")
    qtbot.waitUntil(lambda: name.text() == "Lefèvre")
    address.setFocus()
    qtbot.keyClicks(address, "12 rue des Tisserands")

    page.leave()

    qtbot.waitUntil(
        lambda: store.read(people.details, helene).person.address == "12 rue des Tisserands"
    )


def test_a_refused_correction_says_why_and_stores_nothing(
    qtbot: QtBot, store: Store, page: RecordPage, helene: UUID
) -> None:
    tab = open_tab(qtbot, page, "identity")
    address = find(tab, QLineEdit, "person_address")
    name = find(tab, QLineEdit, "person_last_name")
    qtbot.waitUntil(lambda: name.text() == "Lefèvre")
    address.setFocus()

    qtbot.keyClicks(address, "292060236100122")
    qtbot.keyClick(address, Qt.Key.Key_Tab)

    field = find(tab, Field, "person_address_field")
    qtbot.waitUntil(lambda: "sécurité sociale" in field.error())
    assert address.text() == "292060236100122"
    assert store.read(people.details, helene).person.address == ""


def test_a_telephone_that_cannot_be_read_loses_none_of_those_stored(
    qtbot: QtBot, store: Store, page: RecordPage, helene: UUID
) -> None:
    tab = open_tab(qtbot, page, "identity")
    phone = find(tab, QLineEdit, "person_phone")
    qtbot.waitUntil(lambda: phone.text() != "")
    phone.setFocus()
    phone.selectAll()
    qtbot.keyClicks(phone, "0645")
    qtbot.keyClick(phone, Qt.Key.Key_Tab)
    other = find(tab, QLineEdit, "person_other_phone")
    other.setFocus()

    qtbot.keyClicks(other, "0711223344")
    qtbot.keyClick(other, Qt.Key.Key_Tab)

    qtbot.waitUntil(lambda: len(store.read(people.details, helene).phones) == 2)
    assert store.read(people.details, helene).phones == ("+33645127890", "+33711223344")
    assert find(tab, Field, "person_phone_field").error() != ""


def test_publics_are_ticked_and_unticked(
    qtbot: QtBot, store: Store, page: RecordPage, helene: UUID
) -> None:
    tab = open_tab(qtbot, page, "identity")
    rsa = find(tab, QPushButton, "person_publics_rsa")
    qtbot.waitUntil(rsa.isChecked)

    rsa.click()
    find(tab, QPushButton, "person_publics_siae").click()

    qtbot.waitUntil(lambda: store.read(people.details, helene).belongs("siae", ON))
    assert not store.read(people.details, helene).belongs("rsa", ON)
    qtbot.waitUntil(lambda: "Salarié en insertion" in shown(find(page, QWidget, "record_header")))


def test_a_choice_is_stored_at_once(
    qtbot: QtBot, store: Store, page: RecordPage, helene: UUID
) -> None:
    tab = open_tab(qtbot, page, "identity")
    preference = find(tab, Choice, "person_preference")

    preference.show_code("NE_PAS_CONTACTER")
    preference.activated.emit(preference.currentIndex())

    qtbot.waitUntil(lambda: "Ne pas contacter" in shown(find(page, QWidget, "record_header")))
    stored = store.read(people.details, helene).person
    assert stored.contact_preference == "NE_PAS_CONTACTER"


def test_the_notice_is_given_and_an_agreement_taken_back(qtbot: QtBot, page: RecordPage) -> None:
    tab = open_tab(qtbot, page, "rights")
    qtbot.waitUntil(lambda: tab.findChild(QPushButton, "notice_give") is not None)
    find(tab, QPushButton, "notice_give").click()
    qtbot.waitUntil(lambda: "Remise le 12 mars 2027" in shown(tab))

    find(tab, QPushButton, "agreement_yes").click()
    qtbot.waitUntil(lambda: "Donné" in shown(tab))
    withdraw = next(b for b in tab.findChildren(QPushButton) if b.text() == "Retirer")
    withdraw.click()

    qtbot.waitUntil(lambda: "retiré le 12 mars 2027" in shown(tab))


def test_a_refusal_may_be_taken_back_too(qtbot: QtBot, page: RecordPage) -> None:
    tab = open_tab(qtbot, page, "rights")
    qtbot.waitUntil(lambda: tab.findChild(QPushButton, "agreement_no") is not None)
    find(tab, QPushButton, "agreement_no").click()
    qtbot.waitUntil(lambda: "Refusé" in shown(tab))

    withdraw = next(b for b in tab.findChildren(QPushButton) if b.text() == "Retirer")
    assert withdraw.accessibleName().startswith("Retirer le refus")
    withdraw.click()

    qtbot.waitUntil(lambda: "Refusé le 12 mars 2027, retiré le 12 mars 2027" in shown(tab))


def test_a_file_put_in_the_bin_comes_back_by_undoing(
    qtbot: QtBot, store: Store, page: RecordPage, helene: UUID
) -> None:
    tab = open_tab(qtbot, page, "rights")
    qtbot.waitUntil(lambda: tab.findChild(QPushButton, "person_bin") is not None)

    with (
        qtbot.waitSignal(page.left),
        qtbot.waitSignal(page.undo_offered) as offered,
    ):
        find(tab, QPushButton, "person_bin").click()
    assert store.read(people.details, helene).person.deleted_at is not None
    sentence, act = offered.args or ("", None)
    take_back(store, page, act)

    assert sentence == "Dossier mis à la corbeille"
    qtbot.waitUntil(lambda: store.read(people.details, helene).person.deleted_at is None)


def test_an_open_pathway_keeps_the_file_active(qtbot: QtBot, page: RecordPage) -> None:
    tab = open_tab(qtbot, page, "rights")

    qtbot.waitUntil(lambda: "le dossier reste actif" in shown(tab))


def test_a_closed_file_tells_until_when_it_stays(
    qtbot: QtBot, store: Store, page: RecordPage
) -> None:
    store.run(_close)

    tab = open_tab(qtbot, page, "rights")

    qtbot.waitUntil(lambda: "le 12 septembre 2027" in shown(tab))


def _close(session: Session) -> None:
    pathway = session.exec(select(Pathway)).one()
    pathway.state, pathway.ended_on, pathway.end_reason = "sans_suite", ON, "refus"


@pytest.mark.parametrize("code", ["synthesis", "identity", "rights"])
def test_every_control_can_be_reached_and_named(qtbot: QtBot, page: RecordPage, code: str) -> None:
    tab = open_tab(qtbot, page, code)
    qtbot.waitUntil(lambda: "Hélène Lefèvre" in shown(page))
    qtbot.waitUntil(lambda: len(_controls(tab)) > 1)

    controls = _controls(page)

    assert [widget for widget in controls if not widget.objectName()] == []
    assert [widget for widget in controls if not widget.accessibleName()] == []


def _controls(page: QWidget) -> list[QWidget]:
    return [
        widget
        for widget in page.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisibleTo(page)
    ]
