"""Second step: what each column of the file means."""

from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame

from conseil_mobilite.domain.imports.decisions import Field
from conseil_mobilite.domain.imports.field_words import FIELD_WORDS
from conseil_mobilite.domain.imports.mapping import SEVERAL, mapping_of
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.imports import helping
from conseil_mobilite.gui.imports.column_row import ColumnRow
from conseil_mobilite.gui.imports.draft import Draft
from conseil_mobilite.gui.imports.intake import Intake
from conseil_mobilite.gui.imports.parts import told
from conseil_mobilite.gui.imports.profile_card import ProfileCard
from conseil_mobilite.gui.kit.cards import card
from conseil_mobilite.gui.kit.labels import label, say
from conseil_mobilite.gui.kit.layouts import CARD_GAP, column, columns, frame, refill
from conseil_mobilite.services.imports.profiles import Profile

SIDE_WIDTH: Final = 340
ESSENTIAL: Final = (Field.LAST_NAME, Field.FIRST_NAME)
TOGETHER: Final = (
    "Aucune colonne : il sera lu dans celle du nom, si elle contient les deux (« LEFÈVRE Hélène »)."
)
LACKING: Final = "Manque : choisissez à gauche la colonne qui le contient. Sans lui, rien n’entre."


class ColumnsStep(QFrame):
    """`changed` tells that columns are taken otherwise, or that one may go on or not."""

    changed = Signal()
    troubled = Signal(Exception)
    said = Signal(str)
    undo_offered = Signal(str, object)

    def __init__(self, desk: Desk, intake: Intake) -> None:
        super().__init__()
        self.setObjectName("import_columns")
        self.setWhatsThis(helping.COLUMNS)
        self._intake = intake
        self._shown: Draft | None = None
        self._rows: list[ColumnRow] = []
        self._list = frame(column(gap=0))
        self._needed = frame(column(gap=0))
        self._summary = label("", "small")
        self._summary.setContentsMargins(0, 0, 8, 0)
        self._profiles = ProfileCard(desk)
        self._profiles.chosen.connect(self._use_profile)
        self._profiles.said.connect(self.said)
        self._profiles.troubled.connect(self.troubled)
        self._profiles.undo_offered.connect(self.undo_offered)
        needed = card("Indispensable", self._needed)
        side = frame(column(needed, self._profiles, None, gap=CARD_GAP), width=SIDE_WIDTH)
        listed = card("Colonnes de votre fichier", self._list, extra=self._summary)
        self.setLayout(columns((column(listed, None), 1), side, gap=CARD_GAP))

    def show_draft(self) -> None:
        """Show the columns of the file in hand; those shown already stay as they are."""
        draft = self._intake.draft
        if draft is None or draft is self._shown:
            return
        self._shown = draft
        self._rows = [
            ColumnRow(draft.read, rank, draft.mapping.fields[rank])
            for rank in range(len(draft.table.headings))
        ]
        for rank, made in enumerate(self._rows):
            made.chosen.connect(partial(self._use, rank))
        refill(self._list, *self._rows)
        self._profiles.show_draft(draft)
        self._look()

    def is_ready(self) -> bool:
        """Tell whether the essentials are there, and no field is taken twice in vain."""
        draft = self._intake.draft
        if draft is None:
            return False
        return Field.LAST_NAME in draft.mapping.fields and not _twice(draft)

    def take_focus(self) -> None:
        first = next((row for row in self._rows if row.is_at_fault()), None)
        first = first or next((row for row in self._rows if row.may_be_chosen()), None)
        if first is not None:
            first.take_focus()
        else:
            self._profiles.setFocus(Qt.FocusReason.OtherFocusReason)

    def _use(self, rank: int, code: str) -> None:
        draft = self._intake.draft
        if draft is not None:
            draft.use(rank, Field(code) if code else None)
            self._forget_preview(draft)

    def _use_profile(self, profile: Profile | None) -> None:
        draft = self._intake.draft
        if draft is not None:
            table, proposed = draft.table, draft.read.proposed
            draft.mapping = mapping_of(table, profile.columns) if profile else proposed
            for row, chosen in zip(self._rows, draft.mapping.fields, strict=True):
                row.show_field(chosen)
            self._forget_preview(draft)

    def _forget_preview(self, draft: Draft) -> None:
        """Forget what was found with the columns as they were."""
        self._intake.stop()
        draft.preview = None
        self._look()

    def _look(self) -> None:
        """Say beside each column what is wrong, and which essentials are there."""
        draft = self._intake.draft
        if draft is None:
            return
        taken = sum(each is not None for each in draft.mapping.fields)
        say(self._summary, f"{taken} sur {len(self._rows)} reprises")
        twice = _twice(draft)
        for rank, row in enumerate(self._rows):
            row.say_trouble(_trouble(draft, rank) if rank in twice else "")
        refill(self._needed, *(_essential(each, draft) for each in ESSENTIAL))
        self.changed.emit()


def _twice(draft: Draft) -> frozenset[int]:
    """Return the columns that take a field which another one takes, where one alone can."""
    fields = draft.mapping.fields
    return frozenset(
        rank
        for rank, each in enumerate(fields)
        if each is not None and each not in SEVERAL and fields.count(each) > 1
    )


def _trouble(draft: Draft, rank: int) -> str:
    fields = draft.mapping.fields
    other = next(
        each for each, found in enumerate(fields) if found is fields[rank] and each != rank
    )
    name = draft.table.headings[other] or f"colonne {other + 1}"
    return f"Déjà pris par « {name} » : gardez une seule des deux colonnes."


def _essential(field: Field, draft: Draft) -> QFrame:
    """Say whether a field is there; a first name may stand in the column of the last name."""
    fields, name = draft.mapping.fields, FIELD_WORDS[field]
    if field in fields:
        return told("check-circle", "Trouvé", "success", title=name)
    if Field.LAST_NAME in fields:
        return told("warning", TOGETHER, "warning", title=name)
    return told("warning-circle", LACKING, "danger", title=name)
