"""Lists as other bodies keep them: one column for both names, ditto marks, headings of theirs."""

from typing import Final

from tests.interchange.imports.messy_files.messy_file import (
    IGNORED,
    MessyFile,
    created,
    rejected,
    text_file,
    to_check,
)

ONE_COLUMN: Final = MessyFile(
    "names_in_one_column_by_several_hands",
    text_file(
        "noms_prenoms",
        """
NOM Prénom;Né le;Tél
LEFEBVRE Chloé;12/03/1990;(06) 11 00 00 01
Jean Dupond;13/03/1990;06‑11‑00‑00‑02
DE LA TOUR Marie-Ange;14/03/1990 (35 ans);611000003.0
dupuis sandrine;17/03/1990;
MARTIN PAUL;18/03/1990;
LE GOFF Yann;;
NOM ET PRENOM;NE LE;TEL.
Née MARTIN Zoé;;
""",
    ),
    {
        2: created(
            nom="LEFEBVRE",
            prenom="Chloé",
            date_naissance="1990-03-12",
            telephone="+33611000001",
        ),
        3: rejected(
            "nom_prenom_indistincts",
            date_naissance="1990-03-13",
            telephone="+33611000002",
        ),
        4: created(
            nom="DE LA TOUR",
            prenom="Marie-Ange",
            date_naissance="1990-03-14",
            telephone="+33611000003",
        ),
        5: created(
            "nom_prenom_ordre", nom="DUPUIS", prenom="Sandrine", date_naissance="1990-03-17"
        ),
        6: created("nom_prenom_ordre", nom="MARTIN", prenom="Paul", date_naissance="1990-03-18"),
        7: created(nom="LE GOFF", prenom="Yann"),
        8: IGNORED,
        9: created(nom="MARTIN", prenom="Zoé"),
    },
)

DITTO: Final = MessyFile(
    "ditto_marks_and_few_telephones",
    text_file(
        "idem",
        """
Nom;Prénom;CP;Commune;Téléphone;Mail;Prescripteur;Préconisations
AUBRY;Anne;02100;Saint-Quentin;0611000011;max,dupont@exemple.fr;CCAS;"- Vélo
- Covoiturage"
AUBRY;Paul;idem;idem;idem;élodie@exemple.fr;idem;RAS
BLIN;Bea;02000;LAON 02;néant;n'a pas de mail;〃;aucune
COLIN;Cid;69003;LYON 03;/;cid@exemple.fr.;;
DURAND;Denis;;Saint-Denis (974);--;;;rien
test;TEST;;;;;;
2;;2;;1;;;
Édité le 12/03/2025;;;;;;;
""",
    ),
    {
        2: to_check(
            "courriel_illisible",
            nom="AUBRY",
            prenom="Anne",
            telephone="+33611000011",
            code_postal="02100",
            commune="Saint-Quentin",
            code_insee="02691",
            prescripteur="CCAS",
            solutions=["Vélo", "Covoiturage"],
            note_source="Adresse électronique : max,dupont@exemple.fr",
        ),
        3: to_check(
            "courriel_illisible",
            *["valeur_idem"] * 4,
            nom="AUBRY",
            prenom="Paul",
            note_source=(
                "Adresse électronique : élodie@exemple.fr\nCode postal : idem\nCommune : idem\n"
                "Téléphone : idem\nPrescripteur : idem"
            ),
        ),
        4: created(
            "valeur_idem",
            nom="BLIN",
            prenom="Bea",
            code_postal="02000",
            commune="Laon",
            code_insee="02408",
            note_source="Prescripteur : 〃",
        ),
        5: created(
            nom="COLIN",
            prenom="Cid",
            courriel="cid@exemple.fr",
            code_postal="69003",
            commune="Lyon 3e Arrondissement",
            code_insee="69383",
        ),
        6: created(nom="DURAND", prenom="Denis", commune="Saint-Denis", code_insee="97411"),
        7: rejected("nom_inutilisable", nom="TEST", prenom="Test"),
        8: IGNORED,
        9: IGNORED,
    },
)

ALLOWANCE: Final = MessyFile(
    "list_of_a_departement",
    text_file(
        "rsa",
        """
MATRICULE CAF;NOM FAMILLE;PRENOM;DT NAISS;ADR;CPOST;LOCALITE;DROIT RSA;ORIENTATION;BOE;ENTREE PLIE
0012345;LEGRAND;ANNE;12/03/1990;12 R DE PARIS;2100;SAINT QUENTIN;OUI;PRO;N;01/09/2024
7654321X;PETIT;ELIE;05/05/1985;;02000;LAON;NON;SOCIAL;O;
NOM;NOM DE FAMILLE;PRENOMS;;;;;;;;
""",
        encoding="cp1252",
    ),
    {
        2: created(
            nom="LEGRAND",
            prenom="Anne",
            date_naissance="1990-03-12",
            adresse="12 R DE PARIS",
            code_postal="02100",
            commune="Saint-Quentin",
            code_insee="02691",
            identifiant_caf="0012345",
            publics=["rsa"],
            date_entree="2024-09-01",
        ),
        3: created(
            nom="PETIT",
            prenom="Elie",
            date_naissance="1985-05-05",
            code_postal="02000",
            commune="Laon",
            code_insee="02408",
            identifiant_caf="7654321X",
            publics=["handicap"],
        ),
        4: IGNORED,
    },
)

APPRENTICES: Final = MessyFile(
    "list_of_apprentices",
    text_file(
        "cfa",
        """
Classe|Apprenti : prénom|Apprenti : nom|Tel parents|Habite à|Public|Permis|Ce qu’on a proposé
CAP1|Théo|LEMAIRE|06 00 00 99 41|Laon|D.E. / Demandeur d’emploi + de 2 ans|oui depuis 2010|Vélo
CAP2|Inès|BENALI||Laon|En insertion (ACI)|oui|
""",
    ),
    {
        2: created(
            nom="LEMAIRE",
            prenom="Théo",
            commune="Laon",
            code_insee="02408",
            permis_b=True,
            publics=["demandeur_emploi", "detld"],
            solutions=["Vélo"],
        ),
        3: created(
            nom="BENALI",
            prenom="Inès",
            commune="Laon",
            code_insee="02408",
            permis_b=True,
            publics=["siae"],
        ),
    },
)

OTHER_BODIES: Final = (ONE_COLUMN, DITTO, ALLOWANCE, APPRENTICES)
