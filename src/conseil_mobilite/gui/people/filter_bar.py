"""The search field of the list and its filters."""

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame

from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.domain.organisation.adviser import Adviser
from conseil_mobilite.domain.pathway.pathway_sentences import STATE_LABELS
from conseil_mobilite.domain.people.silence import recent_from
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.kit.buttons import button
from conseil_mobilite.gui.kit.layouts import columns, row
from conseil_mobilite.gui.kit.texts import TextField
from conseil_mobilite.gui.kit.theme import dp, large_text
from conseil_mobilite.gui.people.filter_chip import FilterChip
from conseil_mobilite.services.organisation.basins import Basin
from conseil_mobilite.services.people.people_query import PeopleQuery

QUIET_MS = 40
SILENCES = (30, 60, 90, 180)


class SearchField(TextField):
    """The arrow down leaves it for the list."""

    left_down = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self.left_down.emit()
        else:
            super().keyPressEvent(event)


class FilterBar(QFrame):
    """What is asked of the list. `changed` is emitted at each key stroke and each tick."""

    changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.field = SearchField(
            "people_search", placeholder="Nom, téléphone, 1998, commune…", icon="magnifying-glass"
        )
        self.field.setAccessibleName("Rechercher dans la liste")
        self.field.setClearButtonEnabled(True)
        self.field.setMinimumWidth(dp(236))
        self._adviser = FilterChip("people_adviser", "Suivi par")
        self._state = FilterChip("people_state", "Parcours")
        self._public = FilterChip("people_public", "Public")
        self._basin = FilterChip("people_basin", "Bassin")
        self._silence = FilterChip("people_silence", "Sans contact", single=True)
        self._town = FilterChip("people_town", "Commune", single=True)
        self._chips = (
            self._town,
            self._adviser,
            self._state,
            self._public,
            self._basin,
            self._silence,
        )
        self._all = button("people_no_filter", "&Tout effacer", role="quiet")
        self._quiet = QTimer(self, interval=QUIET_MS, singleShot=True)
        self._offer_lists()
        chips = row(*self._chips, self._all, *([None] if large_text() else []), gap=6)
        self.setLayout(columns((self.field, 1), chips, gap=12))
        self._connect()
        self._show_clearing()

    def offer_colleagues(self, advisers: Sequence[Adviser]) -> None:
        """Offer the filter by adviser, oneself first; alone, there is nobody to tell apart."""
        me = self._desk.adviser.id
        others = [(each.id, each.full_name) for each in advisers if each.id != me]
        self._adviser.offer([(me, "moi"), *others])
        self._adviser.setVisible(bool(others))

    def offer_basins(self, basins: Sequence[Basin]) -> None:
        self._basin.offer([(basin.id, basin.name) for basin in basins])
        self._basin.setVisible(len(basins) > 1)

    def asked(self, query: PeopleQuery) -> PeopleQuery:
        """Return the query with what is asked here in place of what it asked."""
        silences = [days for days in self._silence.chosen() if isinstance(days, int)]
        today = paris_day(query.at)
        return replace(
            query,
            text=self.field.text(),
            adviser_ids=tuple(each for each in self._adviser.chosen() if isinstance(each, UUID)),
            basin_ids=tuple(each for each in self._basin.chosen() if isinstance(each, UUID)),
            insee_codes=tuple(str(code) for code in self._town.chosen()),
            states=tuple(str(state) for state in self._state.chosen()),
            publics=tuple(str(public) for public in self._public.chosen()),
            no_contact_since=recent_from(today, silences[0]) if silences else None,
        )

    def hurry(self) -> None:
        """Ask at once for what was just typed."""
        if self._quiet.isActive():
            self._tell()

    def clear(self) -> None:
        """Let everybody through again."""
        for chip in self._chips:
            chip.show_chosen(())
        self.field.clear()
        self._tell()

    def ask_state(self, state: str) -> None:
        """Let through only those whose pathway is in this state."""
        self._ask_only(self._state, state)

    def ask_town(self, insee_code: str) -> None:
        """Let through only those who live in this commune, which the palette named."""
        place = self._desk.territories.by_code(insee_code)
        self._town.offer([(insee_code, place.label if place else insee_code)])
        self._ask_only(self._town, insee_code)

    def _ask_only(self, asked: FilterChip, code: str) -> None:
        for chip in self._chips:
            chip.show_chosen((code,) if chip is asked else ())
        self.field.clear()
        self._tell()

    def _offer_lists(self) -> None:
        self._state.offer(list(STATE_LABELS.items()))
        self._offer_publics(sensitive=False)
        self._silence.offer([(days, f"depuis {days} jours") for days in SILENCES])

    def _offer_publics(self, *, sensitive: bool) -> None:
        """Offer the publics to filter by; the sensitive ones only once the adviser asked."""
        offered = [
            (each.code, each.label)
            for each in self._desk.lists["publics"]
            if sensitive or not each.sensitive
        ]
        words = "Masquer les publics sensibles" if sensitive else "Proposer aussi les sensibles"
        self._public.offer(offered, (words, lambda: self._change_publics(sensitive=not sensitive)))

    def _change_publics(self, *, sensitive: bool) -> None:
        self._offer_publics(sensitive=sensitive)
        self._tell()

    def _connect(self) -> None:
        self.field.textEdited.connect(lambda _text: self._quiet.start())
        self._quiet.timeout.connect(self._tell)
        self._all.clicked.connect(self.clear)
        for chip in self._chips:
            chip.changed.connect(self._tell)

    def _tell(self) -> None:
        self._quiet.stop()
        self._show_clearing()
        self.changed.emit()

    def _show_clearing(self) -> None:
        asked = bool(self.field.text()) or any(chip.chosen() for chip in self._chips)
        self._all.setVisible(asked)
        self._town.setVisible(bool(self._town.chosen()))
