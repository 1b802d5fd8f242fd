from itertools import product

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.pathway.pathway_rules import (
    CLOSED,
    START,
    Decision,
    Needed,
    PathwayAct,
    PathwayState,
    allowed_acts,
    allowed_decisions,
    decide,
    is_open,
    next_state,
    state_before,
)

# The published table, copied: "=" leaves the state, "-" is refused, "<" is the state before.
TABLE = """
state fixer_rdv annuler_rdv commencer_bilan restituer suspendre reprendre sortir classer rouvrir
a_contacter         rdv_fixe  -           diagnostic_en_cours - suspendu - - sans_suite -
rdv_fixe            =         a_contacter diagnostic_en_cours - suspendu - - sans_suite -
diagnostic_en_cours =         =           = diagnostic_restitue suspendu - - sans_suite -
diagnostic_restitue =         =           = = suspendu - sorti sans_suite -
conseil_simple      =         =           = = suspendu - sorti - -
en_accompagnement   =         =           = = suspendu - sorti - -
sorti               -         -           - - - - - - <
sans_suite          -         -           - - - - - - <
"""
(_, *HEADER), *ROWS = (line.split() for line in TABLE.strip().splitlines())
CELLS = [
    (PathwayState(row[0]), PathwayAct(act), cell)
    for row in ROWS
    for act, cell in zip(HEADER, row[1:], strict=True)
]
ACTIVE = [state for state in PathwayState if is_open(state) and state is not PathwayState.SUSPENDED]
PLAIN_ACTS = [act for act in PathwayAct if act is not PathwayAct.DECIDE]
DECIDING = [PathwayState.ASSESSED, PathwayState.ADVISED, PathwayState.SUPPORTED]


@pytest.mark.parametrize(("state", "act", "cell"), CELLS)
def test_each_act_leads_where_the_table_says(
    state: PathwayState, act: PathwayAct, cell: str
) -> None:
    if cell == "-":
        with pytest.raises(UserError):
            next_state(state, act)
    elif cell == "<":
        assert next_state(state, act, returning_to=PathwayState.ADVISED) == "conseil_simple"
    else:
        assert next_state(state, act) == (state if cell == "=" else cell)


@pytest.mark.parametrize(("before", "act"), list(product(ACTIVE, PLAIN_ACTS)))
def test_a_suspended_pathway_may_be_booked_resumed_or_closed_as_before(
    before: PathwayState, act: PathwayAct
) -> None:
    expected: PathwayState | None = {
        PathwayAct.BOOK: PathwayState.SUSPENDED,
        PathwayAct.UNBOOK: PathwayState.SUSPENDED,
        PathwayAct.RESUME: before,
    }.get(act)
    if act in {PathwayAct.EXIT, PathwayAct.DROP} and act in allowed_acts(before):
        expected = next_state(before, act)

    if expected is None:
        with pytest.raises(UserError):
            next_state(PathwayState.SUSPENDED, act, returning_to=before)
    else:
        assert next_state(PathwayState.SUSPENDED, act, returning_to=before) is expected


@pytest.mark.parametrize(
    ("decision", "state", "intensity", "exit_reason", "needs"),
    [
        ("conseil_simple", "conseil_simple", "", "", set()),
        ("accompagnement", "en_accompagnement", "accompagnement", "", set()),
        ("accompagnement_renforce", "en_accompagnement", "accompagnement_renforce", "", set()),
        ("frein_prealable", "suspendu", "", "", {"barrier_code", "partner", "review_on"}),
        ("reorientation", "sorti", "", "relais", {"partner", "situation"}),
        ("refus_personne", "sorti", "", "refus", {"situation"}),
        ("sans_suite", "sans_suite", "", "", {"reason"}),
    ],
)
def test_each_decision_has_its_effect_and_its_needs(
    decision: str, state: str, intensity: str, exit_reason: str, needs: set[str]
) -> None:
    effect = decide(PathwayState.ASSESSED, Decision(decision))

    assert (effect.state, effect.intensity, effect.exit_reason) == (state, intensity, exit_reason)
    assert set(effect.needs) == needs | {Needed.DAY}


