"""What parents and pupils get reads easily (B1): short sentences, a fair score, no passive chains, terms explained."""

import pytest

from tests import readability
from tests.family_papers import family_papers, first
from tests.readability import B1, MOST_ON_AVERAGE, MOST_WORDS
from tools.handbook import MANUAL
from tools.reading_figures import with_figures

COVER = 65.0
"""What covers must score: of so few sentences, in which a school's name and address stand three times, the score says
little one by one."""


@pytest.fixture(scope="module")
def papers() -> dict[str, tuple[str, ...]]:
    """Return the lines of every paper by its name."""
    return {name: readability.lines(paper) for name, paper in family_papers().items()}


def test_the_papers_are_there(papers: dict[str, tuple[str, ...]]) -> None:
    signers = {name.rpartition("_")[2] for name in papers if name.startswith("toestemming_")}
    assert {"leerling", "ouder-1", "ouder-2", "gi-1"} <= signers
    assert any("alleen voor gegevens over zichzelf" in " ".join(said) for said in papers.values())
    counts = {
        kind: sum(name.startswith(kind) for name in papers) for kind in ("toestemming_", "uitnodiging_", "omslag_")
    }
    assert counts["omslag_"] == counts["uitnodiging_"] > counts["toestemming_"] > 10


def test_sentences_are_short_and_no_label_is_long(papers: dict[str, tuple[str, ...]]) -> None:
    for name, said in papers.items():
        figures = readability.measured(readability.sentences(said))
        assert figures.average <= MOST_ON_AVERAGE, name
        assert figures.longest <= MOST_WORDS, name
        assert [one for one in readability.fragments(said) if len(readability.words_of(one)) > MOST_WORDS] == [], name


def test_the_score_is_that_of_an_easy_text(papers: dict[str, tuple[str, ...]]) -> None:
    scores = {
        name: readability.measured(readability.sentences(said)).score
        for name, said in papers.items()
        if not name.startswith("omslag_")
    }
    assert len(scores) > 30
    assert {name: score for name, score in scores.items() if score < B1} == {}


def test_the_covers_together_score_as_a_normal_text(papers: dict[str, tuple[str, ...]]) -> None:
    said = [line for name, lines in papers.items() if name.startswith("omslag_") for line in lines]
    assert readability.measured(readability.sentences(said)).score >= COVER


def test_no_passive_follows_on_another(papers: dict[str, tuple[str, ...]]) -> None:
    assert {name: chains for name, said in papers.items() if (chains := readability.passive_chains(said))} == {}


def test_hard_words_are_explained_where_they_are_first_met(papers: dict[str, tuple[str, ...]]) -> None:
    assert {name: terms for name, said in papers.items() if (terms := readability.unexplained(said))} == {}


def test_the_terms_are_really_met() -> None:
    adult = " ".join(readability.lines(first("toestemming", "ouder-1")))
    assert {term for term in readability.TERMS if term not in adult} == set()


# --- the measuring itself ---------------------------------------------------------------------------------------------


def test_a_line_is_split_in_sentences_and_not_at_an_abbreviation() -> None:
    line = "Vraag naar mevrouw dr. H. Lin, t.a.v. de school. Bel 0123. Klopt iets niet? Vraag dan om verbetering."
    assert readability.sentences([line]) == (
        "Vraag naar mevrouw dr. H. Lin, t.a.v. de school.",
        "Bel 0123.",
        "Klopt iets niet?",
        "Vraag dan om verbetering.",
    )


def test_labels_and_headings_are_no_sentences() -> None:
    texts = ["Wie zijn erbij?", "Jeugdteam: hulpverlener", "U mag nee zeggen."]
    assert readability.sentences(texts) == ("U mag nee zeggen.",)
    assert readability.fragments(texts) == ("Wie zijn erbij?", "Jeugdteam: hulpverlener")


@pytest.mark.parametrize(
    ("word", "count"),
    [("over", 2), ("idee", 2), ("uitleg", 2), ("geheimhoudingsplicht", 5), ("toestemming", 3), ("organisatie", 5)],
)
def test_syllables_are_counted(word: str, count: int) -> None:
    assert readability.syllables(word) == count


def test_the_score_is_that_of_douma_and_the_index_that_of_brouwer() -> None:
    """Four words of five syllables in two sentences, reckoned by hand."""
    figures = readability.measured(["Wij praten.", "Praat mee."])
    assert (figures.words, figures.sentences, figures.average, figures.longest) == (4, 2, 2, 2)
    assert figures.score == pytest.approx(206.84 - 0.93 * 2 - 77 * 5 / 4)
    assert figures.index == pytest.approx(195 - 2 * 2 - 200 / 3 * 5 / 4)


def test_a_hard_text_scores_low_and_an_easy_one_high() -> None:
    hard = (
        "De verwerkingsverantwoordelijken verstrekken uitsluitend persoonsgegevens ten behoeve van de uitvoering van "
        "hun respectievelijke wettelijke verplichtingen, onverminderd hun geheimhoudingsverplichtingen."
    )
    assert readability.measured([hard]).score < 0
    assert readability.measured(["Jij mag nee zeggen.", "Dan stopt het."]).score > 100


@pytest.mark.parametrize(
    ("sentence", "count"),
    [
        ("De gegevens worden gedeeld.", 1),
        ("Dit wordt door de school opgeschreven en daarna worden de papieren vernietigd.", 2),
        ("Er hoeft niets getekend te worden.", 1),
        ("U hebt gezag over uw kind.", 0),
        ("De school is jonger dan de gemeente.", 0),
        ("Wij geven u een kopie.", 0),
        ("Hij is gebleven.", 0),
    ],
)
def test_passives_are_counted(sentence: str, count: int) -> None:
    assert readability.passives(sentence) == count


def test_a_chain_of_passives_is_found_within_a_line() -> None:
    line = "Uw gegevens worden opgeschreven. Ze worden daarna bewaard. Dat mag."
    assert readability.passive_chains([line]) == ("Uw gegevens worden opgeschreven. Ze worden daarna bewaard.",)
    assert readability.passive_chains(["Uw gegevens worden bewaard.", "Dat wordt gevraagd."]) == ()


def test_a_term_without_its_explanation_is_found() -> None:
    assert readability.unexplained(["Dit staat in de meldcode."]) == ("meldcode",)
    assert readability.unexplained(["De AVG is de privacywet."]) == ()


def test_the_manual_prints_the_figures() -> None:
    manual = MANUAL.read_text(encoding="utf-8")
    assert manual == with_figures(manual), "python -m tools.handbook"
