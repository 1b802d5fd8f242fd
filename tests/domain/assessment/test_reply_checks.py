import pytest

from conseil_mobilite.domain.assessment.replies import Reply, ReplyState
from conseil_mobilite.domain.assessment.reply_checks import checked, checked_score
from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.store.reference.reference import grid

GRID = grid()


@pytest.mark.parametrize(
    ("code", "reply"),
    [
        ("V04", Reply(codes=("aucun",))),
        ("V04", Reply()),
        ("V01", Reply(codes=("b", "code_obtenu"), text="12/03/2027")),
        ("D01", Reply(text="Je commence une formation à Hirson")),
        ("D05", Reply(kilometres=0, minutes=20)),
        ("D05", Reply(minutes=20)),
        ("B01", Reply(cents=4_250)),
        ("O01", Reply(codes=("02381",), text="Hirson")),
        ("O01", Reply(codes=("2A004",), text="Ajaccio")),
        ("J01", Reply(codes=("N4105",), text="Livreur")),
        ("J01", Reply(text="Livreur à vélo")),
        ("J02", Reply(codes=("02381", "02361"), text="Hirson, Guise")),
        ("P07", Reply(codes=("oui",), text="Trop cher")),
        ("H01", Reply(ReplyState.REFUSED)),
    ],
)
def test_a_reply_that_fits_its_question_is_kept_as_it_is(code: str, reply: Reply) -> None:
    assert checked(GRID.question(code), reply) == reply


def test_several_answers_are_kept_once_and_in_the_order_of_the_grid() -> None:
    reply = checked(GRID.question("V08"), Reply(codes=("train", "marche", "train")))

    assert reply.codes == ("marche", "train")


def test_a_text_is_trimmed() -> None:
    assert checked(GRID.question("P01"), Reply(text="  après\nla gare ")).text == "après la gare"


def test_a_question_left_aside_keeps_no_answer() -> None:
    refused = Reply(ReplyState.REFUSED, codes=("aucun",), text="secret")

    assert checked(GRID.question("V04"), refused) == Reply(ReplyState.REFUSED)


def test_a_detail_goes_with_the_answer_that_called_for_it() -> None:
    reply = checked(GRID.question("P07"), Reply(codes=("non",), text="Trop cher"))

    assert reply == Reply(codes=("non",))


@pytest.mark.parametrize(
    ("code", "reply", "sentence"),
    [
        ("V04", Reply(codes=("navette",)), "Véhicule : cette réponse n’est pas dans la grille."),
        ("V04", Reply(codes=("aucun", "partage")), "Véhicule : gardez une seule réponse."),
        ("V04", Reply(text="rouge"), "Véhicule : cette question n’attend pas de texte."),
        (
            "O06",
            Reply(codes=("tad", "aucune")),
            "Autres offres connues : « aucune » ne va pas avec une autre réponse.",
        ),
        ("D01", Reply(text="x" * 301), "Demande : restez sous 300 caractères"),
        (
            "D05",
            Reply(kilometres=-1),
            "Distance possible aujourd’hui : indiquez un nombre de 0 à 1 000 km.",
        ),
        ("D05", Reply(minutes=1_441), "indiquez un nombre de 0 à 1 440 minutes."),
        ("B01", Reply(cents=1_000_001), "indiquez un nombre de 0 à 10 000 € par mois."),
        ("V04", Reply(cents=100), "Véhicule : indiquez un nombre"),
        ("O01", Reply(codes=("Hirson",)), "Commune : choisissez la réponse dans la liste"),
        ("O01", Reply(codes=("02381", "02361")), "Commune : gardez une seule réponse."),
        ("J02", Reply(codes=tuple(f"{n:05}" for n in range(21))), "gardez 20 réponses au plus."),
        ("D01", Reply(codes=("x",)), "Demande : choisissez la réponse dans la liste"),
        ("T01", Reply(text="4"), "Test de lecture de plan : cette question n’attend pas de texte."),
    ],
)
def test_a_reply_that_does_not_fit_is_refused_beside_its_question(
    code: str, reply: Reply, sentence: str
) -> None:
    with pytest.raises(UserError) as caught:
        checked(GRID.question(code), reply)

    assert sentence in str(caught.value).replace("\N{NO-BREAK SPACE}", " ")
    assert caught.value.field == code


def test_a_test_is_scored_within_its_range() -> None:
    assert checked_score(GRID.question("T03"), 40) == 40
    for score in (-1, 41):
        with pytest.raises(UserError, match="de 0 à 40"):
            checked_score(GRID.question("T03"), score)
