"""The texts a body may word itself: what is proposed is sound, what is typed is checked."""

import re

import pytest

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.paper.letter_text_checks import checked_words
from conseil_mobilite.domain.paper.letter_texts import (
    ASSOCIATION,
    PUBLIC,
    PaperText,
    PaperTexts,
    key,
    placeholders,
    stretches,
    unknown_placeholders,
)
from conseil_mobilite.store.reference.letters import letter_texts

ALL = letter_texts().texts
COMMON = {"organisme": "Le CCAS", "duree": "2 ans", "contact": "dpo@ville.example"}
THREATS = re.compile(
    r"oblig(?!atoire\. Votre)|sanction|radi|convoqu|sous peine|suspen|tenu de|devez|absence injust",
    re.IGNORECASE,
)


def text(code: str) -> PaperText:
    return letter_texts().text(code)


def texts(basis: str = PUBLIC) -> PaperTexts:
    return PaperTexts(letter_texts(), basis, common=COMMON)


@pytest.mark.parametrize("one", ALL, ids=[one.code for one in ALL])
def test_what_is_proposed_can_itself_be_kept(one: PaperText) -> None:
    assert checked_words(one, one.default) == one.default
    assert set(one.values) <= set(letter_texts().values)
    assert set(one.must) <= set(one.values)
    assert one.paper in {paper.code for paper in letter_texts().papers}
    assert one.help.endswith(".")


def test_no_code_comes_twice_and_every_placeholder_said_is_used() -> None:
    codes = [one.code for one in ALL]
    used = {name for one in ALL for name in one.values}

    assert len(codes) == len(set(codes))
    assert used == set(letter_texts().values)


@pytest.mark.parametrize("one", ALL, ids=[one.code for one in ALL])
def test_nothing_proposed_threatens(one: PaperText) -> None:
    assert not THREATS.search(one.default)


def test_the_notice_names_the_legal_basis_of_either_body() -> None:
    public, private = texts(PUBLIC).say("notice"), texts(ASSOCIATION).say("notice")

    assert "Le CCAS garde ces informations" in public
    assert "sa mission d’intérêt public, jusqu’à 2 ans" in public
    assert "son intérêt légitime, jusqu’à 2 ans" in private
    for said in (public, private):
        assert said.replace("cnil.fr", "").replace("ville.example", "").count(".") == 2
        assert all(right in said for right in ("lire", "corriger", "effacer", "refuser", "CNIL"))


def test_a_body_sees_the_notice_of_its_kind_alone() -> None:
    public = {one.code for one in letter_texts().of_body(PUBLIC)}
    private = {one.code for one in letter_texts().of_body(ASSOCIATION)}

    assert public - private == {"notice.public", "notice_courte.public"}
    assert private - public == {"notice.association", "notice_courte.association"}


def test_words_of_the_body_take_the_place_of_those_proposed() -> None:
    own = texts().with_words("reponse.acceptee", "Oui pour {personne} !")

    assert own.say("reponse.acceptee", personne="Awa Roy") == "Oui pour Awa Roy !"
    assert own.say("reponse.sans_accord", personne="Awa") == texts().written("reponse.sans_accord")


def test_a_value_that_holds_braces_is_never_filled_again() -> None:
    own = texts().with_words("reponse.acceptee", "Oui pour {personne}.")

    assert own.say("reponse.acceptee", personne="{organisme} {x") == "Oui pour {organisme} {x."


def test_a_placeholder_is_known_without_its_accents_and_in_capitals() -> None:
    words = checked_words(text("reponse.ouverture"), "{PERSONNE}, le { Reception }.")
    said = texts().with_words("reponse.ouverture", words)

    assert said.say("reponse.ouverture", personne="Awa", reception="3 mai") == "Awa, le 3 mai."
    assert (key("Échéance"), key("rendez-vous")) == ("echeance", "rendez_vous")


@pytest.mark.parametrize(
    ("code", "typed", "said"),
    [
        ("reponse.refusee", "Non : {motif}, {nom}", "« {nom} » n’est pas connu ici"),
        ("reponse.refusee", "Non : {motif}, {nom}", "{motif}, {personne}, {organisme}"),
        ("reponse.retard", "Pardon {personne}", "Ce texte n’en utilise aucun"),
        ("reponse.refusee", "Non : {motif} {personne", "n’est pas fermée"),
        ("reponse.refusee", "Non : {motif} personne}", "ne ferme rien"),
        ("reponse.refusee", "Non : {{motif}}", "n’est pas fermée"),
        ("reponse.refusee", "Non, désolés.", "doit contenir {motif}"),
        ("reponse.refusee", "{motif}" + "a" * 240, "a 247 caractères ; 240 au plus"),
        ("reponse.refusee", " \n ", "ne peut pas être vide"),
        ("reponse.refusee", "{}", "« {} » n’est pas connu"),
        ("pied", "2 84 05 75 113 042 26", "sécurité sociale"),
        ("attestation.validite_mois", "25", "de 1 à 24"),
        ("attestation.validite_mois", "0", "de 1 à 24"),
        ("attestation.validite_mois", "six", "de 1 à 24"),
        ("attestation.validite_mois", "²", "de 1 à 24"),
    ],
)
def test_what_cannot_stand_on_a_paper_is_refused_with_a_sentence(
    code: str, typed: str, said: str
) -> None:
    with pytest.raises(UserError) as refusal:
        checked_words(text(code), typed)

    assert said in str(refusal.value).replace("\u00a0", " ")
    assert refusal.value.field == "words"


@pytest.mark.parametrize("one", [one for one in ALL if one.optional], ids=lambda one: one.code)
def test_only_what_says_so_may_be_empty(one: PaperText) -> None:
    assert checked_words(one, "  ") == ""
    assert "Vide" in one.help or one.lines


def test_lines_stay_lines_only_where_a_text_says_one_thing_a_line() -> None:
    typed = "  Votre carte \n\n Une\tphoto\x07 \n"

    assert checked_words(text("convocation.apporter"), typed) == "Votre carte\nUne photo"
    assert checked_words(text("reponse.cloture"), typed) == "Votre carte Une photo"


def test_the_validity_is_read_as_a_number() -> None:
    assert texts().number("attestation.validite_mois") == 6
    assert (
        texts().with_words("attestation.validite_mois", "12").number("attestation.validite_mois")
        == 12
    )


def test_a_text_says_which_names_it_holds_and_what_stands_as_written() -> None:
    words = "Bonjour {personne}, le {date}.\nÀ bientôt"

    assert placeholders(words) == ["personne", "date"]
    assert stretches(words) == ("Bonjour", ", le", ".", "À bientôt")
    assert unknown_placeholders(text("reponse.acceptee"), words) == ["date"]
    assert texts().uses("notice", "contact")
    assert not texts().uses("pied", "contact")


def test_an_unknown_text_is_a_fault_of_the_program() -> None:
    with pytest.raises(KeyError):
        texts().say("reponse.inconnue")
