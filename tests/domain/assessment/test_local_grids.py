"""A body’s own version of the grid: what it may change, and the place of what it may not."""

import json
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conseil_mobilite.domain.assessment import local_grid_edits as edits
from conseil_mobilite.domain.assessment.barriers import barriers_in
from conseil_mobilite.domain.assessment.grid import Choice, Grid, Question, QuestionKind
from conseil_mobilite.domain.assessment.grid_parsing import parse_grid
from conseil_mobilite.domain.assessment.grid_writing import grid_data, written
from conseil_mobilite.domain.assessment.local_grid_changes import (
    QuestionState,
    changes_between,
    state_of,
)
from conseil_mobilite.domain.assessment.local_grid_rules import (
    check_local,
    is_local,
    local_version,
    national_version,
)
from conseil_mobilite.domain.assessment.own_question import (
    OwnQuestion,
    asking_sections,
    with_question,
)
from conseil_mobilite.domain.assessment.question_wording import Wording, wording_of
from conseil_mobilite.domain.assessment.replies import Reply
from conseil_mobilite.domain.assessment.scoring import axis_scores
from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.store.reference.reference import grid

NATIONAL = grid()
DRAFT = replace(NATIONAL, version="CM-2026.1-L2")
OWN = OwnQuestion(
    "MOYENS",
    QuestionKind.SINGLE,
    Wording(
        "Connaissez-vous le garage solidaire ?", "Garage solidaire", "À Guise.", ("Oui", "Non")
    ),
    after="V04",
)
WITH_OWN = with_question(DRAFT, OWN)
CONDITION = NATIONAL.question("V03").condition
Change = Callable[[Question], Question]


def changed(code: str, change: Change, within: Grid = DRAFT) -> Grid:
    questions = tuple(change(q) if q.code == code else q for q in within.questions)
    return replace(within, questions=questions)


def choice_changed(question: Question, code: str, choice: Choice) -> Question:
    return replace(
        question, choices=tuple(choice if c.code == code else c for c in question.choices)
    )


def plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


def test_a_grid_written_is_read_back_the_same() -> None:
    assert parse_grid(json.loads(written(NATIONAL))) == NATIONAL
    assert parse_grid(grid_data(WITH_OWN)) == WITH_OWN


def test_a_version_says_where_it_comes_from() -> None:
    assert local_version("CM-2026.1", 3) == "CM-2026.1-L3"
    assert national_version("CM-2026.1-L3") == national_version("CM-2026.1") == "CM-2026.1"
    assert is_local("CM-2026.1-L12")
    assert not is_local("CM-2026.1")
    assert not is_local("CM-2026.1-L0")


def test_the_national_version_under_a_local_name_does_nothing_it_may_not() -> None:
    check_local(NATIONAL, DRAFT)
    check_local(NATIONAL, WITH_OWN)


V04_TO_3 = choice_changed(
    NATIONAL.question("V04"), "toujours", Choice("toujours", "Toujours", points=3)
)


