"""What is asked of the directory: words, for whom, where, and what the service must be."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame

from conseil_mobilite.domain.directory.need import Place
from conseil_mobilite.domain.directory.schema import EVERYBODY
from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.language.french import spaced
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.directory.person_field import PersonField
from conseil_mobilite.gui.kit.buttons import Button, button, toggle
from conseil_mobilite.gui.kit.flow import Flow
from conseil_mobilite.gui.kit.layouts import column, columns
from conseil_mobilite.gui.people.filter_bar import QUIET_MS, SearchField
from conseil_mobilite.gui.people.filter_chip import FilterChip
from conseil_mobilite.gui.people.municipality_field import MunicipalityField
from conseil_mobilite.services.directory.listing import Listing, ListingQuery
from conseil_mobilite.services.directory.vocabulary import vocabulary

_FIRST: Final = "mobilite"
_TO_CHECK: Final = "À vérifier"


class ServiceFilters(QFrame):
    """`changed` is emitted at each key stroke and each tick."""

    changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("services_filters")
        self.field = SearchField(
            "services_search", placeholder="Service, structure, commune…", icon="magnifying-glass"
        )
        self.field.setAccessibleName("Rechercher dans l’annuaire")
        self.field.setClearButtonEnabled(True)
        self.person = PersonField("services_person", desk)
        self._town = MunicipalityField("services_town", desk)
        self._town.setPlaceholderText("Commune desservie")
        self._town.setAccessibleName("Commune desservie")
        self._town.setClearButtonEnabled(True)
        self._theme = FilterChip("services_theme", "Thème", single=True)
        self._public = FilterChip("services_public", "Public", single=True)
        self._public.offer(_publics())
        self._free = toggle("services_free", "&Gratuit")
        self._accessible = toggle("services_accessible", "Accessi&ble")
        self._favourites = toggle("services_favourites", "&Favoris")
        self._to_check = toggle("services_to_check", _TO_CHECK)
        self._all = button("services_no_filter", "&Tout effacer", role="quiet")
        self._quiet = QTimer(self, interval=QUIET_MS, singleShot=True)
        self._lay_out()
        self._connect()

    def asked(self, on: date) -> ListingQuery:
        """Return what is asked; a commune that is being typed asks nothing yet."""
        return ListingQuery(
            on,
            text=self.field.text(),
            theme=_first(self._theme.chosen()),
            public=_first(self._public.chosen()),
            place=self._place(),
            person_id=self.person.person(),
            free=self._free.isChecked(),
            accessible=self._accessible.isChecked(),
            favourites=self._favourites.isChecked(),
            to_check=self._to_check.isChecked(),
        )

    def show_whole(self, whole: Listing) -> None:
        """Offer the themes that the directory holds, and count what is to be checked."""
        themes = {each for line in whole.lines for each in line.stored.service.themes}
        self._theme.offer(_themes(themes))
        words = f"{_TO_CHECK} ({whole.to_check})" if whole.to_check else _TO_CHECK
        self._to_check.say(words)

    def narrowed(self) -> bool:
        """Tell whether something besides the person keeps services out."""
        ticked = any(each.isChecked() for each in self._toggles())
        return bool(self.field.text() or self._town.text() or ticked or self._chosen())

    def clear(self) -> None:
        """Let every service through again, still for the same person."""
        self.field.clear()
        self._town.show_name("", "")
        for chip in (self._theme, self._public):
            chip.show_chosen(())
        for each in self._toggles():
            each.setChecked(False)
        self._tell()

    def _lay_out(self) -> None:
        fields = columns((self.field, 4), (self.person, 3), (self._town, 3), gap=12)
        chips = Flow(self._theme, self._public, *self._toggles(), self._all)
        self.setLayout(column(fields, chips, gap=8))
        place = self._all.sizePolicy()
        place.setRetainSizeWhenHidden(True)  # else the list moves as a filter is set
        self._all.setSizePolicy(place)
        self._all.hide()

    def _connect(self) -> None:
        self.field.textChanged.connect(lambda _text: self._quiet.start())
        self._quiet.timeout.connect(self._tell)
        self.person.changed.connect(self._tell)
        self._town.chosen.connect(lambda _place: self._tell())
        self._town.textChanged.connect(self._forget_town)
        for each in self._toggles():
            each.clicked.connect(lambda _on: self._tell())
        for chip in (self._theme, self._public):
            chip.changed.connect(self._tell)
        self._all.clicked.connect(self.clear)

    def _toggles(self) -> tuple[Button, ...]:
        return (self._free, self._accessible, self._favourites, self._to_check)

    def _chosen(self) -> list[object]:
        return [*self._theme.chosen(), *self._public.chosen()]

    def _forget_town(self, text: str) -> None:
        if not text:
            self._town.show_name("", "")
            self._quiet.start()

    def _place(self) -> Place:
        try:
            place = self._town.place()
        except UserError:
            return Place()
        return Place(place.insee_code, place.name, place.epci_code) if place else Place()

    def _tell(self) -> None:
        self._quiet.stop()
        self._all.setVisible(self.narrowed())
        self.changed.emit()


def _first(chosen: Sequence[object]) -> str:
    return str(chosen[0]) if chosen else ""


def _publics() -> list[tuple[str, str]]:
    known = vocabulary().of("publics")
    return [
        (each.code, each.label) for each in known if each.code != EVERYBODY and not each.valid_to
    ]


def _themes(held: set[str]) -> list[tuple[str, str]]:
    """Return the themes held, those of mobility first, each after the words of its category."""
    known = vocabulary().of("thematiques")
    listed = [(each.code, spaced(each.label)) for each in known if each.code in held]
    mobility = [each for each in listed if each[0].startswith(f"{_FIRST}--")]
    others = [each for each in listed if each not in mobility]
    whole = [(_FIRST, "Mobilité : tous les thèmes")] if mobility else []
    return [*whole, *mobility, *sorted(others, key=lambda each: each[1])]
