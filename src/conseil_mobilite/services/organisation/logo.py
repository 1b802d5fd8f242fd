"""The logo of the body, on top of its papers: made plain once, when it is chosen."""

from io import BytesIO
from typing import Final

from PIL import Image, ImageOps
from sqlmodel import Session

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.organisation.organisation import OrganisationLogo
from conseil_mobilite.services.organisation.roles import require_manager
from conseil_mobilite.store.journal import audit

HEAVIEST: Final = 5 * 1024 * 1024
LARGEST: Final = 800
"""Dots on the longer side: more than a printer shows of a logo."""
_MOST_DOTS: Final = 40_000_000
_ROW: Final = 1
_FIELD: Final = "logo"
_FORMATS: Final = ("PNG", "JPEG")
_BROKEN: Final = (OSError, SyntaxError, ValueError, Image.DecompressionBombError)
"""What the library raises on a picture cut short or made to harm."""
NOT_A_PICTURE: Final = (
    "Ce fichier n’est pas une image PNG ou JPEG lisible. Demandez le logo dans l’un de ces formats."
)
TOO_HEAVY: Final = "Ce fichier est trop lourd : 5 Mo au plus. Choisissez une image plus petite."
TOO_LARGE: Final = (
    "Cette image a trop de points pour un logo. Choisissez-en une plus petite, de 800 points de "
    "large par exemple."
)


def logo(session: Session) -> bytes:
    """Return the picture, PNG without transparency; empty where the body has none."""
    kept = session.get(OrganisationLogo, _ROW)
    return kept.picture if kept else b""


def set_logo(session: Session, picture: bytes) -> bytes:
    """Keep a PNG or JPEG picture of 5 MB at most as the logo, and return it as it is kept.

    UserError, on the field `logo`, where it is something else.
    """
    require_manager(session)
    plain = _plain(picture)
    kept = session.get(OrganisationLogo, _ROW)
    if kept is None:
        session.add(OrganisationLogo(id=_ROW, picture=plain))
    else:
        kept.picture = plain
    session.flush()
    audit.record(session, "logo.change", "organisation_logo", None)
    return plain


def remove(session: Session) -> None:
    """Take the logo away from the papers to come."""
    require_manager(session)
    kept = session.get(OrganisationLogo, _ROW)
    if kept is not None:
        session.delete(kept)
        session.flush()
        audit.record(session, "logo.remove", "organisation_logo", None)


def _plain(picture: bytes) -> bytes:
    """Return the picture upright, on white, no larger than a printer shows, as PNG."""
    if len(picture) > HEAVIEST:
        raise UserError(TOO_HEAVY, _FIELD)
    try:
        drawn = _upright(picture)
    except _BROKEN as error:
        raise UserError(NOT_A_PICTURE, _FIELD) from error
    drawn.thumbnail((LARGEST, LARGEST), Image.Resampling.LANCZOS)
    written = BytesIO()
    _on_white(drawn).save(written, "PNG", optimize=True)
    return written.getvalue()


def _upright(picture: bytes) -> Image.Image:
    with Image.open(BytesIO(picture), formats=_FORMATS) as opened:
        if opened.width * opened.height > _MOST_DOTS:
            raise UserError(TOO_LARGE, _FIELD)
        turned = ImageOps.exif_transpose(opened)
        deep = turned.mode.startswith("I")  # 16 bits a dot, which no colour mode holds
        return (turned.point(_to_8_bits, "L") if deep else turned).convert("RGBA")


def _to_8_bits(dot: float) -> float:
    return dot / 256


def _on_white(drawn: Image.Image) -> Image.Image:
    ground = Image.new("RGBA", drawn.size, "white")
    return Image.alpha_composite(ground, drawn).convert("RGB")
