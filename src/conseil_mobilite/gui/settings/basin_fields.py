"""Compose a bassin de mobilité from intercommunalities."""

from collections.abc import Iterable, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QBoxLayout, QFrame

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.gui.kit.aloud import call
from conseil_mobilite.gui.kit.buttons import button, literal, toggle
from conseil_mobilite.gui.kit.cards import entry
from conseil_mobilite.gui.kit.completion import CompletionField, Proposal
from conseil_mobilite.gui.kit.empty import empty_line
from conseil_mobilite.gui.kit.fields import Field, Form
from conseil_mobilite.gui.kit.flow import FlowLayout
from conseil_mobilite.gui.kit.labels import glyph, label
from conseil_mobilite.gui.kit.layouts import column, columns, empty_layout, frame, refill
from conseil_mobilite.gui.kit.texts import TextField
from conseil_mobilite.gui.settings.place_field import Errands
from conseil_mobilite.gui.settings.wording import basin_name, epci_detail
from conseil_mobilite.services.organisation.basins import NO_MEMBER, NO_NAME, Member
from conseil_mobilite.store.reference.territories import Intercommunality, Municipality, Territories

PROPOSALS: Final = 6
NONE_YET: Final = "Aucune intercommunalité pour l’instant : cherchez-en une ci-dessus."


class BasinFields(QObject):
    """The name of a basin and its members, found by the name of an EPCI or of a commune."""

    changed = Signal()
    """The adviser added or removed a member."""

    def __init__(self, prefix: str, territories: Territories, do: Errands) -> None:
        """`prefix` begins the object name of every input."""
        super().__init__()
        self._prefix, self._territories, self._do = prefix, territories, do
        self._members: dict[str, Intercommunality] = {}
        self._near: list[Intercommunality] = []
        self.name = TextField(f"{prefix}_name", placeholder="Thiérache")
        self.search = CompletionField(
            f"{prefix}_search",
            placeholder="Nom d’une intercommunalité ou d’une commune",
            keep=False,
        )
        self._found: dict[str, Intercommunality] = {}
        self._list = frame(column(gap=0), "well")
        self._flow = FlowLayout()
        self._chips = frame(column(label("Dans le même département", "field"), self._flow, gap=6))
        self.form = Form(
            basin_name=Field("Nom du bassin", self.name, "Celui que la région lui donne."),
            members=Field("Ajouter une intercommunalité", self.search),
        )
        self.search.searched.connect(self._search)
        self.search.picked.connect(self._pick)
        self._show_members()

    def body(self) -> QBoxLayout:
        fields = self.form.fields
        return column(
            columns((fields["basin_name"], 1), (fields["members"], 1), gap=16),
            self._list,
            self._chips,
            gap=14,
        )

    def basin(self) -> tuple[str, tuple[Member, ...]]:
        """Return the name and the members; UserError where one or the other lacks."""
        if not self._members:
            raise UserError(NO_MEMBER, "members")
        if not self.name.text().strip():
            raise UserError(NO_NAME, "basin_name")
        return self.name.text(), self.members()

    def members(self) -> tuple[Member, ...]:
        """Return the members shown, none if there is none."""
        return tuple(Member(found.siren, found.name) for found in self._members.values())

    def show_basin(self, name: str, members: Iterable[Member]) -> None:
        """Show a stored basin, without emitting."""
        look_up = self._territories.intercommunality
        self.name.setText(name)
        self._members = {each.code: look_up(each.code) or _former(each) for each in members}
        self._show_members()

    def propose(self, place: Municipality) -> None:
        """Offer the département of a commune, and her EPCI as the first member if there is none."""
        self._near = self._territories.intercommunalities_of(place.department_code)
        own = self._territories.intercommunality(place.epci_code)
        if own is not None and not self._members:
            self._members[own.siren] = own
            self.name.setText(self.name.text().strip() or basin_name(own.name))
        self._show_members()

    def _search(self, text: str) -> None:
        if text:
            work = self._do(lambda: _look_up(self._territories, text))
            work.then(partial(self._offer, text), self.search)

    def _offer(self, typed: str, found: Sequence[tuple[Intercommunality, str]]) -> None:
        if not self.search.wanted(typed):
            return
        self._found = {each.siren: each for each, _ in found}
        proposals = [Proposal(each.siren, each.name, why, "buildings") for each, why in found]
        self.search.offer(proposals)

    def _pick(self, siren: str) -> None:
        self._add(self._found[siren])

    def _add(self, found: Intercommunality) -> None:
        self._members[found.siren] = found
        self.form.fields["members"].clear_error()
        self._show_members()
        self.changed.emit()

    def _add_near(self, found: Intercommunality) -> None:
        self._add(found)
        self.search.setFocus()  # its button is gone

    def _remove(self, siren: str) -> None:
        self._members.pop(siren, None)
        self._show_members()
        self.search.setFocus()
        self.changed.emit()

    def _show_members(self) -> None:
        rows = [self._row(found) for found in self._members.values()]
        refill(self._list, *(rows or [empty_line(NONE_YET, icon="map-trifold")]))
        self._show_near()

    def _row(self, found: Intercommunality) -> QFrame:
        remove = button(f"{self._prefix}_remove_{found.siren}", "Retirer", "x", "quiet")
        call(remove, f"Retirer {found.name}")
        remove.clicked.connect(lambda: self._remove(found.siren))
        lead = glyph("buildings", "primary", 20)
        return entry(found.name, epci_detail(found), remove, lead=lead)

    def _show_near(self) -> None:
        near = [found for found in self._near if found.siren not in self._members]
        empty_layout(self._flow)
        for found in near:
            name = f"{self._prefix}_near_{found.siren}"
            chip = toggle(name, literal(f"+ {found.name}"))
            call(chip, f"Ajouter {found.name}")
            chip.clicked.connect(lambda _down, added=found: self._add_near(added))
            self._flow.addWidget(chip)
        self._chips.setVisible(bool(near))


def _former(member: Member) -> Intercommunality:
    """Stand for a member that the list of this year no longer has."""
    return Intercommunality(member.code, member.name, "", 0)


def _look_up(territories: Territories, text: str) -> list[tuple[Intercommunality, str]]:
    """Find EPCI by their name, then by the name of a commune, each with what to say of it."""
    named = [(e, epci_detail(e)) for e in territories.search_intercommunalities(text, PROPOSALS)]
    known = {found.siren for found, _ in named}
    for place in territories.search(text, PROPOSALS):
        group = territories.intercommunality(place.epci_code)
        if group is not None and group.siren not in known:
            known.add(group.siren)
            named.append((group, f"Celle de {place.label}"))
    return named[: 2 * PROPOSALS]
