"""What an import would do with the times of another calendar, looked at before it is done."""

from datetime import UTC, datetime, timedelta

from sqlmodel import Session
from tests.interchange.foreign_calendar import file_of

from conseil_mobilite.interchange.calendar_reading import read_calendar
from conseil_mobilite.services.agenda.calendars import calendar_import
from conseil_mobilite.services.agenda.calendars.calendar_import_lines import Fate, ImportPreview

AT = datetime(2027, 3, 12, 13, 30, tzinfo=UTC)
YEAR = timedelta(days=366)


def seen(session: Session, *events: str) -> ImportPreview:
    return calendar_import.preview(session, read_calendar(file_of(*events), AT, AT + YEAR))


def fates(preview: ImportPreview) -> list[tuple[Fate, int]]:
    return [(line.fate, len(line.steps)) for line in preview.lines]
