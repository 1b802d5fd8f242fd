"""What leaves for the plan: prepared, kept, sent, and told by the register."""

from conseil_mobilite.services.statistics.publishing.keeping import export, keep
from conseil_mobilite.services.statistics.publishing.methods import (
    LOW_THRESHOLD,
    USUAL_THRESHOLD,
    Method,
    Threshold,
    choose_threshold,
    threshold,
)
from conseil_mobilite.services.statistics.publishing.preparing import (
    PreparedExport,
    prepare,
    prepare_correction,
)
from conseil_mobilite.services.statistics.publishing.protecting import method_of
from conseil_mobilite.services.statistics.publishing.register import (
    ExportLine,
    Sending,
    exports,
    recipient_named,
    recipients,
    record_sending,
    sent_again,
)
from conseil_mobilite.services.statistics.publishing.stored import latest, versions

__all__ = [
    "LOW_THRESHOLD",
    "USUAL_THRESHOLD",
    "ExportLine",
    "Method",
    "PreparedExport",
    "Sending",
    "Threshold",
    "choose_threshold",
    "export",
    "exports",
    "keep",
    "latest",
    "method_of",
    "prepare",
    "prepare_correction",
    "recipient_named",
    "recipients",
    "record_sending",
    "sent_again",
    "threshold",
    "versions",
]
