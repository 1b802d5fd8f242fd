"""What a release may say of the quality of the files: rates of its rounded figures, no others.

The files without commune, public or exit situation are in no table of the plan: their number is
known inside only, since any figure added to the tables would have to be protected with them.
"""

from conseil_mobilite.domain.language.french import spaced
from conseil_mobilite.domain.statistics.definitions.tables_plan import Plan
from conseil_mobilite.domain.statistics.exact.figures import Count
from conseil_mobilite.domain.statistics.release.protected_release import ProtectedRelease

UNKNOWN = "NSP"
LEAST_DENOMINATOR = 30
_LACKING = {"age": "l’âge", "sexe": "le sexe"}


def published_quality(release: ProtectedRelease, plan: Plan) -> tuple[str, ...]:
    """Say for which share of the people supported the age and the sex are not known."""
    people = release.figures.get(Count(plan.persons))
    if people is None or people < LEAST_DENOMINATOR:
        return (
            spaced(
                "Trop peu de personnes pour publier la part des dossiers dont l’âge ou le sexe "
                "n’est pas connu."
            ),
        )
    return tuple(
        _share(release, plan, code, words, int(people)) for code, words in _LACKING.items()
    )


def _share(release: ProtectedRelease, plan: Plan, code: str, words: str, people: int) -> str:
    unknown = release.figures.get(Count(plan.persons, ((code, (UNKNOWN,)),)))
    if unknown is None:
        return spaced(f"Part des personnes dont {words} n’est pas connu : non publiée.")
    share = round(100 * int(unknown) / people)
    return spaced(
        f"Part des personnes dont {words} n’est pas connu : {share} %, "
        "d’après les chiffres arrondis."
    )
