from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.language.french import phone_display
from conseil_mobilite.domain.people import identity


def refused(check: Callable[[], object]) -> UserError:
    with pytest.raises(UserError) as error:
        check()
    text = str(error.value)
    assert text[0].isupper()
    assert text.endswith(".")
    return error.value


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Lefèvre", "Lefèvre"),
        ("  de  la \u00a0Tour ", "de la Tour"),
        ("N’Guessan", "N’Guessan"),
        ("O'Brien-Nguyễn", "O'Brien-Nguyễn"),
        ("Lefe\u0300vre", "Lefèvre"),
        ("Œuvrard", "Œuvrard"),
        ("Наталія", "Наталія"),
        ("محمد", "محمد"),
        ("Jean\u200bne", "Jeanne"),
        ("\u202eMarie", "Marie"),
        ("J.-P.", "J.-P."),
    ],
)
def test_names_of_the_whole_world_are_kept(typed: str, kept: str) -> None:
    assert identity.person_name(typed, "last_name") == kept


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "Lefèvre"),
        ("   ", "Lefèvre"),
        ("\u200b", "Lefèvre"),
        ("Dupont2", "chiffre"),
        ("1 90 05 80 123 456", "chiffre"),
        ("<b>Dupont</b>", "<"),
        ("Dupont; DROP", ";"),
        ("=cmd()", "="),
        ("Dup\x00ont", "invisible"),
        ("-", "lettre"),
        ("a" * 81, "80"),
        ("Marie 😀", "😀"),
    ],
)
def test_an_absurd_name_is_refused_at_its_field(typed: str, said: str) -> None:
    error = refused(lambda: identity.person_name(typed, "last_name"))

    assert error.field == "last_name"
    assert said in str(error)


def test_a_usual_name_may_be_left_empty() -> None:
    assert identity.optional_person_name(" ", "usual_name") == ""


@given(st.text())
def test_a_name_that_is_accepted_is_accepted_again_as_it_was_kept(text: str) -> None:
    try:
        kept = identity.person_name(text, "first_name")
    except UserError:
        return

    assert identity.person_name(kept, "first_name") == kept
    assert len(kept) <= 80


def test_a_body_may_have_figures_and_signs_in_its_name_but_no_markup() -> None:
    assert identity.organisation_name(" Mobilité  80 & Cie ") == "Mobilité 80 & Cie"

    assert refused(lambda: identity.organisation_name("80")).field == "name"
    assert refused(lambda: identity.organisation_name("<i>Mobilité</i>")).field == "name"


@pytest.mark.parametrize(
    ("typed", "e164"),
    [
        ("06 12 34 56 78", "+33612345678"),
        ("0612345678", "+33612345678"),
        ("03.22.01.02.03", "+33322010203"),
        ("+33 6 12 34 56 78", "+33612345678"),
        ("0033612345678", "+33612345678"),
        ("+33 (0)6 12 34 56 78", "+33612345678"),
        ("06\u00a012\u202f34 56 78", "+33612345678"),
        ("0692 12 34 56", "+262692123456"),
        ("+33 692 12 34 56", "+262692123456"),
        ("0639 12 34 56", "+262639123456"),
        ("06 39 98 12 34", "+33639981234"),
        ("0690 12 34 56", "+590690123456"),
        ("0694 12 34 56", "+594694123456"),
        ("0696 12 34 56", "+596696123456"),
        ("+262 692 12 34 56", "+262692123456"),
        ("05 08 41 12 34", "+508411234"),
        ("+32 470 12 34 56", "+32470123456"),
        ("+687 26 12 34", "+687261234"),
        ("39 49", "3949"),
    ],
)
def test_a_number_is_kept_as_the_world_dials_it(typed: str, e164: str) -> None:
    assert identity.parse_phone(typed) == e164


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("06 12 34 56 7", "9 chiffres"),
        ("612345678", "9 chiffres"),
        ("1234567890", "commence par 0"),
        ("06 12 34 56 78 90", "12 chiffres"),
        ("zéro six", "se compose de chiffres"),
        ("+0612345678", "commence par 0"),
        ("", "se compose de chiffres"),
        ("115218", "6 chiffres"),
    ],
)
def test_a_number_that_cannot_be_dialled_is_refused(typed: str, said: str) -> None:
    error = refused(lambda: identity.parse_phone(typed))

    assert error.field == "phone"
    assert said in str(error).replace("\u00a0", " ")


