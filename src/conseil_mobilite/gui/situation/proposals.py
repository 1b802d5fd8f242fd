"""« Reprendre du bilan »: what the assessment says and the situation does not, one gesture each."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from PySide6.QtWidgets import QWidget

from conseil_mobilite.domain.situation.knowledge import Knowledge
from conseil_mobilite.gui.jobs import Job
from conseil_mobilite.gui.kit.aloud import describe
from conseil_mobilite.gui.kit.buttons import button
from conseil_mobilite.gui.kit.cards import line
from conseil_mobilite.gui.kit.labels import glyph, label
from conseil_mobilite.gui.situation.bench import Bench
from conseil_mobilite.gui.situation.wording import capital, day_words
from conseil_mobilite.services.situation.assessment_proposals import Proposal
from conseil_mobilite.services.situation.topics import Statement

T = TypeVar("T")


def still_worth_saying(proposal: Proposal, statement: Statement) -> bool:
    """Leave out what was denied since: « aucun », said after the assessment."""
    denied_on = statement.noted_on if statement.state is Knowledge.NONE else None
    return denied_on is None or denied_on < proposal.said_on


def proposal_rows(
    bench: Bench,
    proposals: Sequence[Proposal],
    words: Callable[[Proposal], str],
    take: Callable[[Proposal], Job[T]],
) -> list[QWidget]:
    """Make a row a proposal; taken up, it can be undone."""

    def make(proposal: Proposal) -> QWidget:
        name = f"situation_take_{proposal.what}_{proposal.code}"
        said = words(proposal)
        taking = button(name, "Reprendre", "plus", "quiet")
        describe(taking, said)

        def go() -> None:
            taking.setEnabled(False)
            bench.take_away(take(proposal), f"{capital(said)} : reprise du bilan")

        taking.clicked.connect(go)
        lower = f"{said[:1].lower()}{said[1:]}"
        sentence = f"D’après le bilan du {day_words(proposal.said_on)} : {lower}"
        return line(glyph("compass", "", 20), (label(sentence, "muted", wrap=True), 1), taking)

    return [make(proposal) for proposal in proposals]
