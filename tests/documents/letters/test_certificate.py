"""The attestation keeps to one page, says where it stands, and claims nothing more."""

from dataclasses import replace
from datetime import date

import pytest
from tests.documents.conftest import Reading
from tests.documents.papers import PROPOSED, certificate_pdf

from conseil_mobilite.domain.paper.action_sheet import AdviserCard, Letterhead
from conseil_mobilite.domain.paper.certificate import Certificate

USUAL = Certificate(
    number="2027-00058",
    organisation=Letterhead("Mobilité des Trois Vallées", "4 place de la Mairie", "+33353011200"),
    kind="CCAS ou CIAS",
    siret="73282932000074",
    town="Valbrune",
    authorised=True,
    adviser=AdviserCard("Sophie", "Morel", phone="+33353011234"),
    role="conseil en mobilité",
    person_name="Amina Haddad",
    birth_date=date(1994, 6, 4),
    assessed_on=date(2027, 3, 9),
    issued_on=date(2027, 3, 9),
    valid_until=date(2027, 9, 9),
    texts=PROPOSED,
)
BARE = replace(
    USUAL,
    organisation=Letterhead("Mobilité"),
    adviser=AdviserCard("Sophie"),
    authorised=False,
    town="",
    birth_date=None,
)


def long_one(size: int) -> Certificate:
    """Give every name this many letters."""
    words = ("Marie-Antoinette de la Tour " * 6)[:size].strip()
    body = Letterhead(
        words * 2, f"{words} {words}", "+33353011200", "du lundi au vendredi", foot=words
    )
    return replace(
        BARE,
        organisation=body,
        adviser=AdviserCard(words, words, phone="+33353011234"),
        person_name=f"{words} {words}, nom d’usage {words}",
        town="Saint-Remy-en-Bouzemont-Saint-Genest-et-Isson",
    )


def said(content: Certificate) -> str:
    return Reading(certificate_pdf(content)).text.replace("\xa0", " ")


@pytest.mark.parametrize("size", [8, 10, 12, 18, 24, 32, 48, 64, 80])
def test_it_keeps_to_one_page_whatever_the_length_of_the_names(size: int) -> None:
    assert len(Reading(certificate_pdf(long_one(size))).pages) == 1


def test_an_authorised_body_names_the_criterion_and_promises_nothing() -> None:
    text = said(USUAL)

    assert "pour le critère « Problème de mobilité »." in text
    assert "sont fixés par arrêté : à vérifier" in text
    assert "qui peuvent gêner l’accès à l’emploi" in text
    assert "n’est pas délivrée" not in text


def test_a_body_that_is_not_authorised_never_claims_to_be() -> None:
    text = said(BARE)

    assert "Elle n’est pas délivrée en qualité de prescripteur habilité." in text
    assert "(prescripteur habilité)" not in text
    assert "peut être jointe" not in text


def test_a_body_without_town_nor_phone_leaves_no_hole() -> None:
    text = said(BARE)

    assert "Fait le 9 mars 2027." in text
    assert "Établie par Sophie, conseil en mobilité Valable" in text


def test_it_is_tagged_with_its_headings_its_facts_and_its_list() -> None:
    tags = Reading(certificate_pdf(USUAL)).tags

    assert (tags.count("/H1"), tags.count("/H2"), tags.count("/Table")) == (1, 2, 1)
    assert (tags.count("/TR"), tags.count("/L"), tags.count("/LI")) == (8, 1, 3)
