import copy
import json
from collections.abc import Callable

import pytest

from conseil_mobilite.domain.assessment.grid import Grid
from conseil_mobilite.domain.assessment.grid_parsing import parse_grid
from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.resource_files import resource

Json = dict[str, object]
Change = Callable[[Json], None]


def shipped() -> Json:
    data: Json = json.loads(resource("grid", "CM-2026.1.json").read_text(encoding="utf-8"))
    return data


SHIPPED = shipped()


def question(data: Json, code: str) -> Json:
    sections = data["sections"]
    assert isinstance(sections, list)
    found: Json = next(q for s in sections for q in s.get("questions", []) if q["code"] == code)
    return found


def choices(data: Json, code: str) -> list[Json]:
    found = question(data, code)["choices"]
    assert isinstance(found, list)
    return found


def first(data: Json, name: str) -> Json:
    items = data[name]
    assert isinstance(items, list)
    item: Json = items[0]
    return item


def set_in(code: str, field: str, value: object) -> Change:
    return lambda data: question(data, code).__setitem__(field, value)


def set_in_choice(code: str, number: int, field: str, value: object) -> Change:
    return lambda data: choices(data, code)[number].__setitem__(field, value)


def set_flag(code: str, field: str) -> Change:
    return lambda data: question(data, code).update({field: True})


def set_flag_in_choice(code: str, field: str) -> Change:
    return lambda data: choices(data, code)[0].update({field: True})


def set_first(name: str, field: str, value: object) -> Change:
    return lambda data: first(data, name).__setitem__(field, value)


def repeat(name: str) -> Change:
    def change(data: Json) -> None:
        items = data[name]
        assert isinstance(items, list)
        items.append(copy.deepcopy(items[0]))

    return change


