"""Why no base may be begun in a place, each with its own French sentence."""

from conseil_mobilite.store.errors import StoreError

PLACE = "base_place"


class OpenFolderError(StoreError):
    """Other accounts of the computer may write to the folder, or replace it."""

    sentence = (
        "D’autres comptes de cet ordinateur peuvent modifier le dossier {folder} : ils pourraient "
        "y supprimer ou y remplacer la base. Choisissez un dossier réservé à votre compte. Rien "
        "n’a été créé."
    )
    concerns = PLACE


class NoRoomError(StoreError):
    """The path is in the folder that lacks room; the detail says how much there is and is asked."""

    sentence = (
        "Il n’y a pas assez de place dans le dossier {folder} : {detail}. Rien n’a été changé. "
        "Libérez de la place, ou choisissez un autre disque, puis recommencez."
    )
    concerns = PLACE
