"""What a person reads and what a program reads of the same outcome; and reasons as sentences."""

import json
from dataclasses import replace
from typing import Any

import pytest

from generator.outcome import Outcome, Paper, Signature
from generator.problems import Exit, Place, error, notice, warning
from generator.reasons import sentence
from generator.report import as_json, build_lines, check_lines, problem_lines

BAD = error(
    "kvk-format",
    "KvK moet uit precies 8 cijfers bestaan.",
    "Vul het aan.",
    at=Place("parties.xlsx", "SWV", "D2"),
    value="12",
)
MANDATE = Paper(
    "volmacht_41234_PO2507",
    "mandate",
    "bestuur:41234",
    docx="mandates/volmacht_41234_PO2507.docx",
    pdf="mandates/volmacht_41234_PO2507.pdf",
    pages=2,
    made=True,
    why=("field:bestuur.naam",),
    signatures=(Signature("mevrouw A. de Wit", "voorzitter van De Lelie", 2, 100.5, 240.0, 160.0, 40.25, "H1"),),
)
FORM = Paper("toestemming_ZK-7F3K_ouder-1", "consent", "casus:ZK-7F3K", made=False, pages=4)
COVENANT = Paper("convenant_Zilvermeer_2026-1", "covenant", "convenant", held_by=("kvk-format",))
PACKET = Paper(
    "packets/bestuur_41234.pdf",
    "packet",
    "bestuur:41234",
    pdf="packets/bestuur_41234.pdf",
    pages=4,
    made=True,
    why=("document:volmacht_41234_PO2507",),
    addressee="bestuur 41234",
    ranges=(("omslag_bestuur_41234", 1, 1), ("volmacht_41234_PO2507", 3, 4)),
    blanks=1,
    places=(("volmacht_41234_PO2507", "H1", 4),),
)


@pytest.mark.parametrize(
    ("codes", "said"),
    [
        ((), ""),
        (("new",), "Nog niet eerder gemaakt."),
        (("forced",), "U vroeg om alles opnieuw te maken."),
        (("field:bestuur.naam",), "Gegevens van het schoolbestuur zijn veranderd (naam)."),
        (
            ("field:bestuur.e_mail", "field:bestuur.naam", "field:swv.kvk"),
            "Gegevens van het schoolbestuur zijn veranderd (e-mail, naam); "
            "gegevens van het samenwerkingsverband zijn veranderd (kvk).",
        ),
        (("field:casus",), "Gegevens van de casus zijn veranderd."),
        (("document:a",), "De inhoud is veranderd: a."),
        (("document:a", "packet:b", "document:c"), "De inhoud is veranderd: a, b en c."),
        (tuple(f"document:{name}" for name in "abcde"), "De inhoud is veranderd: a, b, c en 2 andere."),
        (("missing:mandates/a.pdf",), "In de uitvoermap ontbreekt mandates/a.pdf."),
        (("altered:mandates/a.docx",), "Met de hand veranderd is mandates/a.docx."),
        (("program", "template"), "Het programma is vernieuwd; het sjabloon is veranderd."),
        (("engine",), "Een ander programma zet Word om in pdf."),
        (("duplex",), "De keuze voor enkel- of dubbelzijdig is veranderd."),
    ],
)
def test_reasons_are_one_sentence(codes: tuple[str, ...], said: str) -> None:
    assert sentence(codes) == said


def test_a_problem_says_where_what_and_the_mend_and_errors_come_first() -> None:
    told = list(problem_lines([notice("n", "Iets.", at=Place("")), warning("w", "Anders.", at=Place("a.xlsx")), BAD]))
    assert told == [
        "FOUT  parties.xlsx, SWV, D2: KvK moet uit precies 8 cijfers bestaan. Er staat: “12”. [kvk-format]",
        "      Wat te doen: Vul het aan.",
        "LET OP  a.xlsx: Anders. [w]",
        "TER INFO  Iets. [n]",
    ]


def test_a_build_tells_how_many_of_each_and_why() -> None:
    outcome = Outcome("build", (BAD,), (COVENANT, MANDATE, FORM, PACKET), output="output")
    assert list(build_lines(outcome)) == [
        "1 convenanttekst: 0 gemaakt, 1 tegengehouden.",
        "1 volmacht: 1 gemaakt.",
        "1 toestemmingsformulier: 0 gemaakt, 1 onveranderd.",
        "1 pakket: 1 gemaakt.",
        "- Gegevens van het schoolbestuur zijn veranderd (naam).",
        "    volmacht_41234_PO2507",
        "- De inhoud is veranderd: volmacht_41234_PO2507.",
        "    packets/bestuur_41234.pdf",
        "Tegengehouden: convenant_Zilvermeer_2026-1: parties.xlsx, SWV, D2 [kvk-format]",
        "Wat gemaakt is, staat in output.",
    ]


