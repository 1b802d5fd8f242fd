"""Lists exported as text: encodings, separators, titles, totals, values of every kind."""

import unicodedata
from typing import Final

from tests.interchange.imports.messy_files.messy_file import (
    IGNORED,
    MessyFile,
    created,
    linked,
    rejected,
    text_file,
    to_check,
)

WINDOWS: Final = MessyFile(
    "old_export_with_titles_and_totals",
    text_file(
        "suivi",
        """
Plateforme mobilité – suivi 2025;;;;;;;;
;;;;;;;;
NOM;PRENOM;Civ.;DDN;Tél.;CP;Ville;Date d'entrée;Observations
LEFÈVRE;HÉLÈNE;Mlle;12/03/1990;0612345678;02100;SAINT-QUENTIN;01/02/2024;à rappeler
d'hermies;jean-pierre;Mr;31/02/1985;6,12E+08;2100;St Quentin;15/01/2024;
;;;;;;;;
Sous-total;;;;;;;2;
NOM;PRENOM;Civ.;DDN;Tél.;CP;Ville;Date d'entrée;Observations
DE LA TOUR;ZOÉ;Mme;1990;06.12.34.56.79;80000;AMIENS CEDEX 1;2024-03-05;
TOTAL : 3 personnes;;;;;;;;
Nombre de dossiers : 3;;;;;;;;
""",
        encoding="cp1252",
    ),
    {
        4: created(
            nom="LEFÈVRE",
            prenom="Hélène",
            civilite="Mme",
            date_naissance="1990-03-12",
            telephone="+33612345678",
            code_postal="02100",
            commune="Saint-Quentin",
            code_insee="02691",
            date_entree="2024-02-01",
            note_source="à rappeler",
        ),
        5: to_check(
            "date_inexistante",
            "telephone_scientifique",
            nom="D’HERMIES",
            prenom="Jean-Pierre",
            civilite="M.",
            code_postal="02100",
            commune="Saint-Quentin",
            code_insee="02691",
            date_entree="2024-01-15",
            note_source="Date de naissance : 31/02/1985\nTéléphone : 6,12E+08",
        ),
        6: IGNORED,
        7: IGNORED,
        8: IGNORED,
        9: to_check(
            "date_incomplete",
            nom="DE LA TOUR",
            prenom="Zoé",
            civilite="Mme",
            telephone="+33612345679",
            code_postal="80000",
            commune="Amiens",
            code_insee="80021",
            date_entree="2024-03-05",
            note_source="Date de naissance : 1990",
        ),
        10: IGNORED,
        11: IGNORED,
    },
)

DECOMPOSED: Final = MessyFile(
    "tabs_in_utf16_with_parted_accents",
    text_file(
        "mac",
        unicodedata.normalize(
            "NFD",
            """
Prénom\tNom de naissance\tNom marital\tSexe\tNé(e) le\tE-mail
Amélie\tBœuf\tLefèvre\tF\t3 févr. 1988\tAMELIE@EXEMPLE.FR
Françoise\tNguyễn\t\tF\t1er avril 1975\tpas de mail
Łukasz\tŠimić\tŠimić\tH\t12 aout 2001\tlukasz@exemple,fr
Amelie\tBoeuf\t\t\t03/02/1988\t
""",
        ),
        encoding="utf-16",
        extension="txt",
    ),
    {
        2: created(
            nom="BŒUF",
            nom_usage="LEFÈVRE",
            prenom="Amélie",
            civilite="Mme",
            date_naissance="1988-02-03",
            courriel="amelie@exemple.fr",
        ),
        3: created(nom="NGUYỄN", prenom="Françoise", civilite="Mme", date_naissance="1975-04-01"),
        4: to_check(
            "courriel_illisible",
            nom="ŠIMIĆ",
            prenom="Łukasz",
            civilite="M.",
            date_naissance="2001-08-12",
            note_source="Adresse électronique : lukasz@exemple,fr",
        ),
        5: linked(
            "doublon",
            2,
            "deja_dans_le_fichier",
            nom="BOEUF",
            prenom="Amelie",
            date_naissance="1988-02-03",
        ),
    },
)

