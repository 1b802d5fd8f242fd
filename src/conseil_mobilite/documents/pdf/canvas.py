"""A ReportLab canvas that writes PDF/UA-1: what is drawn belongs to a node or is an artifact."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from typing import IO, Literal

from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFName, PDFObjectReference, PDFString
from reportlab.pdfgen.canvas import Canvas

from conseil_mobilite.documents.pdf.reportlab_types import Document, RunningText, TaggedText
from conseil_mobilite.documents.pdf.structure import Annotation, Mark, Node, Tree
from conseil_mobilite.documents.pdf.structure_writer import (
    FIRST_LINK_KEY,
    StructureWriter,
    metadata,
)

ARTIFACT = "/Artifact BMC"


class TaggedCanvas(Canvas):
    """The same content gives the same bytes: dates are those of `day`, never of the clock."""

    _doc: Document
    _code: list[str]
    _annotationrefs: list[PDFObjectReference]
    _curr_tx_info: RunningText
    _paragraph: Node | None = None

    def __init__(
        self,
        target: str | IO[bytes],
        *,
        size: tuple[float, float],
        tree: Tree,
        title: str,
        day: date,
    ) -> None:
        super().__init__(target, pagesize=size, invariant=1, pdfVersion=(1, 7), lang="fr-FR")
        self.tree, self.title = tree, title
        self.node: Node | None = None
        self._marks: list[Node] = []
        self._pages: list[list[Node]] = []
        self._links: list[Node] = []
        self._headings = 0
        self.setDateFormatter(lambda *_: f"D:{day:%Y%m%d}000000Z")
        self.setNamedCB("inline", self._switch_inline)
        self.addLiteral(ARTIFACT)

    @property
    def file(self) -> Document:
        """The file being written, which gives each part of a font its name."""
        return self._doc

    @contextmanager
    def tagged(self, node: Node | None) -> Iterator[None]:
        """Give what is drawn inside to `node`; None makes an artifact, which readers skip."""
        before = self.node
        self._switch(node, self.addLiteral)
        yield
        self._switch(before, self.addLiteral)

    def bookmark(self, node: Node, top: float) -> None:
        """Enter a heading in the outline, at its level."""
        self._headings += 1
        key = f"heading-{self._headings}"
        self.bookmarkHorizontal(key, 0, top)
        self.addOutlineEntry(node.title, key, level=node.level - 1)

    def beginText(
        self, x: float = 0, y: float = 0, direction: Literal["LTR", "RTL"] | None = None
    ) -> TaggedText:
        return TaggedText(self, x, y, direction=direction)

    def linkURL(self, url: str, rect: Sequence[float], *_: object, **__: object) -> None:
        """Record the active zone of a link announced to the tree, and tie it to its node."""
        node = self.tree.inline[int(url.removeprefix("node:"))]
        key = FIRST_LINK_KEY + len(self._links)
        alt = PDFString(node.alt)
        super().linkURL(node.url, rect, relative=1, Contents=alt, F=4, StructParent=key)
        self._links.append(node)
        node.kids.append(Annotation(self._doc.thisPageRef(), self._annotationrefs[-1]))

    def showPage(self) -> None:
        """End the page; the next one begins as an artifact."""
        self.addLiteral("EMC")
        super().showPage()
        page = self._doc.Pages.pages[-1]
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        page.StructParents, page.Tabs = len(self._pages), PDFName("S")
        self._pages.append(self._marks)
        self._marks = []
        self.addLiteral(ARTIFACT)

    def save(self) -> None:
        """Write the structure, then the file."""
        self._code.clear()  # the mark that begins a page would make an empty one more
        writer = StructureWriter(self._doc)
        self.setCatalogEntry(
            "StructTreeRoot", writer.write(self.tree.root, self._pages, self._links)
        )
        self.setCatalogEntry("MarkInfo", PDFDictionary({"Marked": "true"}))
        self.setCatalogEntry("ViewerPreferences", PDFDictionary({"DisplayDocTitle": "true"}))
        self.setCatalogEntry("Metadata", self._doc.Reference(metadata(self.title)))
        super().save()

    def _switch(self, node: Node | None, emit: Callable[[str], None]) -> None:
        """End the running marked content and begin that of `node`."""
        emit("EMC")
        self.node = node
        if node is None:
            emit(ARTIFACT)
            return
        node.kids.append(Mark(self._doc.thisPageRef(), len(self._marks)))
        emit(f"/{node.tag} <</MCID {len(self._marks)}>> BDC")
        self._marks.append(node)

    def _switch_inline(self, _canvas: Canvas, _kind: str | None, label: str) -> None:
        """Enter inline element number `label` of a paragraph, or return to the paragraph."""
        emit = self._curr_tx_info["tx"].literal
        if not label:
            self._switch(self._paragraph, emit)
            return
        child = self.tree.inline[int(label)]
        if self.node is not None:
            self.node.kids.append(child)
        self._paragraph = self.node
        self._switch(child, emit)
