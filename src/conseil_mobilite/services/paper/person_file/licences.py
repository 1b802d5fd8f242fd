"""The licences held, those being prepared, and their exams."""

from typing import Final

from conseil_mobilite.domain.paper.person_file import FilePart
from conseil_mobilite.services.paper.person_file.held import Held
from conseil_mobilite.services.paper.person_file.naming import Naming
from conseil_mobilite.services.paper.person_file.telling import (
    Kind,
    Telling,
    by,
    coded,
    knowledge,
    known,
    labels,
    listed,
    said,
    thing,
    things,
    words_of,
)
from conseil_mobilite.store.journal.rows import Values


def parts(held: Held) -> tuple[FilePart, FilePart]:
    """Return the licences, then the ways to a licence with the exams of each."""
    ways = tuple(
        thing(PROCESS, held, way, (_exams(held, way),))
        for way in by(held["licence_process"], "noted_on")
    )
    return (
        things("Vos permis", LICENCE, held, by(held["licence"], "noted_on")),
        FilePart("Vos permis en préparation", parts=ways),
    )


def _exams(held: Held, way: Values) -> FilePart:
    exams = by(held.of("licence_exam", "process_id", way["id"]), "held_on")
    return listed("Examens", EXAM, held, exams)


def _hours(_naming: Naming, row: Values) -> str:
    done, planned = words_of(row["hours_done"]), words_of(row["hours_planned"])
    told = f"{done} h faites" if done else ""
    return knowledge(
        row["hours_state"],
        ", ".join(filter(None, (told, f"{planned} h prévues" if planned else ""))),
    )


def _payer(_naming: Naming, row: Values) -> str:
    kind, name = labels("funder_kinds", row["payer_kind"]), words_of(row["payer_name"])
    return knowledge(row["payer_state"], ", ".join(filter(None, (kind, name))))


LICENCE: Final = Kind(
    (
        coded("standing", "Aujourd’hui", "licence_standings"),
        known("obtained_on", "obtained_state", "Obtenu le"),
        known("valid_until", "validity_state", "Valable jusqu’au"),
        said("noted_on", "Noté le"),
        said("ended_on", "Ce n’est plus vrai depuis le"),
    ),
    title=(coded("category", "", "licence_categories"),),
)

PROCESS: Final = Kind(
    (
        coded("gearbox", "Boîte de vitesses", "gearboxes"),
        said("school_name", "Auto-école"),
        known("enrolled_on", "enrolment_state", "Inscription le"),
        known("theory_on", "theory_state", "Code obtenu le"),
        said("theory_valid_until", "Code valable jusqu’au"),
        Telling("Heures de conduite", _hours),
        known("filed_on", "filed_state", "Dossier déposé le"),
        said("answered_on", "Réponse reçue le"),
        Telling("Qui paie", _payer),
        coded("outcome", "Issue", "licence_outcomes"),
        said("outcome_on", "Issue le"),
        said("noted_on", "Noté le"),
    ),
    title=(coded("kind", "", "licence_process_kinds"), coded("category", "", "licence_categories")),
)

EXAM: Final = (
    coded("kind", "Examen", "licence_exam_kinds"),
    said("held_on", "Date"),
    coded("result", "Résultat", "licence_exam_results"),
)
