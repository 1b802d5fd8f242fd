"""Why nothing may be told to a prescriber yet, and what to do about it."""

from collections.abc import Mapping
from typing import Final

from conseil_mobilite.domain.language.french import long_date
from conseil_mobilite.domain.people.agreement import LastWord, Standing

_WHERE: Final = "dans « Droits et données »"
_NOT_ASKED: Final = (
    "La personne n’a pas encore dit si elle accepte que son prescripteur soit informé. "
    f"Demandez-le-lui, puis notez son accord {_WHERE}."
)
_REFUSED: Final = (
    "La personne a refusé le {day} que son prescripteur soit informé : rien ne peut lui être "
    f"transmis. Si elle change d’avis, retirez ce refus et notez son accord {_WHERE}."
)
_WITHDRAWN: Final = (
    "La personne a retiré son accord le {day} : rien ne peut plus être transmis à son "
    f"prescripteur. Si elle change d’avis, notez son nouvel accord {_WHERE}."
)
_EARLIER: Final = (
    "L’accord noté le {day} est d’avant cette orientation : il valait pour un autre prescripteur. "
    f"Demandez à la personne si elle accepte que celui-ci soit informé, puis notez-le {_WHERE}."
)
_OPPOSED: Final = (
    "La personne s’oppose depuis le {day} à l’usage de ses données : rien ne peut être transmis à "
    f"son prescripteur. Si elle change d’avis, levez son opposition {_WHERE}."
)
_LIMITED: Final = (
    "La personne a fait limiter l’usage de ses données le {day} : rien ne peut être transmis à son "
    f"prescripteur. Quand la limitation n’a plus lieu d’être, levez-la {_WHERE}."
)
_REFUSALS: Final[Mapping[Standing, str]] = {
    Standing.NOT_ASKED: _NOT_ASKED,
    Standing.REFUSED: _REFUSED,
    Standing.WITHDRAWN: _WITHDRAWN,
    Standing.EARLIER: _EARLIER,
    Standing.OPPOSED: _OPPOSED,
    Standing.LIMITED: _LIMITED,
}


def why_not(word: LastWord) -> str:
    """Return the sentence that refuses; empty where she agreed."""
    if word.agreed:
        return ""
    day = long_date(word.on, weekday=False) if word.on else ""
    return _REFUSALS[word.standing].format(day=day)