def test_a_dry_run_promises_and_does_not_say_it_was_done() -> None:
    told = list(build_lines(Outcome("build", (), (MANDATE,), dry_run=True, output="output")))
    assert told[0] == "1 volmacht: 1 te maken."
    assert not any("gemaakt" in line or "Alles staat" in line for line in told)


def test_nothing_to_do_and_nothing_asked() -> None:
    (told,) = build_lines(Outcome("build", (), (FORM,)))
    assert told.startswith("Er is niets veranderd.")
    assert list(build_lines(Outcome("build"))) == ["Bij wat u vroeg, hoort geen document."]


def test_a_long_list_is_cut() -> None:
    many = tuple(Paper(f"volmacht_{number}", "mandate", "", made=True, why=("new",)) for number in range(20))
    told = list(build_lines(Outcome("build", (), many)))
    assert told[0] == "20 volmachten: 20 gemaakt."
    assert "    en nog 8 andere" in told


def test_check_counts_and_names_what_is_held() -> None:
    told = list(check_lines(Outcome("check", (BAD,), (COVENANT,))))
    assert told[-3:] == [
        "1 fout, 0 waarschuwingen, 0 opmerkingen.",
        "Zolang de fouten er staan die over alles gaan, kan er niets worden gemaakt.",
        "Tegengehouden: convenant_Zilvermeer_2026-1: parties.xlsx, SWV, D2 [kvk-format]",
    ]


@pytest.mark.parametrize(
    ("command", "problems", "papers", "code"),
    [
        ("build", (), (MANDATE,), Exit.DONE),
        ("build", (warning("w", "", at=Place("")),), (MANDATE,), Exit.DONE),
        ("build", (BAD,), (MANDATE, COVENANT), Exit.HELD_BACK),
        ("build", (BAD,), (MANDATE,), Exit.HELD_BACK),
        ("build", (BAD,), (COVENANT,), Exit.INPUT_HAS_ERRORS),
        ("check", (), (), Exit.DONE),
        ("check", (BAD,), (COVENANT,), Exit.INPUT_HAS_ERRORS),
        ("check", (notice("n", "", at=Place("")),), (), Exit.DONE),
    ],
)
def test_the_exit_code_follows_from_what_was_held(command: str, problems: Any, papers: Any, code: Exit) -> None:
    outcome = Outcome(command, problems, papers)
    assert outcome.exit == code
    assert json.loads(as_json(outcome))["ok"] == (code == Exit.DONE)


def test_json_is_what_the_contract_lays_down() -> None:
    outcome = Outcome("build", (BAD,), (COVENANT, MANDATE, FORM, PACKET), {"lezen": 0.1})
    found = json.loads(as_json(outcome))
    assert list(found) == ["schema", "command", "ok", "problems", "documents", "packets", "counts", "seconds"]
    assert (found["schema"], found["command"], found["ok"], found["seconds"]) == (1, "build", False, {"lezen": 0.1})
    assert found["problems"] == [
        {
            "severity": "error",
            "file": "parties.xlsx",
            "sheet": "SWV",
            "cell": "D2",
            "value": "12",
            "rule": "kvk-format",
            "message": "KvK moet uit precies 8 cijfers bestaan.",
            "mend": "Vul het aan.",
            "holds_back": ["convenant_Zilvermeer_2026-1"],
        }
    ]
    covenant, mandate, form = found["documents"]
    assert mandate == {
        "id": "volmacht_41234_PO2507",
        "kind": "mandate",
        "party": "41234",
        "docx": "mandates/volmacht_41234_PO2507.docx",
        "pdf": "mandates/volmacht_41234_PO2507.pdf",
        "pages": 2,
        "made": True,
        "why": {
            "codes": ["field:bestuur.naam"],
            "sentence": "Gegevens van het schoolbestuur zijn veranderd (naam).",
        },
        "held_by": [],
        "held_at": [],
        "signatures": [
            {
                "signer": "mevrouw A. de Wit",
                "capacity": "voorzitter van De Lelie",
                "page": 2,
                "x": 100.5,
                "y": 240.0,
                "width": 160.0,
                "height": 40.25,
                "code": "H1",
            }
        ],
    }
    assert (covenant["party"], covenant["held_by"], covenant["made"]) == ("convenant", ["kvk-format"], False)
    assert form["case"] == "ZK-7F3K"
    assert "party" not in form
    assert found["packets"] == [
        {
            "path": "packets/bestuur_41234.pdf",
            "for": "bestuur 41234",
            "pages": 4,
            "made": True,
            "why": {
                "codes": ["document:volmacht_41234_PO2507"],
                "sentence": "De inhoud is veranderd: volmacht_41234_PO2507.",
            },
            "held_by": [],
            "documents": [
                {"id": "omslag_bestuur_41234", "first": 1, "last": 1},
                {"id": "volmacht_41234_PO2507", "first": 3, "last": 4},
            ],
            "blank_pages": 1,
            "signatures": [{"document": "volmacht_41234_PO2507", "code": "H1", "page": 4}],
        }
    ]
    assert found["counts"] == {"documents": 3, "packets": 1, "made": 2, "held": 1, "pages": 4}


