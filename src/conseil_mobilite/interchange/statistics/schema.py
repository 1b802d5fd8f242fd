"""Describe the columns of `statistiques.csv` in the Table Schema standard (frictionlessdata.io)."""

from collections.abc import Mapping

from conseil_mobilite.domain.statistics.definitions.indicator import Unit
from conseil_mobilite.domain.statistics.release.protected_release import Status
from conseil_mobilite.interchange.statistics.rows import COLUMNS

Constraints = Mapping[str, bool | str | list[str]]

CONSOLIDATION = "CONSOLIDATION"
_REQUIRED: Constraints = {"required": True}
_Described = tuple[str, str, str, Constraints]
_FIELDS: Mapping[str, _Described] = {
    # column: type, description, example, constraints
    "organisme": (
        "string",
        "SIRET de l’organisme qui publie.",
        "13002603200016",
        {"required": True, "pattern": "[0-9]{14}"},
    ),
    "base": (
        "string",
        "Identifiant tiré au sort de la base du poste : un organisme peut en avoir plusieurs.",
        "b3f29c1a",
        _REQUIRED,
    ),
    "bassin": ("string", "Code du bassin de mobilité.", "HDF-07", _REQUIRED),
    "periode_debut": ("date", "Premier jour de la période, compris.", "2026-07-01", _REQUIRED),
    "periode_fin": ("date", "Dernier jour de la période, compris.", "2026-09-30", _REQUIRED),
    "plan": ("string", "Version du plan de tableaux.", "plan-2", _REQUIRED),
    "tableau": ("string", "Code du tableau dans le plan.", "I-05_age", _REQUIRED),
    "indicateur": (
        "string",
        (
            "Code de l’indicateur, défini dans definitions.json : I pour un indicateur, M pour une "
            "mesure du plan."
        ),
        "I-05",
        {"required": True, "pattern": "(I|M)-[0-9]{2}"},
    ),
    "ventilation_1": (
        "string",
        (
            "Première ventilation, vide pour un chiffre d’ensemble ; « public:rsa » désigne un "
            "public et son complément."
        ),
        "age",
        {},
    ),
    "modalite_1": (
        "string",
        "Valeur de la première ventilation ; TOTAL en est la marge, AUTRES réunit les petites.",
        "26_39",
        {},
    ),
    "ventilation_2": ("string", "Seconde ventilation, vide s’il n’y en a qu’une.", "sexe", {}),
    "modalite_2": ("string", "Valeur de la seconde ventilation.", "F", {}),
    "valeur": ("number", "Le chiffre publié, vide quand il est retenu.", "25", {}),
    "unite": (
        "string",
        "Ce qui est compté ou mesuré.",
        "bilans",
        {"required": True, "enum": [unit.value for unit in Unit]},
    ),
    "statut": (
        "string",
        (
            "arrondie ; calculee, c’est-à-dire tirée d’effectifs arrondis ; exacte, quand la "
            "méthode retient les petits effectifs sans rien arrondir ; retenue, donc non publiée."
        ),
        "arrondie",
        {"required": True, "enum": [status.value for status in Status]},
    ),
    "pas": (
        "number",
        "Multiple auquel la valeur est arrondie, vide si elle est exacte ou retenue.",
        "5",
        {},
    ),
    "note": ("string", "Précision sur la ligne.", "0 signifie de 0 à 4", {}),
}

_CONSOLIDATED: Mapping[str, _Described] = {
    "organisme": (
        "string",
        "CONSOLIDATION : ces chiffres réunissent ceux de plusieurs bases.",
        CONSOLIDATION,
        {"required": True, "enum": [CONSOLIDATION]},
    ),
    "base": (
        "string",
        "Nombre de bases additionnées.",
        "8",
        {"required": True, "pattern": "[0-9]+"},
    ),
    "bassin": (
        "string",
        "Code du bassin de mobilité, ou REGION pour plusieurs bassins.",
        "HDF-07",
        _REQUIRED,
    ),
}


def table_schema() -> dict[str, object]:
    """Return the schema of a package as a JSON object."""
    return _schema(_FIELDS)


def consolidated_schema() -> dict[str, object]:
    """Return the schema of the figures of several bases: the same columns."""
    return _schema({**_FIELDS, **_CONSOLIDATED})


def _schema(fields: Mapping[str, _Described]) -> dict[str, object]:
    return {
        "$schema": "https://specs.frictionlessdata.io/schemas/table-schema.json",
        "fields": [_field(name, fields[name]) for name in COLUMNS],
        "missingValues": [""],
    }


def _field(name: str, described: _Described) -> dict[str, object]:
    kind, description, example, constraints = described
    field: dict[str, object] = {"name": name, "type": kind, "description": description}
    field["example"] = example
    if constraints:
        field["constraints"] = dict(constraints)
    return field
