"""Stretches of the grid: moved, stretched and drawn, shaded and zoomed; pure measures."""

from datetime import UTC, date, datetime, timedelta

import pytest
from PySide6.QtCore import QPointF, QRectF

from conseil_mobilite.domain.agenda.availability import Unavailability
from conseil_mobilite.domain.language.paris import paris_time
from conseil_mobilite.gui.agenda.grid.dragging import Deed, Stroke
from conseil_mobilite.gui.agenda.grid.geometry import GridShape
from conseil_mobilite.gui.agenda.grid.shading import Band, Setting, Shade, bands
from conseil_mobilite.gui.agenda.grid.spans import (
    Span,
    Spot,
    begun_at,
    drawn,
    ended_at,
    shifted,
    span_words,
    starts_at,
)
from conseil_mobilite.gui.agenda.grid.zooming import USUAL_ZOOM, ZOOMS, fitted, known_zoom
from conseil_mobilite.store.reference.reference import code_lists

MONDAY = date(2027, 3, 8)
WEEK = [MONDAY + timedelta(days=rank) for rank in range(5)]
KINDS = "unavailability_kinds"


def at(hour: float, day: int = 0) -> Spot:
    return Spot(day, hour * 60)


@pytest.mark.parametrize(
    ("day", "minutes", "expected"),
    [
        (0, 15, Span(1, 615, 45)),
        (-4, 0, Span(0, 600, 45)),
        (9, 0, Span(4, 600, 45)),
        (0, -900, Span(1, 0, 45)),
        (0, 900, Span(1, 1395, 45)),
    ],
)
def test_a_span_moves_among_the_days_shown_and_never_past_midnight(
    day: int, minutes: int, expected: Span
) -> None:
    assert shifted(Span(1, 600, 45), day, minutes, 5) == expected


def test_what_already_goes_past_midnight_keeps_its_hour_from_day_to_day() -> None:
    late = Span(1, 1410, 90)

    assert shifted(late, 1, 0, 5) == Span(2, 1410, 90)
    assert shifted(late, 0, 15, 5) == late


@pytest.mark.parametrize(
    ("end", "minutes"), [(720, 120), (610, 15), (0, 15), (2000, 720), (615, 15)]
)
def test_an_end_is_at_least_a_quarter_and_at_most_twelve_hours_away(end: int, minutes: int) -> None:
    assert ended_at(Span(0, 600, 60), end) == Span(0, 600, minutes)


def test_an_end_stays_on_its_day() -> None:
    assert ended_at(Span(0, 1380, 15), 2000) == Span(0, 1380, 60)


def test_a_call_of_ten_minutes_stays_so_and_can_be_longer() -> None:
    call = Span(0, 600, 10)

    assert ended_at(call, 595) == call
    assert ended_at(call, 625) == Span(0, 600, 25)


@pytest.mark.parametrize(
    ("start", "expected"),
    [(540, Span(0, 540, 120)), (655, Span(0, 645, 15)), (-60, Span(0, 0, 660))],
)
def test_the_start_is_pulled_and_the_end_stays(start: int, expected: Span) -> None:
    assert begun_at(Span(0, 600, 60), start) == expected


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (at(10.1), at(11.4), Span(0, 600, 90)),
        (at(11.4), at(10.1), Span(0, 600, 90)),
        (at(10.1), at(10.12), Span(0, 600, 15)),
        (at(10.1), at(10.9, day=3), Span(0, 600, 60)),
        (at(23.9), at(24), Span(0, 1425, 15)),
        (at(0), at(24), Span(0, 0, 720)),
        (at(24), at(0), Span(0, 720, 720)),
    ],
)
def test_a_stroke_draws_whole_quarters_of_the_day_it_began_on(
    start: Spot, end: Spot, expected: Span
) -> None:
    assert drawn(start, end) == expected


def test_an_odd_hour_is_kept_from_day_to_day_and_left_for_a_quarter() -> None:
    odd = Stroke(Deed.MOVE, at(9.3), Span(0, 550, 40))

    assert odd.to(at(9.35, day=2), 5) == Span(2, 550, 40)
    assert odd.to(at(9.8), 5) == Span(0, 585, 40)


def test_an_edge_pulled_back_to_where_it_was_changes_nothing() -> None:
    before = Span(0, 550, 40)

    assert Stroke(Deed.END, at(9.8), before).to(at(9.85), 5) == before
    assert Stroke(Deed.START, at(9.1), before).to(at(9.2), 5) == before
    assert Stroke(Deed.END, at(9.8), before).to(at(10.55), 5) == Span(0, 550, 80)


@pytest.mark.parametrize("day", [date(2026, 3, 29), date(2026, 10, 25)])
@pytest.mark.parametrize("start", [0, 90, 600, 1380])
def test_on_the_days_clocks_change_an_hour_is_that_of_the_clock(day: date, start: int) -> None:
    instant = starts_at(Span(0, start, 60), [day])

    clock = paris_time(instant)
    assert clock.hour * 60 + clock.minute == start


