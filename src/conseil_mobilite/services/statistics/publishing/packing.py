"""Pack a protected release with its report."""

from sqlmodel import Session

from conseil_mobilite.documents.pdf import writing as pdf
from conseil_mobilite.documents.statistics import report as report_document
from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.organisation.basin import MobilityBasin
from conseil_mobilite.domain.statistics.definitions.plan import Plan
from conseil_mobilite.domain.statistics.release.protected_release import ProtectedRelease
from conseil_mobilite.domain.statistics.report.building import report_of
from conseil_mobilite.domain.statistics.report.content import Publisher, StatisticsReport
from conseil_mobilite.interchange.statistics.manifest import Sender
from conseil_mobilite.interchange.statistics.package import StatisticsPackage, write_package
from conseil_mobilite.services.organisation import settings, setup

NO_SIRET = (
    "Le SIRET de votre organisme manque : le fichier doit dire qui publie. Complétez-le dans "
    "Réglages, Organisme, puis revenez ici : vos choix sont gardés."
)


def sender_of(session: Session, basin: MobilityBasin) -> Sender:
    """Return who publishes; UserError where the body has no SIRET."""
    body, base = setup.organisation(session), settings.value(session, settings.BASE_IDENTIFIER)
    if not body.siret:
        raise UserError(NO_SIRET, "siret")
    return Sender(body.siret, body.name, base, basin.name)


def told(release: ProtectedRelease, plan: Plan, sender: Sender, number: int) -> StatisticsReport:
    """Return what the report says. `plan` with the values of the base."""
    publisher = Publisher(sender.name, sender.siret, sender.base, sender.basin_name)
    return report_of(release, plan, publisher, number)


def packed(release: ProtectedRelease, plan: Plan, sender: Sender, number: int) -> StatisticsPackage:
    """Return the package of a release, its report in it."""
    report = pdf.write(report_document.document(told(release, plan, sender, number)))
    return write_package(release, sender, plan, report, number)
