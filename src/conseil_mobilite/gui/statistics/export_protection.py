"""Second step: what the protection did and why, one table before and after, the check."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QFrame

from conseil_mobilite.domain.language.french import counted, long_date
from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.domain.statistics.release.release_check import ReleaseCheck
from conseil_mobilite.domain.statistics.release.release_preview import TablePreview
from conseil_mobilite.gui.kit.cards import card
from conseil_mobilite.gui.kit.choice import Choice
from conseil_mobilite.gui.kit.empty import empty_page
from conseil_mobilite.gui.kit.labels import badge, label
from conseil_mobilite.gui.kit.layouts import (
    CARD_GAP,
    DENSE_GAP,
    Item,
    column,
    columns,
    frame,
    refill,
    row,
)
from conseil_mobilite.gui.kit.progress import Progress
from conseil_mobilite.gui.statistics.export_draft import Draft
from conseil_mobilite.gui.statistics.export_parts import note, reason
from conseil_mobilite.gui.statistics.export_table import side_card
from conseil_mobilite.gui.statistics.export_wording import INDICATORS, INTERNAL, RULES, TOO_FEW

WHY_WIDTH: Final = 320
LEGEND: Final = (
    "Une étoile rouge marque, avant la protection, les nombres de 1 à 4 : ils pourraient désigner "
    "quelqu’un."
)


class ExportProtection(QFrame):
    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("export_protection")
        self._progress = Progress("export_progress", "Avancement de la protection")
        self._progress.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._waiting = frame(column(_waiting(self._progress), None))
        self._shown = frame(column(gap=0))
        self._sides = frame(column(gap=DENSE_GAP))
        self._tables: tuple[TablePreview, ...] = ()
        self._pick = Choice("export_table", ())
        self.setLayout(column(self._waiting, (self._shown, 1), gap=0))
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

    def show_draft(self, draft: Draft) -> None:
        """Show what will leave, or why nothing can."""
        self._waiting.hide()
        self._tables = draft.tables
        if draft.is_empty:
            nothing = empty_page("shield-check", "Rien à publier pour ce trimestre", TOO_FEW)
            refill(self._shown, nothing, None)
        else:
            self._lay_out(draft)
        self._shown.show()

    def take_focus(self) -> None:
        self._pick.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self, draft: Draft) -> None:
        self._pick = Choice("export_table", _titles(self._tables))
        self._pick.setAccessibleName("Aperçu du tableau")
        self._pick.chosen.connect(lambda _code: self._show_table())
        self._sides = frame(column(gap=DENSE_GAP))
        self._show_table()
        words = label("Aperçu du &tableau", "muted")
        words.setBuddy(self._pick)
        parts: list[Item] = [row(words, self._pick, None), self._sides, *_notes(draft)]
        if draft.losses:
            rows = (reason("users", each.title, each.sentence) for each in draft.losses)
            parts.append(card("Ce qui est réuni ou retenu, et pourquoi", *rows))
        why = frame(column(_why(), None), width=WHY_WIDTH)
        inside = frame(columns(why, (column(*parts, None, gap=DENSE_GAP), 1), gap=CARD_GAP))
        refill(self._shown, inside, None)

    def _show_table(self) -> None:
        chosen = self._tables[int(self._pick.code())]
        refill(self._sides, _both_sides(chosen), label(_legend(chosen), "small", wrap=True))


def _both_sides(shown: TablePreview) -> QBoxLayout:
    inside, leaves = badge(INTERNAL, "warning"), badge("Ce qui sortira", "success")
    before = side_card("export_before", "Avant", shown.corner, shown.before, inside, exact=True)
    after = side_card("export_after", "Après", shown.corner, shown.after, leaves, exact=False)
    return columns(
        (before, 2 + len(shown.before.columns)), (after, 2 + len(shown.after.columns)), gap=CARD_GAP
    )


def _titles(tables: tuple[TablePreview, ...]) -> list[tuple[str, str]]:
    return [
        (
            str(rank),
            f"{rank + 1} sur {len(tables)} · {INDICATORS[each.indicator]} : {each.table.lower()}",
        )
        for rank, each in enumerate(tables)
    ]


def _legend(shown: TablePreview) -> str:
    return f"{LEGEND} Écart le plus grand après arrondi : {shown.gap}."


def _why() -> QFrame:
    return card("Ce que le programme a fait, et pourquoi", *(reason(*rule) for rule in RULES))


def _notes(draft: Draft) -> list[QFrame]:
    made = [_checked(draft.check)]
    if draft.sent is not None:
        day = long_date(paris_day(draft.sent.made_at), weekday=False)
        words = f"Déjà préparé le {day} : c’est ce fichier, à l’octet près, qui sortira."
        if draft.changed_since:
            words += (
                " Les dossiers ont changé depuis. Le fichier gardé ne change pas, car deux versions"
                " comparées pourraient désigner quelqu’un."
            )
        made.append(note("clock-counter-clockwise", label(words, wrap=True)))
    return made


def _checked(check: ReleaseCheck) -> QFrame:
    if check.faults:
        title = label("Ce fichier ne passe pas le contrôle : il ne sortira pas", "strong", "danger")
        words = label(" ".join(check.faults), "muted", wrap=True)
        return note("warning", words, title, "danger")
    title = label("Vérifié : le fichier respecte toutes les règles de protection", "strong")
    title.setObjectName("export_checked")
    told = (
        f"{counted(check.figures, 'chiffre relu', 'chiffres relus')} un à un : multiples de 5, "
        f"aucun groupe montré de moins de 15, {counted(check.sums, 'total', 'totaux')} justes."
    )
    return note("shield-check", label(told, "muted", wrap=True), title, "success")


def _waiting(progress: Progress) -> QFrame:
    words = label("Les chiffres sont arrondis et vérifiés…", "heading")
    detail = label(
        "Quelques secondes suffisent le plus souvent. Vous pouvez annuler à tout moment.",
        "muted",
        wrap=True,
    )
    return frame(column(words, detail, progress, gap=8, pad=(24, 20, 24, 20)), "card")
