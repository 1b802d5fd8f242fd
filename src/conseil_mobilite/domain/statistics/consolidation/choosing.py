"""Decide which packages are added up: one plan of tables, one period, each base and basin once."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from datetime import date

from conseil_mobilite.domain.language.french import long_date, spaced
from conseil_mobilite.domain.statistics.consolidation.sources import Choice, Piece, Refusal

_Common = tuple[date, date, str]


def choose(pieces: Sequence[Piece], plans: Collection[str]) -> Choice:
    """Keep what may be added up; `plans` are the versions of the plan that are known.

    The plan and the period are those that most packages share, the latest on a tie. Of the packages
    of one base and basin the one with the highest number stands: it corrects the others. Neither of
    two different ones with the same number does, since nothing says which is right.
    """
    refused = [_refused(each, _unknown_plan(each)) for each in pieces if each.plan not in plans]
    known = [each for each in pieces if each.plan in plans]
    if not known:
        return Choice((), tuple(refused))
    common = _most_common(known)
    refused += [_refused(each, _elsewhere(each, common)) for each in known if _of(each) != common]
    kept: list[Piece] = []
    for same in _by_base([each for each in known if _of(each) == common]):
        best, others = _best(same)
        kept.extend(best)
        refused.extend(others)
    return Choice(tuple(sorted(kept, key=_order)), tuple(refused))


def _of(piece: Piece) -> _Common:
    return piece.scope.end, piece.scope.start, piece.plan


def _most_common(pieces: Sequence[Piece]) -> _Common:
    counted = Counter(_of(each) for each in pieces)
    return max(counted, key=lambda common: (counted[common], common))


def _order(piece: Piece) -> tuple[str, str, str]:
    return piece.scope.basin, piece.siret, piece.base


def _by_base(pieces: Sequence[Piece]) -> Iterator[list[Piece]]:
    found: dict[tuple[str, str], list[Piece]] = defaultdict(list)
    for each in pieces:
        found[each.base, each.scope.basin].append(each)
    yield from found.values()


def _best(same: Sequence[Piece]) -> tuple[list[Piece], list[Refusal]]:
    """Return the one that stands, if one does, and what the others are told."""
    highest = max(each.number for each in same)
    latest = [each for each in same if each.number == highest]
    older = [_refused(each, _corrected(latest[0])) for each in same if each.number < highest]
    if len({each.sha256 for each in latest}) > 1:
        return [], older + [_refused(each, _contradicted()) for each in latest]
    return latest[:1], older + [_refused(each, _twice(latest[0])) for each in latest[1:]]


def _refused(piece: Piece, sentence: str) -> Refusal:
    return Refusal(piece.file_name, spaced(sentence))


def _unknown_plan(piece: Piece) -> str:
    return (
        f"Ce paquet suit le plan de tableaux « {piece.plan} », que cette version de Conseil "
        "Mobilité ne sait pas additionner."
    )


def _elsewhere(piece: Piece, common: _Common) -> str:
    end, start, plan = common
    if piece.plan != plan:
        return (
            f"Ce paquet suit le plan de tableaux « {piece.plan} », les autres « {plan} » : ils ne "
            "comptent pas la même chose. Consolidez-le à part."
        )
    return (
        f"Ce paquet va {_days(piece.scope.start, piece.scope.end)}, les autres {_days(start, end)} "
        ": consolidez-le à part."
    )


def _days(start: date, end: date) -> str:
    return f"du {long_date(start, weekday=False)} au {long_date(end, weekday=False)}"


def _corrected(by: Piece) -> str:
    return f"Ce paquet a été corrigé depuis : « {by.file_name} » le remplace."


def _twice(other: Piece) -> str:
    return f"C’est le même paquet que « {other.file_name} » : il n’est compté qu’une fois."


def _contradicted() -> str:
    return (
        "Deux paquets différents de cette base portent sur ce bassin et cette période, avec le "
        "même numéro : demandez à l’organisme lequel est le bon."
    )
