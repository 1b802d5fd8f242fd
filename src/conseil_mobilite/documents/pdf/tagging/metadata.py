"""What a file says of itself: its title, the norms it keeps to, what its colours mean."""

from functools import cache
from typing import Final
from xml.sax.saxutils import escape

from PIL import ImageCms
from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFName, PDFObject, PDFStream, PDFString

from conseil_mobilite.documents.kit.document import Document as Paper
from conseil_mobilite.documents.kit.words import text_of
from conseil_mobilite.documents.pdf.tagging.reportlab_types import Document

CREATOR: Final = "Conseil Mobilité"
PRODUCER: Final = "ReportLab"
_PROFILE = "sRGB IEC61966-2.1"
_MADE = slice(24, 36)  # the instant at which a colour profile was made, in its header
_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""
xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>
<pdfuaid:part>1</pdfuaid:part>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
<xmp:CreatorTool>{creator}</xmp:CreatorTool><pdf:Producer>{producer}</pdf:Producer>
<xmp:CreateDate>{day}T00:00:00Z</xmp:CreateDate><xmp:ModifyDate>{day}T00:00:00Z</xmp:ModifyDate>
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 kept to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>"""


def subject(paper: Paper) -> str:
    return legible(" ".join(text_of(line) for line in paper.feet))


def legible(words: str) -> str:
    """Leave out what a list of files cannot show; every space becomes a usual one."""
    return " ".join("".join(_seen(letter) for letter in words).split())


def metadata(paper: Paper) -> PDFStream:
    """Write the XMP packet, which claims PDF/UA-1 (prefix `pdfuaid`) and PDF/A-2a."""
    entries = PDFDictionary({"Type": PDFName("Metadata"), "Subtype": PDFName("XML")})
    told = {
        "title": paper.title,
        "author": paper.author,
        "subject": subject(paper),
        "creator": CREATOR,
        "producer": PRODUCER,
        "day": paper.day.isoformat(),
    }
    packet = _XMP.format(**{name: escape(legible(words)) for name, words in told.items()})
    return PDFStream(entries, packet.encode(), filters=[])


def output_intent(document: Document) -> PDFObject:
    """Say that the colours are those of a screen, whatever the printer."""
    stream = PDFStream(PDFDictionary({"N": 3}), _profile())
    return PDFDictionary(
        {
            "Type": PDFName("OutputIntent"),
            "S": PDFName("GTS_PDFA1"),
            "OutputConditionIdentifier": PDFString(_PROFILE),
            "Info": PDFString(_PROFILE),
            "DestOutputProfile": document.Reference(stream),
        }
    )


@cache
def _profile() -> bytes:
    """Return the sRGB profile, without the instant at which it was made: bytes must not vary."""
    made = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    made[_MADE] = b"\x07\xea\x00\x01\x00\x01" + bytes(6)
    return bytes(made)


def _seen(letter: str) -> str:
    if letter.isspace():
        return " "
    return letter if letter.isprintable() else ""
