"""The periods of support: what was decided, what was aimed at, what came after."""

from collections.abc import Iterator
from typing import Final

from conseil_mobilite.domain.paper.person_file import FilePart
from conseil_mobilite.domain.pathway.pathway_sentences import ACT_LABELS, STATE_LABELS
from conseil_mobilite.services.paper.person_file import actions
from conseil_mobilite.services.paper.person_file.held import Held
from conseil_mobilite.services.paper.person_file.naming import Naming
from conseil_mobilite.services.paper.person_file.situation import hours, place
from conseil_mobilite.services.paper.person_file.telling import (
    Kind,
    Telling,
    barrier,
    by,
    coded,
    listed,
    looked_up,
    named,
    said,
    thing,
    together,
    words_of,
)
from conseil_mobilite.store.journal.rows import Values
from conseil_mobilite.store.reference.reference import code_lists


def parts(held: Held) -> Iterator[FilePart]:
    """Return one part a period of support, the first of them first."""
    pathways = by(held["pathway"], "opened_on")
    if not pathways:
        yield FilePart("Votre accompagnement")
    for pathway in pathways:
        yield thing(PATHWAY, held, pathway, _of_pathway(held, pathway["id"]))


def _of_pathway(held: Held, pathway: object) -> Iterator[FilePart]:
    def rows(table: str, *columns: str) -> list[Values]:
        return by(held.of(table, "pathway_id", pathway), *columns)

    events = rows("pathway_event", "happened_on", "recorded_at")
    yield listed("Les étapes et les décisions", EVENT, held, events)
    yield listed("Vos objectifs", GOAL, held, rows("goal", "position"))
    yield actions.part(held, rows("action", "position"))
    needs = tuple(thing(NEED, held, row) for row in rows("unmet_need", "noted_on"))
    yield FilePart("Les besoins restés sans offre", parts=needs)
    after = rows("post_exit_followup", "due_on")
    yield listed("Les nouvelles prises après la sortie", FOLLOWUP, held, after)


def _reason(column: str, name: str, share: float = 1) -> Telling:
    """Tell why, by the label of whichever list of reasons knows the code."""

    def say(_naming: Naming, row: Values) -> str:
        code = words_of(row[column])
        lists = (code_lists()[each] for each in _REASONS)
        return next((each.label(code) for each in lists if code in each), code)

    return Telling(name, say, share)


_REASONS: Final = ("exit_reasons", "drop_reasons", "suspension_reasons")

PATHWAY: Final = Kind(
    (
        looked_up("state", "Où en est l’accompagnement", STATE_LABELS),
        coded("intensity", "Intensité", "decisions"),
        named("adviser_id", "Avec"),
        named("referral_id", "À la suite de"),
        coded("prescriber_kind", "Sorte de service qui vous a orienté", "prescriber_kinds"),
        named("basin_id", "Bassin de mobilité"),
        said("epci_code", "Intercommunalité (numéro SIREN)"),
        said("review_on", "Faire le point le"),
        said("ended_on", "Fin"),
        _reason("end_reason", "Raison de la fin"),
        coded("end_situation", "Situation à la fin", "exit_situations"),
        coded("final_skipped", "Pas de bilan final, parce que", "final_skip_reasons"),
    ),
    title=(
        Telling(
            "",
            lambda _, row: f"Votre accompagnement ouvert le {words_of(row['opened_on'])}",
        ),
    ),
)

EVENT: Final = (
    said("happened_on", "Date", 2),
    together(
        "Étape",
        looked_up("act", "", ACT_LABELS),
        coded("decision", "", "decisions"),
        _reason("reason", "Raison :"),
        barrier("barrier_code", "Frein :"),
        said("partner", "Partenaire :"),
        said("review_on", "Faire le point le"),
        share=4,
    ),
    looked_up("state_after", "Suite", STATE_LABELS, 2.8),
    named("adviser_id", "Par", 2),
)

GOAL: Final = (said("label", "Objectif", 3), coded("code", "Objectif type", "goals", 2))

NEED: Final = Kind(
    (
        coded("purpose", "Pour", "journey_purposes"),
        coded("days", "Jours", "weekdays"),
        hours("from_hour", "À partir de"),
        hours("to_hour", "Jusqu’à"),
        place("from_name", "from_insee", "Départ"),
        place("to_name", "to_insee", "Arrivée"),
        said("words", "Précision"),
        named("action_id", "Action abandonnée pour cela"),
        said("noted_on", "Noté le"),
        said("met_on", "Une offre est venue le"),
    ),
    title=(
        Telling(
            "",
            lambda _, row: code_lists()["action_types"].label(str(row["need"])) or "Besoin",
        ),
    ),
)

FOLLOWUP: Final = (
    Telling("Suivi", lambda _, row: f"{row['months']} mois après"),
    said("due_on", "Prévu le"),
    said("done_on", "Fait le"),
    coded("situation", "Votre situation", "exit_situations"),
    said("cancelled_on", "Annulé le"),
)
