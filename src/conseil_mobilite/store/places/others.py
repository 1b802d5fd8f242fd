"""What other accounts of this computer may do in a folder."""

from enum import IntEnum


class Others(IntEnum):
    NOTHING = 0
    READ = 1
    WRITE = 2