DAYS: Final = MessyFile(
    "days_of_every_kind",
    text_file(
        "jours",
        """
Nom|Prénom|Date de naissance|Date d’entrée|Date de sortie
AUBRY|Anne|12-03-1990|01.02.2024|01/03/2024
BLIN|Bruno|13/25|12/03/24|
COLIN|Chloé|2087|15 01 2024|
DURAND|Denis|03/25/1990||
EVRARD|Élise|12/03/85|32874|
FABRE|Farid|01/01/2050||01/01/2099
GUYOT|Gaëlle|15/06/2020||
HUBERT|Hugo|02/02/1921||
IMBERT|Inès|1990-12-05 00:00:00|05/03/2024|01/03/2024
JACOB|Jean|né le 5 mai 1982|?|NC
""",
    ),
    {
        2: created(
            nom="AUBRY",
            prenom="Anne",
            date_naissance="1990-03-12",
            date_entree="2024-02-01",
            date_fin="2024-03-01",
        ),
        3: to_check(
            "date_incomplete",
            "annee_deux_chiffres",
            nom="BLIN",
            prenom="Bruno",
            date_entree="2024-03-12",
            note_source="Date de naissance : 13/25",
        ),
        4: to_check(
            "date_incomplete",
            nom="COLIN",
            prenom="Chloé",
            date_entree="2024-01-15",
            note_source="Date de naissance : 2087",
        ),
        5: to_check(
            "date_inexistante",
            nom="DURAND",
            prenom="Denis",
            note_source="Date de naissance : 03/25/1990",
        ),
        6: to_check(
            "annee_deux_chiffres",
            "date_nombre",
            nom="EVRARD",
            prenom="Élise",
            note_source="Date de naissance : 12/03/85\nDate d’entrée : 32874",
        ),
        7: to_check(
            "naissance_future",
            "date_future",
            nom="FABRE",
            prenom="Farid",
            note_source="Date de naissance : 01/01/2050\nDate de sortie : 01/01/2099",
        ),
        8: to_check("age_inhabituel", nom="GUYOT", prenom="Gaëlle", date_naissance="2020-06-15"),
        9: to_check("age_inhabituel", nom="HUBERT", prenom="Hugo", date_naissance="1921-02-02"),
        10: to_check(
            "dates_ordre",
            nom="IMBERT",
            prenom="Inès",
            date_naissance="1990-12-05",
            date_entree="2024-03-05",
            note_source="Date de sortie : 01/03/2024",
        ),
        11: created(nom="JACOB", prenom="Jean", date_naissance="1982-05-05"),
    },
)

