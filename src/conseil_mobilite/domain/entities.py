"""Every table of the base: importing this module fills `SQLModel.metadata`."""

from conseil_mobilite.domain.agenda.appointment import Appointment, ContactAttempt, Participation
from conseil_mobilite.domain.agenda.availability import Unavailability, WorkingHours
from conseil_mobilite.domain.agenda.notes.note import Note
from conseil_mobilite.domain.agenda.series.series import AppointmentSeries
from conseil_mobilite.domain.assessment.assessment import (
    Answer,
    Assessment,
    AxisScore,
    Barrier,
    ObservedTest,
    Strength,
)
from conseil_mobilite.domain.assessment.local_grid import LocalGrid
from conseil_mobilite.domain.directory.directory_rows import (
    Benefit,
    DirectoryService,
    DirectoryStructure,
)
from conseil_mobilite.domain.duplicates.merging import DistinctPair, PersonMerge
from conseil_mobilite.domain.imports.import_run import ImportProfile, ImportRun
from conseil_mobilite.domain.journal import AuditCheckpoint, AuditEntry, AuditSeal, Change
from conseil_mobilite.domain.organisation.adviser import Adviser
from conseil_mobilite.domain.organisation.basin import BasinIntercommunality, MobilityBasin
from conseil_mobilite.domain.organisation.mobility_plan import (
    MeasureCondition,
    PlanBody,
    PlanMeasure,
)
from conseil_mobilite.domain.organisation.organisation import (
    Organisation,
    OrganisationLogo,
    Prescriber,
)
from conseil_mobilite.domain.organisation.setting import Setting
from conseil_mobilite.domain.paper.document import IssuedDocument
from conseil_mobilite.domain.pathway.action import Action, FundingLine, Goal
from conseil_mobilite.domain.pathway.pathway import Pathway, PathwayEvent, PostExitFollowup
from conseil_mobilite.domain.pathway.unmet_need import UnmetNeed
from conseil_mobilite.domain.people.person import ContactPoint, Person, PersonAudience
from conseil_mobilite.domain.people.privacy import DisclosureAgreement, PrivacyNotice
from conseil_mobilite.domain.people.rights_request import RightsRequest
from conseil_mobilite.domain.referrals.referral import Referral
from conseil_mobilite.domain.retention.erasure import Erasure, RetentionNotice
from conseil_mobilite.domain.situation.budget import BudgetLine, MobilityBudget
from conseil_mobilite.domain.situation.situation import (
    Journey,
    Licence,
    LicenceExam,
    LicenceProcess,
    Renunciation,
    SituationTopic,
    Vehicle,
)
from conseil_mobilite.domain.statistics.statistics_export import StatisticsExport, StatisticsSending

ENTITIES = (
    Organisation,
    OrganisationLogo,
    Adviser,
    Prescriber,
    MobilityBasin,
    BasinIntercommunality,
    Person,
    ContactPoint,
    PersonAudience,
    Referral,
    Pathway,
    PathwayEvent,
    PostExitFollowup,
    Assessment,
    Answer,
    AxisScore,
    ObservedTest,
    Barrier,
    Strength,
    Goal,
    Action,
    FundingLine,
    UnmetNeed,
    SituationTopic,
    Vehicle,
    Licence,
    LicenceProcess,
    LicenceExam,
    Journey,
    Renunciation,
    MobilityBudget,
    BudgetLine,
    AppointmentSeries,
    Appointment,
    Participation,
    ContactAttempt,
    Note,
    WorkingHours,
    Unavailability,
    IssuedDocument,
    PrivacyNotice,
    DisclosureAgreement,
    RightsRequest,
    RetentionNotice,
    Erasure,
    StatisticsExport,
    StatisticsSending,
    PlanBody,
    PlanMeasure,
    MeasureCondition,
    DirectoryStructure,
    DirectoryService,
    Benefit,
    DistinctPair,
    PersonMerge,
    ImportProfile,
    ImportRun,
    LocalGrid,
    AuditEntry,
    AuditSeal,
    AuditCheckpoint,
    Change,
    Setting,
)
