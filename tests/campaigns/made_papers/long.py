"""The papers that are long: the file of a person, the grid to fill by hand, the statistics."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from tests.campaigns.made_papers.chance import START, Dice, Person
from tests.campaigns.made_papers.sheets import Maker
from tests.documents import gallery
from tests.documents.notices import data_notice
from tests.documents.statistics.statistics_content import full_report, report_under_the_floor
from tests.interchange.statistics.releases import SCOPE, plan_of_base, release

from conseil_mobilite.documents import (
    blank_grid,
    consolidation_report,
    indicator_guide,
    person_file,
    recovery_kit,
    service_sheet,
)
from conseil_mobilite.documents import import_report as import_report_paper
from conseil_mobilite.documents.kit.document import Document
from conseil_mobilite.documents.kit.look import LARGE, SIMPLE, STANDARD
from conseil_mobilite.documents.statistics import report as statistics_report
from conseil_mobilite.domain.access.recovery_code import RecoveryCode
from conseil_mobilite.domain.paper.blank_grid import BlankGrid, sections_of
from conseil_mobilite.domain.paper.import_report import ImportReport, ReportedRow, ReportHeading
from conseil_mobilite.domain.paper.person_file import (
    FileColumn,
    FileFact,
    FileHolder,
    FilePart,
    FileTable,
    PersonFile,
)
from conseil_mobilite.domain.paper.recovery_kit import RecoveryKit
from conseil_mobilite.domain.paper.service_sheet import ServiceSheet
from conseil_mobilite.domain.statistics.consolidation.consolidated import consolidated
from conseil_mobilite.domain.statistics.consolidation.scope import additive
from conseil_mobilite.domain.statistics.consolidation.sources import Piece
from conseil_mobilite.domain.statistics.consolidation.sums import Sums
from conseil_mobilite.domain.statistics.definitions.guide import guide
from conseil_mobilite.domain.statistics.release.protected_release import METHOD
from conseil_mobilite.store.reference import reference
from conseil_mobilite.store.reference.statistics_definitions import tables_plan

_TITLES = ("Votre identité", "Vos bilans", "Vos réponses", "Vos notes", "Vos rendez-vous")


def whole_file(titles: Sequence[str], dice: Dice, person: Person) -> Document:
    parts = tuple(_part(dice, title) for title in titles)
    body = dice.organisation()
    content = PersonFile(
        number=f"2027-{person.number:05}",
        organisation=body,
        adviser=dice.adviser(),
        person_name=f"{dice.name()} {person.word}",
        issued_on=START,
        notice=data_notice(body.name, public_body=dice.maybe(), contact=dice.mail()),
        holder=FileHolder(dice.text(3), dice.text(3), START, 24, dice.much(None, dice.day())),
        recipients=tuple(dice.text(5) for _ in range(dice.much(0, 1, 30))),
        parts=(*parts, FilePart("Vos véhicules")),
        notes=dice.much(0, 1, 40),
        kept_back=dice.much(0, 1),
    )
    return person_file.document(content)


def service_page(dice: Dice, person: Person) -> Document:
    """Make the page about a service, of which much, little or nothing is known."""
    body = dice.organisation()
    content = ServiceSheet(
        number=f"2027-{person.number:05}",
        organisation=body,
        adviser=dice.adviser(),
        person_name=f"{dice.name()} {person.word}",
        issued_on=START,
        notice=data_notice(body.name, public_body=dice.maybe(), contact=dice.mail()),
        name=dice.text(2, 12),
        structure=dice.text(2, 12),
        description=dice.text(4, 90),
        address=tuple(dice.text(3) for _ in range(dice.much(0, 3))),
        hours=tuple(dice.text(6) for _ in range(dice.much(0, 1, 3))),
        at_a_distance=dice.maybe(),
        phone=dice.phone(),
        email=dice.much("", "contact@garage.example"),
        link=dice.much("", "https://garage.example/demande"),
        contact_name=dice.much("", dice.name()),
        ways=tuple(dice.text(6) for _ in range(dice.much(0, 1, 4))),
        for_her=dice.maybe(),
        cost=dice.much("", "Gratuit", "Payant"),
        cost_details=dice.text(0, 12),
        conditions=dice.typed(0, 30),
        to_bring=dice.typed(0, 20),
        told_on=dice.much(None, START),
    )
    return service_sheet.document(content)


def _part(dice: Dice, title: str, depth: int = 1) -> FilePart:
    """Make a part with as much as a file may hold, and parts in it."""
    columns = tuple(FileColumn(dice.text(2), share) for share in dice.much((1,), (2, 1, 1)))
    rows = dice.much(1, 4, 25)
    told = tuple(tuple(dice.typed(3, 30) for _ in columns) for _ in range(rows))
    return FilePart(
        title=title,
        sentence=dice.text(0, 12),
        facts=tuple(
            FileFact(dice.text(2), dice.typed(2, 30, 150)) for _ in range(dice.much(1, 12))
        ),
        table=dice.much(None, FileTable(columns, told)),
        text=dice.typed(0, 20, 300),
        parts=tuple(_part(dice, dice.text(3), depth - 1) for _ in range(dice.much(0, 2) * depth)),
    )


def grid(dice: Dice, person: Person, *, full: bool) -> Document:
    """Make a blank form: it is nobody's, the word stands in the name of the body."""
    organisation = dice.organisation()
    told = replace(organisation, name=f"{organisation.name} {person.word}")
    asked = reference.grid()
    sections = tuple(sections_of(asked, full=full))
    return blank_grid.document(BlankGrid(told, asked.version, full, START, sections))