CONTACTS: Final = MessyFile(
    "telephones_and_addresses_in_disorder",
    text_file(
        "contacts",
        """
Nom,Prénom,Tél fixe,Portable,Mail
AUBRY,Anne,,612345678,anne@exemple.fr
BLIN,Bruno,"03 23 45 67 89 / 06 11 22 33 44",,"bruno@exemple.fr ; b.blin@exemple.fr"
COLIN,Chloé,+33(0)3 23 45 67 88,0033611223345,chloe@exemple.fr
DURAND,Denis,06 12 34 56,"6,12346E+08",denis @exemple.fr
EVRARD,Élise,elise@exemple.fr,06 11 22 33 46,
FABRE,Farid,0692 12 34 56,+32 470 12 34 56,pas de mail
GUYOT,Gaëlle,06 11 22 33 47 (sa mère),06 11 22 33 47,gaelle
HUBERT,Hugo,06 11 22 33 48 - 06 11 22 33 49 - 06 11 22 33 50,,
IMBERT,Inès,06 11 22 33 51 99,06 11 22 33 52,
""",
        encoding="utf-8-sig",
    ),
    {
        2: created(
            nom="AUBRY", prenom="Anne", telephone="+33612345678", courriel="anne@exemple.fr"
        ),
        3: to_check(
            "courriels_plusieurs",
            nom="BLIN",
            prenom="Bruno",
            telephone="+33323456789",
            telephone_2="+33611223344",
            courriel="bruno@exemple.fr",
            note_source="Adresse électronique : b.blin@exemple.fr",
        ),
        4: created(
            nom="COLIN",
            prenom="Chloé",
            telephone="+33323456788",
            telephone_2="+33611223345",
            courriel="chloe@exemple.fr",
        ),
        5: to_check(
            "telephone_illisible",
            "telephone_scientifique",
            "courriel_illisible",
            nom="DURAND",
            prenom="Denis",
            note_source=(
                "Téléphone : 06 12 34 56\nSecond téléphone : 6,12346E+08\n"
                "Adresse électronique : denis @exemple.fr"
            ),
        ),
        6: created(
            nom="EVRARD", prenom="Élise", telephone="+33611223346", courriel="elise@exemple.fr"
        ),
        7: created(
            nom="FABRE", prenom="Farid", telephone="+262692123456", telephone_2="+32470123456"
        ),
        8: to_check(
            "telephone_precision",
            "courriel_illisible",
            nom="GUYOT",
            prenom="Gaëlle",
            telephone="+33611223347",
            note_source=("Téléphone : 06 11 22 33 47 (sa mère)\nAdresse électronique : gaelle"),
        ),
        9: to_check(
            "telephones_plusieurs",
            nom="HUBERT",
            prenom="Hugo",
            telephone="+33611223348",
            telephone_2="+33611223349",
            note_source="Second téléphone : 06 11 22 33 50",
        ),
        10: to_check(
            "telephone_illisible",
            nom="IMBERT",
            prenom="Inès",
            telephone_2="+33611223352",
            note_source="Téléphone : 06 11 22 33 51 99",
        ),
    },
)

COMMUNES: Final = MessyFile(
    "communes_of_every_kind",
    text_file(
        "communes",
        """
Nom;Prénom;Adresse;CP;Commune;Code INSEE
AUBRY;Anne;3 rue de l'Église;2700;Fargniers;
BLIN;Bruno;;02103;SAINT-QUENTIN CEDEX;
COLIN;Chloé;;80000;Saint-Quentin;
DURAND;Denis;;;Saint-Denis;
EVRARD;Élise;;97400;St-Denis;
FABRE;Farid;;20000;AJACCIO;
GUYOT;Gaëlle;;;Trifouillis-les-Oies;
HUBERT;Hugo;;75012;Paris;
IMBERT;Inès;;;Saint-Denis (93);
JACOB;Jean;;02000;Laon;02691
KLEIN;Karim;12 place de l'Hôtel de Ville 02000 LAON;;;
LAMY;Léa;;2.100;;
MOREL;Marc;;;;02691
""",
    ),
    {
        2: created(
            "ancienne_commune",
            nom="AUBRY",
            prenom="Anne",
            adresse="3 rue de l’Église",
            code_postal="02700",
            commune="Tergnier",
            code_insee="02738",
            note_source="Commune : Fargniers",
        ),
        3: created(
            nom="BLIN",
            prenom="Bruno",
            code_postal="02103",
            commune="Saint-Quentin",
            code_insee="02691",
        ),
        4: to_check(
            "commune_code_postal",
            nom="COLIN",
            prenom="Chloé",
            code_postal="80000",
            note_source="Commune : Saint-Quentin",
        ),
        5: to_check(
            "commune_homonyme",
            nom="DURAND",
            prenom="Denis",
            note_source="Commune : Saint-Denis",
        ),
        6: created(
            nom="EVRARD",
            prenom="Élise",
            code_postal="97400",
            commune="Saint-Denis",
            code_insee="97411",
        ),
        7: created(
            nom="FABRE",
            prenom="Farid",
            code_postal="20000",
            commune="Ajaccio",
            code_insee="2A004",
        ),
        8: to_check(
            "commune_inconnue",
            nom="GUYOT",
            prenom="Gaëlle",
            note_source="Commune : Trifouillis-les-Oies",
        ),
        9: created(
            nom="HUBERT", prenom="Hugo", code_postal="75012", commune="Paris", code_insee="75056"
        ),
        10: created(nom="IMBERT", prenom="Inès", commune="Saint-Denis", code_insee="93066"),
        11: to_check(
            "commune_code_insee",
            nom="JACOB",
            prenom="Jean",
            code_postal="02000",
            commune="Laon",
            note_source="Code commune (INSEE) : 02691",
        ),
        12: created(
            nom="KLEIN",
            prenom="Karim",
            adresse="12 place de l’Hôtel de Ville",
            code_postal="02000",
            commune="Laon",
            code_insee="02408",
        ),
        13: created(
            "code_postal_illisible",
            nom="LAMY",
            prenom="Léa",
            note_source="Code postal : 2.100",
        ),
        14: created(nom="MOREL", prenom="Marc", commune="Saint-Quentin", code_insee="02691"),
    },
)

