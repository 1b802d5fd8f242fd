"""Kill -9 the real window at random instants of an interview; nothing it called saved may be lost.

    python -m tests.campaigns.kill_interview --kills 100
    python -m tests.campaigns.kill_interview --kills 20 --unsafe acknowledge-first
    python -m tests.campaigns.kill_interview --kills 20 --unsafe forget-place

A child answers by real keys and tells each answer once the window says « Réponse enregistrée ». It
is killed, and the base is read: every answer told must be there with its value and in its order,
the rows must agree with their history, the base be sound, and no file in clear be left. Then the
next child opens the page again: it must land on a question where the keyboard was during the last
second before the kill. The exit status is 0 where all that holds. With a child that tells its
answers before they are saved some must be lost, and with one that does not note where it goes some
pages must open elsewhere, or the campaign proves nothing.
"""

import sys

from tests.campaigns.children import killing
from tests.campaigns.kill_interview.campaign import campaign
from tests.campaigns.kill_interview.interviewer import UNSAFE

if __name__ == "__main__":
    sys.exit(killing.run(__doc__, campaign, 100, UNSAFE))
