"""The computer sleeps, wakes, or locks its session: told by its bus, else by its two clocks."""

import shutil
import subprocess
import sys

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from conseil_mobilite.gui.shell.session_watch import SLEPT_SECONDS, SessionWatch


@pytest.mark.parametrize(("asleep", "told"), [(0, 0), (SLEPT_SECONDS - 1, 0), (3_600, 1)])
def test_a_sleep_shows_between_the_clock_of_the_wall_and_that_of_the_work(
    qapp: QApplication, asleep: float, told: int
) -> None:
    clocks = {"wall": 1_000.0, "worked": 50.0}
    watch = SessionWatch(qapp, wall=lambda: clocks["wall"], worked=lambda: clocks["worked"])
    heard: list[bool] = []
    watch.left.connect(lambda: heard.append(True))

    clocks["worked"] += 5
    clocks["wall"] += 5 + asleep
    watch.look()
    watch.look()

    assert len(heard) == told
    watch.deleteLater()


def test_only_what_begins_locks(qtbot: QtBot, qapp: QApplication) -> None:
    watch = SessionWatch(qapp)

    with qtbot.assertNotEmitted(watch.left):
        watch.sleep(False)  # noqa: FBT003 - as logind says it
        watch.cover(False)  # noqa: FBT003 - as the desktop says it
    with qtbot.waitSignals([watch.left] * 3):
        watch.sleep(True)  # noqa: FBT003 - idem
        watch.cover(True)  # noqa: FBT003 - idem
        watch.lock()
    watch.deleteLater()


@pytest.mark.skipif(not shutil.which("dbus-run-session"), reason="needs dbus-run-session")
def test_a_real_bus_tells_of_sleep_and_of_locked_sessions() -> None:
    command = ["/usr/bin/env", "dbus-run-session", "--", sys.executable]
    done = subprocess.run(  # noqa: S603 - our own program
        [*command, "-m", "tests.gui.shell.session_bus"],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )

    assert done.stdout.split() == ["1", "0", "1", "1", "0", "1"], done.stderr
