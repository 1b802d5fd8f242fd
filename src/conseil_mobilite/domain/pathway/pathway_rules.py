"""The states of a pathway, the acts that lead from one to another, and the decisions taken.

Everything is in the tables; the functions only read them. An act that is not allowed is a UserError
whose sentence says what to do instead.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.pathway.pathway_sentences import refusal


class PathwayState(StrEnum):
    TO_CONTACT = "a_contacter"
    BOOKED = "rdv_fixe"
    ASSESSING = "diagnostic_en_cours"
    ASSESSED = "diagnostic_restitue"
    ADVISED = "conseil_simple"
    SUPPORTED = "en_accompagnement"
    SUSPENDED = "suspendu"
    EXITED = "sorti"
    DROPPED = "sans_suite"


class PathwayAct(StrEnum):
    """`UNBOOK` stands for the last planned first interview falling away, none being left."""

    BOOK = "fixer_rdv"
    UNBOOK = "annuler_rdv"
    BEGIN_ASSESSMENT = "commencer_bilan"
    GIVE_FEEDBACK = "restituer"
    DECIDE = "decider"
    SUSPEND = "suspendre"
    RESUME = "reprendre"
    EXIT = "sortir"
    DROP = "classer"
    REOPEN = "rouvrir"


class Decision(StrEnum):
    SIMPLE_ADVICE = "conseil_simple"
    SUPPORT = "accompagnement"
    REINFORCED_SUPPORT = "accompagnement_renforce"
    OTHER_BARRIER_FIRST = "frein_prealable"
    REORIENTATION = "reorientation"
    PERSON_REFUSES = "refus_personne"
    NO_FURTHER_ACTION = "sans_suite"


class Needed(StrEnum):
    """What an act or a decision must come with; the value names the field."""

    DAY = "happened_on"
    REASON = "reason"
    SITUATION = "situation"
    REVIEW = "review_on"
    BARRIER = "barrier_code"
    PARTNER = "partner"


@dataclass(frozen=True, slots=True)
class DecisionEffect:
    """What a decision does: the new state, and what is stored besides its date."""

    state: PathwayState
    intensity: str = ""
    exit_reason: str = ""
    needs: tuple[Needed, ...] = (Needed.DAY,)


_S, _A = PathwayState, PathwayAct
CLOSED = frozenset({_S.EXITED, _S.DROPPED})
START = PathwayState.TO_CONTACT

_DECIDING = (_S.ASSESSED, _S.ADVISED, _S.SUPPORTED)

_NEXT: dict[PathwayState, dict[PathwayAct, PathwayState]] = {
    _S.TO_CONTACT: {
        _A.BOOK: _S.BOOKED,
        _A.BEGIN_ASSESSMENT: _S.ASSESSING,
        _A.SUSPEND: _S.SUSPENDED,
        _A.DROP: _S.DROPPED,
    },
    _S.BOOKED: {
        _A.BOOK: _S.BOOKED,
        _A.UNBOOK: _S.TO_CONTACT,
        _A.BEGIN_ASSESSMENT: _S.ASSESSING,
        _A.SUSPEND: _S.SUSPENDED,
        _A.DROP: _S.DROPPED,
    },
    _S.ASSESSING: {
        _A.BOOK: _S.ASSESSING,
        _A.UNBOOK: _S.ASSESSING,
        _A.BEGIN_ASSESSMENT: _S.ASSESSING,
        _A.GIVE_FEEDBACK: _S.ASSESSED,
        _A.SUSPEND: _S.SUSPENDED,
        _A.DROP: _S.DROPPED,
    },
    _S.ASSESSED: {
        _A.BOOK: _S.ASSESSED,
        _A.UNBOOK: _S.ASSESSED,
        _A.BEGIN_ASSESSMENT: _S.ASSESSED,
        _A.GIVE_FEEDBACK: _S.ASSESSED,
        _A.SUSPEND: _S.SUSPENDED,
        _A.EXIT: _S.EXITED,
        _A.DROP: _S.DROPPED,
    },
    _S.ADVISED: {
        _A.BOOK: _S.ADVISED,
        _A.UNBOOK: _S.ADVISED,
        _A.BEGIN_ASSESSMENT: _S.ADVISED,
        _A.GIVE_FEEDBACK: _S.ADVISED,
        _A.SUSPEND: _S.SUSPENDED,
        _A.EXIT: _S.EXITED,
    },
    _S.SUPPORTED: {
        _A.BOOK: _S.SUPPORTED,
        _A.UNBOOK: _S.SUPPORTED,
        _A.BEGIN_ASSESSMENT: _S.SUPPORTED,
        _A.GIVE_FEEDBACK: _S.SUPPORTED,
        _A.SUSPEND: _S.SUSPENDED,
        _A.EXIT: _S.EXITED,
    },
    _S.SUSPENDED: {
        _A.BOOK: _S.SUSPENDED,
        _A.UNBOOK: _S.SUSPENDED,
    },
    _S.EXITED: {},
    _S.DROPPED: {},
}
_RETURNS = {(_S.SUSPENDED, _A.RESUME), (_S.EXITED, _A.REOPEN), (_S.DROPPED, _A.REOPEN)}
_AS_BEFORE_SUSPENSION = (_A.EXIT, _A.DROP)

_EFFECTS: dict[Decision, DecisionEffect] = {
    Decision.SIMPLE_ADVICE: DecisionEffect(_S.ADVISED),
    Decision.SUPPORT: DecisionEffect(_S.SUPPORTED, intensity="accompagnement"),
    Decision.REINFORCED_SUPPORT: DecisionEffect(_S.SUPPORTED, intensity="accompagnement_renforce"),
    Decision.OTHER_BARRIER_FIRST: DecisionEffect(
        _S.SUSPENDED, needs=(Needed.DAY, Needed.BARRIER, Needed.PARTNER, Needed.REVIEW)
    ),
    Decision.REORIENTATION: DecisionEffect(
        _S.EXITED, exit_reason="relais", needs=(Needed.DAY, Needed.PARTNER, Needed.SITUATION)
    ),
    Decision.PERSON_REFUSES: DecisionEffect(
        _S.EXITED, exit_reason="refus", needs=(Needed.DAY, Needed.SITUATION)
    ),
    Decision.NO_FURTHER_ACTION: DecisionEffect(_S.DROPPED, needs=(Needed.DAY, Needed.REASON)),
}


def is_open(state: PathwayState) -> bool:
    """Any state before « sorti » or « sans suite »; a person has at most one open pathway."""
    return state not in CLOSED


def next_state(
    state: PathwayState, act: PathwayAct, *, returning_to: PathwayState | None = None
) -> PathwayState:
    """Return the state after an act other than a decision (`decide`). Raise UserError if refused.

    `returning_to` is the state before the suspension or the closing (`state_before`); it is needed
    from a suspended or a closed pathway.
    """
    if act is _A.DECIDE:
        raise ValueError("a decision goes through decide(), which needs to know which one")
    if (state, act) in _RETURNS:
        return _returned(state, returning_to)
    if state is _S.SUSPENDED and act in _AS_BEFORE_SUSPENSION:
        return next_state(_returned(state, returning_to), act)
    if act not in _NEXT[state]:
        raise UserError(refusal(state, act))
    return _NEXT[state][act]


def decide(state: PathwayState, decision: Decision) -> DecisionEffect:
    """Return the effect of a decision taken in that state. Raise UserError if refused."""
    if state not in _DECIDING:
        raise UserError(refusal(state, _A.DECIDE))
    if decision is Decision.NO_FURTHER_ACTION and state is not _S.ASSESSED:
        raise UserError(refusal(state, _A.DROP))
    return _EFFECTS[decision]


def allowed_acts(
    state: PathwayState, *, returning_to: PathwayState | None = None
) -> tuple[PathwayAct, ...]:
    """Return the acts possible in that state, in the order of `PathwayAct`, `DECIDE` included."""
    acts = set(_NEXT[state]) | {act for of_state, act in _RETURNS if of_state is state}
    if state in _DECIDING:
        acts.add(_A.DECIDE)
    if state is _S.SUSPENDED and returning_to is not None:
        acts |= set(_AS_BEFORE_SUSPENSION) & set(_NEXT[returning_to])
    return tuple(act for act in PathwayAct if act in acts)


def allowed_decisions(state: PathwayState) -> tuple[Decision, ...]:
    if state not in _DECIDING:
        return ()
    late = state is not _S.ASSESSED
    return tuple(d for d in Decision if not (late and d is Decision.NO_FURTHER_ACTION))


def state_before(
    history: Sequence[tuple[PathwayState, PathwayState]], state: PathwayState
) -> PathwayState | None:
    """Return the state before the suspension or the closing the pathway is in, if it is in one.

    `history` holds the passages (state before, state after), the oldest first. A suspended pathway
    closed then reopened is suspended again, and still returns to where it was suspended.
    """
    unlike = CLOSED | {_S.SUSPENDED} if state is _S.SUSPENDED else {state}
    if state is not _S.SUSPENDED and is_open(state):
        return None
    entries = [before for before, after in history if after is state and before not in unlike]
    return entries[-1] if entries else None


def _returned(state: PathwayState, returning_to: PathwayState | None) -> PathwayState:
    unfit = CLOSED | {_S.SUSPENDED} if state is _S.SUSPENDED else CLOSED
    if returning_to is None or returning_to in unfit:
        raise UserError(
            "L’historique de ce parcours ne dit pas où il en était. Rien n’a été modifié : "
            "commencez un nouveau parcours, celui-ci reste consultable."
        )
    return returning_to
