"""The trail taken out into a table: no name of anybody accompanied, file numbers only if asked."""

from typing import Final

from sqlmodel import Session, col, select

from conseil_mobilite.domain.imports.list_table import ListColumn, ListTable, ListValue
from conseil_mobilite.domain.journal import AuditEntry
from conseil_mobilite.domain.language.paris import PARIS
from conseil_mobilite.services.audit.trail import TrailLine, TrailQuery, conditions, told
from conseil_mobilite.services.organisation.roles import require_manager
from conseil_mobilite.store.journal import audit

NAME: Final = "Journal"
_AT_ONCE: Final = 500
_COLUMNS: Final = (
    ListColumn("numero", "N°", "Rang de l’acte dans le journal, sans trou."),
    ListColumn("instant", "Date et heure", "Quand l’acte a été fait, à l’heure de Paris."),
    ListColumn("conseiller", "Conseiller", "Qui l’a fait."),
    ListColumn("acte", "Acte", "Ce qui a été fait, jamais ce qui a été écrit."),
    ListColumn("code", "Code de l’acte", "Le même en un mot, qui ne change pas."),
    ListColumn("sorte", "Sorte de fiche", "Ce que l’identifiant désigne."),
    ListColumn("identifiant", "Identifiant", "La fiche concernée, sans la nommer."),
)
_FILE: Final = ListColumn("dossier", "N° de dossier", "Le dossier concerné, s’il y en a un seul.")


def table(session: Session, query: TrailQuery, *, numbers: bool) -> ListTable:
    """Return every entry asked for, the first first; `numbers` adds the numbers of the files."""
    require_manager(session)
    asked = select(AuditEntry).where(*conditions(session, query))
    entries = session.exec(asked.order_by(col(AuditEntry.number))).all()
    slices = (entries[start : start + _AT_ONCE] for start in range(0, len(entries), _AT_ONCE))
    rows = [_row(line, numbers=numbers) for some in slices for line in told(session, some)]
    return ListTable(NAME, (*_COLUMNS, _FILE) if numbers else _COLUMNS, rows)


def note_export(session: Session) -> None:
    audit.record(session, "audit.export", "audit_entry")


def _row(line: TrailLine, *, numbers: bool) -> list[ListValue]:
    row: list[ListValue] = [
        line.number,
        line.at.astimezone(PARIS).replace(tzinfo=None),
        line.adviser,
        line.words,
        line.act,
        line.kind,
        str(line.record_id or ""),
    ]
    return [*row, line.file_number] if numbers else row
