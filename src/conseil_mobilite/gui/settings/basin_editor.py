"""One basin open for correction: its name and its members are kept as they change."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from conseil_mobilite.domain.language.french import long_date
from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.kit.buttons import button
from conseil_mobilite.gui.kit.labels import label
from conseil_mobilite.gui.kit.layouts import column, row
from conseil_mobilite.gui.settings.basin_fields import BasinFields
from conseil_mobilite.gui.settings.section import part
from conseil_mobilite.services.organisation import basins
from conseil_mobilite.services.organisation.basins import Basin
from conseil_mobilite.store.reference.territories import Municipality

PUT_BACK: Final = "{reason} « {name} » a été remise : ajoutez-en d’abord une autre."
SINCE: Final = (
    "Un changement de composition compte à partir d’aujourd’hui, {day} : pour les jours d’avant, "
    "les statistiques gardent l’ancienne."
)


class BasinEditor(QFrame):
    """A basin is never left without a member: the last one given up comes back, and says why."""

    closed = Signal()
    """Back to the list."""
    given_up = Signal(object)
    """A member was just taken away, by this act of the journal."""
    troubled = Signal(Exception)

    def __init__(self, desk: Desk, basin: Basin) -> None:
        super().__init__()
        self._desk, self._kept = desk, basin
        self._today = paris_day(desk.clock())
        self._fields = BasinFields("basin", desk.territories, desk.background.work)
        self._back = button("basin_back", "&Tous les bassins", "arrow-left")
        day = long_date(self._today, weekday=False)
        since = label(SINCE.format(day=day), "muted", wrap=True)
        held = part("Nom et composition", since, self._fields.body(), gap=14)
        self.setLayout(column(row(self._back, None), held, gap=12))
        self.setFocusProxy(self._fields.name)
        self.show_basin(basin)
        self._connect()
        self._look_around(basin)

    @property
    def basin(self) -> Basin:
        """The basin as it is kept."""
        return self._kept

    def show_basin(self, basin: Basin) -> None:
        """Show what is stored of the basin."""
        self._kept = basin
        self._fields.show_basin(basin.name, basin.members)
        self._fields.form.clear_errors()

    def _connect(self) -> None:
        self._fields.name.editingFinished.connect(self._keep_name)
        self._fields.changed.connect(self._keep_members)
        self._back.clicked.connect(self.closed)

    def _look_around(self, basin: Basin) -> None:
        """Propose the other EPCI of the département of its first member."""
        communes = self._desk.territories.municipalities_of
        first = next((each.code for each in basin.members), "")
        self._desk.background.work(lambda: communes(first)).then(self._propose, self)

    def _propose(self, communes: Sequence[Municipality]) -> None:
        if communes:
            self._fields.propose(communes[0])

    def _keep_name(self) -> None:
        name = self._fields.name.text()
        self._fields.form.fields["basin_name"].clear_error()
        if name.strip() != self._kept.name:
            keeping = self._desk.background.run(basins.rename, self._kept.id, name)
            keeping.then(lambda _none: self._named(name), self).otherwise(self._refuse)

    def _named(self, name: str) -> None:
        self._kept = replace(self._kept, name=name.strip())

    def _keep_members(self) -> None:
        members = self._fields.members()
        if not members:
            self._put_back()
            return
        gone = [each for each in self._kept.members if each not in members]
        self._kept = replace(self._kept, members=members)
        run = self._desk.background.run
        job = run(basins.recompose, self._kept.id, members, self._today)
        if gone:
            self.given_up.emit(job.act)

    def _put_back(self) -> None:
        """Show again the last member, which the service would refuse to take away."""
        self._fields.show_basin(self._fields.name.text(), self._kept.members)
        sentence = PUT_BACK.format(reason=basins.NO_MEMBER, name=self._kept.members[0].name)
        self._fields.form.fields["members"].show_error(sentence)

    def _refuse(self, error: Exception) -> None:
        """Say it beside the field, without holding the keyboard there."""
        field = self._fields.form.fields.get(getattr(error, "field", ""))
        if field is None:
            self.troubled.emit(error)
        else:
            field.show_error(str(error))
