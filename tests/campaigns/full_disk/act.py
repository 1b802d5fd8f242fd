"""What a program may be doing when the disk is full, and how it is judged."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from tests.campaigns.kills.subject import Finding, Tell

from conseil_mobilite.store.database import Store

Begin: TypeAlias = Callable[[Path, Tell], Store]
Do: TypeAlias = Callable[[Path, Store, Tell], Store]


@dataclass(frozen=True)
class Act:
    """One kind of act, in a folder of its own.

    `prepare` fills an empty folder, which is copied for each case. `begin` opens the program; `do`
    does the act once, tells each thing once it is kept, and returns the store that is open then.
    Where there is no `do`, to begin is the act. `look` opens what is left as the next start does,
    and judges it by what was told. `warm`: the act was done once already when the disk is full.
    `in_clear` is the pattern of files that the adviser asked for.
    """

    name: str
    prepare: Callable[[Path], None]
    begin: Begin
    look: Callable[[Path, Sequence[str]], Finding]
    do: Do | None = None
    warm: bool = False
    in_clear: str = ""
