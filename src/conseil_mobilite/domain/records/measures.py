"""What this program does to protect the data: nothing is said here that it does not do."""

from typing import Final

ACCESS: Final = (
    "Chaque personne ouvre la base avec sa propre phrase secrète (dérivée par Argon2id), le "
    "trousseau du système ou un kit de récupération imprimé. L’écran se verrouille seul : après "
    "{minutes} minutes sans activité sur ce poste, {longest} au plus sur tout autre. Une note "
    "privée n’est lue que par qui l’a écrite."
)
ENCRYPTION: Final = (
    "La base est chiffrée en entier (SQLCipher, AES 256 bits) ; ses fichiers ne sont lisibles que "
    "par le compte de la personne qui les a créés. Les exports que l’on demande ne sont pas "
    "chiffrés : le programme le dit à chaque fois."
)
TRACES: Final = (
    "Un journal dit qui a fait quoi, quand et sur quel dossier, lectures comprises, jamais le "
    "contenu. Ses lignes sont enchaînées : une ligne changée ou retirée se voit."
)
INTEGRITY: Final = (
    "Chaque changement d’un dossier est gardé avec ce qui était écrit avant. Un bilan validé ne "
    "change plus ; un document remis est gardé tel quel, avec son empreinte."
)
NETWORK: Final = (
    "Le programme fonctionne sur le poste, sans réseau : il n’envoie rien et ne reçoit rien. Aucun "
    "hébergeur n’intervient de son fait."
)
BACKUPS: Final = (
    "Les sauvegardes sont chiffrées comme la base, et relues avant d’être comptées comme bonnes."
)
SHARING: Final = (
    "Rien n’est transmis à un prescripteur sans l’accord noté de la personne, et seulement les "
    "rubriques cochées une à une. Les statistiques sortent protégées : petits effectifs masqués "
    "ou arrondis."
)
MINIMISING: Final = (
    "Le numéro de sécurité sociale est refusé à la saisie. Ni diagnostic médical, ni motif de "
    "suspension de permis ne sont demandés. Chaque question admet « Non abordé » et « Ne "
    "souhaite pas répondre »."
)
