"""Make a recovery kit: print it, type its code from the paper, put it away."""

from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QBoxLayout, QWidget

from conseil_mobilite.domain.access.recovery_code import GROUPS, SIZE, RecoveryCode, parse
from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.gui.access.code_field import CodeField
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.kit.buttons import button
from conseil_mobilite.gui.kit.dialogs import Dialog
from conseil_mobilite.gui.kit.fields import Field, Form
from conseil_mobilite.gui.kit.labels import label
from conseil_mobilite.gui.kit.later import soon
from conseil_mobilite.gui.kit.layouts import column, frame, row, scrolled
from conseil_mobilite.gui.kit.theme import dp
from conseil_mobilite.gui.paper.opening import open_preview
from conseil_mobilite.gui.paper.printable import Printable
from conseil_mobilite.services.access import recovery_kits
from conseil_mobilite.store.keys import slot_changes

WIDTH: Final = 600
MARGIN: Final = 48
FOOT: Final = 64
TITLE: Final = "Votre kit de récupération"
WHY: Final = (
    "Un papier qui ouvre vos dossiers si vous oubliez la phrase secrète. Deux minutes suffisent."
)
PRINT: Final = "Un code y est tiré au hasard, pour vous seul. Le programme ne le garde nulle part."
TYPE: Final = (
    f"{GROUPS} groupes de {SIZE} signes ; minuscules et espaces sont permis. Le kit n’est valable "
    "qu’une fois son code retapé : vous savez ainsi qu’il se lit bien."
)
PUT_AWAY: Final = (
    "Sous clé, dans une enveloppe fermée, jamais à côté de l’ordinateur : qui trouverait les deux "
    "lirait tous les dossiers."
)
ABOUT: Final = (
    "Ce papier n’est gardé ni dans les documents, ni dans l’historique. Fermé sans être imprimé ni "
    "recopié, il est perdu : il suffit d’en faire un autre."
)
ANOTHER: Final = (
    "Ce code est bien écrit, mais c’est celui d’un autre kit : tapez celui du kit {label}, que "
    "vous venez d’imprimer."
)
FITS: Final = "Le code est juste : activez le kit."
SEE: Final = "&Voir et imprimer le kit…"
ACTIVATE: Final = "A&ctiver le kit"
ACTIVATING: Final = "Activation…"


class KitDialog(Dialog):
    """Nothing is kept before the code typed from the paper fits. Left before, nothing changed."""

    made = Signal()
    """The kit opens the base from now on."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__("recovery_kit", TITLE, parent)
        self._desk = desk
        self._code, self._label = slot_changes.new_recovery_code(), recovery_kits.new_label()
        self._print = button(
            "recovery_kit_print", "&Voir et imprimer le kit…", "printer", "primary"
        )
        self.typed = CodeField("recovery_kit_code")
        self.form = Form(code=Field("Le code du papier", self.typed, TYPE))
        self._trouble = label("", "small", "danger", wrap=True)
        self._activate = button("recovery_kit_activate", ACTIVATE, "check-circle")
        self._later = button("recovery_kit_later", "Plus &tard")
        self._steps = frame(self._body(), "page")
        self.setLayout(column((scrolled(self._steps), 1), self._foot(), gap=0))
        self.setMinimumWidth(dp(WIDTH))
        self._connect()
        self._fit()
        self._print.setFocus(Qt.FocusReason.OtherFocusReason)

    def _body(self) -> QBoxLayout:
        return column(
            label(TITLE, "title"),
            label(WHY, "muted", wrap=True),
            _step("1. Imprimez-le", column(label(PRINT, wrap=True), row(self._print, None))),
            _step("2. Retapez son code", column(self.form.fields["code"], self._trouble, gap=0)),
            _step("3. Rangez-le", column(label(PUT_AWAY, wrap=True))),
            None,
            gap=12,
            pad=(24, 20, 24, 12),
        )

    def _fit(self) -> None:
        """Take the height of what is said, as far as the window has room; beyond, it scrolls."""
        above = self.parentWidget()
        assert above is not None
        room = above.window().height() - dp(MARGIN)
        height = self._steps.heightForWidth(self.minimumWidth()) + dp(FOOT)
        self.resize(self.minimumWidth(), min(height, room))

    def _foot(self) -> QBoxLayout:
        return row(None, self._later, self._activate, pad=(24, 4, 24, 16))

    def _connect(self) -> None:
        self._print.clicked.connect(self._preview)
        self.typed.textChanged.connect(lambda _text: self._compare())
        self.typed.textChanged.connect(lambda _text: soon(self, self._fit))
        self._activate.clicked.connect(self._ask)
        self._later.clicked.connect(self.reject)
        self._trouble.hide()
        QShortcut(QKeySequence("Ctrl+Return"), self).activated.connect(self._activate.click)
        self.typed.returnPressed.connect(self._activate.click)

    def _preview(self) -> None:
        dialog = open_preview(self._desk, self._printable(), self)
        above = self.parentWidget()
        assert above is not None
        dialog.resize(
            above.window().size().boundedTo(QSize(dp(960), 10_000)) - QSize(dp(MARGIN), dp(MARGIN))
        )
        dialog.finished.connect(lambda _result: self._go_on())

    def _go_on(self) -> None:
        """Once the paper was seen, its code comes next: the filled button follows."""
        self._print.dress("")
        self._activate.dress("primary")
        self.typed.setFocus()

    def _printable(self) -> Printable:
        access = self._desk.station.access
        code, kit, base = self._code, self._label, access.base.name
        return Printable(
            name=f"Kit de récupération {kit}",
            preview=lambda background, at, _chosen: background.read(
                recovery_kits.preview, at, code, kit, base
            ),
            issue=None,
            about=ABOUT,
            trace=lambda background: background.work(access.note_kit_printed),
        )

    def _compare(self) -> None:
        """Say at once that the code fits, or which whole group does not."""
        field = self.form.fields["code"]
        if len(self.typed.signs()) < GROUPS * SIZE:
            field.clear_error()
            return
        try:
            self._fitting()
        except UserError as error:
            field.show_error(str(error))
        else:
            field.show_note(FITS)

    def _fitting(self) -> RecoveryCode:
        """Return the code typed; UserError where it is not the one of the paper."""
        code = parse(self.typed.text())
        if code != self._code:
            raise UserError(ANOTHER.format(label=self._label), "code")
        return code

    def _ask(self) -> None:
        self.form.clear_errors()
        try:
            code = self._fitting()
        except UserError as error:
            self.form.show_error(error)
            return
        self._hold(busy=True)
        add, kit = self._desk.station.access.add_recovery, self._label
        adding = self._desk.background.work(lambda: add(code, kit))
        adding.then(self._finish, self).otherwise(self._fail)

    def _finish(self, _none: None) -> None:
        self.typed.clear()
        self.made.emit()
        self._desk.station.kit_made()
        self.accept()

    def _fail(self, error: Exception) -> None:
        self._hold(busy=False)
        if isinstance(error, UserError):
            self.form.fields["code"].show_error(str(error))
        else:
            self._desk.background.failed.emit(error)

    def _hold(self, *, busy: bool) -> None:
        self._activate.setEnabled(not busy)
        self._later.setEnabled(not busy)
        self._activate.say(ACTIVATING if busy else ACTIVATE)


def _step(title: str, body: QBoxLayout) -> QWidget:
    return frame(column(label(title, "strong"), body, gap=6, pad=(16, 12, 16, 12)), "note")
