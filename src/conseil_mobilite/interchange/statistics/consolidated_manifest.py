"""The manifest of a consolidation: what was added, what was refused and why, each file's hash."""

from collections.abc import Mapping, Sequence

from conseil_mobilite.domain.statistics.consolidation.sources import Piece, Refusal

FILE = "manifeste.json"
SCHEMA_VERSION = "1"


def consolidated_manifest(
    kept: Sequence[Piece], refused: Sequence[Refusal], hashes: Mapping[str, str]
) -> dict[str, object]:
    """Return it as a JSON object. `hashes` by the path of each file in the folder."""
    return {
        "version_schema": SCHEMA_VERSION,
        "plan": kept[0].plan,
        "periode": {
            "debut": kept[0].scope.start.isoformat(),
            "fin": kept[0].scope.end.isoformat(),
        },
        "sources": [_source(each) for each in kept],
        "refuses": [{"fichier": each.file_name, "motif": each.sentence} for each in refused],
        "fichiers": [{"nom": name, "sha256": sha256} for name, sha256 in hashes.items()],
    }


def _source(piece: Piece) -> dict[str, object]:
    return {
        "fichier": piece.file_name,
        "sha256": piece.sha256,
        "organisme": {"siret": piece.siret, "nom": piece.body},
        "base": piece.base,
        "bassin": {"code": piece.scope.basin, "nom": piece.basin_name},
        "methode": piece.method,
        "numero": piece.number,
    }
