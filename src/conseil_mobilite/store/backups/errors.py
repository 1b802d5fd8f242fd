"""What may keep a backup from being made or used, each with its own French sentence."""

from conseil_mobilite.store.errors import StoreError


class UnsoundBackupError(StoreError):
    sentence = (
        "La sauvegarde de « {name} » n’a pas pu être relue en entier : elle n’a pas été gardée et "
        "la base n’a pas été touchée. Vérifiez la place libre, puis recommencez."
    )


class DamagedBackupError(StoreError):
    """The path is the folder of the backup; the detail says what is wrong with it."""

    sentence = (
        "La sauvegarde « {name} » ne peut pas servir : {detail}. La base n’a pas été touchée. "
        "Choisissez une autre sauvegarde."
    )


class MissingManifestError(StoreError):
    sentence = (
        "Le dossier « {name} » ne contient pas de sauvegarde de Conseil Mobilité. Choisissez le "
        "dossier où se trouvent une base, ses clés et le fichier manifeste.json."
    )
