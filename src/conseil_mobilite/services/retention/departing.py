"""Let what was announced leave: one transaction for each file, and a line in the register."""

from collections.abc import Callable, Generator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from sqlmodel import Session, select

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.domain.retention.erasure import Erasure, RetentionNotice
from conseil_mobilite.domain.retention.rules import Rule, asked
from conseil_mobilite.services.audit import worked_days
from conseil_mobilite.services.organisation.roles import require_manager
from conseil_mobilite.services.people.rights_standing import standing
from conseil_mobilite.services.retention import register
from conseil_mobilite.services.retention.delays import delays
from conseil_mobilite.services.retention.register_file import done_all_the_same, registering
from conseil_mobilite.services.retention.standings import File, standing_of
from conseil_mobilite.services.retention.sweeping import sweep
from conseil_mobilite.store.database import Store
from conseil_mobilite.store.errors import StoreError
from conseil_mobilite.store.journal import audit
from conseil_mobilite.store.retention.past import Past, former_selves

TERM_REACHED: Final = "duree_atteinte"
ASKED_FOR: Final = "demande"
_PARTS: Final = {
    Rule.SENSITIVE: register.SENSITIVE,
    Rule.DOCUMENTS: register.DOCUMENTS,
    Rule.CONTACTS: register.CONTACTS,
}
_ACTS: Final = {
    register.ERASED: "erase",
    register.ANONYMISED: "anonymise",
    register.SENSITIVE: "drop_sensitive",
    register.DOCUMENTS: "drop_documents",
    register.CONTACTS: "drop_contacts",
}
_CLOCK: Final = (
    "La date de cet ordinateur ne va pas avec celle des derniers enregistrements de la base. "
    "Vérifiez-la, puis confirmez-la : rien n’a été effacé."
)
_GONE: Final = "Ce dossier n’est plus dans la base : il a déjà été effacé ou rendu anonyme."
_OPEN: Final = "Un parcours est ouvert dans ce dossier : clôturez-le d’abord."
_LIMITED: Final = (
    "La personne a obtenu la limitation de ses données : rien n’y est effacé tant que cette "
    "limitation n’est pas levée, dans « Droits et données »."
)
_COUNTED_NOWHERE: Final = (
    "Ce dossier n’entre dans aucune statistique : il est à la corbeille, ou la personne s’y "
    "oppose. Rendu anonyme, il y serait compté. Effacez-le."
)


@dataclass(frozen=True, slots=True)
class Order:
    """Files that leave: `notices` name them. `erase`: nothing stays, else what is counted does.

    `clock_confirmed`: the responsable looked at the date of this computer.
    """

    notices: tuple[UUID, ...]
    erase: bool
    clock_confirmed: bool = False


@dataclass(frozen=True, slots=True)
class Departed:
    """How many files left, or lost a part; `kept` are those that no longer had to."""

    done: int
    kept: int


def carry_out(store: Store, order: Order, report: Callable[[int, int], None]) -> Departed:
    """Let each of the files leave in a transaction of its own, then sweep the base.

    `report` is told how many are done, and may raise to give up: those done stay done. No backup is
    made of what must vanish.
    """
    past, done, total = Past(), 0, len(order.notices)
    with _nothing_left_beside(store):
        for rank, notice in enumerate(order.notices):
            report(rank, total)
            with registering(store) as session:
                done += _let_go(session, notice, order, past)
        report(total, total)
    return Departed(done, total - done)


def let_one_go(store: Store, person_id: UUID, ground: str, *, erase: bool) -> None:
    """Erase a file at once, or make it anonymous: she asked for it, or it was made by mistake."""
    manner = register.ERASED if erase else register.ANONYMISED
    with _nothing_left_beside(store), registering(store) as session:
        _let_one_go(session, person_id, manner, ground)


def obstacle(session: Session, person_id: UUID) -> str:
    """Say why a file may not go at once; nothing where it may."""
    file = standing_of(session, person_id)
    if file is None:
        return _GONE
    if file.standing.open:
        return _OPEN
    return _LIMITED if file.standing.limited else ""


def against_anonymising(session: Session, person_id: UUID) -> str:
    """Say why a file may be erased, but not made anonymous; nothing where it may."""
    file = standing_of(session, person_id)
    return _COUNTED_NOWHERE if file is not None and _counted_nowhere(session, file) else ""


@contextmanager
def _nothing_left_beside(store: Store) -> Generator[None]:
    """Sweep the base in the end, whatever became of the departures."""
    try:
        yield
    except BaseException:
        with suppress(StoreError):
            sweep(store)
        raise
    with done_all_the_same(store):
        sweep(store)


def _let_go(session: Session, notice_id: UUID, order: Order, past: Past) -> bool:
    """Carry one departure out; tell whether it still had to happen."""
    require_manager(session)
    _check_clock(session, confirmed=order.clock_confirmed)
    notice = session.get(RetentionNotice, notice_id)
    today = paris_day(session.info["clock"]())
    if notice is None or notice.due_on > today or (notice.held_until or today) > today:
        return False
    file = standing_of(session, notice.person_id)
    rule = Rule(notice.rule)
    since = None if file is None else asked(file.standing, delays(session), today).get(rule)
    if file is None or since is None or not notice.told_of(since):
        return False
    _keep_and_do(session, file.person_id, _manner(session, rule, file, order), TERM_REACHED, past)
    if not rule.whole:
        _forget_notice(session, notice_id)
    return True


def _let_one_go(session: Session, person_id: UUID, manner: str, ground: str) -> None:
    require_manager(session)
    hindrance = obstacle(session, person_id)
    if hindrance:
        raise UserError(hindrance)
    against = against_anonymising(session, person_id)
    if manner == register.ANONYMISED and against:
        raise UserError(against)
    _keep_and_do(session, person_id, manner, ground, Past())


def _keep_and_do(session: Session, person: UUID, manner: str, ground: str, past: Past) -> None:
    """Do it, and write it down for each identifier under which a backup may know the file."""
    now, acting = session.info["clock"](), session.info["adviser"]
    selves = (person, *sorted(former_selves(session.connection(), person)))
    erasure, *others = (
        Erasure(person_id=each, manner=manner, ground=ground, done_at=now, adviser_id=acting)
        for each in selves
    )
    register.do(session, erasure, past)
    session.add_all((erasure, *others))
    session.flush()
    audit.record(session, f"retention.{_ACTS[manner]}", "person", person)


def _manner(session: Session, rule: Rule, file: File, order: Order) -> str:
    """Of whoever is counted nowhere there is nothing to keep."""
    if not rule.whole:
        return _PARTS[rule]
    erased = order.erase or _counted_nowhere(session, file)
    return register.ERASED if erased else register.ANONYMISED


def _counted_nowhere(session: Session, file: File) -> bool:
    """Tell whether she is in the recycle bin, or opposes: her anonymous file would be counted."""
    return file.in_bin or standing(session, file.person_id).opposed_since is not None


def _forget_notice(session: Session, notice_id: UUID) -> None:
    for notice in session.exec(select(RetentionNotice).where(RetentionNotice.id == notice_id)):
        session.delete(notice)
    session.flush()


def _check_clock(session: Session, *, confirmed: bool) -> None:
    if not confirmed and worked_days.doubted(session) is not None:
        raise UserError(_CLOCK)
