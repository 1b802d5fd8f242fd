"""Share the kills out between the kinds of acts, and between processes that strike side by side."""

from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

from tests.campaigns.kills.blows import Tally, blows
from tests.campaigns.kills.registry import EARLIER, SUBJECTS


@dataclass(frozen=True)
class Asked:
    """How many kills in all, drawn from which seed, by how many processes."""

    kills: int
    seed: int
    workers: int = 2
    unsafe: bool = False


@dataclass(frozen=True)
class _Share:
    name: str
    kills: int
    seed: int
    unsafe: bool


def campaign(folder: Path, names: Sequence[str], asked: Asked) -> Mapping[str, Tally]:
    """Return what each kind of act cost."""
    shares = [share for name in names for share in _shares(name, asked, len(names))]
    places = [folder / str(rank) for rank in range(len(shares))]
    found = {name: Tally() for name in names}
    # Children are forked from each process: it must be a fresh one, without a thread.
    with ProcessPoolExecutor(asked.workers, mp_context=get_context("spawn")) as pool:
        for share, tally in zip(shares, pool.map(_struck, places, shares), strict=True):
            found[share.name].add(tally)
    return found


def _shares(name: str, asked: Asked, kinds: int) -> list[_Share]:
    each = -(-asked.kills // (kinds * asked.workers))
    return [
        _Share(name, each, asked.seed + worker, asked.unsafe) for worker in range(asked.workers)
    ]


def _struck(place: Path, share: _Share) -> Tally:
    place.mkdir(mode=0o700)
    return blows(
        place, {**EARLIER, **SUBJECTS}[share.name], share.kills, share.seed, unsafe=share.unsafe
    )
