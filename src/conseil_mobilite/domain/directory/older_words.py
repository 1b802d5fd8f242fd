"""The words of the data·inclusion schema v0, and what they are in the schema v1."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from conseil_mobilite.domain.directory.faults import Record

_DISABLED: Final = "personnes-en-situation-de-handicap"
PROFILES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "beneficiaires-rsa": "beneficiaires-des-minimas-sociaux",
        "demandeurs-demploi": "demandeurs-emploi",
        "familles-enfants": "familles",
        "etudiants": "etudiants",
        "femmes": "femmes",
        "jeunes": "jeunes",
        "retraites": "seniors",
        "salaries": "actifs",
        "personnes-en-situation-de-handicap": _DISABLED,
        "personnes-handicapees": _DISABLED,
        "deficience-visuelle": _DISABLED,
        "surdite": _DISABLED,
        "handicaps-mentaux": _DISABLED,
        "handicaps-psychiques": _DISABLED,
        "sans-domicile-fixe": "personnes-en-situation-durgence",
        "personnes-en-situation-durgence": "personnes-en-situation-durgence",
        "tous-publics": "tous-publics",
    }
)
"""The public of each profile that has one; the others are told in words."""
MODES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "envoyer-un-mail": "envoyer-un-courriel",
        "envoyer-un-mail-avec-une-fiche-de-prescription": "envoyer-un-courriel",
        "telephoner": "telephoner",
        "se-presenter": "se-presenter",
        "prendre-rdv": "utiliser-lien-mobilisation",
        "completer-le-formulaire-dadhesion": "utiliser-lien-mobilisation",
    }
)
"""The last two hold where the record gives a link."""
ZONES: Final = frozenset({"commune", "epci", "departement"})
_PAYING: Final = frozenset({"payant", "adhesion"})
_FREE: Final = "gratuit"
_FEE_WORDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "gratuit-sous-conditions": "Gratuit sous conditions",
        "adhesion": "Adhésion demandée",
        "pass-numerique": "Pass numérique accepté",
    }
)


def fees(value: object) -> tuple[object, str]:
    """Return `gratuit`, `payant` or nothing where neither is sure, and the rest in words.

    A single value, as the schema v1 has it, is returned as it is.
    """
    if not isinstance(value, list):
        return value, ""
    codes = [code for code in value if isinstance(code, str)]
    words = ". ".join(_FEE_WORDS[code] for code in codes if code in _FEE_WORDS)
    if _PAYING & set(codes):
        return (None if _FREE in codes else "payant"), words
    return (_FREE if _FREE in codes else None), words


def described(record: Record) -> str | None:
    """Return the description: its long form, after its short one where that says something else."""
    short, long = (_text(record.get(f"presentation_{name}")) for name in ("resume", "detail"))
    if not long or not short or long.startswith(short.rstrip("….")):
        return long or short or None
    return f"{short}\n\n{long}"


def listed(record: Record, name: str) -> list[str]:
    """Return the texts of a list, and nothing for what is not one."""
    value = record.get(name)
    return [each for each in value if isinstance(each, str)] if isinstance(value, list) else []


def sentences(*parts: object) -> str | None:
    """Join the texts there are."""
    return ". ".join(filter(None, map(_text, parts))) or None


def _text(value: object) -> str:
    return value.strip() if isinstance(value, str) else ""