@pytest.mark.parametrize(
    ("local", "sentence"),
    [
        (
            changed("V04", lambda _q: V04_TO_3),
            (
                "Grille CM-2026.1-L2, section MOYENS, question V04, réponse « toujours » : "
                "les points d’une version nationale ne changent pas (4 → 3)."
            ),
        ),
        (
            changed("A01", lambda q: replace(q, mandatory=False)),
            (
                "section ADMIN, question A01 : la marque « mandatory » d’une version nationale ne "
                "change pas (oui → non)."
            ),
        ),
        (changed("A01", lambda q: replace(q, blocking=False)), "question A01 : la marque « block"),
        (changed("A01", lambda q: replace(q, sensitive=False)), "A01 : la marque « sensitive »"),
        (changed("V03", lambda q: replace(q, short_form=True)), "V03 : la marque « short_form »"),
        (
            changed("V03", lambda q: replace(q, condition=None)),
            (
                "question V03 : la condition « if » d’une version nationale ne change pas "
                "(V02=4 → rien)."
            ),
        ),
        (changed("P07", lambda q: replace(q, detail=None)), "P07 : la précision « detail »"),
        (changed("T01", lambda q: replace(q, maximum=6)), "T01 : le maximum d’une version"),
        (changed("T01", lambda q: replace(q, unit="")), "(sur 5 → rien)."),
        (
            changed("D01", lambda q: replace(q, kind=QuestionKind.AMOUNT)),
            "question D01 : le genre d’une version nationale ne change pas (text → amount).",
        ),
        (
            changed("V04", lambda q: replace(q, choices=q.choices[1:])),
            "question V04 : les codes des réponses d’une version nationale ne changent pas.",
        ),
        (
            changed(
                "D04",
                lambda q: choice_changed(q, "rien", Choice("rien", "rien")),
            ),
            "question D04, réponse « rien » : la marque « exclusive »",
        ),
        (
            changed("V04", lambda q: replace(q, active=False)),
            "question V04 : cette question fait partie du bilan court",
        ),
        (changed("D05", lambda q: replace(q, active=False)), "D05 : cette question fait partie"),
        (
            replace(DRAFT, questions=DRAFT.questions[:-1]),
            "section PROJET, question J06 : cette question nationale manque : désactivez-la",
        ),
        (
            replace(
                DRAFT, questions=(DRAFT.questions[1], DRAFT.questions[0], *DRAFT.questions[2:])
            ),
            "section DEMANDE, question D02 : une question nationale ne change pas de place.",
        ),
        (
            changed("L01", lambda q: replace(q, code="Z01"), WITH_OWN),
            "question Z01 : le code d’une question propre va de L01 à L99.",
        ),
        (
            changed("L01", lambda q: replace(q, code="L00"), WITH_OWN),
            "question L00 : le code d’une question propre va de L01 à L99.",
        ),
        (
            changed("L01", lambda q: choice_changed(q, "r1", Choice("r1", "Oui", 4)), WITH_OWN),
            "section MOYENS, question L01 : une question propre ne donne pas de points.",
        ),
        (
            changed("L01", lambda q: replace(q, mandatory=True), WITH_OWN),
            "L01 : une question propre ne peut pas être obligatoire.",
        ),
        (
            changed("L01", lambda q: replace(q, condition=CONDITION), WITH_OWN),
            "L01 : une question propre ne dépend d’aucune condition.",
        ),
        (
            changed("L01", lambda q: replace(q, kind=QuestionKind.TEST, choices=()), WITH_OWN),
            "L01 : une question propre est d’un de ces genres : single, multi, text,",
        ),
        (
            changed("L01", lambda q: replace(q, section="SYNTHESE"), WITH_OWN),
            "section SYNTHESE, question L01 : cette section ne pose pas de question.",
        ),
        (
            changed("V04", lambda q: replace(q, text="x" * 3000)),
            "question V04, champ « text » : ce texte compte 3000 caractères : 240 au plus.",
        ),
        (
            changed("V04", lambda q: choice_changed(q, "aucun", Choice("aucun", "TOUJOURS", 0))),
            "question V04, réponse « aucun » : deux réponses se lisent « TOUJOURS »",
        ),
        (
            changed("D01", lambda q: replace(q, help="Notez le 2 92 06 02 123 456 31")),
            "question D01, champ « help » : ",
        ),
        (
            replace(DRAFT, axes=DRAFT.axes[1:]),
            "Grille CM-2026.1-L2, axe ADMIN : un axe national ne se retire pas.",
        ),
        (
            replace(DRAFT, axes=(replace(DRAFT.axes[0], label="Papiers"), *DRAFT.axes[1:])),
            "axe ADMIN : un axe national ne change pas.",
        ),
        (
            replace(DRAFT, axes=DRAFT.axes[::-1]),
            "Grille CM-2026.1-L2 : un axe national ne s’ajoute pas et ne change pas de place.",
        ),
        (
            replace(DRAFT, sections=DRAFT.sections[1:]),
            "section DEMANDE : une section nationale ne se retire pas.",
        ),
        (
            replace(
                DRAFT, barriers=(replace(DRAFT.barriers[0], trigger=None), *DRAFT.barriers[1:])
            ),
            "frein aucun_moyen : un frein national ne change pas.",
        ),
        (
            replace(DRAFT, defaults=DRAFT.defaults[1:]),
            "Grille CM-2026.1-L2 : les actions par défaut d’une version nationale ne changent pas.",
        ),
        (
            replace(DRAFT, version="CM-2031.1-L1"),
            "Grille CM-2031.1-L1 : une version locale porte un nom comme CM-2026.1-L1.",
        ),
        (replace(DRAFT, version="CM-2026.1"), "une version locale porte un nom comme"),
    ],
)
def test_a_version_that_does_more_than_it_may_is_refused_with_the_place(
    local: Grid, sentence: str
) -> None:
    with pytest.raises(UserError) as refused:
        check_local(NATIONAL, local)

    assert sentence in plain(str(refused.value))


