"""Distances as the crow flies, and the centre of a commune as far as the directory tells it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from math import asin, cos, radians, sin, sqrt
from statistics import fmean
from typing import Final

from conseil_mobilite.domain.directory.service import Contact, Point

_EARTH_KM: Final = 6371.0


def kilometres(one: Point, other: Point) -> float:
    """Return the distance along the great circle (haversine)."""
    north, south = radians(one.latitude), radians(other.latitude)
    half = sin((south - north) / 2) ** 2
    turn = sin(radians(other.longitude - one.longitude) / 2) ** 2
    return 2 * _EARTH_KM * asin(sqrt(min(1.0, half + cos(north) * cos(south) * turn)))


def centres(contacts: Iterable[Contact]) -> Mapping[str, Point]:
    """Return, by INSEE code, the middle of the places that the directory knows in a commune."""
    found: defaultdict[str, set[Point]] = defaultdict(set)
    for contact in contacts:
        if contact.insee_code and contact.point is not None:
            found[contact.insee_code].add(contact.point)
    return {code: _middle(points) for code, points in found.items()}


def _middle(points: Iterable[Point]) -> Point:
    known = sorted(points, key=lambda point: (point.latitude, point.longitude))
    return Point(
        fmean(point.latitude for point in known), fmean(point.longitude for point in known)
    )
