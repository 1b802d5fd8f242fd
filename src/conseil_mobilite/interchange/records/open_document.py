"""A draft as an OpenDocument text (ODT), which any word processor opens to be completed."""

from collections.abc import Iterator
from typing import Final
from xml.sax.saxutils import escape

from conseil_mobilite.domain.language.french import long_date, spaced
from conseil_mobilite.domain.records.record import Record, RecordLine, RecordPart
from conseil_mobilite.interchange.fixed_zip import pack

MEDIA_TYPE: Final = "application/vnd.oasis.opendocument.text"
_HEAD: Final = '<?xml version="1.0" encoding="UTF-8"?>\n'
_SPACES: Final = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for short, name in (
        ("office", "office"),
        ("text", "text"),
        ("table", "table"),
        ("style", "style"),
        ("meta", "meta"),
    )
)
_FORMAT: Final = (
    'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"'
)
_ROOT: Final = f'{_SPACES} {_FORMAT} office:version="1.3"'
_MANIFEST: Final = (
    f'{_HEAD}<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"'
    ' manifest:version="1.3">'
    f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{MEDIA_TYPE}"/>'
    + "".join(
        f'<manifest:file-entry manifest:full-path="{name}" manifest:media-type="text/xml"/>'
        for name in ("content.xml", "styles.xml", "meta.xml")
    )
    + "</manifest:manifest>"
)
_STYLES: Final = f"""{_HEAD}<office:document-styles {_ROOT}><office:styles>
<style:default-style style:family="paragraph"><style:text-properties fo:language="fr" \
fo:country="FR" fo:font-size="11pt"/></style:default-style>
<style:style style:name="Standard" style:family="paragraph"/>
<style:style style:name="Heading_20_1" style:display-name="Heading 1" style:family="paragraph" \
style:parent-style-name="Standard" style:default-outline-level="1"><style:paragraph-properties \
fo:margin-bottom="0.2cm"/><style:text-properties fo:font-size="20pt" fo:font-weight="bold"/>\
</style:style>
<style:style style:name="Heading_20_2" style:display-name="Heading 2" style:family="paragraph" \
style:parent-style-name="Standard" style:default-outline-level="2"><style:paragraph-properties \
fo:margin-top="0.6cm" fo:margin-bottom="0.2cm" fo:keep-with-next="always"/><style:text-properties \
fo:font-size="14pt" fo:font-weight="bold"/></style:style>
<style:style style:name="Name" style:family="paragraph" style:parent-style-name="Standard">\
<style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="ToWrite" style:family="paragraph" style:parent-style-name="Standard">\
<style:text-properties fo:font-weight="bold" fo:background-color="#fff2cc"/></style:style>
</office:styles></office:document-styles>"""
_CELL: Final = (
    '<style:style style:name="Cell" style:family="table-cell"><style:table-cell-properties '
    'fo:border="0.5pt solid #999999" fo:padding="0.12cm"/></style:style>'
    '<style:style style:name="Narrow" style:family="table-column"><style:table-column-properties '
    'style:rel-column-width="26*"/></style:style>'
    '<style:style style:name="Wide" style:family="table-column"><style:table-column-properties '
    'style:rel-column-width="74*"/></style:style>'
)


def write(record: Record, warning: str) -> bytes:
    """Return the file; the same draft gives the same bytes."""
    files = {
        "mimetype": MEDIA_TYPE,
        "content.xml": _content(record, warning),
        "styles.xml": _STYLES,
        "meta.xml": _meta(record),
        "META-INF/manifest.xml": _MANIFEST,
    }
    return pack({name: text.encode() for name, text in files.items()})


def _content(record: Record, warning: str) -> str:
    body = "".join(_body(record, warning))
    return (
        f"{_HEAD}<office:document-content {_ROOT}><office:automatic-styles>{_CELL}"
        f"</office:automatic-styles><office:body><office:text>{body}</office:text></office:body>"
        "</office:document-content>"
    )


def _meta(record: Record) -> str:
    return (
        f"{_HEAD}<office:document-meta {_ROOT}><office:meta><dc:title>{_said(record.title)}"
        "</dc:title><dc:language>fr-FR</dc:language></office:meta></office:document-meta>"
    )


def _body(record: Record, warning: str) -> Iterator[str]:
    yield _heading(record.title, 1)
    yield _paragraph(f"{record.organisation.name}. {record.about}.")
    yield _paragraph(f"Projet du {long_date(record.drawn_on, weekday=False)}.")
    yield _paragraph(warning, "Name")
    for number, part in enumerate(record.parts, 1):
        yield _heading(part.title, 2)
        if part.sentence:
            yield _paragraph(part.sentence)
        yield _table(part, number)


def _table(part: RecordPart, number: int) -> str:
    rows = "".join(_row(line) for line in part.lines)
    return (
        f'<table:table table:name="Partie{number}"><table:table-column '
        'table:style-name="Narrow"/><table:table-column table:style-name="Wide"/>'
        f"{rows}</table:table>"
    )


def _row(line: RecordLine) -> str:
    said = "".join(_paragraph(each) for each in line.words.splitlines())
    if line.missing:
        said = _paragraph(f"À compléter : {line.to_write}.", "ToWrite")
    return f"<table:table-row>{_cell(_paragraph(line.name, 'Name'))}{_cell(said)}</table:table-row>"


def _cell(held: str) -> str:
    kind = 'table:style-name="Cell" office:value-type="string"'
    return f"<table:table-cell {kind}>{held}</table:table-cell>"


def _heading(text: str, level: int) -> str:
    style = f"Heading_20_{level}"
    return f'<text:h text:style-name="{style}" text:outline-level="{level}">{_said(text)}</text:h>'


def _paragraph(text: str, style: str = "Standard") -> str:
    return f'<text:p text:style-name="{style}">{_said(text)}</text:p>'


def _said(text: str) -> str:
    """Write a text as XML holds it: what XML has no place for is left out."""
    kept = "".join(each for each in spaced(text) if each >= " " or each in "\t\n")
    return escape(kept.replace("\ufffe", "").replace("\uffff", ""))