def test_rewording_keeps_codes_points_and_flags_and_spaces_the_words() -> None:
    labels = ("Oui, toujours", "Prêtée", "En panne", "Pas de voiture")
    made = edits.reworded(DRAFT, "V04", Wording("Une voiture ?", "Voiture", "À moi ?", labels))

    question, before = made.question("V04"), NATIONAL.question("V04")
    assert question.text == "Une voiture\N{NO-BREAK SPACE}?"
    assert [choice.label for choice in question.choices] == list(labels)
    assert [(c.code, c.points) for c in question.choices] == [
        (c.code, c.points) for c in before.choices
    ]
    assert state_of(question, NATIONAL) is QuestionState.REWORDED
    check_local(NATIONAL, made)


def test_words_that_differ_by_their_spaces_alone_are_no_change() -> None:
    typed = wording_of(NATIONAL.question("D01"))
    typed = replace(typed, text=f"  {plain(typed.text)} ")

    assert edits.reworded(DRAFT, "D01", typed) == DRAFT


def test_a_rule_still_finds_its_answer_once_its_label_is_another() -> None:
    before = wording_of(NATIONAL.question("J05"))
    made = edits.reworded(DRAFT, "J05", replace(before, labels=("Exigé", "Pas exigé", "Espéré")))

    read_back = parse_grid(json.loads(written(made)))

    assert read_back.barriers == NATIONAL.barriers
    answers = {"V02": Reply(codes=("apprentissage_code",)), "J05": Reply(codes=("oui",))}
    assert {b.code for b in barriers_in(read_back, answers)} == {
        b.code for b in barriers_in(NATIONAL, answers)
    }


def test_a_label_worded_as_the_code_of_another_answer_does_not_divert_a_rule() -> None:
    labels = [c.label for c in NATIONAL.question("J05").choices]
    wording = replace(wording_of(NATIONAL.question("J05")), labels=("non", "oui", labels[2]))

    read_back = parse_grid(json.loads(written(edits.reworded(DRAFT, "J05", wording))))

    assert read_back.barriers == NATIONAL.barriers


def test_taking_the_national_words_again_leaves_nothing_to_tell() -> None:
    made = edits.reworded(
        DRAFT, "A03", replace(wording_of(NATIONAL.question("A03")), text="Vos droits ?")
    )
    assert [change.question for change in changes_between(DRAFT, made)] == ["A03"]

    assert edits.as_national(made, NATIONAL, "A03") == DRAFT


@pytest.mark.parametrize("code", ["V04", "A01", "D01", "D05"])
def test_what_every_body_asks_is_never_put_aside(code: str) -> None:
    with pytest.raises(UserError, match="bilan court"):
        edits.with_active(DRAFT, code, active=False)


