"""Copy the icons of the screens from the npm package `@phosphor-icons/core` (MIT).

    npm pack @phosphor-icons/core@2.1.1   # and unpack it
    python installer/build_icons.py package/ resources/icons/phosphor

Regular weight; the bold tick alone for check boxes. The files fill with `currentColor`, so that
the window gives them the colour of its theme.
"""

import shutil
import sys
from pathlib import Path

REGULAR = """
archive arrow-clockwise arrow-counter-clockwise arrow-left arrow-right arrow-square-out
arrows-left-right arrows-out baby bell bicycle book-open briefcase buildings bus calendar-blank
calendar-check calendar-plus calendar-x car caret-down caret-left caret-right caret-up
caret-up-down chart-bar chart-line-up chat-circle check check-circle checks circle circle-dashed
circle-half clock clock-counter-clockwise compass copy currency-eur database dots-three
dots-three-vertical download-simple envelope export eye eye-slash file-pdf file-text files
first-aid flag floppy-disk folder folder-open funnel gear gear-six globe graduation-cap
hand-coins hand-heart handshake hard-drive hard-drives heart hourglass-medium house
identification-card image info key keyboard lightbulb link list-bullets list-checks lock
lock-open lock-simple magnifying-glass map-pin map-trifold minus moon motorcycle note
note-pencil notebook paperclip path pause-circle pencil-simple person-simple-walk phone
phone-call play-circle plus plus-circle printer prohibit puzzle-piece question scooter
seal-check shield-check sidebar-simple sign-out signpost sliders sort-ascending spinner-gap star
steering-wheel steps stop-circle student sun sun-horizon table tag target taxi text-aa train
translate trash tray upload-simple user user-circle user-plus users users-three wallet warning
warning-circle wheelchair x x-circle
"""


def main(package: Path, target: Path) -> None:
    target.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(package / "LICENSE", target / "LICENSE.txt")
    for weight, names in {"regular": REGULAR.split(), "bold": ["check-bold"]}.items():
        for name in names:
            shutil.copyfile(package / "assets" / weight / f"{name}.svg", target / f"{name}.svg")
    print(f"{len(list(target.glob('*.svg')))} icons in {target}")


if __name__ == "__main__":
    main(*(Path(argument) for argument in sys.argv[1:3]))
