"""Time a whole interview in the real window, from each key to what it paints and to its saving.

    python -m tests.benchmarks.interview [--people 10000] [--base FOLDER]

Real keys go to the real window on a demonstration base, made once in a temporary folder unless the
folder of one is given (it is copied). Two waits are measured: from a key to the end of the painting
that shows it, and from the key that gives an answer to « Réponse enregistrée », said after the
commit. The CPU time of the service alone is beside. The exit status is 1 where a key waited more
than 100 ms to be painted.
"""

import argparse
import os
import random
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from uuid import UUID

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget
from sqlmodel import Session, col, select
from tests.campaigns.acted_window.keyboard import (
    Interviewing,
    card,
    focus,
    keys_for,
    press,
    type_key,
    wait,
)

from conseil_mobilite.app.clock import now
from conseil_mobilite.app.start import dress
from conseil_mobilite.cli.demonstration.base import FILE_NAME, PHRASE, Wanted, make
from conseil_mobilite.domain.assessment.grid import Question, QuestionKind
from conseil_mobilite.domain.assessment.replies import Reply
from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.domain.pathway.pathway import Pathway
from conseil_mobilite.gui.kit.answer import Answer
from conseil_mobilite.gui.kit.appearance import Appearance, Look
from conseil_mobilite.services.assessment import assessments
from conseil_mobilite.store import vault
from conseil_mobilite.store.database import Store
from conseil_mobilite.store.reference import reference

LIMIT = 0.1
ROUNDS = 3
CLOSED = {QuestionKind.SINGLE, QuestionKind.MULTI}
PLACES = {QuestionKind.MUNICIPALITY, QuestionKind.MUNICIPALITIES}
CALLING = {"V02": "1", "V04": "1", "F01": "2"}
"""The answers that have the conditional questions asked."""
Waits = list[tuple[float, str]]


class Painting(QObject):
    """Tells when a widget has been asked to paint itself."""

    def __init__(self, watched: QWidget) -> None:
        super().__init__()
        self.seen = False
        self._watched = watched
        watched.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        self.seen = self.seen or event.type() == QEvent.Type.Paint
        return False

    def end(self) -> None:
        self._watched.removeEventFilter(self)


class Stopwatch:
    """Types the replies and keeps how long each key was waited for, in seconds."""

    def __init__(self, window: Interviewing) -> None:
        self.painted: Waits = []
        self.saved: Waits = []
        self._window, self._said = window, 0
        window.page.said.connect(self._hear)

    def reply(self, question: Question) -> None:
        """Reply to the question that has the keyboard."""
        chance = random.Random(question.code)  # noqa: S311 - the same answers each time
        keys = CALLING.get(question.code) or _keys(question, chance)
        before, start = self._said, time.perf_counter()
        for key in keys:
            start = time.perf_counter()
            self._press(question, key)
        if question.kind in PLACES:
            wait(lambda: QApplication.activePopupWidget() is not None)
        if question.kind not in CLOSED:
            start = time.perf_counter()
            self._give(question)
        wait(lambda: self._said > before)
        self.saved.append((time.perf_counter() - start, question.code))

    def _give(self, question: Question) -> None:
        """Give what is typed: take the first place found, or leave the field."""
        if question.kind in PLACES:
            press(Qt.Key.Key_Return)
        else:
            self._window.interview.flush()

    def _press(self, question: Question, key: str) -> None:
        shown = _shown_by(question, key)
        painting, start = Painting(shown), time.perf_counter()
        type_key(key)
        wait_turns(painting)
        self.painted.append((time.perf_counter() - start, question.code))
        painting.end()
        assert not isinstance(shown, Answer) or shown.isChecked(), question.code

    def _hear(self, sentence: str) -> None:
        self._said += sentence.startswith("Réponse enregistrée")


def wait_turns(painting: Painting) -> None:
    """Let whole turns of the event loop pass, painting included, until the widget was painted."""
    end = time.perf_counter() + 10
    while not painting.seen:
        QApplication.processEvents()
        assert time.perf_counter() < end, "nothing was painted"