def test_a_question_put_aside_is_neither_asked_nor_shown_nor_scored() -> None:
    made = edits.with_active(DRAFT, "A05", active=False)
    answers = {code: Reply(codes=(answer,)) for code, answer in (("A05", "non"), ("A02", "carte"))}
    answers |= {"A01": Reply(codes=("oui",)), "A03": Reply(codes=("oui",))}

    assert "A05" not in {q.code for q in made.visible(answers)}
    assert "A05" not in {q.code for q in made.questions_of("ADMIN")}
    assert "A05" not in made.facts(answers).points
    without = {code: reply for code, reply in answers.items() if code != "A05"}
    assert axis_scores(made, answers) == axis_scores(NATIONAL, without)
    assert state_of(made.question("A05"), NATIONAL) is QuestionState.INACTIVE
    assert edits.with_active(made, "A05", active=True) == DRAFT


def test_an_own_question_takes_its_place_and_the_next_code_and_gives_no_points() -> None:
    codes = [question.code for question in WITH_OWN.questions]
    assert codes[codes.index("V04") + 1] == "L01"
    assert not WITH_OWN.question("L01").scored
    assert WITH_OWN.question("L01").axis == "MOYENS"
    again = with_question(WITH_OWN, replace(OWN, after="", sensitive=True), taken=["L07"])
    assert [q.code for q in again.questions_of("MOYENS")][-1] == "L08"


@pytest.mark.parametrize(
    ("own", "field"),
    [
        (replace(OWN, section="SYNTHESE"), "section"),
        (replace(OWN, section=""), "section"),
        (replace(OWN, kind=QuestionKind.TEST), "kind"),
        (replace(OWN, kind=QuestionKind.TEXT), "answers"),
        (replace(OWN, wording=replace(OWN.wording, labels=("Oui",))), "answers"),
        (replace(OWN, wording=replace(OWN.wording, labels=("Oui", " "))), "answers"),
        (replace(OWN, wording=replace(OWN.wording, labels=("Oui", "oui"))), "answers"),
        (replace(OWN, wording=replace(OWN.wording, text=" ")), "text"),
        (replace(OWN, wording=replace(OWN.wording, short="")), "short"),
        (replace(OWN, wording=replace(OWN.wording, help="x" * 3000)), "help"),
    ],
)
def test_an_own_question_that_does_not_stand_is_refused_beside_its_input(
    own: OwnQuestion, field: str
) -> None:
    with pytest.raises(UserError) as refused:
        with_question(DRAFT, own)

    assert refused.value.field == field


def test_the_hundredth_own_question_is_refused() -> None:
    with pytest.raises(UserError, match="99 questions"):
        with_question(DRAFT, OWN, taken=["L99"])


def test_the_answers_of_an_own_question_grow_and_shrink_and_those_of_a_national_one_do_not() -> (
    None
):
    grown = edits.with_answer(WITH_OWN, "L01", "Peut-être")
    assert [c.code for c in grown.question("L01").choices] == ["r1", "r2", "r3"]
    shrunk = edits.without_answer(grown, "L01", "r1")
    assert [c.label for c in shrunk.question("L01").choices] == ["Non", "Peut-être"]

    refusals: tuple[Callable[[], Grid], ...] = (
        lambda: edits.with_answer(grown, "L01", "non"),
        lambda: edits.with_answer(grown, "L01", ""),
        lambda: edits.without_answer(shrunk, "L01", "r2"),
        lambda: edits.with_answer(grown, "V04", "Autre"),
    )
    for refused in refusals:
        with pytest.raises(UserError):
            refused()


def test_an_own_question_put_aside_before_any_version_is_left_out() -> None:
    aside = edits.with_active(WITH_OWN, "L01", active=False)

    assert edits.only_kept(aside, known=()) == DRAFT
    assert edits.only_kept(aside, known=["L01"]) == aside


