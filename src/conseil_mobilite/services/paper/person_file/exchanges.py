"""Appointments, attempts to reach the person, and what was written about her."""

from typing import Final

from conseil_mobilite.domain.agenda.series.recurrence_rule import recurrence_of
from conseil_mobilite.domain.agenda.series.recurrence_sentence import pattern_words
from conseil_mobilite.domain.paper.person_file import FilePart
from conseil_mobilite.services.paper.person_file.held import KEPT_BACK, Held
from conseil_mobilite.services.paper.person_file.identity import BIN
from conseil_mobilite.services.paper.person_file.naming import Naming
from conseil_mobilite.services.paper.person_file.telling import (
    Telling,
    by,
    coded,
    facts,
    lasting,
    listed,
    looked_up,
    named,
    said,
    together,
    words_of,
)
from conseil_mobilite.store.journal.rows import Values


def part(held: Held) -> FilePart:
    attempts = by(held["contact_attempt"], "attempted_at")
    return FilePart(
        "Vos rendez-vous et nos échanges",
        parts=(
            listed("Vos rendez-vous", MEETING, held, _meetings(held)),
            listed("Appels, messages et courriers", ATTEMPT, held, attempts),
        ),
    )


def notes(held: Held) -> FilePart:
    """Return every note whole; of one that a colleague keeps to herself, that it is there."""
    told = (_note(held, row) for row in by(held["note"], "written_at"))
    return FilePart("Les notes écrites sur vous", parts=tuple(part for part in told if part.text))


def private(held: Held) -> int:
    """Count the notes that who acts keeps to herself, and that the file nevertheless tells."""
    return sum(bool(row["private"]) and KEPT_BACK not in row for row in held["note"])


def kept_back(held: Held) -> int:
    """Count the notes that this adviser may not read: their authors must hand them out."""
    return sum(KEPT_BACK in row for row in held["note"])


def _note(held: Held, row: Values) -> FilePart:
    author = held.naming.row(row["author_id"])
    title = ", ".join(filter(None, (words_of(row["written_at"]), author)))
    if KEPT_BACK in row:
        return FilePart(title, text=_KEPT_BACK.format(author=author or "son auteur"))
    about = facts(NOTE, held.naming, row)
    sentence = ". ".join(f"{fact.name} : {fact.words}" for fact in about)
    return FilePart(title, sentence, text=words_of(row["text"]))


def _meetings(held: Held) -> list[Values]:
    """Join each appointment with what became of it for her, and with the rule it follows."""
    seats = {row["appointment_id"]: row["status"] for row in held["participation"]}
    rules = {row["id"]: row["rule"] for row in held["appointment_series"]}
    rows = by(held["appointment"], "starts_at")
    return [
        {**row, "status": seats[row["id"]], "rule": rules.get(row["series_id"], "")} for row in rows
    ]


def _rule(_naming: Naming, row: Values) -> str:
    if not row["rule"]:
        return ""
    recurrence = recurrence_of(str(row["rule"]))
    return pattern_words(recurrence.pattern) if recurrence else "Se répète"


_KEPT_BACK: Final = (
    "Cette note est gardée par {author}, et personne d’autre ne peut la lire. Vous avez le droit "
    "de la lire aussi : demandez-la, elle doit vous être remise."
)

_ASKED: Final = {"USAGER": "À votre demande", "PARTENAIRE": "À la demande du service"}

MEETING: Final = (
    together("Quand", said("starts_at", ""), lasting("duration_minutes", ""), share=3),
    together(
        "Pour quoi",
        coded("kind", "", "appointment_kinds"),
        said("title", ""),
        looked_up("initiator", "", _ASKED),
        Telling("", _rule),
        share=3,
    ),
    together(
        "Où et avec qui",
        coded("modality", "", "appointment_modalities"),
        said("organisation_name", ""),
        said("place", ""),
        said("room", "Salle :"),
        said("directions", "Pour venir :"),
        said("insee_code", "Commune n°"),
        named("adviser_id", "Avec"),
        share=5,
    ),
    together(
        "Suite",
        coded("status", "", "appointment_statuses"),
        said("cancelled_on", "Annulé pour tous le"),
        said("deleted_at", BIN),
        share=3,
    ),
)

ATTEMPT: Final = (
    together("Quand", said("attempted_at", ""), lasting("duration_minutes", ""), share=3),
    together(
        "Comment",
        coded("channel", "", "contact_channels"),
        coded("result", "", "contact_results"),
        share=2,
    ),
    together("Ce qui est noté", said("words", ""), named("followup_id", "Pour :"), share=4),
    named("adviser_id", "Par", 2),
)

NOTE: Final = (
    named("appointment_id", "À propos de"),
    Telling("Qui peut la lire", lambda _, row: "son auteur, et vous" if row["private"] else ""),
    said("deleted_at", BIN),
)
