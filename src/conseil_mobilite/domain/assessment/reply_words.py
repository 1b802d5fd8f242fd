"""What was replied to a question, in words: « Partagé ou prêté », « 12 km », « Non abordé »."""

from typing import Final

from conseil_mobilite.domain.assessment.grid import Question
from conseil_mobilite.domain.assessment.replies import Reply, ReplyState
from conseil_mobilite.domain.language.french import duration, euros, number, spaced

NO_REPLY: Final = "Pas de réponse"
_STATES: Final = {
    ReplyState.NOT_DISCUSSED: "Non abordé",
    ReplyState.REFUSED: "Ne souhaite pas répondre",
}


def reply_words(question: Question, reply: Reply | None) -> str:
    """Return the reply as the adviser gave it; "no reply" is said too."""
    if reply is None:
        return NO_REPLY
    if reply.state is not ReplyState.GIVEN:
        return _STATES[reply.state]
    labels = [choice.label for choice in question.choices if choice.code in reply.codes]
    parts = [", ".join(labels), reply.text, *_figures(reply)]
    return spaced(" · ".join(part for part in parts if part)) or NO_REPLY


def _figures(reply: Reply) -> list[str]:
    figures = []
    if reply.kilometres is not None:
        figures.append(f"{number(reply.kilometres)} km")
    if reply.minutes is not None:
        figures.append(duration(reply.minutes))
    if reply.cents is not None:
        figures.append(euros(reply.cents))
    return figures