TOGETHER: Final = MessyFile(
    "columns_that_hold_two_things",
    text_file(
        "ensemble",
        """
Bénéficiaire;CP / Ville;Coordonnées
MARTIN Jean;02100 Saint-Quentin;06 11 22 33 44
Zoé DE LA TOUR;80000 AMIENS;06 11 22 33 45 zoe@exemple.fr
Mme LEFÈVRE née DUPONT Jeanne;02000 LAON;
MARTIN PAUL;02100 Saint-Quentin;06 11 22 33 46
M. et Mme PETIT;02100 Saint-Quentin;06 11 22 33 47
BLIN Anne et Luc;02000 LAON;06 11 22 33 48
Mission locale de Laon;02000 LAON;03 23 45 67 89
Total général;;
""",
    ),
    {
        2: created(
            nom="MARTIN",
            prenom="Jean",
            telephone="+33611223344",
            code_postal="02100",
            commune="Saint-Quentin",
            code_insee="02691",
        ),
        3: created(
            nom="DE LA TOUR",
            prenom="Zoé",
            telephone="+33611223345",
            courriel="zoe@exemple.fr",
            code_postal="80000",
            commune="Amiens",
            code_insee="80021",
        ),
        4: created(
            nom="DUPONT",
            nom_usage="LEFÈVRE",
            prenom="Jeanne",
            civilite="Mme",
            code_postal="02000",
            commune="Laon",
            code_insee="02408",
        ),
        5: rejected(
            "nom_prenom_indistincts",
            telephone="+33611223346",
            code_postal="02100",
            commune="Saint-Quentin",
            code_insee="02691",
        ),
        6: rejected(
            "couple",
            telephone="+33611223347",
            code_postal="02100",
            commune="Saint-Quentin",
            code_insee="02691",
        ),
        7: rejected(
            "couple",
            telephone="+33611223348",
            code_postal="02000",
            commune="Laon",
            code_insee="02408",
        ),
        8: rejected(
            "pas_une_personne",
            telephone="+33323456789",
            code_postal="02000",
            commune="Laon",
            code_insee="02408",
        ),
        9: IGNORED,
    },
)

