"""Fields of what stands before the window is open, or asks for a state of its own: built alone."""

from collections import Counter
from collections.abc import Callable
from datetime import date
from typing import Final

from PySide6.QtWidgets import QApplication, QWidget
from tests.campaigns.foreign_text.fields import fate, name_of, writable, write
from tests.campaigns.foreign_text.sight import Sight
from tests.campaigns.foreign_text.walk import Tally

from conseil_mobilite.gui.access.kit_screen import KitScreen
from conseil_mobilite.gui.pathway.followup_dialog import FollowupDialog, Known
from conseil_mobilite.gui.referrals.referral_answers import AnswerDialog
from conseil_mobilite.gui.shell.closed.secret_dialog import SecretDialog
from conseil_mobilite.gui.shell.lock import LockScreen
from conseil_mobilite.gui.statistics.exports.recipient import Recipient
from conseil_mobilite.store.reference.reference import code_lists

DAY: Final = date(2027, 3, 12)
SMALL: Final = (1366, 720)
"""Of a small screen, what a window has."""
BUILT: Final[tuple[Callable[[QWidget], QWidget], ...]] = (
    lambda _over: LockScreen(),
    lambda _over: KitScreen(),
    lambda over: SecretDialog("Restaurer", "La base reste.", "&Restaurer", over),
    lambda _over: Recipient(),
    lambda over: AnswerDialog("Garage", DAY, over),
    lambda over: FollowupDialog(3, code_lists(), DAY, over, Known("emploi", DAY)),
)
"""Each by what it opens over."""


def write_alone(text: str, tally: Tally) -> None:
    """Write a text in each field of each, and look at it."""
    for build in BUILT:
        over = QWidget()
        over.show()
        _fill(build(over), text, tally)
        over.close()
        over.deleteLater()


def _fill(shown: QWidget, text: str, tally: Tally) -> None:
    sight = Sight(text)
    if not shown.isModal():
        shown.resize(*SMALL)
    shown.show()
    QApplication.processEvents()
    for each in writable(shown):
        took, name = write(each, text), name_of(each)
        tally.slowest = max(tally.slowest, took)
        tally.typed += 1
        tally.written.setdefault(name, Counter())[fate(each, text)] += 1
    for fault in sight.faults():
        tally.faults[fault] += 1
    tally.readings += sight.readings
    shown.close()
    shown.deleteLater()
