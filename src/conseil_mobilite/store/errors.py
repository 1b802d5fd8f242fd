"""What may stop a base from opening, each with its own French sentence."""

from pathlib import Path
from typing import ClassVar

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.language.french import spaced


class StoreError(UserError):
    """Any fault of the base, its keys or their folder. None of them changes a file.

    `path` is the file at fault; `sentence` may name it, its folder, and a detail.
    """

    sentence: ClassVar[str]
    concerns: ClassVar[str] = ""

    def __init__(self, path: Path, detail: str = "") -> None:
        text = self.sentence.format(name=path.name, folder=path.parent, path=path, detail=detail)
        super().__init__(spaced(text), self.concerns)


class MissingBaseError(StoreError):
    sentence = (
        "La base « {name} » est introuvable dans le dossier {folder}. Vérifiez que le disque "
        "est branché, ou choisissez une autre base. Aucune base vide n’a été créée."
    )


class ExistingBaseError(StoreError):
    sentence = (
        "Le fichier « {name} » existe déjà dans le dossier {folder}. Il n’a pas été touché : "
        "choisissez un autre nom, ou ouvrez cette base."
    )


class WrongPassphraseError(StoreError):
    sentence = (
        "Cette phrase secrète n’ouvre pas la base « {name} ». Vérifiez la touche Majuscule et "
        "la langue du clavier, puis essayez de nouveau. La base n’a pas été touchée."
    )
    concerns = "passphrase"


class WrongRecoveryCodeError(StoreError):
    sentence = (
        "Ce code est bien écrit, mais il n’ouvre pas la base « {name} » : c’est celui d’une autre "
        "base, ou d’un kit qui a été annulé. La base n’a pas été touchée."
    )
    concerns = "code"


class MissingKeychainEntryError(StoreError):
    sentence = (
        "Le trousseau de cet ordinateur ne contient pas la clé de la base « {name} ». Saisissez "
        "votre phrase secrète : elle ouvre toujours la base."
    )


class UnavailableKeychainError(StoreError):
    sentence = (
        "Le trousseau de cet ordinateur ne répond pas, ou il est verrouillé. Saisissez votre "
        "phrase secrète : elle ouvre toujours la base « {name} »."
    )


class DamagedBaseError(StoreError):
    sentence = (
        "Le fichier de la base « {name} » est abîmé : une partie de son contenu ne peut plus "
        "être lue. Il a été laissé tel quel. Restaurez la dernière sauvegarde, ou confiez ce "
        "fichier à votre service informatique."
    )


class ForeignFileError(StoreError):
    sentence = (
        "« {name} » n’est pas une base de Conseil Mobilité : il appartient à un autre logiciel. "
        "Il n’a pas été touché. Choisissez le fichier de votre base."
    )


class MissingSlotsError(StoreError):
    sentence = (
        "Le fichier des clés « {name} » manque à côté de la base. Sans lui, aucune phrase "
        "secrète ne peut l’ouvrir. Remettez-le à sa place depuis votre dernière sauvegarde."
    )


class DamagedSlotsError(StoreError):
    sentence = (
        "Le fichier des clés « {name} » est abîmé. La base elle-même n’est pas en cause. "
        "Remettez ce fichier à sa place depuis votre dernière sauvegarde."
    )


class DamagedErasuresError(StoreError):
    sentence = (
        "Le registre des effacements « {name} » est abîmé. La base n’est pas en cause : remettez "
        "ce fichier à sa place depuis votre dernière sauvegarde, avant toute restauration."
    )


class UnmatchedSlotsError(StoreError):
    sentence = (
        "Le fichier des clés placé à côté de « {name} » n’est pas celui de cette base, ou le "
        "début de la base est abîmé. Remettez ensemble les deux fichiers d’une même sauvegarde."
    )


class NewerSlotsError(StoreError):
    sentence = (
        "Le fichier des clés « {name} » vient d’une version plus récente de Conseil Mobilité. "
        "Mettez le logiciel à jour sur cet ordinateur, puis ouvrez la base."
    )


class NewerBaseError(StoreError):
    sentence = (
        "La base « {name} » a été ouverte avec une version plus récente de Conseil Mobilité. "
        "Mettez le logiciel à jour sur cet ordinateur, puis ouvrez-la. Elle n’a pas été touchée."
    )


class StrayWritesError(StoreError):
    sentence = (
        "Le fichier « {name}-wal » placé à côté de la base n’est pas le sien : il vient d’une "
        "autre base, ou d’un autre jour. L’ouvrir ainsi remplacerait des dossiers. Ni lui ni la "
        "base n’ont été touchés."
    )


class LostWritesError(StoreError):
    sentence = (
        "Le programme s’est arrêté avant d’avoir fini d’enregistrer, et le fichier « {name}-wal », "
        "qui gardait les dernières saisies, n’est plus dans le dossier {folder}. S’il a été "
        "déplacé, remettez-le à sa place."
    )


class DamagedWritesError(StoreError):
    sentence = (
        "Le fichier « {name}-wal », qui garde les dernières saisies, est abîmé : une partie "
        "d’entre elles ne peut plus être lue. Ni lui ni la base n’ont été touchés."
    )


class UnfinishedReplacementError(StoreError):
    sentence = (
        "Une base devait prendre la place de « {name} » et ce geste n’a pas pu être terminé "
        "({detail}). Les deux bases sont toujours là, dans le dossier {folder} : rien n’a été "
        "perdu."
    )


class LockedBaseError(StoreError):
    """Another program holds the base; the detail says which."""

    sentence = (
        "La base « {name} » est déjà ouverte {detail}. Fermez-la là-bas, puis essayez de nouveau."
    )


class ClosedBaseError(StoreError):
    sentence = (
        "La base « {name} » est fermée : cette dernière saisie n’a pas été enregistrée. Ouvrez-la "
        "de nouveau, puis recommencez."
    )


class UnwritableFolderError(StoreError):
    """The path is that of a file in the folder."""

    sentence = (
        "Le dossier {folder} ne permet pas d’enregistrer « {name} ». Choisissez un dossier où "
        "vous avez le droit d’écrire, ou demandez ce droit à votre service informatique."
    )


class UnsafeFolderError(StoreError):
    sentence = (
        "Le dossier {folder} ne permet pas un enregistrement sûr de la base. Choisissez un "
        "dossier du disque de cet ordinateur. (Détail : {detail}.)"
    )


class SharedFolderError(StoreError):
    """The live base may not lie in a folder that another machine writes to."""

    concerns = "base_place"
    sentence = (
        "Le dossier {path} est {detail}. Une base ouverte à cet endroit peut être abîmée par "
        "deux enregistrements simultanés. Placez-la sur le disque de cet ordinateur ; ce "
        "dossier-ci peut recevoir vos sauvegardes."
    )