def test_the_changes_are_told_question_by_question() -> None:
    made = edits.with_active(WITH_OWN, "A05", active=False)
    made = edits.reworded(
        made, "A02", replace(wording_of(NATIONAL.question("A02")), text="La banque ?", help="Dire.")
    )
    made = edits.with_marks(made, "L01", sensitive=True, short_form=True)

    told = [plain(change.sentence) for change in changes_between(DRAFT, made)]
    assert told == [
        "A02, Compte et moyen de paiement : question et aide en d’autres mots",
        f"A05, {NATIONAL.question('A05').short} : désactivée",
        "L01, Garage solidaire : ajoutée",
    ]
    marked = [plain(change.sentence) for change in changes_between(WITH_OWN, made)]
    assert "L01, Garage solidaire : dite sensible, posée au bilan court" in marked


def test_an_own_question_moved_or_removed_is_told_and_its_neighbours_are_not() -> None:
    elsewhere = with_question(DRAFT, replace(OWN, after="V09"))

    assert [c.question for c in changes_between(WITH_OWN, elsewhere)] == ["L01"]
    assert [plain(c.sentence) for c in changes_between(WITH_OWN, DRAFT)] == [
        "L01, Garage solidaire : retirée"
    ]


WORDS = st.text("abcdé ?’", min_size=1, max_size=40).filter(lambda text: bool(text.strip()))
CODES = st.sampled_from([question.code for question in NATIONAL.questions])
SECTIONS = [section.code for section in asking_sections(NATIONAL)]


@st.composite
def rewording(draw: st.DrawFn) -> Callable[[Grid], Grid]:
    code, text, short, helps = draw(CODES), draw(WORDS), draw(WORDS), draw(WORDS)
    suffix = draw(st.text("xyz", max_size=3))

    def edit(before: Grid) -> Grid:
        labels = tuple(choice.label + suffix for choice in before.question(code).choices)
        return edits.reworded(before, code, Wording(text, short, helps, labels))

    return edit


@st.composite
def putting_aside(draw: st.DrawFn) -> Callable[[Grid], Grid]:
    aside = [q.code for q in NATIONAL.questions if edits.may_be_put_aside(q)]
    code, active = draw(st.sampled_from(aside)), draw(st.booleans())
    return lambda before: edits.with_active(before, code, active=active)


@st.composite
def adding(draw: st.DrawFn) -> Callable[[Grid], Grid]:
    own = replace(
        OWN,
        section=draw(st.sampled_from(SECTIONS)),
        after=draw(CODES),
        kind=draw(st.sampled_from([QuestionKind.SINGLE, QuestionKind.MULTI])),
        short_form=draw(st.booleans()),
    )
    return lambda before: with_question(before, own)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.one_of(rewording(), putting_aside(), adding()), max_size=6),
    st.dictionaries(
        st.sampled_from([q.code for q in NATIONAL.questions if q.scored]), st.integers(0, 9)
    ),
)
def test_any_allowed_edits_make_a_sound_version_that_scores_as_the_national_one(
    done: list[Callable[[Grid], Grid]], picks: dict[str, int]
) -> None:
    made = DRAFT
    for edit in done:
        made = edit(made)
    choices = {code: NATIONAL.question(code).choices for code in picks}
    answers = {
        code: Reply(codes=(choices[code][pick % len(choices[code])].code,))
        for code, pick in picks.items()
    }
    own = {q.code: Reply(codes=("r1",)) for q in made.questions if q.code.startswith("L")}

    check_local(NATIONAL, made)
    read_back = parse_grid(json.loads(written(made)))

    assert read_back == made
    asked = {code: reply for code, reply in answers.items() if made.question(code).active}
    assert axis_scores(made, {**answers, **own}) == axis_scores(NATIONAL, asked)
    assert [b.code for b in barriers_in(made, {**answers, **own})] == [
        b.code for b in barriers_in(NATIONAL, asked)
    ]
