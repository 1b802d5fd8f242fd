"""The codes of the tables of rates, medians, means and sums: counts have those of the plan."""

from conseil_mobilite.domain.statistics.definitions.indicator import Reading


def rate_table(indicator: str, reading: Reading, dimension: str) -> str:
    """Return `I-14_taux`, `I-14_taux_sexe`, `I-26_emploi_taux_age`."""
    return "_".join(filter(None, (indicator, reading.code, "taux", dimension)))


def quantity_table(indicator: str, reading: Reading, dimension: str) -> str:
    """Return `I-03_mediane`, `I-03_mediane_epci`, `I-22_type_financeur`."""
    return "_".join(filter(None, (indicator, reading.code, dimension)))