@given(st.from_regex(r"\A0[1-79]\d{8}\Z"))
def test_what_is_shown_of_a_number_is_read_back_as_the_same_number(number: str) -> None:
    e164 = identity.parse_phone(number)

    assert identity.parse_phone(phone_display(e164)) == e164


@pytest.mark.parametrize(("typed", "code"), [("02300", "02300"), (" 80 000 ", "80000")])
def test_a_postcode_keeps_its_leading_nought(typed: str, code: str) -> None:
    assert identity.parse_postcode(typed) == code


@pytest.mark.parametrize("typed", ["", "2300", "802300", "2A000", "00100", "٠٢٣٠٠"])
def test_a_postcode_has_five_figures(typed: str) -> None:
    assert refused(lambda: identity.parse_postcode(typed)).field == "postcode"


def test_an_address_is_kept_in_its_usual_form() -> None:
    assert identity.parse_email(" Amelie.Roy@Exemple.FR ") == "Amelie.Roy@exemple.fr"


@pytest.mark.parametrize(
    "typed", ["amelie", "amelie@", "amelie@exemple", "a b@exemple.fr", "a@b..fr"]
)
def test_an_incomplete_address_is_refused(typed: str) -> None:
    assert refused(lambda: identity.parse_email(typed)).field == "email"


def test_what_is_optional_may_be_empty() -> None:
    assert identity.optional_phone(" ") == ""
    assert identity.optional_postcode("") == ""
    assert identity.optional_email("") == ""


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("732 829 320 00074", "73282932000074"),
        ("35600000000048", "35600000000048"),
        ("356 000 000 09075", "35600000009075"),
    ],
)
def test_a_siret_is_checked_la_poste_by_its_own_rule(typed: str, kept: str) -> None:
    assert identity.parse_siret(typed) == kept


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "14 chiffres"),
        ("732 829 320 00075", "faute de frappe"),
        ("356 000 000 09076", "faute de frappe"),
        ("732 829 320", "SIREN"),
        ("732 829 320 0007", "13 chiffres"),
        ("ABC", "14 chiffres"),
    ],
)
def test_a_wrong_siret_says_what_is_wrong(typed: str, said: str) -> None:
    error = refused(lambda: identity.parse_siret(typed))

    assert error.field == "siret"
    assert said in str(error).replace("\u00a0", " ")


@pytest.mark.parametrize(
    "text",
    [
        "190058012345678",
        "1900580123456",
        "1 90 05 80 123 456 78",
        "1 90 05 80 123 456",
        "2.85.12.2A.123.456.78",
        "285122B123456",
        "NIR : 2 99 01 99 351 123, à revoir",
        "7 90 45 80 123 456 12",
    ],
)
def test_a_social_security_number_is_recognised_anywhere(text: str) -> None:
    assert identity.looks_like_nir(text)
    assert refused(lambda: identity.refuse_nir(text, "note")).field == "note"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "06 12 34 56 78",
        "+33612345678",
        "732 829 320 00074",
        "73282932000074",
        "1900580123456789",
        "Né le 12/05/1990 à 80000 Amiens, dossier 2026-000123",
        "1234567B",
        "4970 1234 5678 9012",
    ],
)
def test_other_numbers_are_no_social_security_number(text: str) -> None:
    assert not identity.looks_like_nir(text)
    identity.refuse_nir(text)
