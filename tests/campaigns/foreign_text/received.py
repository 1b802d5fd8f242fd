"""What leaves once something came in: the report of an import, a package, what packages make."""

import csv
import io
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from sqlmodel import Session, col, select

from conseil_mobilite.app.clock import now
from conseil_mobilite.domain.imports.mapping import propose
from conseil_mobilite.domain.imports.report_table import report_table
from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.domain.organisation.basin import MobilityBasin
from conseil_mobilite.domain.statistics.periods.period import Period
from conseil_mobilite.domain.statistics.periods.quarters import last_closed_quarter
from conseil_mobilite.interchange.imports.lists_writing import write_csv
from conseil_mobilite.interchange.imports.table_reading import read_table
from conseil_mobilite.services.imports import examining
from conseil_mobilite.services.statistics import consolidation
from conseil_mobilite.services.statistics.consolidation import Received
from conseil_mobilite.services.statistics.publishing import preparing

_HEADS: Final = ("N° dossier", "Nom", "Prénom", "Ville", "Courriel", "Référent", "Observations")


def report(session: Session, text: str) -> bytes:
    """Return the report, as a list, of an import whose every cell is this text."""
    written = io.StringIO()
    csv.writer(written, delimiter=";").writerows([_HEADS, [text] * len(_HEADS)])
    with TemporaryDirectory() as place:
        path = Path(place) / "liste.csv"
        path.write_bytes(written.getvalue().encode())
        table = read_table(path)
    preview = examining.preview(session, table, propose(table), paris_day(now()))
    return write_csv(report_table(preview))


def package(session: Session) -> Received:
    """Return what leaves for the plan of the first basin, its last closed quarter."""
    basin = session.exec(select(MobilityBasin.id).order_by(col(MobilityBasin.code))).first()
    assert basin is not None
    quarter = last_closed_quarter(paris_day(now()))
    made = preparing.prepare(session, basin, Period(quarter.start, quarter.end), now()).package
    return Received(made.file_name, lambda: made.content)


def added_up(sent: Received) -> dict[str, bytes]:
    """Return the files that packages add up to, by name, once one was received."""
    choice = consolidation.examine([sent])
    assert not choice.refused, choice.refused
    made = consolidation.consolidate([sent], choice)
    return {each.path.rpartition("/")[2]: each.content for each in made}
