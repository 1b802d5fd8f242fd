"""The head of a person's page: it never scrolls away."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QLabel, QTabBar, QWidget

from conseil_mobilite.domain.language.french import phone_display, spaced
from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.kit.buttons import Button, button
from conseil_mobilite.gui.kit.flow import head_gestures
from conseil_mobilite.gui.kit.labels import Line, avatar, badge, glyph, label, say
from conseil_mobilite.gui.kit.layouts import column, columns, frame, row
from conseil_mobilite.gui.kit.theme import large_text
from conseil_mobilite.gui.people.record_facts import RecordFacts
from conseil_mobilite.gui.people.record_tabs import MENU, NEW, HeaderGesture, RecordTab
from conseil_mobilite.gui.people.wording import (
    age_words,
    born,
    initials,
    joined,
    near_moment,
    public_words,
    state_chip,
)
from conseil_mobilite.services.people.people import PersonHeader
from conseil_mobilite.services.people.rights_standing import RightsStanding

NOT_TO_CONTACT = "NE_PAS_CONTACTER"


class RecordHeader(QFrame):
    """`tab_chosen` carries the code of a tab, `part_asked` a part of one: « pathway/new »."""

    tab_chosen = Signal(str)
    part_asked = Signal(str)

    def __init__(self, desk: Desk, tabs: Sequence[RecordTab]) -> None:
        super().__init__()
        self.setObjectName("record_header")
        self.setProperty("role", "top")
        self._desk, self._tabs = desk, tuple(tabs)
        self._face = avatar("")
        self._name = Line("", "title")
        self._detail = label("", "muted")
        self._facts = RecordFacts()
        self._bar = self._tab_bar()
        self._buttons = self._gestures()
        self._waiting = False
        name = row(self._name, self._detail, None, gap=12)
        who = row(self._face, 4, (column(name, self._facts, gap=4), 1))
        top = columns((who, 1), head_gestures(*self._buttons), pad=(24, 12, 24, 6))
        self.setLayout(column(top, row((self._bar, 1), pad=(12, 0, 24, 0)), gap=0))

    def show_person(self, header: PersonHeader) -> None:
        today = paris_day(self._desk.clock())
        self._name.say(header.full_name)
        self._name.setMinimumWidth(min(self._name.sizeHint().width(), self.width() // 3))
        birth = header.birth_date
        say(self._detail, joined(age_words(birth, today), born(birth, header.sex)))
        say(self._face, initials(header.full_name))
        publics = public_words(header.publics, self._desk.lists)
        self._facts.show_facts([*self._badges(header)], publics, self._reach(header))
        self._waiting = header.waiting
        for made in self._buttons:
            made.setEnabled(header.rights.limited_since is None)
        self._fill_first()
        for rank, tab in enumerate(self._tabs):
            amount = tab.count(header) if tab.count else 0
            title = _title(tab)
            self._bar.setTabText(rank, spaced(f"{title} ({amount})" if amount else title))
        self.setAccessibleName(spaced(f"Dossier de {header.full_name}"))

    def show_tab(self, code: str) -> None:
        """Mark a tab as the one shown, without emitting."""
        codes = [tab.code for tab in self._tabs]
        self._bar.blockSignals(True)  # noqa: FBT003 - Qt's own signature
        self._bar.setCurrentIndex(codes.index(code))
        self._bar.blockSignals(False)  # noqa: FBT003
        self._fill_first()

    def _fill_first(self) -> None:
        """Fill the first gesture only where no button of the page is: one primary a view."""
        alone = self._bar.currentIndex() == 0 and not self._waiting
        for made in self._buttons[:1]:
            made.dress("primary" if alone else "")

    def _badges(self, header: PersonHeader) -> list[QWidget]:
        words, tone = state_chip(header.state, waiting=header.waiting)
        shown = [badge(words, tone)]
        if header.contact_preference == NOT_TO_CONTACT:
            shown.append(badge("Ne pas contacter", "danger"))
        if header.in_bin:
            shown.append(badge("Dans la corbeille", "warning"))
        shown += _rights_badges(header.rights)
        if header.former_numbers:
            old = "Ancien numéro" if len(header.former_numbers) == 1 else "Anciens numéros"
            shown.append(badge(f"{old} : {', '.join(header.former_numbers)}"))
        return list(shown)

    def _reach(self, header: PersonHeader) -> list[QWidget]:
        today = paris_day(self._desk.clock())
        found: list[QWidget] = []
        if header.phone:
            found.append(_signed("phone", phone_display(header.phone)))
        if header.next_meeting:
            when = near_moment(header.next_meeting.starts_at, today, short=True)
            found.append(_signed("calendar-check", when))
        return found

    def _gestures(self) -> list[Button]:
        offered = [(tab.gesture, tab.code) for tab in self._tabs if tab.gesture]
        offered.sort(key=lambda pair: pair[0].rank)
        return [made for gesture, code in offered for made in self._gesture(code, gesture)]

    def _gesture(self, code: str, gesture: HeaderGesture) -> list[Button]:
        made = [button(f"record_{code}_new", gesture.words, gesture.icon)]
        made[0].clicked.connect(lambda: self.part_asked.emit(f"{code}/{NEW}"))
        if gesture.more:
            other = button(f"record_{code}_more", gesture.more)
            other.clicked.connect(lambda: self.part_asked.emit(f"{code}/{MENU}"))
            made.append(other)
        return made

    def _tab_bar(self) -> QTabBar:
        bar = QTabBar()
        bar.setObjectName("record_tabs")
        bar.setAccessibleName("Parties du dossier")
        for tab in self._tabs:
            bar.addTab(spaced(_title(tab)))
        bar.setExpanding(False)
        bar.setDrawBase(False)
        bar.currentChanged.connect(lambda rank: self.tab_chosen.emit(self._tabs[rank].code))
        for rank in range(bar.count()):
            keys = QShortcut(QKeySequence(f"Ctrl+{rank + 1}"), self)
            keys.activated.connect(partial(self._go_to, rank))
        return bar

    def _go_to(self, rank: int) -> None:
        """Show a tab and put the keyboard on its name: what it holds comes next by Tab."""
        self._bar.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._bar.setCurrentIndex(rank)


def _rights_badges(rights: RightsStanding) -> list[QLabel]:
    """Say what she had granted and still holds: whoever opens the file must know."""
    found: list[QLabel] = []
    if rights.limited_since:
        found.append(badge("Usage limité : lecture seule", "danger"))
    if rights.opposed_since:
        found.append(badge("Opposition", "warning"))
    return found


def _title(tab: RecordTab) -> str:
    return tab.short if tab.short and large_text() else tab.title


def _signed(icon: str, words: str) -> QFrame:
    """Set an icon before its words; both stay on one line."""
    return frame(row(glyph(icon, "", 16), label(words), gap=6, pad=(4, 0, 0, 0)))