def test_the_hour_skipped_is_crossed_both_ways() -> None:
    sunday = [date(2026, 3, 29)]

    assert starts_at(Span(0, 120, 60), sunday) == datetime(2026, 3, 29, 1, tzinfo=UTC)
    assert starts_at(Span(0, 165, 60), sunday, back=True) == datetime(
        2026, 3, 29, 0, 45, tzinfo=UTC
    )


def test_the_hour_lived_twice_is_first_its_first_then_its_last() -> None:
    sunday = [date(2026, 10, 25)]

    assert starts_at(Span(0, 150, 60), sunday) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    assert starts_at(Span(0, 150, 60), sunday, back=True) == datetime(
        2026, 10, 25, 1, 30, tzinfo=UTC
    )


def test_a_span_says_its_hours_and_its_length() -> None:
    said = span_words(Span(0, 1350, 90)).replace("\u00a0", " ")

    assert said == "22 h 30 – 24 h · 1 h 30"


def test_hours_off_are_shaded_around_the_half_days_of_work() -> None:
    shaded = bands([MONDAY], Setting(), code_lists()[KINDS])

    spans = [(band.span.start, band.span.end, band.shade) for band in shaded]
    assert spans == [(0, 540, "off"), (750, 810, "off"), (1080, 1440, "off")]


def test_a_day_without_hours_is_shaded_whole() -> None:
    week = {0: ((540, 720),)}

    shaded = bands(WEEK[1:2], Setting(week), code_lists()[KINDS])

    assert shaded == [Band(Span(0, 0, 1440), Shade.OFF)]


def test_an_absence_tells_its_kind_and_nothing_else_on_each_of_its_days() -> None:
    away = Unavailability(
        kind="occupe",
        words="Cardiologue",
        starts_at=datetime(2027, 3, 8, 14, tzinfo=UTC),
        ends_at=datetime(2027, 3, 10, 9, tzinfo=UTC),
    )

    shaded = bands(WEEK, Setting(unavailable=[away]), code_lists()[KINDS])

    told = [(band.span, band.words) for band in shaded if band.shade is Shade.AWAY]
    assert told == [
        (Span(0, 900, 540), "Occupé"),
        (Span(1, 0, 1440), "Occupé"),
        (Span(2, 0, 600), "Occupé"),
    ]


@pytest.mark.parametrize(("department", "closed"), [("02", False), ("57", True), ("67", True)])
def test_holidays_are_those_of_the_department(department: str, *, closed: bool) -> None:
    good_friday = date(2027, 3, 26)

    shaded = bands([good_friday], Setting(department=department), code_lists()[KINDS])

    found = [band.words for band in shaded if band.shade is Shade.HOLIDAY]
    assert found == (["Vendredi saint"] if closed else [])


@pytest.mark.usefixtures("qapp")
def test_the_usual_zoom_shows_the_needed_hours_and_no_others() -> None:
    assert fitted((8, 18), 600, USUAL_ZOOM) == ((8, 18), 60)
    assert fitted((6, 22), 600, USUAL_ZOOM) == ((6, 22), 37.5)


@pytest.mark.usefixtures("qapp")
def test_further_away_more_of_the_day_fills_the_same_room() -> None:
    (first, last), height = fitted((8, 18), 600, 0)

    assert first < 8
    assert last > 18
    assert (last - first) * height == pytest.approx(600)


@pytest.mark.usefixtures("qapp")
def test_nearer_hours_are_higher_than_the_room() -> None:
    heights = [fitted((8, 18), 600, zoom)[1] for zoom in range(USUAL_ZOOM, len(ZOOMS))]

    assert heights == sorted(set(heights))
    assert heights[1] * 10 > 600


@pytest.mark.parametrize(
    ("kept", "zoom"), [("3", 3), (2, 2), (None, USUAL_ZOOM), ("99", USUAL_ZOOM), ("x", USUAL_ZOOM)]
)
def test_a_zoom_nobody_knows_is_the_usual_one(kept: object, zoom: int) -> None:
    assert known_zoom(kept) == zoom


@pytest.mark.usefixtures("qapp")
def test_a_point_is_a_day_and_an_hour_among_those_shown() -> None:
    shape = GridShape(560, 5, (8, 18), 50, 44)
    width = shape.column(0).width()

    middle = shape.spot(QPointF(shape.column(2).center().x(), shape.height_of(9.5)))
    assert middle.day == 2
    assert middle.minutes == pytest.approx(570)
    assert shape.spot(QPointF(-50, -50)) == Spot(0, 480)
    assert shape.spot(QPointF(9000, 9000)) == Spot(4, 1080)
    whole = QRectF(shape.column(1).left(), 94, width, 50)
    assert whole.contains(shape.area_of(Span(1, 540, 60)))
