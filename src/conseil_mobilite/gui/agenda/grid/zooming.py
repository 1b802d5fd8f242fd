"""How high an hour is drawn, and how many of them are shown."""

from typing import Final

from conseil_mobilite.gui.kit.theme import dp

ZOOMS: Final = (0.6, 1.0, 1.4, 2.0, 2.8)
USUAL_ZOOM: Final = 1
LOWEST_HOUR: Final = 34
"""The least height of an hour at the usual zoom: what does not fit then scrolls."""
LEGIBLE_HOUR: Final = 22
DAY_HOURS: Final = 24

Hours = tuple[int, int]


def fitted(needed: Hours, room: float, zoom: int) -> tuple[Hours, float]:
    """Return the hours to show in `room` pixels, and the height of each.

    At the usual zoom the needed hours fill the room. Further away, more of the day is shown.
    """
    first, last = needed
    usual = max(dp(LOWEST_HOUR), room / (last - first))
    height = max(usual * ZOOMS[zoom], dp(LEGIBLE_HOUR))
    while (last - first) * height < room - 1 and last - first < DAY_HOURS:
        if first > DAY_HOURS - last:
            first -= 1
        else:
            last += 1
    grown = (first, last) != needed
    return (first, last), room / (last - first) if grown else height


def known_zoom(kept: object) -> int:
    """Read a zoom that was remembered; anything else gives the usual one."""
    words = str(kept)
    rank = int(words) if words.isdecimal() else USUAL_ZOOM
    return rank if rank < len(ZOOMS) else USUAL_ZOOM