def test_json_is_the_same_on_every_console() -> None:
    named = notice("n", "Şahin – Öztürk ☐", at=Place(""))
    told = as_json(Outcome("check", (named,)))
    assert told.isascii()
    assert json.loads(told)["problems"][0]["message"] == "Şahin – Öztürk ☐"


def test_an_error_says_what_waits_for_it_and_the_covenant_says_why_it_waits_for_one_party() -> None:
    bad = error(
        "kvk-format", "Fout.", at=Place("parties.xlsx", "Schoolbesturen", "D4"), touches=("bestuur:41234", "convenant")
    )
    covenant = Paper("convenant", "covenant", "convenant", held_by=("kvk-format",), needs=frozenset({"convenant"}))
    mandate = Paper(
        "volmacht_41234", "mandate", "bestuur:41234", held_by=("kvk-format",), needs=frozenset({"bestuur:41234"})
    )
    free = Paper("volmacht_41235", "mandate", "bestuur:41235", needs=frozenset({"bestuur:41235"}))
    outcome = Outcome("check", (bad,), (covenant, mandate, free))
    told = list(check_lines(outcome))
    assert told[1] == "      Hierdoor wacht: convenant en volmacht_41234."
    assert "Tegengehouden: convenant en volmacht_41234: parties.xlsx, Schoolbesturen, D4 [kvk-format]" in told
    assert told[-1].startswith("Het convenant noemt alle partijen, en zonder deze partij klopt het niet.")
    said = json.loads(as_json(outcome))
    assert said["problems"][0]["holds_back"] == ["convenant", "volmacht_41234"]
    assert [one["held_at"] for one in said["documents"]] == [["parties.xlsx, Schoolbesturen, D4"]] * 2 + [[]]


def test_repeats_of_one_rule_on_one_sheet_are_shortened_in_words_and_whole_in_json() -> None:
    many = tuple(
        notice("spaces-stray", "Spaties.", at=Place("parties.xlsx", "Scholen", f"B{row}")) for row in range(2, 42)
    )
    told = list(problem_lines(many))
    assert len(told) == 4
    assert told[-1].startswith("      En nog 37 keer: B5, B6,")
    assert told[-1].endswith("en nog 25 andere. [spaces-stray]")
    assert len(json.loads(as_json(Outcome("check", many)))["problems"]) == 40
    placeless = list(problem_lines([notice("n", "Iets.", at=Place(""))] * 9))
    assert placeless[-1] == "      En nog 6 keer. [n]"


def test_an_error_about_everything_says_that_nothing_can_be_made() -> None:
    told = list(check_lines(Outcome("check", (BAD,))))
    assert told[-1] == "Zolang de fouten er staan die over alles gaan, kan er niets worden gemaakt."


def test_of_very_many_reasons_some_are_told_and_the_rest_counted() -> None:
    papers = tuple(
        replace(FORM, name=f"toestemming_{number}", made=True, reason=f"Veranderd (Casussen!A{number}).")
        for number in range(100)
    )
    said = list(build_lines(Outcome("build", papers=papers)))

    assert "- Veranderd (Casussen!A0)." in said
    assert len([line for line in said if line.startswith("- Veranderd")]) == 12
    assert "- En nog 88 stukken om andere redenen; --json noemt ze alle." in said