ANSWERS: Final = MessyFile(
    "yes_no_and_publics_in_many_words",
    text_file(
        "reponses",
        """
Nom;Prénom;Permis B;Véhicule;RQTH;Opposition;Public;RSA;N° CAF;N° DE;Prescripteur;Solutions
AUBRY;Anne;oui;O;X;non;DELD, +50 ans;oui;1234567;0123456A;ML de Laon;Vélo ; Permis
BLIN;Bruno;code ok;voiture en panne;en cours;oui;Demandeur d'emploi;non;0012345;;;
COLIN;Chloé;B;aucun;0;;étudiante / QPV;x;;1,23E+10;;
DURAND;Denis;sans permis;✓;✓;?;réfugié;;;;CADA;
EVRARD;Élise;1;N;;;Jeune -26 ans + parent isolé;;;;;"Aide au permis (code, conduite)"
""".replace("Vélo ; Permis", '"Vélo ; Permis"'),
    ),
    {
        2: created(
            nom="AUBRY",
            prenom="Anne",
            identifiant_france_travail="0123456A",
            identifiant_caf="1234567",
            permis_b=True,
            vehicule=True,
            rqth=True,
            opposition=False,
            publics=["deld", "senior", "rsa"],
            prescripteur="ML de Laon",
            solutions=["Vélo", "Permis"],
        ),
        3: created(
            "reponse_incertaine",
            "reponse_incertaine",
            "reponse_incertaine",
            "opposition",
            nom="BLIN",
            prenom="Bruno",
            identifiant_caf="0012345",
            opposition=True,
            publics=["demandeur_emploi"],
            note_source="Permis B : code ok\nVéhicule : voiture en panne\nRQTH : en cours",
        ),
        4: created(
            "identifiant_illisible",
            "public_inconnu",
            nom="COLIN",
            prenom="Chloé",
            permis_b=True,
            vehicule=False,
            rqth=False,
            publics=["qpv", "rsa"],
            note_source="Identifiant France Travail : 1,23E+10\nPublics : étudiante",
        ),
        5: created(
            "statut_non_repris",
            nom="DURAND",
            prenom="Denis",
            permis_b=False,
            vehicule=True,
            rqth=True,
            prescripteur="CADA",
        ),
        6: created(
            nom="EVRARD",
            prenom="Élise",
            permis_b=True,
            vehicule=False,
            publics=["jeune", "parent_isole"],
            solutions=["Aide au permis (code, conduite)"],
        ),
    },
)

NAMES: Final = MessyFile(
    "names_that_are_not_simple",
    text_file(
        "noms",
        """
Nom;Prénom;Civilité
o'connor;mary-ann;Madame
DA COSTA;MARIA DA CONCEIÇÃO;mlle
martin - dupont;jean;M. et Mme
MARTIN;Paul & Lucie;
MARTIN2;Paul;M
12345;;
MARTIN;;M.
;Paul;
XXX;Paul;
TOTAL;Marie;Mme
CCAS;Laon;
DUPONT ép. MARTIN;Jeanne;F
LEROY (ROUX);Ana;
???;???;?
""",
        encoding="mac_roman",
    ),
    {
        2: created(nom="O’CONNOR", prenom="Mary-Ann", civilite="Mme"),
        3: created(nom="DA COSTA", prenom="Maria da Conceição", civilite="Mme"),
        4: created(
            "civilite_couple",
            nom="MARTIN-DUPONT",
            prenom="Jean",
            note_source="Civilité : M. et Mme",
        ),
        5: rejected("couple"),
        6: rejected("nom_inutilisable", prenom="Paul", civilite="M."),
        7: rejected("nom_inutilisable"),
        8: rejected("sans_prenom", nom="MARTIN", civilite="M."),
        9: rejected("sans_nom", prenom="Paul"),
        10: rejected("nom_inutilisable", nom="XXX", prenom="Paul"),
        11: created(nom="TOTAL", prenom="Marie", civilite="Mme"),
        12: rejected("pas_une_personne"),
        13: created(nom="DUPONT", nom_usage="MARTIN", prenom="Jeanne", civilite="Mme"),
        14: created(
            "nom_precision",
            nom="LEROY",
            prenom="Ana",
            note_source="Nom de naissance : LEROY (ROUX)",
        ),
        15: IGNORED,
    },
)

