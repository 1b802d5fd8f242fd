"""Pieces of HTML: what was typed is escaped here and nowhere else.

What shows nothing on paper is left out here too: a control character would make the page invalid,
and one that turns the reading order could make a name say another.
"""

from collections.abc import Iterable
from html import escape

from conseil_mobilite.documents.kit.characters import visible
from conseil_mobilite.documents.kit.words import (
    RIGHT_TO_LEFT,
    Run,
    Words,
    language,
    language_beside,
)


def element(name: str, *inside: str, **attributes: str) -> str:
    """Write an element and what it holds; an attribute without a value is left out.

    A trailing underscore keeps clear of Python’s own words: `class_`.
    """
    told = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(visible(value))}"'
        for key, value in attributes.items()
        if value
    )
    return f"<{name}{told}>{''.join(inside)}</{name}>"


def typed(text: str) -> str:
    """Return a text as it is shown between two tags."""
    return escape(visible(text), quote=False)


def said(words: Words, around: str) -> str:
    """Words as HTML, inside an element whose language is `around`."""
    return "".join(_run(run, around) for run in words)


def block(name: str, words: Words, around: str, class_: str = "") -> str:
    """Write an element that holds words, with their language and their direction."""
    return _in_language(language(words, around), name, words, around, class_)


def block_beside(name: str, words: Words, around: str, class_: str = "") -> str:
    """Write an element that holds a translation, or a line in two languages."""
    return _in_language(language_beside(words, around), name, words, around, class_)


def _in_language(lang: str, name: str, words: Words, around: str, class_: str) -> str:
    told = said(words, lang)
    if lang == around:
        return element(name, told, class_=class_)
    return element(name, told, class_=class_, lang=lang, dir=direction(lang))


def direction(lang: str) -> str:
    return "rtl" if lang in RIGHT_TO_LEFT else "ltr"


def lines(parts: Iterable[str]) -> str:
    return "\n".join(parts)


def _run(run: Run, around: str) -> str:
    told = typed(run.text).replace("\n", "<br>")
    if run.strong:
        told = element("strong", told)
    if run.url:
        told = element("a", told, href=run.url)
    if run.lang and run.lang != around:
        return element("span", told, lang=run.lang, dir=direction(run.lang))
    return element("bdi", told) if around in RIGHT_TO_LEFT and not run.lang else told
