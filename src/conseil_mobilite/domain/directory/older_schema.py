"""Bring a record of the data·inclusion schema v0 to the schema v1.

What the schema v1 says otherwise is carried over; what it has no word for is kept as a sentence of
the record where it has one, and told in a warning. Nothing is guessed.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from conseil_mobilite.domain.directory.faults import Record
from conseil_mobilite.domain.directory.older_words import (
    MODES,
    PROFILES,
    ZONES,
    described,
    fees,
    listed,
    sentences,
)
from conseil_mobilite.domain.directory.schema import EVERYBODY, FRANCE
from conseil_mobilite.domain.directory.vocabulary import Vocabulary

Warn = Callable[[str, str], None]
"""Takes the field of the record received and what is to be known of it."""

_GONE: Final = frozenset(
    {
        *("presentation_resume", "presentation_detail", "types", "frais_autres", "profils"),
        *("profils_precisions", "pre_requis", "justificatifs", "prise_rdv", "page_web"),
        *("formulaire_en_ligne", "recurrence", "cumulable", "contact_public", "date_creation"),
        *("zone_diffusion_type", "zone_diffusion_code", "zone_diffusion_nom"),
        *("modes_orientation_beneficiaire", "modes_orientation_beneficiaire_autres"),
        *("modes_orientation_accompagnateur", "modes_orientation_accompagnateur_autres"),
        *("rna", "typologie", "antenne", "horaires_ouverture", "accessibilite"),
        *("labels_nationaux", "labels_autres"),
    }
)
"""The fields that the schema v0 alone knew."""


def present_service(record: Record, vocabulary: Vocabulary, warn: Warn) -> dict[str, object]:
    """Return a service in the schema v1; one that is in it already comes out as it went in."""
    made = _without_gone(record)
    older = bool(_GONE & record.keys()) or isinstance(record.get("frais"), list)
    if older:
        made.pop("frais", None)
        _fill(made, _service_parts(record, vocabulary, warn))
    _replace_themes(made, vocabulary, warn, older=older)
    return made


def present_structure(record: Record, vocabulary: Vocabulary, warn: Warn) -> dict[str, object]:
    """Return a structure in the schema v1; one that is in it already comes out as it went in."""
    if not _GONE & record.keys():
        return dict(record)
    made = _without_gone(record)
    made.pop("thematiques", None)
    networks = listed(record, "labels_nationaux")
    known = [code for code in networks if vocabulary.knows("reseaux_porteurs", code)]
    if left := [code for code in networks if code not in known]:
        warn("labels_nationaux", f"inconnu du schéma en vigueur, non repris : {', '.join(left)}.")
    parts: dict[str, object] = {
        "description": described(record),
        "horaires_accueil": record.get("horaires_ouverture"),
        "accessibilite_lieu": record.get("accessibilite"),
        "reseaux_porteurs": known or None,
    }
    _fill(made, parts)
    return made


def _without_gone(record: Record) -> dict[str, object]:
    return {name: value for name, value in record.items() if name not in _GONE}


def _fill(made: dict[str, object], parts: Mapping[str, object]) -> None:
    """Add what the record does not say itself in the present schema."""
    for name, value in parts.items():
        if value is not None and made.get(name) is None:
            made[name] = value


def _service_parts(record: Record, vocabulary: Vocabulary, warn: Warn) -> dict[str, object]:
    publics, told = _publics(record, warn)
    fee, fee_words = fees(record.get("frais"))
    return {
        "description": described(record),
        "type": _type(record, vocabulary, warn),
        "frais": fee,
        "frais_precisions": sentences(fee_words, record.get("frais_autres")),
        "publics": publics,
        "publics_precisions": sentences(record.get("profils_precisions"), told),
        "conditions_acces": _conditions(record),
        "horaires_accueil": record.get("recurrence"),
        "lien_source": record.get("page_web"),
        "lien_mobilisation": record.get("prise_rdv") or record.get("formulaire_en_ligne"),
        "zone_eligibilite": _zones(record, vocabulary, warn),
        "modes_mobilisation": list(_modes(record)) or None,
        "mobilisable_par": _mobilising(record),
        "mobilisation_precisions": sentences(
            record.get("modes_orientation_beneficiaire_autres"),
            record.get("modes_orientation_accompagnateur_autres"),
        ),
    }


def _type(record: Record, vocabulary: Vocabulary, warn: Warn) -> str | None:
    """Keep the first that still exists: a service has one type only in the present schema."""
    types = listed(record, "types")
    known = [code for code in types if vocabulary.knows("type", code)]
    if types and types != known[:1]:
        kept = f"« {known[0]} » est retenu" if known else "le type est laissé vide"
        warn("types", f"un seul type existe à présent, parmi six : {kept}.")
    return known[0] if known else None


def _publics(record: Record, warn: Warn) -> tuple[list[str] | None, str]:
    """Return the publics, and in words those that have no counterpart.

    One that is not carried over would shut her out: then no public is kept, and all are told.
    """
    profiles = listed(record, "profils")
    if not profiles:
        return None, ""
    if not all(code in PROFILES for code in profiles):
        told = ", ".join(code.replace("-", " ") for code in profiles)
        warn("profils", "un de ces profils n’existe plus : ils sont repris en toutes lettres.")
        return None, f"Profils : {told}"
    found = list(dict.fromkeys(PROFILES[code] for code in profiles))
    return ([EVERYBODY] if EVERYBODY in found else found), ""


def _conditions(record: Record) -> str | None:
    asked, papers = ("; ".join(listed(record, name)) for name in ("pre_requis", "justificatifs"))
    return sentences(
        f"Prérequis : {asked}" if asked else "", f"Justificatifs : {papers}" if papers else ""
    )


def _zones(record: Record, vocabulary: Vocabulary, warn: Warn) -> list[str] | None:
    kind, code = record.get("zone_diffusion_type"), record.get("zone_diffusion_code")
    if kind == "pays":
        return [FRANCE]
    if not isinstance(code, str):
        return None
    if kind == "region":
        if code in vocabulary.regions:
            return list(vocabulary.regions[code])
        warn("zone_diffusion_code", f"la région « {code} » est inconnue : zone laissée vide.")
        return None
    if kind in ZONES:
        return [code]
    warn("zone_diffusion_type", "ce type de zone est inconnu : zone laissée vide.")
    return None


def _modes(record: Record) -> Iterator[str]:
    named = ("modes_orientation_beneficiaire", "modes_orientation_accompagnateur")
    told = [code for name in named for code in listed(record, name)]
    linked = bool(record.get("prise_rdv") or record.get("formulaire_en_ligne"))
    for mode in dict.fromkeys(MODES.get(code, "") for code in told):
        if mode and (linked or mode != "utiliser-lien-mobilisation"):
            yield mode


def _mobilising(record: Record) -> list[str] | None:
    ways = {
        "usagers": listed(record, "modes_orientation_beneficiaire"),
        "professionnels": listed(record, "modes_orientation_accompagnateur"),
    }
    return [who for who, modes in ways.items() if modes] or None


def _replace_themes(
    made: dict[str, object], vocabulary: Vocabulary, warn: Warn, *, older: bool
) -> None:
    """Put the present theme in place of one of the schema v0.

    One that has no counterpart is left out of a record of the schema v0, and a fault of any other.
    """
    themes = made.get("thematiques")
    if not isinstance(themes, list):
        return
    named = [vocabulary.heir("thematiques", theme) or theme for theme in themes]
    kept = [each for each in named if not older or vocabulary.knows("thematiques", each)]
    if named != themes:
        warn("thematiques", "thème de l’ancien schéma, remplacé par celui en vigueur.")
    if left := [str(each) for each in named if each not in kept]:
        warn("thematiques", f"thème de l’ancien schéma sans équivalent : {', '.join(left)}.")
    if kept != themes:
        made["thematiques"] = _once(kept)


def _once(values: list[object]) -> list[object]:
    found: list[object] = []
    for value in values:
        if value not in found:
            found.append(value)
    return found
