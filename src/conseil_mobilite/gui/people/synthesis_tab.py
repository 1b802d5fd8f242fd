"""Synthèse: everything that happened, and beside it where the person stands."""

from uuid import UUID

from PySide6.QtWidgets import QFrame

from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.domain.referrals.referral import Referral
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.kit.buttons import Segments, button
from conseil_mobilite.gui.kit.cards import card
from conseil_mobilite.gui.kit.empty import empty_page
from conseil_mobilite.gui.kit.layouts import (
    CARD_GAP,
    PAGE_PAD,
    column,
    columns,
    frame,
    refill,
    row,
    scrolled_inside,
)
from conseil_mobilite.gui.kit.page import Page
from conseil_mobilite.gui.kit.theme import large_text
from conseil_mobilite.gui.kit.timeline import Timeline
from conseil_mobilite.gui.kit.twins import RadarTwins
from conseil_mobilite.gui.people import synthesis_cards
from conseil_mobilite.gui.people.timeline_wording import FILTERS, moments
from conseil_mobilite.gui.people.waiting_referral import WaitingReferral
from conseil_mobilite.services.people import people
from conseil_mobilite.services.people.people import PersonOverview
from conseil_mobilite.services.referrals import referrals

SHOWN_MOMENTS = 40
RADAR_HEIGHT = 250


class SynthesisTab(Page):
    """Read again each time it is shown, so that nothing in it is stale."""

    def __init__(self, desk: Desk, person: UUID) -> None:
        super().__init__()
        self._desk, self._person = desk, person
        self._overview: PersonOverview | None = None
        self._shown = SHOWN_MOMENTS
        self._referral = WaitingReferral(desk)
        self._referral.answered.connect(self.refresh)
        self._referral.undo_offered.connect(self.undo_offered)
        self._filter = Segments("timeline_filter", "Filtrer ce qui s’est passé", FILTERS)
        self._timeline = Timeline("timeline")
        self._more = button("timeline_more", "Voir plus ancien", "clock-counter-clockwise", "quiet")
        self._middle, self._right = frame(column(gap=0)), frame(column(gap=CARD_GAP))
        self._filter.chosen.connect(lambda _code: self._show_timeline())
        self._more.clicked.connect(self._show_older)
        self._lay_out()

    def refresh(self) -> None:
        today = paris_day(self._desk.clock())
        reader = self._desk.background
        reader.read(people.overview, self._person, today).then(self._show)
        reader.read(referrals.waiting, self._person).then(self._show_referral)

    def _lay_out(self) -> None:
        thread = column(self._timeline, row(None, self._more, None), None, gap=0, pad=(0, 0, 0, 8))
        held = frame(thread) if large_text() else scrolled_inside(thread)
        past = card("Ce qui s’est passé", (row((held, 1), pad=(1, 0, 1, 4)), 1), extra=self._filter)
        body = columns((past, 21), (self._middle, 22), (self._right, 20), gap=CARD_GAP)
        self.lay_out(column(self._referral, (body, 1), gap=CARD_GAP, pad=PAGE_PAD))

    def _show(self, overview: PersonOverview) -> None:
        self._overview = overview
        self._show_timeline()
        self._show_radar(overview)
        today = paris_day(self._desk.clock())
        refill(
            self._right,
            synthesis_cards.barriers_card(self._desk, overview.barriers),
            synthesis_cards.strengths_card(overview.strengths),
            (
                synthesis_cards.actions_card(
                    self._desk, overview.actions, today, lambda: self._go_to("pathway")
                ),
                1,
            ),
        )

    def _show_timeline(self) -> None:
        if self._overview is None:
            return
        today = paris_day(self._desk.clock())
        said = moments(self._overview.events, self._filter.current(), self._desk, today)
        self._timeline.show_moments(said[: self._shown])
        self._more.setVisible(len(said) > self._shown)

    def _show_older(self) -> None:
        self._shown += SHOWN_MOMENTS
        self._show_timeline()

    def _show_radar(self, overview: PersonOverview) -> None:
        refill(self._middle, (self._levels(overview) if overview.levels else self._no_level(), 1))

    def _levels(self, overview: PersonOverview) -> QFrame:
        points = synthesis_cards.axis_points(self._desk, overview.levels)
        radar = RadarTwins("synthesis_radar", height=RADAR_HEIGHT)
        radar.show_points(points)
        return card(
            "Autonomie sur dix axes",
            (row((radar, 1), pad=(12, 8, 12, 0)), 1),
            8,
            synthesis_cards.legend(overview.levels),
            10,
            *synthesis_cards.gains(points),
            extra=radar.switch,
        )

    def _no_level(self) -> QFrame:
        start = button("synthesis_assess", "Faire un bilan", "compass")
        start.clicked.connect(lambda: self._go_to("assessments/new"))
        sentence = "Le radar des dix axes apparaîtra ici quand un bilan sera validé."
        return card(
            "Autonomie sur dix axes",
            (empty_page("compass", "Pas encore de bilan validé", sentence, start), 1),
        )

    def _show_referral(self, referral: Referral | None) -> None:
        self._referral.show_referral(referral)

    def _go_to(self, part: str) -> None:
        self.open_person(self._person, part)
