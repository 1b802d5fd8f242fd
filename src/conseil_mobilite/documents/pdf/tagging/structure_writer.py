"""Turn a structure tree into the objects of a PDF file."""

from collections.abc import Sequence

from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFName,
    PDFObjectReference,
    PDFString,
)

from conseil_mobilite.documents.pdf.tagging.reportlab_types import Document
from conseil_mobilite.documents.pdf.tagging.structure import Annotation, Mark, Node

FIRST_LINK_KEY = 10_000  # keys of the parent tree below it are pages, from here on links


class StructureWriter:
    """Writes the tree once, when every page is drawn."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._written: dict[Node, PDFObjectReference] = {}

    def write(
        self, root: Node, pages: Sequence[Sequence[Node]], links: Sequence[Node]
    ) -> PDFObjectReference:
        """Return the tree's root. `pages` lists, page by page, the node of each mark."""
        entries = PDFDictionary({"Type": PDFName("StructTreeRoot")})
        reference = self._document.Reference(entries)
        entries["K"] = self._element(root, reference)
        entries["ParentTree"] = self._document.Reference(self._parents(pages, links))
        return reference

    def _parents(self, pages: Sequence[Sequence[Node]], links: Sequence[Node]) -> PDFDictionary:
        """From each piece of content back to its element."""
        keys: list[int | PDFObjectReference] = []
        for number, marks in enumerate(pages):
            parents = PDFArray([self._written[node] for node in marks])
            keys += [number, self._document.Reference(parents)]
        for number, node in enumerate(links, FIRST_LINK_KEY):
            keys += [number, self._written[node]]
        return PDFDictionary({"Nums": PDFArray(keys)})

    def _element(self, node: Node, parent: PDFObjectReference) -> PDFObjectReference:
        entries = PDFDictionary({**_attributes(node), "P": parent})
        reference = self._written[node] = self._document.Reference(entries)
        entries["K"] = PDFArray([self._kid(kid, reference) for kid in node.kids if _is_kept(kid)])
        return reference

    def _kid(
        self, kid: Node | Mark | Annotation, parent: PDFObjectReference
    ) -> PDFObjectReference | PDFDictionary:
        if isinstance(kid, Node):
            return self._element(kid, parent)
        if isinstance(kid, Mark):
            return PDFDictionary({"Type": PDFName("MCR"), "Pg": kid.page, "MCID": kid.number})
        return PDFDictionary({"Type": PDFName("OBJR"), "Pg": kid.page, "Obj": kid.reference})


def _is_kept(kid: Node | Mark | Annotation) -> bool:
    return not isinstance(kid, Node) or kid.holds_content()


def _attributes(node: Node) -> dict[str, object]:
    """List the entries of an element that do not depend on its place."""
    entries: dict[str, object] = {"Type": PDFName("StructElem"), "S": PDFName(node.tag)}
    if node.lang:
        entries["Lang"] = PDFString(node.lang)
    if node.alt:
        entries["Alt"] = PDFString(node.alt)
    if node.actual:
        entries["ActualText"] = PDFString(node.actual)
    if node.scope:
        entries["A"] = PDFDictionary({"O": PDFName("Table"), "Scope": PDFName(node.scope)})
    if node.box:
        layout = {"O": PDFName("Layout"), "Placement": PDFName("Block"), "BBox": PDFArray(node.box)}
        entries["A"] = PDFDictionary(layout)
    return entries
