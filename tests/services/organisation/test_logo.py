"""The logo of the body: made plain when it is chosen, refused with a sentence where it is none."""

from collections.abc import Callable
from io import BytesIO

import pytest
from PIL import Image
from sqlmodel import Session, select

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.journal import AuditEntry
from conseil_mobilite.services.organisation import logo
from conseil_mobilite.services.paper import heads

RED = (200, 30, 60)
WHITE = (255, 255, 255)


def picture(mode: str = "RGB", size: tuple[int, int] = (40, 20), kind: str = "PNG") -> bytes:
    return written(Image.new("RGB", size, RED).convert(mode), kind)


def written(drawn: Image.Image, kind: str = "PNG") -> bytes:
    file = BytesIO()
    drawn.save(file, kind)
    return file.getvalue()


def opened(kept: bytes) -> Image.Image:
    return Image.open(BytesIO(kept), formats=("PNG",))


@pytest.mark.parametrize(
    ("mode", "kind"),
    [("RGB", "PNG"), ("L", "PNG"), ("P", "PNG"), ("1", "PNG"), ("RGB", "JPEG"), ("CMYK", "JPEG")],
)
def test_a_png_or_a_jpeg_is_kept_as_a_plain_png(session: Session, mode: str, kind: str) -> None:
    kept = logo.set_logo(session, picture(mode, kind=kind))

    drawn = opened(kept)
    assert (drawn.mode, drawn.size) == ("RGB", (40, 20))
    assert logo.logo(session) == heads.letterhead(session).logo == kept


def test_a_picture_of_16_bits_a_dot_is_not_burnt_out(session: Session) -> None:
    deep = written(Image.new("I;16", (4, 4), 40_000))

    assert opened(logo.set_logo(session, deep)).getpixel((0, 0)) == (156,) * 3


def test_what_is_transparent_becomes_white(session: Session) -> None:
    drawn = Image.new("RGBA", (40, 20), (0, 0, 0, 0))
    drawn.paste((*RED, 255), (0, 0, 20, 20))

    kept = opened(logo.set_logo(session, written(drawn)))

    assert kept.getpixel((5, 5)) == RED
    assert kept.getpixel((35, 5)) == WHITE


@pytest.mark.parametrize(
    ("size", "kept"),
    [((1600, 400), (800, 200)), ((300, 2400), (100, 800)), ((799, 10), (799, 10))],
)
def test_a_large_picture_is_scaled_and_a_small_one_left(
    session: Session, size: tuple[int, int], kept: tuple[int, int]
) -> None:
    assert opened(logo.set_logo(session, picture(size=size))).size == kept


def test_a_photograph_is_set_upright(session: Session) -> None:
    turned, file = Image.Exif(), BytesIO()
    turned[0x0112] = 6  # taken with the camera on its side
    Image.new("RGB", (40, 20), RED).save(file, "JPEG", exif=turned)

    assert opened(logo.set_logo(session, file.getvalue())).size == (20, 40)


@pytest.mark.parametrize(
    ("bad", "said"),
    [
        (lambda: b"", "PNG ou JPEG"),
        (lambda: b"%PDF-1.7", "PNG ou JPEG"),
        (lambda: picture(kind="GIF"), "PNG ou JPEG"),
        (lambda: picture()[:60], "PNG ou JPEG"),
        (lambda: picture(size=(300, 300), kind="JPEG")[:500], "PNG ou JPEG"),
        (lambda: b"0" * (logo.HEAVIEST + 1), "5 Mo au plus"),
        (lambda: written(Image.new("1", (8000, 8000))), "trop de points"),
    ],
    ids=["empty", "pdf", "gif", "cut png", "cut jpeg", "heavy", "huge"],
)
def test_anything_else_is_refused_and_the_logo_stays(
    session: Session, bad: Callable[[], bytes], said: str
) -> None:
    kept = logo.set_logo(session, picture())

    with pytest.raises(UserError, match=said) as refusal:
        logo.set_logo(session, bad())

    assert refusal.value.field == "logo"
    assert logo.logo(session) == kept


def test_taken_away_it_is_on_no_paper_and_both_acts_leave_a_trace(session: Session) -> None:
    logo.remove(session)
    logo.set_logo(session, picture())
    logo.set_logo(session, picture("L"))

    logo.remove(session)

    assert heads.letterhead(session).logo == b""
    acts = session.exec(select(AuditEntry.act)).all()
    assert (acts.count("logo.change"), acts.count("logo.remove")) == (2, 1)
