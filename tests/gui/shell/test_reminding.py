"""What is announced by the clock of the computer, when, and what is never said."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from PySide6.QtCore import QObject, QSettings
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot
from sqlmodel import Session, select
from tests.services.supported import colleague, meeting, person

from conseil_mobilite.domain.organisation.adviser import Adviser
from conseil_mobilite.gui.background import Background
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.kit.choice import Tick
from conseil_mobilite.gui.settings.reminders_card import RemindersCard
from conseil_mobilite.gui.shell.reminder_choice import ReminderChoice
from conseil_mobilite.gui.shell.reminding import Reminding
from conseil_mobilite.gui.shell.tray import Tray
from conseil_mobilite.gui.shell.window import Window
from conseil_mobilite.services.organisation import setup
from conseil_mobilite.store.database import Store

START = datetime(2027, 3, 12, 8, 50, tzinfo=UTC)
ALL = ReminderChoice(appointments=True, morning=True, names=True)
HOURS = ReminderChoice(appointments=True)


class Hands:
    """The hands of a clock, which a test turns."""

    def __init__(self) -> None:
        self.now = START

    def __call__(self) -> datetime:
        return self.now

    def turn(self, minutes: float) -> None:
        self.now += timedelta(minutes=minutes)


class Listener(QObject):
    """Hears what is told, as the tray would."""

    def __init__(self, reminding: Reminding) -> None:
        super().__init__(reminding)
        self.heard: list[tuple[str, str]] = []
        reminding.told.connect(self.hear)

    def hear(self, title: str, words: str) -> None:
        self.heard.append((title, words))


@pytest.fixture
def hands() -> Hands:
    return Hands()


@pytest.fixture
def adviser(store: Store) -> Adviser:
    (adviser,) = store.read(setup.advisers)
    store.run(_plan)
    return adviser


def _plan(session: Session) -> None:
    me = session.exec(select(Adviser)).one()
    awa = person(session, "Diop", me.id)
    meeting(session, awa, START + timedelta(minutes=10), adviser_id=me.id)
    meeting(session, awa, START + timedelta(minutes=60), adviser_id=me.id)
    meeting(session, awa, START - timedelta(days=1), adviser_id=me.id)


def _plan_for_a_colleague(session: Session) -> UUID:
    other = colleague(session, session.exec(select(Adviser)).one())
    sy = person(session, "Sy", other.id)
    meeting(session, sy, START + timedelta(minutes=10), adviser_id=other.id)
    meeting(session, sy, START - timedelta(days=1), adviser_id=other.id)
    return other.id


@pytest.fixture
def reminding(settings: QSettings, hands: Hands, background: Background) -> Reminding:
    return Reminding(settings, hands, background, possible=True)


Rest = Callable[[], None]


@pytest.fixture
def rest(qtbot: QtBot, background: Background) -> Rest:
    """Wait until all that was asked of the base came back."""

    def wait() -> None:
        back: list[object] = []
        background.read(setup.organisation).then(back.append)
        qtbot.waitUntil(lambda: bool(back))

    return wait


@pytest.fixture
def listener(reminding: Reminding) -> Listener:
    return Listener(reminding)


def test_nothing_is_announced_until_it_is_asked_for(
    reminding: Reminding, listener: Listener, background: Background, adviser: Adviser, rest: Rest
) -> None:
    reminding.begin(background, adviser.id)
    rest()

    assert reminding.choice() == ReminderChoice()
    assert listener.heard == []


def test_an_appointment_is_announced_once_ten_minutes_before_without_a_name(
    reminding: Reminding,
    listener: Listener,
    background: Background,
    adviser: Adviser,
    hands: Hands,
    rest: Rest,
) -> None:
    reminding.choose(HOURS)
    hands.turn(-1)
    reminding.begin(background, adviser.id)
    rest()
    assert listener.heard == []

    for minutes in (1, 0.5, 5):
        hands.turn(minutes)
        reminding.look()
        rest()

    assert listener.heard == [("Rendez-vous à 10\xa0h", "Dans 10\xa0minutes")]


def test_a_program_opened_again_does_not_announce_it_a_second_time(
    settings: QSettings, hands: Hands, background: Background, adviser: Adviser, rest: Rest
) -> None:
    HOURS.keep(settings)
    heard = []
    for _ in range(2):
        opened = Reminding(settings, hands, background, possible=True)
        listener = Listener(opened)
        opened.begin(background, adviser.id)
        rest()
        opened.lock()
        heard.append(len(listener.heard))
        hands.turn(2)

    assert heard == [1, 0]


def test_a_colleague_on_the_same_computer_is_told_of_hers(
    settings: QSettings,
    hands: Hands,
    background: Background,
    adviser: Adviser,
    store: Store,
    rest: Rest,
) -> None:
    ALL.keep(settings)
    others = store.run(_plan_for_a_colleague)
    heard = []
    for each in (adviser.id, others):
        opened = Reminding(settings, hands, background, possible=True)
        listener = Listener(opened)
        opened.begin(background, each)
        rest()
        opened.lock()
        heard.append(sorted(title for title, _line in listener.heard))

    assert heard == [["Ce matin, en attente", "Rendez-vous à 10\xa0h"]] * 2


def test_the_name_is_said_if_it_is_wanted_but_never_on_a_shared_screen(
    reminding: Reminding,
    listener: Listener,
    background: Background,
    adviser: Adviser,
    hands: Hands,
    rest: Rest,
) -> None:
    reminding.choose(ReminderChoice(appointments=True, names=True))
    reminding.begin(background, adviser.id)
    rest()
    reminding.share(True)  # noqa: FBT003 - as the signal gives it
    hands.turn(52)
    reminding.look()
    rest()

    assert listener.heard == [
        ("Rendez-vous à 10\xa0h", "Dans 10\xa0minutes, avec Awa Diop"),
        ("Rendez-vous à 10\xa0h\xa050", "Dans 8\xa0minutes"),
    ]


def test_a_locked_window_announces_the_hour_and_forgets_the_name(
    reminding: Reminding,
    listener: Listener,
    background: Background,
    adviser: Adviser,
    hands: Hands,
    rest: Rest,
) -> None:
    reminding.choose(ALL)
    reminding.begin(background, adviser.id)
    rest()
    listener.heard.clear()

    reminding.lock()
    hands.turn(55)
    reminding.look()

    assert listener.heard == [("Rendez-vous à 10\xa0h\xa050", "Dans 5\xa0minutes")]


def test_what_comes_back_after_the_lock_is_told_without_a_name(
    reminding: Reminding, listener: Listener, background: Background, adviser: Adviser, rest: Rest
) -> None:
    reminding.choose(ReminderChoice(appointments=True, names=True))
    reminding.begin(background, adviser.id)

    reminding.lock()
    rest()

    assert listener.heard == [("Rendez-vous à 10\xa0h", "Dans 10\xa0minutes")]


def test_the_morning_is_summed_up_once_by_counts(
    reminding: Reminding, listener: Listener, background: Background, adviser: Adviser, rest: Rest
) -> None:
    reminding.choose(ReminderChoice(morning=True))
    for _ in range(2):
        reminding.begin(background, adviser.id)
        rest()

    assert listener.heard == [("Ce matin, en attente", "1\xa0rendez-vous à compléter")]


def test_a_computer_without_a_place_for_it_announces_nothing(
    settings: QSettings, hands: Hands, background: Background, adviser: Adviser, rest: Rest
) -> None:
    silent = Reminding(settings, hands, background, possible=False)
    listener = Listener(silent)
    silent.choose(ALL)

    silent.begin(background, adviser.id)
    rest()

    assert listener.heard == []


def card_of(qtbot: QtBot, desk: Desk, reminding: Reminding | None) -> RemindersCard:
    station = replace(desk.station, reminding=reminding)
    card = RemindersCard(
        Desk(
            desk.background,
            desk.clock,
            desk.grid,
            desk.lists,
            desk.territories,
            desk.adviser,
            station,
        )
    )
    qtbot.addWidget(card)
    card.show()
    return card


def tick(card: RemindersCard, name: str) -> Tick:
    found = card.findChild(Tick, name)
    assert found is not None
    return found


def test_each_choice_is_kept_at_once(
    qtbot: QtBot, desk: Desk, settings: QSettings, reminding: Reminding
) -> None:
    card = card_of(qtbot, desk, reminding)
    assert not tick(card, "reminders_appointments").isChecked()

    with qtbot.waitSignal(reminding.changed) as changed:
        tick(card, "reminders_appointments").click()
    tick(card, "reminders_names").click()

    assert changed.args == [True]
    assert ReminderChoice.kept(settings) == ReminderChoice(appointments=True, names=True)
    assert card.findChild(QLabel, "reminders_no_place") is None


def test_the_settings_say_where_there_is_no_place_for_it(
    qtbot: QtBot, desk: Desk, settings: QSettings, hands: Hands, background: Background
) -> None:
    nowhere = Reminding(settings, hands, background, possible=False)
    for reminding in (nowhere, None):
        card = card_of(qtbot, desk, reminding)

        assert card.findChild(QLabel, "reminders_no_place") is not None
        assert not tick(card, "reminders_appointments").isEnabled()


def test_a_screen_without_a_tray_is_told_apart_and_harms_nothing(
    qtbot: QtBot, settings: QSettings
) -> None:
    window = Window(settings)
    qtbot.addWidget(window)
    tray = Tray(window.windowIcon(), window)

    tray.hide()
    with qtbot.waitSignal(tray.pressed):
        tray.icon.messageClicked.emit()

    assert not Tray.available()
    assert not tray.icon.isVisible()
