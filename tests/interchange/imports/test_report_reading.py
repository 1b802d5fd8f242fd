"""The report of an import says the same once it was written and read back."""

from dataclasses import replace

from tests.imported_people import file_lines

from conseil_mobilite.app.clock import now
from conseil_mobilite.domain.imports.decisions import Alert, Decision, Field, ImportPreview
from conseil_mobilite.interchange.imports.report_json import report_of
from conseil_mobilite.interchange.imports.report_reading import read_report


def test_a_report_reads_back_as_it_was_written() -> None:
    lines = file_lines(12, [], now().date())
    alerts = (Alert("date_illisible", Field.BIRTH_DATE, "« 2087 » ?"), Alert("x", None, "Oui."))
    told = (replace(lines[0], alerts=alerts, decision=Decision.CREATE_TO_CHECK), *lines[1:])
    preview = ImportPreview("suivi.xlsx", "Feuille", told)

    assert read_report(report_of(preview)) == preview