PEOPLE: Final = MessyFile(
    "the_same_people_and_others",
    text_file(
        "personnes",
        """
Nom;Nom d'usage;Prénom;Né(e) le;Tél;Mail;Adresse;Identifiant PE
MARTIN;;Léa;12/03/1990;06 11 22 33 44;;3 rue du Port;
Martin;;LEA;12/03/1990;;lea@exemple.fr;;
MARTIN;;Zoé;12/03/1990;06 11 22 33 44;;3 rue du Port;
MARTIN;;Léa;01/01/1985;;;;
MARTIN;;Léa;;06.11.22.33.44;;;
DUPONT;MARTIN;Léa;12/03/1990;;;;
LEFEVRE;;Jean;05/05/1970;;jean@exemple.fr;;1234567A
Lefèvre;;Jean;06/05/1970;;;;1234567A
BLIN;;Ali;;;;;1234567A
LEFEVRE;;Jeanne;05/05/1972;;jean@exemple.fr;;
JEAN;;Lefèvre;05/05/1970;;;;
Lefevre;;Jean;05/05/1999;;JEAN@exemple.fr;;
DUBOIS;;Marc;;;;12 rue des Lilas;
DUBOIS;;Marc;;;;12, rue des Lilas;
DUBOIS;;Marc;;;;;
""",
    ),
    {
        2: created(
            nom="MARTIN",
            prenom="Léa",
            date_naissance="1990-03-12",
            telephone="+33611223344",
            adresse="3 rue du Port",
        ),
        3: linked(
            "doublon",
            2,
            "deja_dans_le_fichier",
            nom="MARTIN",
            prenom="Lea",
            date_naissance="1990-03-12",
            courriel="lea@exemple.fr",
        ),
        4: created(
            nom="MARTIN",
            prenom="Zoé",
            date_naissance="1990-03-12",
            telephone="+33611223344",
            adresse="3 rue du Port",
        ),
        5: created("homonyme", nom="MARTIN", prenom="Léa", date_naissance="1985-01-01"),
        6: linked(
            "doublon_possible",
            2,
            "peut_etre_ligne",
            nom="MARTIN",
            prenom="Léa",
            telephone="+33611223344",
        ),
        7: linked(
            "doublon",
            2,
            "deja_dans_le_fichier",
            nom="DUPONT",
            nom_usage="MARTIN",
            prenom="Léa",
            date_naissance="1990-03-12",
        ),
        8: created(
            nom="LEFEVRE",
            prenom="Jean",
            date_naissance="1970-05-05",
            courriel="jean@exemple.fr",
            identifiant_france_travail="1234567A",
        ),
        9: linked(
            "doublon",
            8,
            "deja_dans_le_fichier",
            nom="LEFÈVRE",
            prenom="Jean",
            date_naissance="1970-05-06",
            identifiant_france_travail="1234567A",
        ),
        10: created(
            "identifiant_partage",
            nom="BLIN",
            prenom="Ali",
            identifiant_france_travail="1234567A",
        ),
        11: created(
            nom="LEFEVRE",
            prenom="Jeanne",
            date_naissance="1972-05-05",
            courriel="jean@exemple.fr",
        ),
        12: linked(
            "doublon_possible",
            8,
            "peut_etre_ligne",
            nom="JEAN",
            prenom="Lefèvre",
            date_naissance="1970-05-05",
        ),
        13: linked(
            "doublon_possible",
            8,
            "peut_etre_ligne",
            nom="LEFEVRE",
            prenom="Jean",
            date_naissance="1999-05-05",
            courriel="jean@exemple.fr",
        ),
        14: created(nom="DUBOIS", prenom="Marc", adresse="12 rue des Lilas"),
        15: linked(
            "doublon_possible",
            14,
            "peut_etre_ligne",
            nom="DUBOIS",
            prenom="Marc",
            adresse="12, rue des Lilas",
        ),
        16: created("homonyme", nom="DUBOIS", prenom="Marc"),
    },
)

