"""Say in French how the figures of several bases were put together, and what that costs."""

from collections.abc import Iterator

from conseil_mobilite.domain.language.french import counted, number, spaced
from conseil_mobilite.domain.statistics.consolidation.consolidated import Consolidation
from conseil_mobilite.domain.statistics.consolidation.scope import additive
from conseil_mobilite.domain.statistics.release.methods import is_rounded

OF_A_YEAR = (
    " Les orientations, parcours, bilans et sorties d’une année sont des sommes de quatre "
    "trimestres arrondis : leur marge est de 16 par base."
)


def remarks(made: Consolidation) -> tuple[str, ...]:
    """Return the sentences that stand in every file of a consolidation."""
    return tuple(spaced(sentence) for sentence in _sentences(made))


def _sentences(made: Consolidation) -> Iterator[str]:
    yield from _added(made)
    yield (
        "Une personne suivie par deux bases compte dans chacune : les nombres de personnes "
        "différentes sont à lire « au plus »."
    )
    yield (
        "Une valeur ne figure seule que si aucune base ne la réunit à d’autres ; « Autres, "
        "réunis » porte le reste, et « Bases qui ne ventilent pas » le total des bases trop "
        "petites pour ventiler : chaque total reste la somme de ses parties."
    )
    yield (
        "Les taux sont recalculés sur les effectifs additionnés, et non publiés sous 30 ; ils "
        "laissent de côté les bases qui ne ventilent pas."
    )
    yield from _left_out(made)


def _added(made: Consolidation) -> Iterator[str]:
    bases = counted(len(made.pieces), "base")
    methods = {is_rounded(each.method) for each in made.pieces}
    if True in methods:
        each_error = made.plan.base - 1
        events = OF_A_YEAR if made.scope.is_year else ""
        yield (
            f"Ces chiffres additionnent ceux de {bases}. Chacune a arrondi ses effectifs à "
            f"{each_error} près au plus : un effectif est donc connu à {each_error} × "
            f"{len(made.pieces)} = {number(each_error * len(made.pieces))} près au plus, et le "
            "plus souvent bien mieux ; « Autres, réunis » peut l’être moins bien, et sa note dit à "
            "combien près."
            f"{events}"
        )
    else:
        yield f"Ces chiffres additionnent ceux de {bases}."
    if False in methods:
        yield (
            "Des bases publient des effectifs exacts et retiennent les petits : un chiffre que "
            "l’une d’elles retient est retenu ici aussi."
        )


def _left_out(made: Consolidation) -> Iterator[str]:
    tables = additive(made.plan, several_basins=made.basins > 1)
    averages = _codes(table.indicator for table in tables.not_added)
    shared = _codes(table.indicator for table in tables.not_distinct)
    yield (
        f"Les médianes et les moyennes ({averages}) ne s’additionnent pas : elles restent dans le "
        "paquet de chaque base."
    )
    yield (
        f"Les partenaires et les communes ({shared}) sont les mêmes d’une base à l’autre : les "
        "additionner les compterait deux fois, ils n’y sont pas."
    )
    if made.basins > 1:
        yield "Les mesures sont propres au plan de chaque bassin : elles ne s’additionnent pas."


def _codes(codes: Iterator[str]) -> str:
    return ", ".join(dict.fromkeys(codes))
