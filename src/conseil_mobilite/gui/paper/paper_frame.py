"""What the preview of a paper is made of: its head, its choices, its pages, and its gestures."""

from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QBoxLayout, QFrame, QStackedWidget

from conseil_mobilite.gui.kit.buttons import Button, button
from conseil_mobilite.gui.kit.flow import Flow
from conseil_mobilite.gui.kit.labels import label, say, set_help
from conseil_mobilite.gui.kit.layouts import Item, column, frame, row
from conseil_mobilite.gui.kit.theme import dp, restyle, scale
from conseil_mobilite.gui.paper.choices.choice_panel import PANEL_WIDTH, ChoicePanel
from conseil_mobilite.gui.paper.pages.page_view import PageView
from conseil_mobilite.gui.paper.paper_head import PaperHead
from conseil_mobilite.gui.paper.paper_refusal import PaperRefusal

WIDTH: Final = 960
MARGIN: Final = 48
FLOWING_SCALE: Final = 1.4
"""The text size from which the gestures may need a second line."""
PREVIEW: Final = "Aperçu, rien n’est encore remis"
TO_PRINT: Final = "Prêt à imprimer"
UPDATING: Final = "Mise à jour de l’aperçu…"
REFUSED: Final = "Pas d’aperçu"
KEYS: Final = (
    "Flèches, Page précédente et Page suivante font défiler ; Début et Fin vont aux bouts. "
    "Ctrl++ et Ctrl+- changent la taille, Ctrl+0 la rend habituelle, Ctrl+1 prend toute la "
    "largeur, Ctrl+2 montre la page entière. Ctrl+P imprime, Ctrl+S enregistre le PDF, "
    "Ctrl+Maj+S la version web."
)


class PaperFrame(QFrame):
    """Shows, and decides nothing: the dialog connects its buttons."""

    def __init__(self) -> None:
        super().__init__()
        self.head, self.choices = PaperHead(), ChoicePanel()
        self.pages, self.refusal = PageView("sheet_pages", "Pages du document"), PaperRefusal()
        self.give = button("sheet_give", "&Remettre à la personne", "hand-heart", "primary")
        self.print = button("sheet_print", "&Imprimer…", "printer")
        self.save = button("sheet_save", "&Enregistrer le PDF…", "download-simple")
        self.web = button("sheet_save_web", "Version &web…", "globe")
        self.web.setAccessibleName(
            "Enregistrer la version web (HTML), lisible par un lecteur d’écran"
        )
        self.close_it = button("sheet_close", "&Fermer")
        self._note = label("", "small", wrap=True)
        self._note.setObjectName("sheet_about")
        self._stack = QStackedWidget()
        for each in (self.pages, self.refusal):
            self._stack.addWidget(each)
        self.choices.hide()
        self.setLayout(self._body())
        self._set_keys()

    def wish(self, window: QSize, *, choices: bool) -> QSize:
        """Return the size to take in a window, with room for the choices where there are some."""
        width = dp(WIDTH) + (dp(PANEL_WIDTH) if choices else 0)
        return QSize(min(width, window.width() - dp(MARGIN)), window.height() - dp(MARGIN))

    def tell(self, about: str) -> None:
        """Say what becomes of the paper."""
        set_help(self.pages, f"{about}\n\n{KEYS}")
        say(self._note, about)
        self._note.setVisible(bool(about))

    def show_pages(self) -> None:
        self.head.zoom.show()
        self._stack.setCurrentWidget(self.pages)

    def show_refusal(self) -> None:
        self.head.say_state(REFUSED, "warning")
        self.head.zoom.hide()
        self._stack.setCurrentWidget(self.refusal)

    def show_waiting(self) -> None:
        """Tell that what is seen is no more what is chosen, until it is."""
        self.head.say_state(UPDATING)
        self.pages.fade(faded=True)

    def gesture(self, name: str) -> Button:
        """Return a button by what it does: « print », « save » or « save_web »."""
        return {"print": self.print, "save": self.save, "save_web": self.web}[name]

    def allow(self, *, leaving: bool, web: bool) -> None:
        """Let the paper leave, or not yet; the web version may be lacking where it was issued."""
        for gesture in (self.give, self.print, self.save):
            gesture.setEnabled(leaving)
        self.web.setEnabled(leaving and web)

    def give_up_giving(self) -> None:
        """Fill « Imprimer »: there is nothing to hand out, or it was."""
        self.give.hide()
        restyle(self.print, role="primary")

    def _body(self) -> QBoxLayout:
        left, right = (self.close_it,), (self.web, self.save, self.print, self.give)
        flowing = scale() >= FLOWING_SCALE
        gestures: Item = Flow(*left, *right, gap=8) if flowing else row(*left, None, *right)
        foot = frame(column(self._note, gestures, gap=8, pad=(24, 10, 24, 12)), "foot")
        middle = row(self.choices, (self._stack, 1), gap=0)
        return column(self.head, (middle, 1), foot, gap=0)

    def _set_keys(self) -> None:
        keys = {"Ctrl+P": self.print, "Ctrl+S": self.save, "Ctrl+Shift+S": self.web}
        for sequence, gesture in keys.items():
            QShortcut(QKeySequence(sequence), self).activated.connect(gesture.click)
