"""A program that opens the real window on an assessment and answers by real keys until killed.

Three kinds of lines tell on its output what the parent checks: `pret QUESTION` once the page shows,
`ici SECONDS QUESTION` whenever the keyboard goes to a question (by the monotonic clock), and
`garde QUESTION VALUE` once the window says that this answer is saved, or, in the unsafe order, as
soon as it is given.
"""

import json
import os
import random
import sys
import time
from collections import deque

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from tests.campaigns.acted_window import child
from tests.campaigns.acted_window.keyboard import Interviewing, card, keys_for, press, type_key

from conseil_mobilite.app.clock import now
from conseil_mobilite.app.start import dress
from conseil_mobilite.cli.tour.living import live
from conseil_mobilite.domain.assessment.replies import Reply
from conseil_mobilite.gui.kit.appearance import Appearance, Look
from conseil_mobilite.store.database import Store

ACKNOWLEDGE_FIRST, FORGET_PLACE = UNSAFE = ("acknowledge-first", "forget-place")
"""What a program that is not safe would do: the campaign must see it."""
MOVES = (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)
READING = 2.0
"""Seconds of answering, then as many of going through questions without answering any."""
OFTEN = 0.8
"""How often a question is answered before going on, and how often going on is to the next one."""


class Teller(QObject):
    """Tells the parent, on the standard output, without holding a line back."""

    def __init__(self, window: Interviewing, *, acknowledge_first: bool) -> None:
        super().__init__(window.page)
        self._first = acknowledge_first
        self._given: deque[str] = deque()
        window.interview.replied.connect(self._note)
        window.page.said.connect(self._hear)
        window.interview.moved.connect(self._stand)
        self._tell(f"pret {window.interview.question()}")
        self._stand(window.interview.question())

    def _stand(self, question: str) -> None:
        self._tell(f"ici {time.monotonic()} {question}")

    def _note(self, question: str, reply: Reply) -> None:
        line = f"garde {question} {value_of(reply)}"
        if self._first:
            self._tell(line)
        else:
            self._given.append(line)

    def _hear(self, sentence: str) -> None:
        """Take the sentences in the order of the answers: the window says one for each."""
        if sentence.startswith("Réponse enregistrée") and not self._first:
            self._tell(self._given.popleft())

    def _tell(self, line: str) -> None:
        os.write(1, f"{line}\n".encode())


def value_of(reply: Reply) -> str:
    """Write what was given so that it can be compared with what the base holds."""
    text = " ".join(reply.text.split())
    return json.dumps([reply.state, sorted(reply.codes), text, *_figures(reply)])


def _figures(reply: Reply) -> list[int | None]:
    return [reply.kilometres, reply.minutes, reply.cents]


def answer_for_ever(window: Interviewing, chance: random.Random) -> None:
    """Answer, go on, jump to another section; for whole seconds, only read the questions."""
    while True:
        reading = time.monotonic() % (2 * READING) > READING
        here = card()
        if here is not None and not reading and chance.random() < OFTEN:
            replace_by(keys_for(here.question, chance))
        live(chance.randint(0, 400 if reading else 40))
        if chance.random() < OFTEN:
            if not window.go_on():
                window.begin_again()
        else:
            press(chance.choice(MOVES), Qt.KeyboardModifier.ControlModifier)
            QApplication.processEvents()
        if not window.interview.isVisible():
            window.begin_again()


def replace_by(keys: str) -> None:
    """Type over what a field holds; on the answers of a closed question a digit chooses."""
    if len(keys) > 1 or isinstance(QApplication.focusWidget(), QLineEdit):
        press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    for key in keys:
        type_key(key)


def main() -> None:
    asked = child.asked(__doc__, "assessment", UNSAFE)
    application = QApplication(sys.argv[:1])
    dress(application, Appearance(Look.LIGHT))
    store = Store.open(asked.path, asked.key, clock=now, adviser=asked.adviser)
    window = Interviewing.open(store, asked.assessment, asked.path.parent)
    if asked.unsafe == FORGET_PLACE:
        window.interview.moved.disconnect()
    Teller(window, acknowledge_first=asked.unsafe == ACKNOWLEDGE_FIRST)
    if asked.only_open:
        window.close()
        return
    answer_for_ever(window, random.Random(asked.seed))  # noqa: S311 - keys, not secrets


if __name__ == "__main__":
    main()