SOCIAL_SECURITY: Final = MessyFile(
    "social_security_numbers_everywhere",
    text_file(
        "numeros",
        """
Nom;Prénom;N° sécu;Identifiant;Remarques;Tél
AUBRY;Anne;290037869112345;;RAS;0611223344
BLIN;Bruno;;1 85 05 78 006 084 36;son n° est 1 85 05 78 006 084, à revoir;0611223345
COLIN;Chloé;2 99 01 2A 123 456;;;290037869112345
DURAND;Denis;inconnu;;NIR1850578006084;
""",
    ),
    {
        2: created(
            "numero_retire",
            nom="AUBRY",
            prenom="Anne",
            telephone="+33611223344",
            note_source="RAS",
        ),
        3: created(
            "numero_retire",
            nom="BLIN",
            prenom="Bruno",
            telephone="+33611223345",
            note_source="son n° est [numéro retiré], à revoir",
        ),
        4: created("numero_retire", nom="COLIN", prenom="Chloé"),
        5: created("numero_retire", nom="DURAND", prenom="Denis", note_source="NIR[numéro retiré]"),
    },
)

SILENT: Final = MessyFile(
    "headings_that_say_nothing",
    text_file(
        "sans_titres",
        """
Colonne1;Colonne2;Colonne3;Colonne4;Colonne5;Colonne6;Colonne7
Mme;AUBRY;Anne;12/03/1990;06 11 22 33 44;02100;Saint-Quentin
M.;BLIN;Bruno;31/12/1985;06 11 22 33 45;2000;Laon
Mme;COLIN;Chloé;05/05/2001;06 11 22 33 46;80000;Amiens
M.;DURAND;Denis;05/05/1995;06 11 22 33;02000;Lan
""",
    ),
    {
        2: created(
            nom="AUBRY",
            prenom="Anne",
            civilite="Mme",
            date_naissance="1990-03-12",
            telephone="+33611223344",
            code_postal="02100",
            commune="Saint-Quentin",
            code_insee="02691",
        ),
        3: created(
            nom="BLIN",
            prenom="Bruno",
            civilite="M.",
            date_naissance="1985-12-31",
            telephone="+33611223345",
            code_postal="02000",
            commune="Laon",
            code_insee="02408",
        ),
        4: created(
            nom="COLIN",
            prenom="Chloé",
            civilite="Mme",
            date_naissance="2001-05-05",
            telephone="+33611223346",
            code_postal="80000",
            commune="Amiens",
            code_insee="80021",
        ),
        5: to_check(
            "telephone_illisible",
            "commune_inconnue",
            nom="DURAND",
            prenom="Denis",
            civilite="M.",
            date_naissance="1995-05-05",
            code_postal="02000",
            note_source="Téléphone : 06 11 22 33\nCommune : Lan",
        ),
    },
)

LEFTOVERS: Final = MessyFile(
    "figures_kept_as_text_and_leftovers_of_a_spreadsheet",
    text_file(
        "restes",
        """
N°;NOM;Prénom;CP;Commune;Portable;Date de naissance;Âge;Sorti
1;AUBRY;Anne;="02100";Saint-Quentin (Aisne);'0611223344;'12/03/1990;35;FAUX
2;BLIN;Bruno;'02000;LAON;06 11 22 33 45;#N/A;#N/A;FAUX
3;;;;;;;126;FAUX
4;;;;;;;126;FAUX
;;2 personnes;;;;;;
Légende : FAUX = toujours suivie;;;;;;;;
Secteur de Laon;;;;;;;;
""",
    ),
    {
        2: created(
            nom="AUBRY",
            prenom="Anne",
            date_naissance="1990-03-12",
            telephone="+33611223344",
            code_postal="02100",
            commune="Saint-Quentin",
            code_insee="02691",
        ),
        3: to_check(
            "cellule_en_erreur",
            nom="BLIN",
            prenom="Bruno",
            telephone="+33611223345",
            code_postal="02000",
            commune="Laon",
            code_insee="02408",
            note_source="Date de naissance : #N/A",
        ),
        4: IGNORED,
        5: IGNORED,
        6: IGNORED,
        7: IGNORED,
        8: rejected("sans_nom"),
    },
)

TEXT_FILES: Final = (
    *(WINDOWS, DECOMPOSED, DAYS, CONTACTS, COMMUNES, TOGETHER),
    *(ANSWERS, NAMES, PEOPLE, SOCIAL_SECURITY, SILENT, LEFTOVERS),
)
