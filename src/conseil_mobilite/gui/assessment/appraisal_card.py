"""The levels and the profile as the adviser keeps them, beside what was computed."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from conseil_mobilite.domain.assessment.scoring import LEVEL_LABELS
from conseil_mobilite.domain.pathway.pathway_rules import Decision
from conseil_mobilite.gui.assessment import wording
from conseil_mobilite.gui.assessment.refilled import RefilledList
from conseil_mobilite.gui.kit.buttons import button
from conseil_mobilite.gui.kit.cards import card
from conseil_mobilite.gui.kit.choice import Choice
from conseil_mobilite.gui.kit.fields import Field
from conseil_mobilite.gui.kit.labels import label, say
from conseil_mobilite.gui.kit.layouts import Item, column, frame, row
from conseil_mobilite.gui.kit.twins import RadarTwins
from conseil_mobilite.services.assessment.assessment_levels import AxisLevel
from conseil_mobilite.services.assessment.synthesis_picture import SynthesisPicture

RADAR_HEIGHT = 250
SUPPORTS = (
    (Decision.SIMPLE_ADVICE.value, "Conseil simple"),
    (Decision.SUPPORT.value, "Accompagnement"),
    (Decision.REINFORCED_SUPPORT.value, "Accompagnement renforcé"),
)


class AppraisalCard(QFrame):
    """Shows both values where they differ; the changes themselves are asked in dialogs."""

    level_wanted = Signal()
    level_reset = Signal(str)
    profile_wanted = Signal()
    profile_reset = Signal()
    intensity_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.radar = RadarTwins("retained_levels", height=RADAR_HEIGHT)
        self._overrides = RefilledList("overrides")
        self._change_level = button("override_level", "Retenir un autre niveau", "pencil-simple")
        self._change_level.clicked.connect(self.level_wanted)
        self._profile = label("", "strong", wrap=True)
        self._advice = label("", "small", wrap=True)
        self._why = label("", "small", wrap=True)
        self._change_profile = button(
            "override_profile", "Retenir un autre profil", "pencil-simple"
        )
        self._change_profile.clicked.connect(self.profile_wanted)
        self._reset_profile = button("reset_profile", "Revenir au profil calculé")
        self._reset_profile.clicked.connect(self.profile_reset)
        self._intensity = Choice("advised_support", SUPPORTS, none="À discuter ensemble")
        self._intensity.chosen.connect(self.intensity_chosen)
        self._lay_out()

    def show_picture(self, picture: SynthesisPicture, *, shared: bool) -> None:
        frozen = picture.assessment.validated_on is not None
        self.radar.show_points(wording.axis_points(picture.grid, picture.axes, shared=shared))
        axes = wording.shareable(picture.grid, picture.axes, shared=shared)
        changed = tuple(axis for axis in axes if axis.retained != axis.computed)
        told = changed if not shared else tuple(replace(axis, comment="") for axis in changed)
        self._overrides.fill((told, frozen), lambda: self._rows(picture, told, frozen=frozen))
        self._show_profile(picture, frozen=frozen)
        self._profile_card.setVisible(not shared)
        self._change_level.setVisible(not frozen)
        self._intensity.setEnabled(not frozen)
        self._intensity.show_code(picture.assessment.intensity)

    def _show_profile(self, picture: SynthesisPicture, *, frozen: bool) -> None:
        say(self._profile, picture.retained.label)
        say(self._advice, f"Conseillé : {picture.retained.suggested_intensity}.")
        differs = picture.retained != picture.computed
        comment = picture.assessment.profile_comment
        say(self._why, f"Calculé : {picture.computed.label}. {comment}" if differs else "")
        self._why.setVisible(differs)
        self._change_profile.setVisible(not frozen)
        self._reset_profile.setVisible(differs and not frozen)

    def _rows(
        self, picture: SynthesisPicture, changed: tuple[AxisLevel, ...], *, frozen: bool
    ) -> list[Item]:
        return [
            self._row(picture.grid.axis(axis.axis).short_label, axis, frozen=frozen)
            for axis in changed
        ]

    def _row(self, name: str, axis: AxisLevel, *, frozen: bool) -> QFrame:
        levels = f"{LEVEL_LABELS[axis.computed]} → {LEVEL_LABELS[axis.retained]}"
        words = column(
            label(f"{name} : {wording.both_levels(axis)}", "strong", wrap=True),
            label(f"{levels}. {axis.comment}", "small", wrap=True),
            gap=0,
        )
        items: list[Item] = [(words, 1)]
        if not frozen:
            reset = button(f"reset_{axis.axis}", "Revenir au calcul", role="quiet")
            reset.clicked.connect(lambda: self.level_reset.emit(axis.axis))
            items.append(reset)
        return frame(row(*items, gap=8, pad=(16, 6, 8, 6)), "entry")

    def _lay_out(self) -> None:
        levels = card(
            "Niveaux retenus",
            row((self.radar, 1), pad=(8, 0, 8, 4)),
            self._overrides.frame,
            row(None, self._change_level, None, pad=(16, 4, 16, 12)),
            extra=self.radar.switch,
        )
        support = Field("Accompagnement conseillé", self._intensity)
        body = column(
            self._profile,
            self._advice,
            self._why,
            4,
            row(None, self._change_profile, None),
            row(None, self._reset_profile, None),
            4,
            support,
            gap=2,
            pad=(16, 0, 16, 12),
        )
        self._profile_card = card("Profil, pour vous seulement", body)
        self.setLayout(column(levels, self._profile_card, gap=12))
