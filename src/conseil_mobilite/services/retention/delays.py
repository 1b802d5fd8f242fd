"""How long each kind of data stays, as the responsable of the base decided."""

from collections.abc import Mapping
from typing import Final

from sqlmodel import Session

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.retention.rules import LONGEST, SHORTEST, Rule
from conseil_mobilite.services.organisation import settings
from conseil_mobilite.services.organisation.roles import require_manager
from conseil_mobilite.store.journal import audit
from conseil_mobilite.store.reference.reference import code_lists

_KEY: Final = "retention.{}"


def delays(session: Session) -> Mapping[Rule, int]:
    """Return the months of each rule: those that were chosen, else those proposed."""
    kept = settings.values(session, "retention.")
    return {rule: _months(kept.get(_KEY.format(rule.value), ""), rule) for rule in Rule}


def choose(session: Session, rule: Rule, months: int) -> Mapping[Rule, int]:
    """Keep the months of a rule. UserError out of bounds, or by who is no « responsable »."""
    require_manager(session)
    if not SHORTEST <= months <= LONGEST:
        raise UserError(
            f"De {SHORTEST} à {LONGEST} mois dans la base active. Pour garder un dossier plus "
            "longtemps, archivez-le en écrivant pourquoi.",
            rule.value,
        )
    settings.put(session, _KEY.format(rule.value), str(months))
    audit.record(session, "retention.choose", "setting")
    return delays(session)


def proposed(rule: Rule) -> int:
    months = code_lists()["retention_rules"][rule.value].number("months")
    return LONGEST if months is None else months


def _months(text: str, rule: Rule) -> int:
    months = int(text) if text.isdecimal() else proposed(rule)
    return min(max(months, SHORTEST), LONGEST)
