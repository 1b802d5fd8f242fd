"""Profiles: the choices of columns kept under the name of a source."""

from collections.abc import Sequence
from typing import Final
from uuid import UUID

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.imports.mapping import columns_of
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.imports.draft import Draft
from conseil_mobilite.gui.kit.buttons import button
from conseil_mobilite.gui.kit.cards import card
from conseil_mobilite.gui.kit.choice import Choice
from conseil_mobilite.gui.kit.dialogs import ENTER
from conseil_mobilite.gui.kit.fields import Field, show_error
from conseil_mobilite.gui.kit.layouts import column, frame, row
from conseil_mobilite.gui.kit.texts import TextField
from conseil_mobilite.services.imports import profiles
from conseil_mobilite.services.imports.profiles import Profile

NO_PROFILE: Final = "Proposition du programme"
NO_NAME: Final = "Donnez un nom à ce profil, par exemple « Mission locale »."


class NameField(TextField):
    """`entered` on Enter, which would otherwise go on to the next step."""

    entered = Signal()

    def event(self, event: QEvent) -> bool:
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.ShortcutOverride
            and event.key() in ENTER
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER:
            self.entered.emit()
        else:
            super().keyPressEvent(event)


class ProfileCard(QFrame):
    """`chosen` carries the `Profile` to use, None for what the program proposes."""

    chosen = Signal(object)
    undo_offered = Signal(str, object)
    said = Signal(str)
    troubled = Signal(Exception)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("import_profiles")
        self._desk = desk
        self._draft: Draft | None = None
        self._profiles: list[Profile] = []
        self._choice = Choice("import_profile", (), none=NO_PROFILE).narrow(16)
        self._name = NameField("import_profile_name", placeholder="Mission locale")
        self._field = Field("&Nom de la source", self._name)
        keep = button("import_profile_keep", "&Garder ces choix", "floppy-disk")
        self._forget = button("import_profile_forget", "&Oublier ce profil", "trash", "quiet")
        self._choice.chosen.connect(self._use)
        self._name.entered.connect(self._keep)
        keep.clicked.connect(self._keep)
        self._forget.clicked.connect(self._drop)
        inner = column(
            Field("Pro&fil", self._choice),
            row(self._forget, None),
            self._field,
            row(keep, None),
            gap=8,
            pad=(16, 0, 16, 16),
        )
        self.setLayout(column(card("Profil de la source", frame(inner)), gap=0))
        self.setFocusProxy(self._choice)
        self._look()

    def show_draft(self, draft: Draft) -> None:
        """Offer the profiles for this file; the columns are taken as they stand."""
        self._draft = draft
        self._choice.show_code("")
        self._refresh()

    def _refresh(self, chosen: str | None = None) -> None:
        def show(found: Sequence[Profile]) -> None:
            self._profiles = list(found)
            self._choice.offer([(str(each.id), each.name) for each in found], none=NO_PROFILE)
            if chosen is not None:
                self._choice.show_code(chosen)
            self._look()

        self._desk.background.read(profiles.profiles).then(show, self)

    def _current(self) -> Profile | None:
        code = self._choice.code()
        return next((each for each in self._profiles if str(each.id) == code), None)

    def _use(self, _code: str) -> None:
        profile = self._current()
        self._look()
        self._name.setText(profile.name if profile is not None else "")
        self.chosen.emit(profile)

    def _keep(self) -> None:
        name, draft = " ".join(self._name.text().split()), self._draft
        if not name:
            show_error(self._field, NO_NAME)
            return
        if draft is not None:
            columns = columns_of(draft.table, draft.mapping)
            keeping = self._desk.background.run(profiles.keep, name, columns)
            keeping.then(self._tell_kept).otherwise(self._fail)

    def _tell_kept(self, profile: Profile) -> None:
        self._field.clear_error()
        self.said.emit(f"Profil gardé : {profile.name}")
        self._refresh(str(profile.id))

    def _drop(self) -> None:
        profile = self._current()
        if profile is None:
            return
        forgetting = self._desk.background.run(profiles.forget, profile.id)
        forgetting.then(lambda _none: self._tell_forgotten(forgetting.act), self)
        forgetting.otherwise(self._fail)

    def _tell_forgotten(self, act: UUID | None) -> None:
        self._refresh("")
        self.undo_offered.emit("Profil oublié", act)

    def _fail(self, error: Exception) -> None:
        if isinstance(error, UserError):
            show_error(self._field, str(error))
        else:
            self.troubled.emit(error)

    def _look(self) -> None:
        self._forget.setVisible(self._current() is not None)