@pytest.mark.parametrize(("state", "decision"), list(product(PathwayState, Decision)))
def test_a_decision_is_taken_once_the_assessment_is_given_back(
    state: PathwayState, decision: Decision
) -> None:
    too_late = decision is Decision.NO_FURTHER_ACTION and state is not PathwayState.ASSESSED

    if state in DECIDING and not too_late:
        assert decision in allowed_decisions(state)
        assert decide(state, decision).state in PathwayState
    else:
        assert decision not in allowed_decisions(state)
        with pytest.raises(UserError):
            decide(state, decision)


@pytest.mark.parametrize(("state", "act"), list(product(PathwayState, PathwayAct)))
def test_what_is_said_to_be_allowed_is_what_is_accepted(
    state: PathwayState, act: PathwayAct
) -> None:
    returning_to = PathwayState.SUPPORTED
    allowed = act in allowed_acts(state, returning_to=returning_to)

    if act is PathwayAct.DECIDE:
        assert allowed == bool(allowed_decisions(state))
    elif allowed:
        assert next_state(state, act, returning_to=returning_to) in PathwayState
    else:
        with pytest.raises(UserError):
            next_state(state, act, returning_to=returning_to)


def test_a_decision_is_no_plain_act() -> None:
    with pytest.raises(ValueError, match="decide"):
        next_state(PathwayState.ASSESSED, PathwayAct.DECIDE)


def test_open_is_any_state_before_the_end() -> None:
    closed = {state for state in PathwayState if not is_open(state)}

    assert closed == {"sorti", "sans_suite"}


@pytest.mark.parametrize("returning_to", [None, *sorted(CLOSED), PathwayState.SUSPENDED])
def test_a_pathway_that_lost_its_history_is_not_resumed_anywhere(
    returning_to: PathwayState | None,
) -> None:
    with pytest.raises(UserError, match="historique"):
        next_state(PathwayState.SUSPENDED, PathwayAct.RESUME, returning_to=returning_to)


def test_a_pathway_closed_while_suspended_reopens_suspended_then_resumes_where_it_was() -> None:
    history = [
        (PathwayState.ASSESSED, PathwayState.SUPPORTED),
        (PathwayState.SUPPORTED, PathwayState.SUSPENDED),
        (PathwayState.SUSPENDED, PathwayState.EXITED),
    ]
    assert state_before(history, PathwayState.EXITED) is PathwayState.SUSPENDED

    history.append((PathwayState.EXITED, PathwayState.SUSPENDED))
    assert state_before(history, PathwayState.SUSPENDED) is PathwayState.SUPPORTED


def test_a_pathway_in_progress_returns_nowhere() -> None:
    assert state_before([(START, PathwayState.BOOKED)], PathwayState.BOOKED) is None
    assert state_before([], PathwayState.EXITED) is None


class Life(RuleBasedStateMachine):
    """Any sequence of acts, each refused or accepted, as an adviser may try them."""

    @initialize()
    def begin(self) -> None:
        self.state = START
        self.history: list[tuple[PathwayState, PathwayState]] = []
        self.assessed = False

    @rule(act=st.sampled_from(PLAIN_ACTS))
    def act(self, act: PathwayAct) -> None:
        returning_to = state_before(self.history, self.state)
        try:
            reached = next_state(self.state, act, returning_to=returning_to)
        except UserError:
            assert act not in allowed_acts(self.state, returning_to=returning_to)
            return
        if act in {PathwayAct.RESUME, PathwayAct.REOPEN}:
            assert reached is returning_to
        self.reach(reached)

    @rule(decision=st.sampled_from(Decision))
    def take(self, decision: Decision) -> None:
        if decision in allowed_decisions(self.state):
            self.reach(decide(self.state, decision).state)

    def reach(self, state: PathwayState) -> None:
        self.history.append((self.state, state))
        self.assessed |= state is PathwayState.ASSESSED
        self.state = state

    @invariant()
    def an_exit_or_a_support_follows_an_assessment(self) -> None:
        if self.state in {PathwayState.EXITED, PathwayState.ADVISED, PathwayState.SUPPORTED}:
            assert self.assessed

    @invariant()
    def what_is_stopped_can_always_go_on(self) -> None:
        if self.state is PathwayState.SUSPENDED or self.state in CLOSED:
            before = state_before(self.history, self.state)
            assert before is not None
            assert is_open(before)

    @invariant()
    def there_is_always_something_to_do(self) -> None:
        returning_to = state_before(self.history, self.state)
        assert allowed_acts(self.state, returning_to=returning_to)


TestLife = Life.TestCase
