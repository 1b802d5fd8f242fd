"""Run sequences of random acts, each on a base of its own, and count what differs."""

import random
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.campaigns.undo_redo.scene import Scene
from tests.campaigns.undo_redo.sequence import Sequence, Tally
from tests.campaigns.undo_redo.template import made

from conseil_mobilite.store.database import Store
from conseil_mobilite.store.journal import changes
from conseil_mobilite.store.keys.cipher import DataKey

LEAST, MOST = 5, 45
"""Acts in a sequence."""
ALL = 10 * MOST


def campaign(
    folder: Path, sequences: int, seed: int, *, most: int = MOST, forget_cascades: bool = False
) -> Tally:
    """Run sequences of at most so many acts, each on a base of its own."""
    tally, dice, key = Tally(), random.Random(seed), DataKey.new()  # noqa: S311 - not a secret
    template, person, other, adviser = made(folder, key)
    with pytest.MonkeyPatch.context() as patch:
        if forget_cascades:
            patch.setattr(changes, "follow_deletion", lambda *_: None)
        for number in range(sequences):
            scene = Scene(person, other, dice, datetime(2027, 3, 12, 9, 0, tzinfo=UTC))
            store = _opened(template, folder / f"{number}.base", key, scene)
            store.adviser = adviser
            tally.sequences += 1
            _run(Sequence(store, scene, tally, broken_off=number % 4 == 3), dice, most)
            store.close()
            store.path.unlink()
    return tally


def _opened(template: Path, path: Path, key: DataKey, scene: Scene) -> Store:
    shutil.copyfile(template, path)
    return Store.open(path, key, clock=lambda: scene.now)


def _run(sequence: Sequence, dice: random.Random, most: int) -> None:
    """Act, going back and forth at random; then back to the start, forth to the end, and back."""
    for _ in range(dice.randint(LEAST, most)):
        while not sequence.act():
            pass
        if dice.random() < 0.1:
            sequence.back(dice.randint(1, 6))
            sequence.forth(dice.randint(0, 6))
    sequence.back(ALL)
    sequence.forth(ALL)
    sequence.back(dice.randint(1, most))
    sequence.forth(ALL)
