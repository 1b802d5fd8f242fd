"""Each commune looked up once: a file names few of them, many times."""

from conseil_mobilite.domain.imports.places import Places
from conseil_mobilite.domain.imports.values.addresses import Written
from conseil_mobilite.domain.imports.values.communes import read_commune
from conseil_mobilite.domain.imports.values.reading import Reading


class RememberedCommunes:
    """The readings of one file, by what is written."""

    def __init__(self, places: Places) -> None:
        self._places = places
        self._read: dict[tuple[str | bool, ...], Reading] = {}

    def read(self, written: Written) -> Reading:
        source = written.commune_cell.text if written.commune_cell else ""
        key = (written.commune, written.postcode, written.insee_code, written.cedex, source)
        if key not in self._read:
            self._read[key] = read_commune(written, self._places)
        return self._read[key]
