"""Nothing that is known of a person is in the bytes of a package; and the search does search."""

from dataclasses import replace
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from tests.campaigns.statistics_canaries import WORDS, published, remains
from tests.documents.papers import report_pdf
from tests.documents.statistics.statistics_content import full_report

from conseil_mobilite.interchange.statistics.package import read_package
from conseil_mobilite.store.database import Store


def test_no_canary_is_in_any_byte_of_a_package(empty_store: Store) -> None:
    package = published(empty_store, 2)

    assert any(cell.value for cell in read_package(package).cells)
    assert remains(package) == []


@pytest.fixture(scope="module")
def found() -> list[str]:
    """Search a package in which a report and a table hold the first three canaries."""
    report = full_report()
    told = replace(report, publisher=replace(report.publisher, organisation=" ".join(WORDS[:3])))
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as archive:
        archive.writestr("statistiques.csv", "".join(f"{word},1\n" for word in WORDS[:3]))
        archive.writestr("rapport.pdf", report_pdf(told))
    return remains(buffer.getvalue())


@pytest.mark.parametrize("word", WORDS[:3])
def test_a_canary_in_a_compressed_member_or_in_a_pdf_is_found(found: list[str], word: str) -> None:
    assert f"statistiques.csv : {word}" in found
    assert any(line.startswith("rapport.pdf") and line.endswith(f" : {word}") for line in found)