def whole_interview(window: Interviewing) -> tuple[Stopwatch, int]:
    """Go through every question; return the waits and how many were replied to."""
    watch, seen = Stopwatch(window), set[str]()
    while True:
        here = card()
        assert here is not None
        if here.question.code not in seen:  # Enter leads from kilometres to minutes
            watch.reply(here.question)
        seen.add(here.question.code)
        if not window.go_on():
            return watch, len(seen)


def _keys(question: Question, chance: random.Random) -> str:
    if question.kind in PLACES:
        return "guise"
    return "4" if question.kind is QuestionKind.TEST else keys_for(question, chance)


def _shown_by(question: Question, key: str) -> QWidget:
    """Return the widget that paints what the key gives."""
    here, target = card(), focus()
    if here is not None and question.kind in CLOSED:
        return here.findChildren(Answer)[int(key) - 1]
    return target.viewport() if isinstance(target, QPlainTextEdit) else target


def begin(session: Session) -> UUID:
    """Begin a full assessment in a pathway where none is under way."""
    for pathway in session.exec(select(Pathway).order_by(col(Pathway.opened_on))):
        if pathway.state in {"a_contacter", "rdv_fixe"} and (
            assessments.unfinished_of(session, pathway.id) is None
        ):
            return assessments.start(session, pathway.id, "complet", now()).id
    raise AssertionError("nobody waits for an assessment in this base")


def service_cpu(store: Store, assessment: UUID) -> list[float]:
    """Return the CPU seconds of one saved answer, many times over."""
    times = []
    questions = [q for q in reference.grid().questions if q.kind is QuestionKind.SINGLE]
    for turn in range(ROUNDS):
        for question in questions:
            choice = question.choices[turn % len(question.choices)].code
            start = time.process_time()
            store.run(assessments.answer, assessment, question.code, Reply(codes=(choice,)), now())
            times.append(time.process_time() - start)
    return times


def line(name: str, seconds: Sequence[float]) -> str:
    ranked = sorted(seconds)
    p95 = ranked[round(0.95 * (len(ranked) - 1))]
    over = sum(one > LIMIT for one in ranked)
    figures = (statistics.median(ranked), p95, ranked[-1])
    median, high, most = (f"{one * 1000:.1f}" for one in figures)
    return (
        f"{name}: {len(ranked)}; median {median} ms; p95 {high} ms; max {most} ms; "
        f"over {LIMIT * 1000:.0f} ms: {over}"
    )


def base_in(folder: Path, people: int, given: Path | None) -> Path:
    """Return a base of the folder to work on: a copy of the one given, or one made now."""
    if given is not None:
        shutil.copytree(given, folder / "copie")
        return folder / "copie" / FILE_NAME
    wanted = Wanted(people, 2026, paris_day(now()))
    return make(folder / "base", wanted, lambda _done, _total: None)


def measure(folder: Path, base: Path) -> int:
    """Print the figures; return how many keys waited too long."""
    store = vault.open_with_passphrase(base, PHRASE, clock=now)
    assessment = store.run(begin)
    window = Interviewing.open(store, assessment, folder)
    watch, asked = whole_interview(window)
    window.close()
    print(f"questions replied to: {asked}")
    print(line("keys painted", [wait for wait, _ in watch.painted]))
    print(line("answers saved", [wait for wait, _ in watch.saved]))
    slow = [(f"{one * 1000:.0f} ms", code) for one, code in watch.painted if one > LIMIT]
    print(f"slow keys: {slow}") if slow else None
    again = vault.open_with_passphrase(base, PHRASE, clock=now)
    cpu = service_cpu(again, assessment)
    again.close()
    print(line("CPU of the service, an answer", cpu))
    return len(slow)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=10_000)
    parser.add_argument("--base", type=Path)
    asked = parser.parse_args()
    application = QApplication(sys.argv[:1])
    dress(application, Appearance(Look.LIGHT))
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        return 1 if measure(folder, base_in(folder, asked.people, asked.base)) else 0


if __name__ == "__main__":
    sys.exit(main())
