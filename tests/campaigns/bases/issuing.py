"""A program that hands out papers without end, and what remains of them once it was killed.

It tells `number` on its output once the commit of that paper is done, unless told to do it in the
unsafe order. Run as a program it issues until it is killed.
"""

import hashlib
from dataclasses import dataclass
from uuid import UUID

from sqlmodel import Session, col, select
from tests.campaigns.bases import handed
from tests.campaigns.bases.met_once import Bench

from conseil_mobilite.app.clock import now
from conseil_mobilite.domain.journal import AuditEntry
from conseil_mobilite.domain.paper.document import IssuedDocument
from conseil_mobilite.services.paper import issuing
from conseil_mobilite.services.paper.sheet import action_sheets
from conseil_mobilite.store import health
from conseil_mobilite.store.database import Store


@dataclass(frozen=True)
class Remains:
    """The numbers kept, in their order; `partial` are those whose copy is not whole.

    `untold` papers have no line in the trail, or lines have no paper.
    """

    numbers: tuple[str, ...]
    partial: tuple[str, ...]
    untold: int
    sound: bool

    @property
    def follow(self) -> bool:
        """Say whether the numbers follow one another: none twice, none skipped."""
        return [int(each.partition("-")[2]) for each in self.numbers] == [
            rank for rank, _ in enumerate(self.numbers, 1)
        ]


def remains(bench: Bench) -> Remains:
    """Open the base as at the next start, and read every paper that it kept."""
    store = Store.open(bench.path, bench.key, clock=now)
    try:
        papers, traced = store.read(_papers), store.read(_traced)
        sound = health.check(store).sound
    finally:
        store.close()
    numbers = tuple(each.number for each in papers)
    partial = tuple(each.number for each in papers if not is_whole(each))
    return Remains(numbers, partial, len({each.id for each in papers} ^ traced), sound)


def is_whole(paper: IssuedDocument) -> bool:
    """Say whether the copy and its web version are those that were written, to their ends."""
    return (
        hashlib.sha256(paper.content).hexdigest() == paper.sha256
        and paper.content.rstrip().endswith(b"%%EOF")
        and (paper.twin or b"").rstrip().endswith(b"</html>")
    )


def _papers(session: Session) -> list[IssuedDocument]:
    return list(session.exec(select(IssuedDocument).order_by(col(IssuedDocument.number))))


def _traced(session: Session) -> set[UUID]:
    query = select(AuditEntry).where(AuditEntry.act == "document.issue")
    return {UUID(str(each.record_id)) for each in session.exec(query)}


def issue_until_killed(store: Store, person: UUID, *, tell_first: bool) -> None:
    while True:
        if tell_first:
            print(store.read(issuing.next_number, now()), flush=True)
        kept = store.run(action_sheets.issue, person, now())
        if not tell_first:
            print(kept.number, flush=True)


def main() -> None:
    parser = handed.parser(__doc__, "person", "adviser")
    parser.add_argument("--tell-first", action="store_true")
    asked = parser.parse_args()
    store = Store.open(asked.path, asked.key, clock=now, adviser=asked.adviser)
    issue_until_killed(store, asked.person, tell_first=asked.tell_first)


if __name__ == "__main__":
    main()
