"""The bases that are copied, then damaged: one that was closed, one whose program died."""

import shutil
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from tests.campaigns.bases.answering import NOW, answer, begin
from tests.campaigns.damaged_files.ways import Scene, settle_lock

from conseil_mobilite.domain.backups.reason import Reason
from conseil_mobilite.store import vault
from conseil_mobilite.store.backups import making
from conseil_mobilite.store.database import Store
from conseil_mobilite.store.recent_writes import recent_writes

ANSWERS = 40
KEPT_IN_BACKUP = 30
PHRASE = "trois hérissons traversent la Thiérache"


@dataclass(frozen=True)
class Ground:
    """The folders that each case copies: a base that was closed, and one whose program died."""

    closed: Path
    crashed: Path
    name: str
    scene: Scene

    @classmethod
    def make(cls, folder: Path) -> "Ground":
        other = _other_base(folder / "other")
        home = folder / "home"
        store = vault.create(home / "suivi.base", PHRASE, "Zoé", clock=now)
        assessment = store.run(begin)
        for number in range(1, KEPT_IN_BACKUP + 1):
            answer(store, assessment, number)
        stale = recent_writes(store.path).read_bytes()
        making.make(store.path, store.key, Reason.DAILY, at=NOW)
        store.close()
        store = Store.open(store.path, store.key, clock=now)
        for number in range(KEPT_IN_BACKUP + 1, ANSWERS + 1):
            answer(store, assessment, number)
        shutil.copytree(home, folder / "crashed")
        store.close()
        scene = Scene(store.path, store.key, other, stale)
        return cls(home, folder / "crashed", store.path.name, scene)

    def copied(self, source: Path, folder: Path) -> Scene:
        shutil.copytree(source, folder)
        base = folder / self.name
        settle_lock(base)
        return Scene(base, self.scene.key, self.scene.other, self.scene.stale)


def _other_base(folder: Path) -> Path:
    """Make a base of somebody else, with recent writes that wait beside it."""
    store = vault.create(folder / "autre.base", "Douze brebis sous la pluie fine", "N", clock=now)
    answer(store, store.run(begin), 1)
    shutil.copytree(folder, folder.with_name("of somebody else"))
    store.close()
    return folder.with_name("of somebody else") / "autre.base"


def now() -> datetime:
    return NOW
