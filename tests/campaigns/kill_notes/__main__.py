"""Kill -9 the real window while notes are typed: at most the last second of typing may be missing.

    python -m tests.campaigns.kill_notes --kills 200
    python -m tests.campaigns.kill_notes --kills 20 --unsafe long-pause

A child types notes by real keys, begins others and goes on with older ones, and tells the text of
the note after each key. It is killed, and the base is read: each note must hold a text it had when
all that was typed since was typed during the last second, and those not touched must be as they
were; base and journal must agree and be sound, and no file in clear be left. Then the next child
must show them all. What the threads of the child waited for a processor that other programs had is
told apart and not counted (Linux). The exit status is 0 where all that holds. With a child that
gathers what is typed for five seconds words must be lost, or the campaign proves nothing.
"""

import sys

from tests.campaigns.children import killing
from tests.campaigns.kill_notes.campaign import campaign
from tests.campaigns.kill_notes.notetaker import UNSAFE

if __name__ == "__main__":
    sys.exit(killing.run(__doc__, campaign, 200, UNSAFE))
