"""Say in a few words what an act did: « Action « Passer le code » supprimée »."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Final

from conseil_mobilite.domain.language.french import counted, spaced
from conseil_mobilite.domain.pathway.pathway_sentences import ACT_LABELS
from conseil_mobilite.services.journal.answer_words import answer_words
from conseil_mobilite.services.journal.column_names import COLUMNS, DERIVED, FOLLOWERS
from conseil_mobilite.services.journal.followup_words import answers_followup, followup_words
from conseil_mobilite.services.journal.past_rows import PastRows
from conseil_mobilite.services.journal.referral_words import referral_words
from conseil_mobilite.services.journal.things import THINGS, Thing
from conseil_mobilite.services.journal.titles import title_of
from conseil_mobilite.store.journal.columns import columns_changed, is_bookkeeping
from conseil_mobilite.store.journal.journalled import rank
from conseil_mobilite.store.journal.rows import RowChange
from conseil_mobilite.store.reference.reference import code_lists

Changes = Sequence[RowChange]
Teller = Callable[[PastRows, Changes], str]

_NOTHING: Final = "Texte repris tel qu’il était"
_CHANGED: Final = "modifié"
_FIRST: Final = (
    "person_merge",
    "person",
    "appointment",
    "participation",
    "note",
    "contact_attempt",
    "referral",
    "assessment",
    "answer",
    "observed_test",
    "axis_score",
    "barrier",
    "strength",
    "action",
    "funding_line",
    "unmet_need",
    "goal",
    "pathway_event",
    "pathway",
    "plan_measure",
)
"""What an act is named after: the first of these among what it changed."""
_EVENTS: Final = MappingProxyType(
    {**ACT_LABELS, "sortir": "Sortie du parcours", "classer": "Parcours classé sans suite"}
)


def act_words(rows: PastRows, changes: Changes) -> str:
    """Say what the changes of an act did, one change a row."""
    told = [change for change in changes if not is_bookkeeping(change) and not _derived(change)]
    if not told:
        return spaced(_NOTHING)
    head = min(told, key=_place).table
    same = _foremost([change for change in told if change.table is head])
    if any(map(answers_followup, same)):
        return followup_words(rows, same)
    return spaced(_TELLERS.get(head.name, _thing_words)(rows, same))


def record_words(rows: PastRows, changes: Changes) -> str:
    """Name what the changes are about, without what became of it: « Véhicule « Clio » »."""
    head = min(changes, key=_place).table
    same = [change for change in changes if change.table is head]
    thing = THINGS[head.name]
    if len(same) > 1:
        return spaced(f"{len(same)} {thing.plural or thing.name.lower()}")
    return spaced(f"{thing.name}{title_of(rows, same[0])}")


def _place(change: RowChange) -> tuple[int, int]:
    name = change.table.name
    if answers_followup(change):
        return (-1, 0)
    return (_FIRST.index(name) if name in _FIRST else len(_FIRST), rank(change.table))


def _derived(change: RowChange) -> bool:
    columns = columns_changed(change)
    return bool(columns) and columns <= DERIVED.get(change.table.name, frozenset())


def _foremost(changes: Changes) -> Changes:
    """Leave out rows that only changed where others came or went, or only followed others."""
    moved = [change for change in changes if change.kind != "update"]
    return moved or [change for change in changes if _said_columns(change)] or changes


def _said_columns(change: RowChange) -> set[str]:
    return columns_changed(change) - FOLLOWERS.get(change.table.name, frozenset())


def _thing_words(rows: PastRows, changes: Changes) -> str:
    thing, kinds = THINGS[changes[0].table.name], {change.kind for change in changes}
    participle = {"insert": thing.came, "delete": thing.went}.get("/".join(kinds), _CHANGED)
    if all(_said_columns(change) == {"deleted_at"} for change in changes):
        participle = _binned(thing, changes[0])
    if len(changes) > 1:
        return _many(thing, len(changes), participle, replaced=len(kinds) > 1)
    if kinds == {"update"}:
        return _update_words(rows, thing, changes[0])
    return f"{thing.name}{title_of(rows, changes[0])} {thing.agreed(participle)}"


def _many(thing: Thing, count: int, participle: str, *, replaced: bool) -> str:
    plural, said = thing.plural or thing.name.lower(), thing.agreed(participle, many=True)
    return f"{plural[:1].upper()}{plural[1:]} {said}" if replaced else f"{count} {plural} {said}"


def _update_words(rows: PastRows, thing: Thing, change: RowChange) -> str:
    name, title = change.table.name, title_of(rows, change)
    columns = _said_columns(change) or columns_changed(change)
    if columns == {"deleted_at"}:
        return f"{thing.name}{title} {thing.agreed(_binned(thing, change))}"
    column = COLUMNS.get(name, {}).get(next(iter(columns))) if len(columns) == 1 else None
    if column is None:
        return f"{thing.name}{title} {thing.agreed(_CHANGED)}"
    said = f"{column.name} {thing.of}{title}"
    value = str((change.after or {})[next(iter(columns))] or "")
    if column.values and value:
        return f"{said} : {code_lists()[column.values].label(value)}"
    gender, number = "e" if column.feminine else "", "s" if column.plural else ""
    return f"{said} {_CHANGED}{gender}{number}"


def _binned(thing: Thing, change: RowChange) -> str:
    gone = bool((change.after or {})["deleted_at"])
    return thing.went if gone else "remis"


def _person(rows: PastRows, changes: Changes) -> str:
    if columns_changed(changes[0]) == {"deleted_at"}:
        gone = bool((changes[0].after or {})["deleted_at"])
        return "Dossier mis à la corbeille" if gone else "Dossier sorti de la corbeille"
    if len(changes) > 1 and all(columns_changed(each) == {"adviser_id"} for each in changes):
        return counted(len(changes), "personne réattribuée", "personnes réattribuées")
    return _thing_words(rows, changes)


def _merge(_rows: PastRows, changes: Changes) -> str:
    return "Dossiers séparés de nouveau" if changes[0].after is None else "Dossiers fusionnés"


def _contact_point(rows: PastRows, changes: Changes) -> str:
    kinds = {str(rows.whole(change).get("kind")) for change in changes}
    said = {"phone": "Téléphone", "email": "Courriel"}.get("/".join(kinds), "")
    return f"{said} {_CHANGED}" if said else f"Coordonnées {_CHANGED}es"


def _event(rows: PastRows, changes: Changes) -> str:
    event = rows.whole(changes[-1])
    decision = str(event.get("decision") or "")
    if decision:
        return f"Décision « {code_lists()['decisions'].label(decision)} »"
    act = str(event.get("act") or "")
    return _EVENTS.get(act, "Parcours modifié")


def _appointment(rows: PastRows, changes: Changes) -> str:
    change = changes[0]
    if len(changes) > 1 or "cancelled_on" not in columns_changed(change) or not change.after:
        return _thing_words(rows, changes)
    said = "annulé" if change.after["cancelled_on"] else "rétabli"
    return f"{THINGS['appointment'].name}{title_of(rows, change)} {said}"


def _barrier(rows: PastRows, changes: Changes) -> str:
    columns = {name for change in changes for name in columns_changed(change)}
    if columns == {"rank"}:
        return "Freins classés"
    if columns and "kept" not in columns:
        return _thing_words(rows, changes)
    participle = _barrier_participle(changes[0])
    if len(changes) > 1:
        return f"{len(changes)} freins {participle}s"
    return f"Frein{title_of(rows, changes[0])} {participle}"


def _barrier_participle(change: RowChange) -> str:
    if change.after is None:
        return "retiré"
    if change.before is None and change.after["by_hand"]:
        return "ajouté"
    return "gardé" if change.after["kept"] else "écarté"


def _agreement(rows: PastRows, changes: Changes) -> str:
    row, title = rows.whole(changes[-1]), title_of(rows, changes[-1])
    if "withdrawn_on" in columns_changed(changes[-1]):
        return f"Accord{title} retiré"
    verb = "supprimé" if changes[-1].after is None else "noté"
    return f"{'Accord' if row.get('agreed') else 'Refus'}{title} {verb}"


_TELLERS: Final[Mapping[str, Teller]] = MappingProxyType(
    {
        "person": _person,
        "person_merge": _merge,
        "contact_point": _contact_point,
        "answer": answer_words,
        "appointment": _appointment,
        "referral": referral_words,
        "barrier": _barrier,
        "pathway_event": _event,
        "disclosure_agreement": _agreement,
    }
)
