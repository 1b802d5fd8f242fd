"""What is there to be written on by hand, and the mark of the organisation."""

from base64 import b64encode

from conseil_mobilite.documents.html.drawing import draw
from conseil_mobilite.documents.html.markup import block as told
from conseil_mobilite.documents.html.markup import element
from conseil_mobilite.documents.html.place import Place
from conseil_mobilite.documents.kit import blocks, forms
from conseil_mobilite.documents.kit.qr_squares import squares
from conseil_mobilite.documents.kit.words import plain


@draw.register
def _(block: forms.CheckBox, place: Place) -> str:
    label = forms.BOX[block.ticked] if block.words else block.told
    mark = "×" if block.ticked else ""
    box = element("span", mark, class_="box", role="img", aria_label=label)
    words = [" ", told("span", block.words, place.lang)] if block.words else []
    second = told("p", block.beside, place.lang, "small") if block.beside else ""
    return element("p", box, *words) + second


@draw.register
def _(block: forms.Choices, place: Place) -> str:
    return element("div", *(draw(option, place) for option in block.options), class_="choices")


@draw.register
def _(block: blocks.Emblem, place: Place) -> str:
    return element("p", _logo(block), *_name_of(block, place), class_="emblem")


def _logo(block: blocks.Emblem) -> str:
    if block.logo is None:
        return ""
    data = b64encode(block.logo.picture).decode()
    return f'<img alt="" src="data:{block.logo.media_type};base64,{data}">'


def _name_of(block: blocks.Emblem, place: Place) -> list[str]:
    return [told("strong", plain(block.name), place.lang)]


@draw.register
def _(block: forms.WritingLines, _place: Place) -> str:
    return '<div class="line" aria-hidden="true"></div>' * block.count


@draw.register
def _(block: forms.Signatures, place: Place) -> str:
    line = draw(forms.WritingLines(), place)
    signed = (element("div", told("p", name, place.lang), line) for name in block.names)
    return element("div", *signed, class_="row")


@draw.register
def _(_block: blocks.Fold, _place: Place) -> str:
    return ""


@draw.register
def _(block: blocks.QrCode, _place: Place) -> str:
    rows = squares(block.text)
    dark = "".join(
        f"M{place} {line}h1v1h-1z"
        for line, row in enumerate(rows)
        for place, filled in enumerate(row)
        if filled
    )
    told = {"viewBox": f"-4 -4 {len(rows) + 8} {len(rows) + 8}", "aria_label": block.told}
    return element("svg", element("path", d=dark), role="img", class_="code", **told)
