"""The structure tree of a document, built together with its story: what a screen reader follows."""

from dataclasses import dataclass, field

from reportlab.pdfbase.pdfdoc import PDFObjectReference


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
    whether a TH heads a column or a row, `title` and `level` are the bookmark of a heading, `url`
    the target of a Link, `box` the corners of a Figure on its page in points, `lang` its language
    where it is not that of its parent. `open` is the passage in which a page ended a paragraph.
    """

    tag: str
    lang: str = ""
    alt: str = ""
    actual: str = ""
    scope: str = ""
    title: str = ""
    level: int = 0
    url: str = ""
    box: tuple[float, ...] = ()
    open: "Node | None" = None
    kids: list["Node | Mark | Annotation"] = field(default_factory=list)

    def add(
        self, tag: str, *, lang: str = "", alt: str = "", actual: str = "", scope: str = ""
    ) -> "Node":
        """Append a child element and return it."""
        child = Node(tag, lang=lang, alt=alt, actual=actual, scope=scope)
        self.kids.append(child)
        return child

    def holds_content(self) -> bool:
        """Whether anything was drawn for it; an empty cell counts, or its row would lack one."""
        return self.tag in {"TH", "TD"} or any(
            kid.holds_content() if isinstance(kid, Node) else True for kid in self.kids
        )


@dataclass(slots=True)
class Tree:
    """The structure of one document, and the inline elements that its paragraphs call by number."""

    root: Node = field(default_factory=lambda: Node("Document"))
    inline: list[Node] = field(default_factory=list)

    def within(self, _parent: Node, child: Node) -> int:
        """Announce a link or a passage within a paragraph; return its number."""
        self.inline.append(child)
        return len(self.inline) - 1
