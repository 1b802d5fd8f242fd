"""The actions decided together, and who pays for them."""

from typing import Final

from conseil_mobilite.domain.paper.person_file import FilePart
from conseil_mobilite.services.paper.person_file.held import Held, Rows
from conseil_mobilite.services.paper.person_file.identity import BIN
from conseil_mobilite.services.paper.person_file.telling import (
    Kind,
    aid,
    barrier,
    by,
    coded,
    listed,
    money,
    named,
    phone,
    said,
    thing,
    together,
)
from conseil_mobilite.store.journal.rows import Values


def part(held: Held, rows: Rows) -> FilePart:
    told = tuple(thing(ACTION, held, row, (_funding(held, row),)) for row in rows)
    return FilePart("Vos actions et leur financement", parts=told)


def _funding(held: Held, action: Values) -> FilePart:
    lines = by(held.of("funding_line", "action_id", action["id"]), "asked_on", "funder_kind")
    return listed("Financement", FUNDING, held, lines)


ACTION: Final = Kind(
    (
        coded("kind", "Sorte d’action", "action_types"),
        coded("status", "Où elle en est", "action_statuses"),
        named("goal_id", "Objectif"),
        coded("theme", "Thème", "di_themes"),
        barrier("barrier_code", "Frein concerné"),
        said("reasons", "Pourquoi elle est proposée"),
        coded("partner_kind", "Sorte de partenaire", "partner_kinds"),
        said("partner_name", "Partenaire"),
        phone("partner_phone", "Téléphone du partenaire"),
        said("partner_address", "Adresse du partenaire"),
        said("papers", "Papiers à apporter"),
        said("created_on", "Décidée le"),
        said("due_on", "À faire avant le"),
        said("done_on", "Faite le"),
        coded("result", "Résultat", "action_results"),
        said("abandoned_on", "Abandonnée le"),
        coded("abandon_reason", "Abandonnée parce que", "action_abandon_reasons"),
        money("cost_cents", "Coût"),
        named("measure_id", "Mesure du plan de mobilité"),
        said("note", "Note"),
        said("on_sheet", "Imprimée sur votre fiche"),
        said("deleted_at", BIN),
    ),
    title=(said("wording", ""),),
)

FUNDING: Final = (
    together(
        "Financeur",
        coded("funder_kind", "", "funder_kinds"),
        said("funder_name", ""),
        aid("aid_code", "Aide :"),
        share=3,
    ),
    together("Demandé", money("asked_cents", ""), said("asked_on", "le"), share=2),
    together("Accordé", money("granted_cents", ""), said("granted_on", "le"), share=2),
    together("Paiement", coded("payer", "", "payers"), said("paid_on", "payé le"), share=2),
)
