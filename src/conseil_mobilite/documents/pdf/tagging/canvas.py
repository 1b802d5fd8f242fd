"""A ReportLab canvas that writes PDF/UA-1: what is drawn belongs to a node or is an artifact."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import IO, Literal, TypeAlias

from reportlab import rl_config
from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFObjectReference, PDFString
from reportlab.pdfgen.canvas import Canvas

from conseil_mobilite.documents.kit.document import Document as Paper
from conseil_mobilite.documents.pdf.tagging.metadata import metadata, output_intent
from conseil_mobilite.documents.pdf.tagging.reportlab_types import (
    Document,
    EndedStreams,
    RunningText,
    TaggedText,
)
from conseil_mobilite.documents.pdf.tagging.structure import Annotation, Mark, Node, Tree
from conseil_mobilite.documents.pdf.tagging.structure_writer import FIRST_LINK_KEY, StructureWriter

ARTIFACT = "/Artifact BMC"
rl_config.useA85 = 0  # streams as bytes: smaller and quicker than as letters
_DEEPEST = 3  # of the headings in the outline
_FOOT = "% foot"  # a comment, until the number of pages is known

Foot: TypeAlias = Callable[["TaggedCanvas", int, int], None]
"""Draws the foot of a page, given its number and how many there are."""


class TaggedCanvas(Canvas):
    """The same content gives the same bytes: dates are those of `day`, never of the clock."""

    _doc: Document
    _code: list[str]
    _annotationrefs: list[PDFObjectReference]
    _curr_tx_info: RunningText
    _paragraph: Node | None = None

    def __init__(
        self, target: str | IO[bytes], paper: Paper, tree: Tree, foot: Foot | None
    ) -> None:
        size = paper.format.size
        super().__init__(target, pagesize=size, invariant=1, pdfVersion=(1, 7), lang="fr-FR")
        self.paper, self.tree, self.foot = paper, tree, foot
        self.node: Node | None = None
        self._marks: list[Node] = []
        self._pages: list[list[Node]] = []
        self._links: list[Node] = []
        self._headings = 0
        self.setDateFormatter(lambda *_: f"D:{paper.day:%Y%m%d}000000Z")
        self.setNamedCB("inline", self._switch_inline)
        self.addLiteral(ARTIFACT)

    @property
    def file(self) -> Document:
        """The file being written, which gives each part of a font its name."""
        return self._doc

    @contextmanager
    def tagged(self, node: Node | None) -> Iterator[None]:
        """Give what is drawn inside to `node`; None makes an artifact, which readers skip.

        A paragraph that goes on overleaf goes on in the passage where the page ended.
        """
        outside = self.node
        self._paragraph = node
        self._switch((node and node.open) or node, self.addLiteral)
        yield
        if node:
            node.open = None if self.node is node else self.node
        self._paragraph = None
        self._switch(outside, self.addLiteral)

    def bookmark(self, node: Node, top: float) -> None:
        """Enter a heading in the outline, at its level; the smallest ones would bury the others."""
        if node.level > _DEEPEST:
            return
        self._headings += 1
        key = f"heading-{self._headings}"
        self.bookmarkHorizontal(key, 0, top)
        self.addOutlineEntry(node.title, key, level=node.level - 1, closed=node.level > 1)

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
        """End the page, with room for its foot; the next one begins as an artifact."""
        self.addLiteral(_FOOT)
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
        self._draw_feet()
        self._code.clear()  # the mark that begins a page would make an empty one more
        writer = StructureWriter(self._doc)
        self.setCatalogEntry(
            "StructTreeRoot", writer.write(self.tree.root, self._pages, self._links)
        )
        self.setCatalogEntry("MarkInfo", PDFDictionary({"Marked": "true"}))
        self.setCatalogEntry("ViewerPreferences", PDFDictionary({"DisplayDocTitle": "true"}))
        self.setCatalogEntry("Metadata", self._doc.Reference(metadata(self.paper)))
        catalog = self._doc.Catalog
        catalog.__NoDefault__ = [*catalog.__NoDefault__, "OutputIntents"]
        catalog.OutputIntents = PDFArray([output_intent(self._doc)])
        self._doc.encrypt = EndedStreams()
        super().save()

    def _draw_feet(self) -> None:
        """Put the foot in every page, now that it can say how many there are."""
        pages = self._doc.Pages.pages
        for number, page in enumerate(pages, 1):
            self._code.clear()
            if self.foot:
                self.foot(self, number, len(pages))
            before, _, after = page.stream.rpartition(_FOOT)
            page.stream = before + "\n".join(self._code) + after

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
        if self._paragraph is None:
            return
        emit = self._curr_tx_info["tx"].literal
        if not label:
            self._switch(self._paragraph, emit)
            return
        child = self.tree.inline[int(label)]
        self._paragraph.kids.append(child)
        self._switch(child, emit)
