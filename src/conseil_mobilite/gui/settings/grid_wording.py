"""Words about the grid: states of questions, ways of replying, versions."""

from datetime import datetime
from typing import Final

from conseil_mobilite.domain.assessment.grid import Choice, Question, QuestionKind
from conseil_mobilite.domain.assessment.local_grid_changes import QuestionState
from conseil_mobilite.domain.language.french import counted, hour, long_date
from conseil_mobilite.domain.language.paris import paris_day, paris_time
from conseil_mobilite.services.assessment.grid_versions import GridVersion

STATES: Final = {
    QuestionState.NATIONAL: ("Nationale", ""),
    QuestionState.REWORDED: ("Reformulée", "primary"),
    QuestionState.OWN: ("Propre à l’organisme", "success"),
    QuestionState.INACTIVE: ("Désactivée", "warning"),
}
CHIPS: Final = {**STATES, QuestionState.OWN: ("Propre", "success")}
KINDS: Final = (
    (QuestionKind.SINGLE.value, "Une réponse parmi plusieurs"),
    (QuestionKind.MULTI.value, "Plusieurs réponses possibles"),
    (QuestionKind.TEXT.value, "Quelques mots"),
    (QuestionKind.AMOUNT.value, "Un montant en euros"),
    (QuestionKind.DISTANCE.value, "Une distance ou une durée"),
)
ROLE: Final = (
    "Vos mots et vos questions, sur la base de la version nationale, qui ne change jamais. "
    "Chaque bilan garde pour toujours la version avec laquelle il a commencé."
)
HELP: Final = (
    "Vous pouvez reformuler une question, son nom court, son aide et ses réponses ; désactiver une "
    "question qui n’est pas du bilan court ; ajouter des questions propres, qui ne donnent pas de "
    "points, pour que les niveaux se comparent d’un organisme à l’autre. Les points, les codes, "
    "les conditions et les freins restent ceux de la version nationale. Entrée, dans la liste, "
    "mène à la question. Vos changements forment un brouillon, gardé à mesure de la frappe ; aucun "
    "bilan ne les voit avant « Publier », et une version publiée ne change plus. Chaque bilan "
    "garde la sienne pour toujours : celui qui est commencé, celui qui est validé, et le bilan "
    "final, qui suit celle du bilan de départ."
)


def in_use(version: str) -> str:
    return f"Les nouveaux bilans suivent la version {version}."


def to_publish(count: int) -> str:
    """Say how far the draft is from the version in use."""
    if not count:
        return "Aucun changement en brouillon"
    return f"Brouillon : {counted(count, 'changement')}"


def made_when(version: GridVersion) -> str:
    """« 12 mars 2027 à 14 h 30, Nadia Lefèvre »."""
    day = long_date(paris_day(version.made_at), weekday=False)
    when = f"{day} à {_hour(version.made_at)}"
    return f"{when}, {version.adviser}" if version.adviser else when


def uses(version: GridVersion) -> str:
    return counted(version.used, "bilan", "bilans") if version.used else "aucun bilan"


def answer_name(rank: int, choice: Choice, question: Question) -> str:
    """« Réponse 1 · 4 points », the points only where the question gives some."""
    name = f"Réponse {rank}"
    if choice.not_applicable:
        return f"{name} · sans objet"
    if question.scored and choice.points is not None:
        return f"{name} · {counted(choice.points, 'point')}"
    return name


def national_words(words: str) -> str:
    return f"Texte national : « {words} »"


def _hour(at: datetime) -> str:
    return hour(paris_time(at))
