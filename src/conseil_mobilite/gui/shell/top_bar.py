"""The top bar: the search, who works here, help and the lock."""

from typing import Final

from PySide6.QtWidgets import QFrame, QMenu

from conseil_mobilite.gui.kit.aloud import call
from conseil_mobilite.gui.kit.buttons import button
from conseil_mobilite.gui.kit.labels import Line, avatar, set_tip
from conseil_mobilite.gui.kit.layouts import Item, column, frame, row
from conseil_mobilite.gui.kit.theme import dp, large_text
from conseil_mobilite.gui.shell.commands import Command
from conseil_mobilite.gui.shell.search import Search

HEIGHT: Final = 56


class TopBar(QFrame):
    """`who` is the adviser's name, `body` the organisation's."""

    def __init__(
        self, search: Search, who: str, body: str, helps: tuple[Command, ...], lock: Command
    ) -> None:
        super().__init__()
        self.setObjectName("top_bar")
        self.setProperty("role", "top")
        self.setFixedHeight(dp(HEIGHT))
        lock_button = button("lock", lock.words, lock.icon)
        lock_button.clicked.connect(lambda _on: lock.do())
        help_button = button("help", "Aide", "question", "quiet")
        help_button.setMenu(self._help_menu(helps))
        spring: list[Item] = [] if large_text() else [(frame(row()), 1)]
        self.setLayout(
            row(
                (search, 3),
                *spring,
                *_adviser(who, body),
                help_button,
                lock_button,
                pad=(24, 0, 24, 0),
            )
        )

    def _help_menu(self, helps: tuple[Command, ...]) -> QMenu:
        menu = QMenu(self)
        menu.setAccessibleName("Aide")
        for command in helps:
            action = menu.addAction(command.words)
            action.setObjectName(f"menu_{command.code}")
            action.triggered.connect(lambda _on=False, command=command: command.do())
        return menu


def _adviser(who: str, body: str) -> list[Item]:
    initials = "".join(part[0] for part in who.split()[:2]).upper()
    sign = avatar(initials)
    call(sign, who)
    if large_text():
        set_tip(sign, f"{who}, {body}")
        return [sign]
    words = frame(column(None, Line(who, "strong"), Line(body, "small"), None, gap=0))
    words.setMaximumWidth(dp(320))
    return [sign, 2, words, 4]
