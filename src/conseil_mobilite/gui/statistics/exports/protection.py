"""Second step: what the protection does and why, any table before and after, the last check."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.language.french import counted
from conseil_mobilite.domain.statistics.release.release_check import ReleaseCheck
from conseil_mobilite.gui.kit.cards import card
from conseil_mobilite.gui.kit.empty import empty_page
from conseil_mobilite.gui.kit.labels import label
from conseil_mobilite.gui.kit.layouts import (
    CARD_GAP,
    DENSE_GAP,
    Item,
    column,
    columns,
    frame,
    refill,
)
from conseil_mobilite.gui.kit.progress import Progress
from conseil_mobilite.gui.statistics.exports.draft import Draft
from conseil_mobilite.gui.statistics.exports.method_choice import MethodChoice
from conseil_mobilite.gui.statistics.exports.parts import note, reason
from conseil_mobilite.gui.statistics.exports.preview_panel import PreviewPanel
from conseil_mobilite.gui.statistics.exports.wording import TOO_FEW
from conseil_mobilite.services.statistics.exports import Method, Threshold

WHY_WIDTH: Final = 340
_SAME: Final = (
    "Cette période est déjà sortie : c’est ce fichier, à l’octet près, qui sortira. À gauche, vos "
    "dossiers d’aujourd’hui ; à droite, ce que le fichier dit."
)
_CORRECTION: Final = (
    "Cette correction a été comparée aux fichiers déjà sortis : ensemble, ils ne disent rien de "
    "personne. Elle porte un autre nom et remplace l’envoi précédent."
)


class ExportProtection(QFrame):
    """`method_chosen` and `threshold_chosen` ask for another preparation."""

    method_chosen = Signal(object)
    threshold_chosen = Signal(int, str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("export_protection")
        self._progress = Progress("export_progress", "Avancement de la protection")
        self._progress.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._method = MethodChoice()
        self._method.chosen.connect(self.method_chosen)
        self._method.threshold_chosen.connect(self.threshold_chosen)
        self._trouble = label("", "", "danger", wrap=True)
        self._waiting = _waiting(self._progress)
        self._shown = frame(column(gap=0))
        self._panel: PreviewPanel | None = None
        why = frame(column(self._method, None), width=WHY_WIDTH)
        self.setLayout(
            columns(why, (column(self._waiting, (self._shown, 1), None), 1), gap=CARD_GAP)
        )
        self.show_waiting()

    def show_waiting(self) -> None:
        self._progress.show_progress(0, 1)
        self._waiting.show()
        self._shown.hide()

    def await_draft(self) -> None:
        """Take the keyboard while nothing can be done but give up."""
        self._progress.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_progress(self, done: int, total: int) -> None:
        self._progress.show_progress(done, total)

    def show_method(self, method: Method, *, fixed: bool) -> None:
        self._method.show_method(method, fixed=fixed)

    def show_threshold(self, stored: Threshold) -> None:
        self._method.show_threshold(stored)

    def show_threshold_error(self, error: UserError) -> None:
        self._method.show_error(error)

    def show_trouble(self, sentence: str) -> None:
        """Say why nothing could be protected that way; the choice of the method stays."""
        self._waiting.hide()
        title = label("Rien ne peut sortir par cette méthode", "strong", "danger")
        words = label(sentence, "muted", wrap=True)
        words.setObjectName("export_protection_trouble")
        refill(self._shown, note("warning", words, title, "danger"), None)
        self._shown.show()

    def show_draft(self, draft: Draft) -> None:
        """Show what will leave, or why nothing can."""
        self._waiting.hide()
        self._panel = None
        if draft.is_empty:
            nothing = empty_page("shield-check", "Aucun chiffre pour cette période", TOO_FEW)
            refill(self._shown, nothing, None)
        else:
            self._lay_out(draft)
        self._shown.show()

    def take_focus(self) -> None:
        if self._panel is not None:
            self._panel.take_focus()

    def _lay_out(self, draft: Draft) -> None:
        self._panel = PreviewPanel(draft)
        parts: list[Item] = [*_notes(draft), self._panel]
        if losses := draft.prepared.report.withheld:
            rows = (reason("users", each.title, _told(each.items)) for each in losses)
            parts.append(card("Dans tout le fichier", *rows))
        refill(self._shown, frame(column(*parts, None, gap=DENSE_GAP)), None)


def _told(items: tuple[str, ...]) -> str:
    return f"{' ; '.join(items)}." if items else ""


def _notes(draft: Draft) -> list[QFrame]:
    made = [_checked(draft.check, draft.method)]
    if draft.prepared.kept is not None:
        made.append(note("clock-counter-clockwise", label(_SAME, wrap=True)))
    elif draft.prepared.number > 1:
        made.append(note("clock-counter-clockwise", label(_CORRECTION, wrap=True)))
    return made


def _checked(check: ReleaseCheck, method: Method) -> QFrame:
    if check.faults:
        title = label("Ce fichier ne passe pas le contrôle : il ne sortira pas", "strong", "danger")
        words = label(" ".join(check.faults), "muted", wrap=True)
        return note("warning", words, title, "danger")
    title = label("Vérifié : le fichier respecte toutes les règles de protection", "strong")
    title.setObjectName("export_checked")
    read = counted(check.figures, "chiffre relu", "chiffres relus")
    sums = counted(check.sums, "total", "totaux")
    rounded = f"multiples de 5, aucun groupe montré de moins de 15, {sums} justes."
    attacked = f"{sums} justes ; le calcul ne situe aucune case masquée à l’intérieur de 5 unités."
    told = f"{read} un à un : {rounded if method is Method.ROUNDING else attacked}"
    return note("shield-check", label(told, "muted", wrap=True), title, "success")


def _waiting(progress: Progress) -> QFrame:
    words = label("Les chiffres sont protégés et vérifiés…", "heading")
    detail = label(
        "Quelques secondes suffisent le plus souvent. Vous pouvez annuler à tout moment.",
        "muted",
        wrap=True,
    )
    return frame(column(words, detail, progress, gap=8, pad=(24, 20, 24, 20)), "card")
