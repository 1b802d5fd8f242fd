"""What can be looked at, printed and saved: how it is made, and what it leaves behind."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias
from uuid import UUID

from PySide6.QtCore import QObject

from conseil_mobilite.domain.paper.document import IssuedDocument
from conseil_mobilite.gui.background import Background
from conseil_mobilite.gui.jobs import Job
from conseil_mobilite.gui.paper.choices.paper_choices import Chosen, Receive, Refuse
from conseil_mobilite.services.paper.issuing import PaperPreview

Previewing: TypeAlias = Callable[[Background, datetime, Chosen], Job[PaperPreview]]
Issuing: TypeAlias = Callable[[Background, datetime, Chosen], Job[IssuedDocument]]
Asking: TypeAlias = Callable[[Background, Receive, Refuse, QObject], None]


@dataclass(frozen=True, slots=True)
class Remedy:
    """A button that leads, from a paper refused, to the part of her file where it is mended."""

    words: str
    icon: str
    part: str


@dataclass(frozen=True, slots=True)
class Printable:
    """A paper. `issue` keeps it in the documents of a person; without it, `trace` tells it left.

    `about` says to the adviser what becomes of it, `give` what keeps it without printing. `choices`
    asks what may be chosen of it; `remedies` are offered where it is refused. `reads` are the kind
    and the identifier of the record of a file that it is made from: seeing it leaves a trace.
    """

    name: str
    preview: Previewing
    issue: Issuing | None
    about: str
    give: str = "&Remettre à la personne"
    trace: Callable[[Background], Job[None]] | None = None
    choices: Asking | None = None
    reads: tuple[str, UUID] | None = None
    remedies: tuple[Remedy, ...] = ()
