"""What changed between two assessments, in sentences large enough to be read together."""

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame

from conseil_mobilite.domain.assessment.barrier_changes import BarrierChange, BarrierOutcome
from conseil_mobilite.domain.assessment.comparison import AxisChange, Comparison, Movement
from conseil_mobilite.domain.assessment.comparison_sentences import (
    KINDLY,
    OUTCOME_LABELS,
    OUTCOME_SENTENCES,
    axis_sentence,
    change_words,
    headline,
    perimeter_sentences,
)
from conseil_mobilite.gui.kit.cards import card
from conseil_mobilite.gui.kit.empty import empty_line
from conseil_mobilite.gui.kit.labels import badge, glyph, label
from conseil_mobilite.gui.kit.layouts import Item, column, frame, row

GONE = (
    BarrierOutcome.LIFTED,
    BarrierOutcome.PARTLY_LIFTED,
    BarrierOutcome.NO_LONGER_SEEN,
)
OUTCOME_TONES = {
    BarrierOutcome.LIFTED: "success",
    BarrierOutcome.PARTLY_LIFTED: "success",
    BarrierOutcome.NO_LONGER_SEEN: "primary",
}
ROW_PAD = (16, 10, 16, 10)


def headline_note(comparison: Comparison, cautions: Sequence[str]) -> QFrame:
    """Sum up in the largest type; below, what must be known of the two assessments."""
    small = [label(caution, "small", wrap=True) for caution in cautions]
    words = column(
        label(headline(comparison), "title", wrap=True), *small, gap=6, pad=(20, 14, 20, 14)
    )
    made = frame(words, "accent")
    made.setObjectName("comparison_headline")
    return made


def gains_card(comparison: Comparison) -> QFrame:
    gained = comparison.moved(Movement.GAINED)
    rows: list[Item] = [_axis_row(change, "success") for change in gained]
    nothing = empty_line("Aucun niveau n’a augmenté entre ces deux bilans.", icon="steps")
    return _named("gains", card("Ce qui a avancé", *(rows or [nothing])))


def losses_card(comparison: Comparison) -> QFrame | None:
    """Return nothing where nothing was lost."""
    lost = comparison.moved(Movement.LOST)
    if not lost:
        return None
    rows = [_axis_row(change, "warning") for change in lost]
    return _named("losses", card("Ce qui est plus difficile", *rows, _foot(KINDLY)))


def lifted_card(comparison: Comparison) -> QFrame:
    """Show the barriers that are gone, each with how far that is known."""
    gone = [change for change in comparison.barriers if change.outcome in GONE]
    unseen = any(change.outcome is BarrierOutcome.NO_LONGER_SEEN for change in gone)
    title = "Freins levés ou plus constatés" if unseen else "Freins levés"
    nothing = empty_line("Aucun frein n’est noté comme levé.", icon="flag")
    rows: list[Item] = [_barrier_row(change) for change in gone]
    return _named("lifted", card(title, *(rows or [nothing])))


def remaining_card(comparison: Comparison) -> QFrame | None:
    """Return nothing where no barrier is left to work on."""
    left = [change for change in comparison.barriers if change.outcome not in GONE]
    if not left:
        return None
    rows = [_barrier_row(change) for change in left]
    return _named("remaining", card("Freins à suivre ensemble", *rows))


def perimeter_card(comparison: Comparison) -> QFrame:
    sentences = perimeter_sentences(comparison.perimeter)
    words = column(*(label(one, "reading", wrap=True) for one in sentences), gap=4)
    body = frame(row(glyph("path", "primary", 20), (words, 1), gap=12, pad=ROW_PAD), "entry")
    return _named("perimeter", card("Périmètre", body))


def masked_line(hidden: int) -> QFrame:
    words = "Un point est masqué" if hidden == 1 else f"{hidden} points sont masqués"
    told = label(f"{words} : l’écran est partagé.", "muted", wrap=True)
    return frame(row(glyph("eye-slash", "", 20), (told, 1), gap=12, pad=ROW_PAD), "card")


def _axis_row(change: AxisChange, tone: str) -> QFrame:
    return _told(change.label, axis_sentence(change), change_words(change), tone)


def _barrier_row(change: BarrierChange) -> QFrame:
    tone = OUTCOME_TONES.get(change.outcome, "")
    sentence = OUTCOME_SENTENCES[change.outcome]
    return _told(change.label, sentence, OUTCOME_LABELS[change.outcome], tone)


def _told(name: str, sentence: str, words: str, tone: str) -> QFrame:
    texts = column(
        label(name, "reading_strong", wrap=True), label(sentence, "reading", wrap=True), gap=2
    )
    side = column(badge(words, tone), None)
    return frame(row((texts, 1), side, gap=12, pad=ROW_PAD), "entry")


def _foot(sentence: str) -> QFrame:
    return frame(column(label(sentence, "muted", wrap=True), pad=ROW_PAD), "entry")


def _named(name: str, made: QFrame) -> QFrame:
    made.setObjectName(f"comparison_{name}")
    return made
