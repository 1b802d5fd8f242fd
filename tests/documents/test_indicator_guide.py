"""What is read in « Guide des indicateurs »."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlmodel import Session
from tests.documents.conftest import Reading

from conseil_mobilite.documents import indicator_guide
from conseil_mobilite.documents.html.writing import write as html
from conseil_mobilite.documents.pdf.writing import write
from conseil_mobilite.domain.statistics.definitions.guide import guide
from conseil_mobilite.services.statistics import guides
from conseil_mobilite.store.reference.statistics_definitions import definitions, tables_plan

DOCUMENT = indicator_guide.document(guide(tables_plan()), "Trois Vallées", date(2027, 3, 12))


def test_the_guide_tells_each_indicator_in_order_then_the_breakdowns() -> None:
    text = Reading(write(DOCUMENT)).text

    places = [text.index(f"{code} –") for code in definitions().indicators]
    assert places == sorted(places)
    assert text.index("Ce qui vaut pour tous") < places[0]
    assert places[-1] < text.index("Les ventilations et leurs valeurs")


def test_the_page_says_what_the_paper_says() -> None:
    page = html(DOCUMENT).decode()

    for indicator in definitions().indicators.values():
        assert indicator.numerator.replace(" ;", "\N{NO-BREAK SPACE};").partition(" «")[0] in page


def test_the_guide_may_be_looked_at_before_it_is_printed(session: Session) -> None:
    made = guides.preview(session, datetime(2027, 3, 12, 14, tzinfo=ZoneInfo("Europe/Paris")))

    assert made.title == "Guide des indicateurs"
    assert "Mobilité Solidaire de la Thiérache" in Reading(made.pdf).text
    assert not made.unprintable