def drop(code: str, field: str) -> Change:
    return lambda data: question(data, code).__delitem__(field)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (
            lambda data: data.__delitem__("version"),
            "Grille : le champ « version » doit être un texte.",
        ),
        (
            lambda data: data.__setitem__("comment", "x"),
            "Grille CM-2026.1 : le champ « comment » est inconnu.",
        ),
        (
            lambda data: data.__setitem__("axes", "ADMIN"),
            "Grille CM-2026.1 : le champ « axes » doit être une liste.",
        ),
        (
            lambda data: data.__setitem__("axes", ["ADMIN"]),
            "Grille CM-2026.1, axes n° 1 : un objet JSON est attendu.",
        ),
        (repeat("axes"), "Grille CM-2026.1 : deux axes ont le code ADMIN."),
        (
            set_first("axes", "france_travail", [{"contrainte": 29}]),
            "axe ADMIN, france_travail n° 1 : le champ « contrainte » doit être un texte.",
        ),
        (
            set_first("sections", "axis", "BONHEUR"),
            "Grille CM-2026.1, section DEMANDE : l’axe BONHEUR n’existe pas.",
        ),
        (
            set_first("sections", "couleur", "bleu"),
            "Grille CM-2026.1, section DEMANDE : le champ « couleur » est inconnu.",
        ),
        (set_in("V04", "code", "v4"), "question v4 : le code d’une question est une majuscule"),
        (set_in("V04", "code", "V02"), "question V02 : ce code sert déjà à une autre question."),
        (set_flag("V04", "sensitve"), "question V04 : le champ « sensitve » est inconnu."),
        (
            set_in("V04", "mandatory", "oui"),
            "section MOYENS, question V04 : le champ « mandatory » doit être true ou false.",
        ),
        (drop("V04", "help"), "question V04 : le champ « help » doit être un texte."),
        (set_in("V04", "text", "  "), "question V04 : le champ « text » doit être un texte."),
        (
            set_in("V04", "kind", "slider"),
            "question V04 : le genre de question « slider » est inconnu.",
        ),
        (drop("V04", "choices"), "question V04 : il manque la liste des réponses."),
        (
            set_in("V04", "kind", "text"),
            "question V04 : seule une question à choix a une liste de réponses.",
        ),
        (
            set_in("V04", "kind", "multi"),
            "question V04 : seule une question à réponse unique donne des points.",
        ),
        (
            set_in_choice("V04", 0, "code", "aucun"),
            "question V04 : deux réponses ont le même code.",
        ),
        (
            set_in_choice("V04", 0, "code", "à moi"),
            "question V04, réponse à moi : un code de réponse s’écrit sans accent ni espace.",
        ),
        (
            set_in_choice("V04", 0, "points", 5),
            "question V04, réponse toujours : les points vont de 0 à 4.",
        ),
        (
            set_in_choice("V04", 0, "points", "4"),
            "réponse toujours : le champ « points » doit être un nombre entier.",
        ),
        (
            set_flag_in_choice("V04", "not_applicable"),
            "réponse toujours : une réponse sans objet ne donne pas de points.",
        ),
        (
            lambda data: choices(data, "V04")[0].__delitem__("points"),
            "question V04 : chaque réponse donne des points ou se dit sans objet.",
        ),
        (
            set_flag("V01", "mandatory"),
            "question V01 : une question obligatoire doit donner des points.",
        ),
        (
            set_flag("V03", "mandatory"),
            "question V03 : une question obligatoire ou du bilan court ne dépend d’aucune",
        ),
        (
            set_in("V04", "active", value=False),
            "question V04 : une question obligatoire se pose toujours : elle ne se désactive pas.",
        ),
        (
            set_in("V03", "active", "non"),
            "question V03 : le champ « active » doit être true ou false.",
        ),
        (
            set_flag("A03", "blocking"),
            "question A03 : une question bloquante doit avoir une réponse à 0 point.",
        ),
        (
            lambda data: choices(data, "D03")[0].__setitem__("points", 0),
            "question D03 : chaque réponse donne des points ou se dit sans objet.",
        ),
        (
            set_in("T01", "maximum", None),
            "question T01 : un test a un maximum, et lui seul.",
        ),
        (
            set_in("P07", "detail", {"label": "Pourquoi", "choices": ["peut_etre"]}),
            "question P07 : la précision demandée cite une réponse inconnue.",
        ),
        (
            set_in("V03", "if", "V02=="),
            "question V03, règle « V02== », caractère 5 : on attend un nombre.",
        ),
        (
            set_in("V03", "if", "V04=1"),
            "question V03, règle « V04=1 » : la question V04 n’existe pas ou vient plus loin",
        ),
        (
            set_in("V03", "if", "V03=1"),
            "question V03, règle « V03=1 » : la question V03 n’existe pas ou vient plus loin",
        ),
        (
            set_in("V03", "if", "V01>=1"),
            "question V03, règle « V01>=1 » : la question V01 ne donne pas de points.",
        ),
        (
            set_in("V03", "if", "V02=5"),
            "question V03, règle « V02=5 » : les points vont de 0 à 4.",
        ),
        (
            set_in("V03", "if", 'V01 is "B"'),
            'règle « V01 is "B" » : la question V01 se lit avec « has ».',
        ),
        (
            set_in("V03", "if", 'V02 has "oui"'),
            'règle « V02 has "oui" » : la question V02 se lit avec « is ».',
        ),
        (
            set_in("V03", "if", 'V02 is "Peut-être"'),
            'règle « V02 is "Peut-être" » : la question V02 n’a pas cette réponse.',
        ),
        (
            set_in("V03", "if", 'D01 is "Oui"'),
            'règle « D01 is "Oui" » : la question D01 n’a pas de liste de réponses.',
        ),
        (
            drop("J03", "mandatory"),
            "Grille CM-2026.1 : l’axe PROJET n’a pas 2 questions obligatoires.",
        ),
        (repeat("barriers"), "Grille CM-2026.1 : deux freins ont le code aucun_moyen."),
        (
            set_first("barriers", "axis", "ROUTE"),
            "Grille CM-2026.1, frein aucun_moyen : l’axe ROUTE n’existe pas.",
        ),
        (
            set_first("barriers", "trigger", "V99=0"),
            "frein aucun_moyen, règle « V99=0 » : la question V99 n’existe pas",
        ),
        (
            set_first("barriers", "actions", []),
            "frein aucun_moyen : il manque les actions à proposer.",
        ),
        (
            set_first("barriers", "themes", ["", "x"]),
            "frein aucun_moyen : le champ « themes » doit être une liste de textes.",
        ),
        (
            set_first("barriers", "reason", ["Véhicule : {V44}"]),
            "frein aucun_moyen : la raison cite V44, qui n’est pas une question à choix.",
        ),
        (
            set_first("barriers", "reason", ["Demande : {D01}"]),
            "frein aucun_moyen : la raison cite D01, qui n’est pas une question à choix.",
        ),
        (
            set_first("defaults", "reason", []),
            "action par défaut info_droits : il manque la raison de l’action.",
        ),
        (
            set_first("defaults", "when", "A04=1 or"),
            "action par défaut info_droits, règle « A04=1 or », caractère 9",
        ),
    ],
)
def test_an_unsound_grid_is_refused_with_the_place_of_its_fault(
    change: Change, sentence: str
) -> None:
    data = copy.deepcopy(SHIPPED)
    change(data)

    with pytest.raises(UserError) as caught:
        parse_grid(data)

    assert sentence in str(caught.value).replace("\N{NO-BREAK SPACE}", " ")


def test_the_shipped_file_is_sound_before_it_is_changed() -> None:
    assert isinstance(parse_grid(SHIPPED), Grid)
