"""How a structure and a service of the body are said in a line."""

from conseil_mobilite.domain.directory.service import Service, Structure
from conseil_mobilite.domain.language.french import counted, phone_display
from conseil_mobilite.gui.directory.zones import Zones
from conseil_mobilite.services.directory.vocabulary import vocabulary
from conseil_mobilite.store.reference.territories import Territories

MOST = 2


def structure_detail(structure: Structure) -> str:
    """« 3 rue de la Gare, 02100 Saint-Quentin · 03 23 00 00 00 »."""
    contact = structure.contact
    phone = phone_display(contact.phone) if contact.phone else ""
    parts = (", ".join(contact.lines), phone, contact.email)
    return " · ".join(filter(None, parts)) or "Ni adresse ni téléphone pour l’instant."


def service_detail(service: Service, territories: Territories) -> str:
    """« Accéder à un véhicule · Gratuit · Saint-Quentin (Aisne) »."""
    words = vocabulary()
    themes = [words.label("thematiques", code) for code in service.themes]
    zones = Zones(territories)
    places = [zones.name_of(code) for code in service.zones[:MOST]]
    parts = (
        _some(themes, len(themes), "thème") or "Sans thème",
        words.label("frais", service.fees) if service.fees else "",
        _some(places, len(service.zones), "zone"),
    )
    return " · ".join(filter(None, parts))


def _some(names: list[str], total: int, word: str) -> str:
    """Name the first ones, and count those left."""
    more = (
        [f"et {counted(total - MOST, f'autre {word}', f'autres {word}s')}"]
        if (total > MOST)
        else []
    )
    return ", ".join(names[:MOST] + more)
