"""No test waits until the disk has what was written: only the power could take it away.

The cuts of power are played on records of real programs; what asks for the settings themselves
takes the fixture `hurried_disk`.
"""

import os
from typing import Final

import pytest

from conseil_mobilite.store.keys import cipher

_SYNC, _SETTINGS = os.fsync, cipher.SETTINGS
_OFF: Final = ("synchronous", "OFF", 0)


def spare(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(os, "fsync", lambda _descriptor: None)
    settings = [_OFF if each[0] == _OFF[0] else each for each in _SETTINGS]
    patch.setattr(cipher, "SETTINGS", tuple(settings))


def pay(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(os, "fsync", _SYNC)
    patch.setattr(cipher, "SETTINGS", _SETTINGS)