def guide_of_indicators(dice: Dice, person: Person) -> Document:
    """Make a guide: it is nobody's, the word stands in the name of the body."""
    name = f"{dice.organisation().name} {person.word}"
    return indicator_guide.document(guide(tables_plan()), name, START)


def report(dice: Dice, person: Person) -> Document:
    """Say all that a report may, or that nothing is published; the word is in the body's name."""
    content = dice.much(report_under_the_floor, full_report)()
    publisher = replace(
        content.publisher,
        organisation=f"{dice.text(1, 14)} {person.word}",
        basin=dice.text(1, 2) or "Thiérache",
    )
    number = dice.much(1, 2)
    return statistics_report.document(replace(content, publisher=publisher, number=number))


def added_up(dice: Dice, person: Person) -> Document:
    """Make the report of a consolidation: of a base that shows nothing, up to three basins."""
    plan, name = plan_of_base(), f"{dice.text(1, 8)} {person.word}"
    basins = dice.much(("A",), ("A", "A"), ("A", "B", "C"))
    sums = Sums(additive(plan, several_basins=len(set(basins)) > 1).added, {})
    pieces = [_piece(f"{dice.text(2)} {person.word}", basin) for basin in basins]
    for seed, _ in enumerate(pieces):
        cells = dice.much((), release(seed, units=dice.much(1, 3, 40)).cells)
        sums.add_release(cells, suppressed=False)
    return consolidation_report.document(consolidated(plan, SCOPE, name, pieces, sums))


def _piece(body: str, basin: str) -> Piece:
    return Piece(
        file_name="paquet.zip",
        sha256="0" * 64,
        body=body,
        siret="73282932000074",
        base="b7f3a1",
        scope=replace(SCOPE, basin=basin),
        basin_name=f"Bassin {basin}",
        plan="plan-2",
        method=METHOD,
        number=1,
        gathered=(),
        values={},
    )


def import_report(dice: Dice, person: Person) -> Document:
    """Tell an import of nothing, up to one where many rows are to be read again."""
    rows = tuple(
        ReportedRow(
            number, dice.much("", dice.name()), dice.text(1, 4), dice.much((), (dice.typed(3, 30),))
        )
        for number in range(dice.much(0, 3, 40))
    )
    heading = ReportHeading(
        f"{dice.organisation().name} {person.word}",
        dice.much("", dice.name()),
        START,
        dice.much(None, dice.day()),
    )
    counts = tuple((dice.text(1, 4), count) for count in dice.much((), (3, 1_204), (1,) * 8))
    file_name, sheet = f"{dice.text(1, 3)}.xlsx", dice.text(0, 3)
    others, dropped = dice.much(0, 12), dice.much(0, 1, 40)
    content = ImportReport(heading, file_name, sheet, counts, rows, others, dropped)
    return import_report_paper.document(content)


def kit(dice: Dice, person: Person) -> Document:
    """Make a recovery kit: it is the adviser's, whose name holds the word."""
    content = RecoveryKit(
        organisation=dice.organisation(),
        base_name=f"{dice.text(1, 3)}.base",
        adviser_name=f"{dice.name()} {person.word}",
        label="7KQ2",
        printed_on=START,
        code=RecoveryCode.of_bits(person.number * 7919 << 70 | person.number),
    )
    return recovery_kit.document(content)


def every_block(dice: Dice, person: Person) -> Document:
    made = gallery.everything(scale=dice.much(STANDARD, SIMPLE, LARGE))
    return replace(made, title=f"{made.title} {person.word}", author=person.word)


FILES: dict[str, Maker] = {
    "dossier_court": partial(whole_file, ()),
    "dossier_long": partial(whole_file, _TITLES),
    "fiche_service": service_page,
    "bilan_vierge_court": partial(grid, full=False),
    "bilan_vierge_complet": partial(grid, full=True),
    "statistiques": report,
    "consolidation": added_up,
    "guide_indicateurs": guide_of_indicators,
    "rapport_import": import_report,
    "kit_recuperation": kit,
    "tous_les_blocs": every_block,
}
