"""Where the programs that a campaign starts beside itself find the modules they are named by."""

from pathlib import Path
from typing import Final

REPOSITORY: Final = Path(__file__).parents[3]
