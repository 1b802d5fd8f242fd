"""Services run off the GUI thread, in order, and their results come back to it."""

import threading
from collections.abc import Callable, Iterator
from datetime import datetime
from uuid import uuid4

import pytest
import shiboken6
from PySide6.QtCore import QObject, QThread
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from sqlmodel import Session

from conseil_mobilite.domain.errors import GoneError, UserError
from conseil_mobilite.domain.people.person import Person
from conseil_mobilite.gui.background import Background
from conseil_mobilite.services.organisation import settings
from conseil_mobilite.store.database import Store


class Receiver(QObject):
    """A page, as far as the background is concerned."""

    def __init__(self) -> None:
        super().__init__()
        self.received: list[object] = []

    def receive(self, value: object) -> None:
        self.received.append(value)


@pytest.fixture
def background(
    qapp: QApplication, store: Store, clock: Callable[[], datetime]
) -> Iterator[Background]:
    background = Background(store, clock, qapp)
    yield background
    background.close()
    shiboken6.delete(background)


def _refuse(_session: Session) -> None:
    raise UserError("Ce nom est déjà pris.", "name")


def _touch_nothing(session: Session) -> None:
    session.get_one(Person, uuid4())


def _break(_session: Session) -> None:
    raise ZeroDivisionError


def test_acts_are_done_in_the_order_they_were_asked(qtbot: QtBot, background: Background) -> None:
    receiver = Receiver()

    for number in range(30):
        background.run(settings.put, "key", str(number))
        background.run(settings.value, "key").then(receiver.receive)

    qtbot.waitUntil(lambda: len(receiver.received) == 30)
    assert receiver.received == [str(number) for number in range(30)]


def test_an_act_on_what_is_no_more_is_told_and_what_is_shown_is_outdated(
    qtbot: QtBot, background: Background
) -> None:
    told: list[Exception] = []

    with qtbot.waitSignal(background.outdated) as outdated:
        background.run(_touch_nothing).otherwise(told.append)
    qtbot.waitUntil(lambda: bool(told))

    assert outdated.args == told
    assert isinstance(told[0], GoneError)


def test_a_result_arrives_in_the_gui_thread_and_the_service_ran_elsewhere(
    qtbot: QtBot, background: Background
) -> None:
    threads: list[object] = []

    def where(_session: Session) -> str:
        threads.append(threading.current_thread())
        return "done"

    background.run(where).then(lambda _done: threads.append(QThread.currentThread()))

    qtbot.waitUntil(lambda: len(threads) == 2)
    assert threads[0] is not threading.main_thread()
    assert threads[1] is background.thread()


def test_a_committed_act_says_when_it_was_saved(
    qtbot: QtBot, background: Background, clock: Callable[[], datetime]
) -> None:
    with qtbot.waitSignal(background.saved) as saved:
        background.run(settings.put, "key", "value")

    assert saved.args == [clock()]


def test_a_trace_is_written_without_claiming_that_something_was_saved(
    qtbot: QtBot, background: Background
) -> None:
    saved: list[datetime] = []
    background.saved.connect(saved.append)
    receiver = Receiver()

    background.note(settings.put, "key", "trace")
    background.read(settings.value, "missing").then(receiver.receive)
    background.note(settings.value, "key").then(receiver.receive)

    qtbot.waitUntil(lambda: "trace" in receiver.received)
    assert saved == []


def test_a_refused_act_does_not_claim_to_be_saved(qtbot: QtBot, background: Background) -> None:
    saved: list[datetime] = []
    background.saved.connect(saved.append)

    with qtbot.waitSignal(background.failed):
        background.run(_refuse)

    assert saved == []


def test_a_failure_nobody_handles_is_said_by_the_window(
    qtbot: QtBot, background: Background
) -> None:
    with qtbot.waitSignal(background.failed) as failed:
        background.run(_break)

    assert isinstance(failed.args[0], ZeroDivisionError)


def test_a_failure_goes_to_the_handler_of_its_own_job_only(
    qtbot: QtBot, background: Background
) -> None:
    receiver, said = Receiver(), Receiver()
    background.failed.connect(said.receive)

    background.run(_refuse).otherwise(receiver.receive)

    qtbot.waitUntil(lambda: bool(receiver.received))
    assert str(receiver.received[0]) == "Ce nom est déjà pris."
    assert said.received == []


def test_the_result_of_a_deleted_page_is_dropped(qtbot: QtBot, background: Background) -> None:
    gone, last = Receiver(), Receiver()
    notes: list[str] = []
    background.run(settings.value, "key").then(gone.receive)
    background.run(settings.value, "key").then(notes.append, owner=gone)
    background.run(_refuse).otherwise(lambda _error: notes.append("refused"), owner=gone)

    shiboken6.delete(gone)
    background.run(settings.value, "key").then(last.receive)

    qtbot.waitUntil(lambda: bool(last.received))
    assert gone.received == []
    assert notes == []


def test_a_long_reading_does_not_hold_an_answer_back(qtbot: QtBot, background: Background) -> None:
    release, receiver = threading.Event(), Receiver()
    background.work(lambda: release.wait(5))

    background.run(settings.put, "key", "answered").then(receiver.receive)

    qtbot.waitUntil(lambda: bool(receiver.received))
    release.set()


def test_a_reading_sees_what_was_committed_before(qtbot: QtBot, background: Background) -> None:
    receiver = Receiver()

    background.run(settings.put, "key", "value").then(
        lambda _done: background.read(settings.value, "key").then(receiver.receive)
    )

    qtbot.waitUntil(lambda: bool(receiver.received))
    assert receiver.received == ["value"]


def test_cancelled_work_is_rolled_back_and_is_no_failure(
    qtbot: QtBot, background: Background
) -> None:
    work, started, said = background.start_work("Import"), threading.Event(), Receiver()
    background.failed.connect(said.receive)

    def import_rows(session: Session, report: Callable[[int, int], None]) -> None:
        settings.put(session, "key", "half")
        started.set()
        for row in range(10_000_000):
            report(row, 10_000_000)

    with qtbot.waitSignal(work.ended):
        background.run(import_rows, work.step).during(work)
        started.wait(5)
        work.cancel()

    stored = Receiver()
    background.run(settings.value, "key").then(stored.receive)
    qtbot.waitUntil(lambda: bool(stored.received))
    assert stored.received == [""]
    assert said.received == []


def test_closing_finishes_what_was_asked(
    qapp: QApplication, store: Store, clock: Callable[[], datetime]
) -> None:
    background = Background(store, clock, qapp)
    for number in range(20):
        background.run(settings.put, "key", str(number))

    background.close()

    assert store.read(settings.value, "key") == "19"
    shiboken6.delete(background)


def test_what_is_asked_after_closing_is_not_done(
    qapp: QApplication, store: Store, clock: Callable[[], datetime]
) -> None:
    background = Background(store, clock, qapp)
    background.close()

    background.run(settings.put, "key", "too late")

    assert store.read(settings.value, "key") == ""
    shiboken6.delete(background)
