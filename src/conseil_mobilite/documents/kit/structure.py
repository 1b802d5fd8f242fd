"""The structure tree of a document, built together with its story: what a screen reader follows."""

from dataclasses import dataclass, field

from reportlab.pdfbase.pdfdoc import PDFObjectReference

from conseil_mobilite.documents.kit.markup import Markup, plain
from conseil_mobilite.documents.kit.theme import LINK


@dataclass(frozen=True, slots=True)
class Mark:
    """A piece of a page's content, by its number on that page."""

    page: PDFObjectReference
    number: int


@dataclass(frozen=True, slots=True)
class Annotation:
    """An active zone of a page, such as a link."""

    page: PDFObjectReference
    reference: PDFObjectReference


@dataclass(eq=False, slots=True)
class Node:
    """A structure element, named by its PDF tag.

    `alt` describes a Figure, `actual` is the text that a drawn sign stands for, `scope` tells
    whether a TH heads a column or a row, `title` is the bookmark of a heading, `url` the target of
    a Link, `box` the corners of a Figure on its page in points. A `whole` one stays on one page.
    """

    tag: str
    alt: str = ""
    actual: str = ""
    scope: str = ""
    title: str = ""
    url: str = ""
    box: tuple[float, ...] = ()
    whole: bool = False
    kids: list["Node | Mark | Annotation"] = field(default_factory=list)

    def add(self, tag: str, *, alt: str = "", actual: str = "", scope: str = "") -> "Node":
        """Append a child element and return it."""
        child = Node(tag, alt=alt, actual=actual, scope=scope)
        self.kids.append(child)
        return child

    def holds_content(self) -> bool:
        """Whether anything was drawn for it; an empty cell counts, or its row would lack one."""
        return self.tag in {"TH", "TD"} or any(
            kid.holds_content() if isinstance(kid, Node) else True for kid in self.kids
        )


@dataclass(slots=True)
class Tree:
    """The structure of one document, and the links that its paragraphs call by number."""

    root: Node = field(default_factory=lambda: Node("Document"))
    links: list[Node] = field(default_factory=list)

    def link(self, parent: Node, words: str, url: str) -> Markup:
        """Markup of a link within the paragraph of `parent`."""
        parent.whole = True
        number = len(self.links)
        self.links.append(Node("Link", alt=words, url=url))
        return Markup(
            f'<onDraw name="link" label="{number}"/>'
            f'<a href="node:{number}" color="{LINK}"><u>{plain(words)}</u></a>'
            '<onDraw name="link" label=""/>'
        )
