"""One person who opens the base: her role, her ways in, and what may be done about them."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from conseil_mobilite.domain.language.french import phone_display, short_date, spaced
from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.gui.kit.aloud import call
from conseil_mobilite.gui.kit.buttons import button
from conseil_mobilite.gui.kit.choice import Choice
from conseil_mobilite.gui.kit.flow import FlowLayout
from conseil_mobilite.gui.kit.labels import badge, glyph, label
from conseil_mobilite.gui.kit.layouts import Item, column, frame, row
from conseil_mobilite.gui.kit.theme import dp, large_text
from conseil_mobilite.services.access.advisers import ROLES
from conseil_mobilite.services.access.ways import Entry, Way
from conseil_mobilite.store.keys.key_slots import SlotKind

KINDS: Final = {
    SlotKind.PASSPHRASE: ("key", "Phrase secrète"),
    SlotKind.KEYCHAIN: ("hard-drive", "Trousseau d’un ordinateur"),
    SlotKind.RECOVERY: ("file-text", "Kit de récupération"),
}
CLOSING: Final = {
    SlotKind.PASSPHRASE: "Fermer",
    SlotKind.KEYCHAIN: "Retirer",
    SlotKind.RECOVERY: "Annuler ce kit",
}
CLOSED: Final = {
    SlotKind.PASSPHRASE: "Phrase secrète fermée",
    SlotKind.KEYCHAIN: "Trousseau retiré",
    SlotKind.RECOVERY: "Kit annulé",
}
NO_WAY: Final = "Pas encore de phrase secrète : n’ouvre pas la base."
NO_WAY_YET: Final = "Pas encore de phrase secrète : donnez-lui-en une pour ouvrir la base."
LINE_HEIGHT: Final = 34
TEMPORARY: Final = " · à changer à la prochaine ouverture"


class EntryRow(QFrame):
    role_chosen = Signal(str)
    phrase_asked = Signal()
    leaving_asked = Signal()
    return_asked = Signal()
    closing_asked = Signal(object)
    """The `Way` to close."""

    def __init__(self, entry: Entry, *, own: bool, manages: bool) -> None:
        super().__init__()
        self._entry, self._own, self._manages = entry, own, manages
        adviser = entry.adviser
        self._key = adviser.id.hex
        self.setObjectName(f"access_row_{self._key}")
        self.setAccessibleName(spaced(f"{adviser.full_name}, {self._state()}"))
        self.setProperty("role", "well")
        head: list[Item] = [label(adviser.full_name, "strong"), badge(self._state()), None]
        lines = [self._line(way) for way in entry.ways]
        if not lines and adviser.active:
            lines = [label(NO_WAY_YET if manages else NO_WAY, "small", "warning", wrap=True)]
        contact = " · ".join(text for text in (phone_display(adviser.phone), adviser.email) if text)
        told = [label(contact, "small")] if contact else []
        acts = [self._gestures()] if manages else []
        self.setLayout(column(row(*head), *told, *lines, *acts, gap=6, pad=(16, 12, 16, 12)))

    def _state(self) -> str:
        adviser = self._entry.adviser
        role = ROLES[adviser.role] if adviser.active else "N’ouvre plus la base"
        return f"{role}, c’est vous" if self._own else role

    def _line(self, way: Way) -> QFrame:
        icon, words = KINDS[way.kind]
        name = f" « {way.label} »" if way.kind is not SlotKind.PASSPHRASE else ""
        since = f"{words}{name}, depuis le {short_date(paris_day(way.since))}"
        text = label(since + (TEMPORARY if way.temporary else ""), "small", wrap=True)
        closing: list[Item] = []
        if self._may_close(way):
            close = button(f"access_close_{way.slot.hex}", CLOSING[way.kind], "x", "quiet")
            close.setAccessibleName(spaced(f"{CLOSING[way.kind]} : {since}"))
            close.clicked.connect(lambda: self.closing_asked.emit(way))
            closing = [close]
        made = frame(row(glyph(icon, size=16), (text, 1), *closing, gap=8))
        if any(map(self._may_close, self._entry.ways)):
            made.setMinimumHeight(dp(LINE_HEIGHT))  # even, beside one that has a button
        return made

    def _may_close(self, way: Way) -> bool:
        return way.kind is not SlotKind.PASSPHRASE and (self._manages or self._own)

    def _gestures(self) -> QFrame:
        acts = self._active() if self._entry.adviser.active else self._gone()
        made = frame(FlowLayout(*acts, gap=8) if large_text() else row(*acts, None))
        made.setContentsMargins(0, dp(4), 0, 0)
        return made

    def _active(self) -> list[QWidget]:
        adviser = self._entry.adviser
        role = Choice(f"access_role_{self._key}", list(ROLES.items()))
        call(role, f"Rôle de {adviser.full_name}")
        role.show_code(adviser.role)
        role.chosen.connect(self.role_chosen)
        named = frame(row(label("Rôle", "field"), role))
        if self._own:  # her own phrase is changed under « Sécurité », by the present one
            return [named]
        phrase = button(f"access_phrase_{self._key}", "Nouvelle phrase…", "key", "quiet")
        call(phrase, f"Nouvelle phrase secrète pour {adviser.full_name}")
        phrase.clicked.connect(self.phrase_asked)
        leave = button(f"access_leave_{self._key}", "Fermer l’accès", "lock", "quiet")
        leave.setAccessibleName(spaced(f"Fermer l’accès de {adviser.full_name}"))
        leave.clicked.connect(self.leaving_asked)
        return [named, phrase, leave]

    def _gone(self) -> list[QWidget]:
        back = button(f"access_return_{self._key}", "Rouvrir l’accès…", "user-plus", "quiet")
        back.setAccessibleName(spaced(f"Rouvrir l’accès de {self._entry.adviser.full_name}"))
        back.clicked.connect(self.return_asked)
        return [back]
