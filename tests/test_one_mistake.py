"""One mistake in a template is told once, and its mend helps whoever does literally what it says."""

from pathlib import Path

import pytest
from docx.document import Document as Word

from generator import specimen
from generator.model import TemplateKind
from generator.proofreading.every import proofread
from generator.proofreading.suggesting import meant_by
from generator.templates import draft
from tests.projects import ROOT
from tests.word_files import W, changed, table, word_file

GOOD = ("{%tr for een in gemeenten %}", "{{ een.naam }}", "{%tr endfor %}")


def told(path: Path) -> list[tuple[str, str]]:
    """Return the tags and mends of the faults in how tags are written."""
    return [(one.value, one.mend) for one in draft.read(path).problems]


def rows(tmp_path: Path, *texts: str, before: tuple[str, ...] = (), after: tuple[str, ...] = ()) -> Path:
    def more(document: Word) -> None:
        table(*((text,) for text in texts))(document)
        for text in after:
            document.add_paragraph(text)

    return word_file(tmp_path / "volmacht.docx", *before, also=more)


def test_a_row_that_is_sound_has_no_fault(tmp_path: Path) -> None:
    assert told(rows(tmp_path, *GOOD)) == []


def test_a_lost_row_with_endfor_is_told_at_its_own_loop(tmp_path: Path) -> None:
    path = rows(tmp_path, *GOOD[:2], before=("{%p for swv in swvs %}",), after=("{%p endfor %}",))
    mend = "Zet {%tr endfor %} in een eigen rij, onder de rijen waar het om gaat."
    assert told(path) == [(GOOD[0], mend)]


def test_a_lost_row_with_for_is_told_at_its_own_endfor(tmp_path: Path) -> None:
    path = rows(tmp_path, *GOOD[1:], before=("{%p for een in swvs %}",), after=("{%p endfor %}",))
    mend = "Zet {%tr for … %} in een eigen rij erboven, of haal deze tag weg."
    assert told(path) == [(GOOD[2], mend)]


def test_an_end_of_the_other_kind_is_told_with_the_right_one(tmp_path: Path) -> None:
    path = rows(tmp_path, *GOOD[:2], "{%tr endif %}", before=("{%p for swv in swvs %}",), after=("{%p endfor %}",))
    assert told(path) == [("{%tr endif %}", "Bedoelde u {%tr endfor %}?")]


@pytest.mark.parametrize(
    ("paragraphs", "expected"),
    [
        (("{%p If swv.kvk %}", "ja", "{%p endif %}"), ("{%p If swv.kvk %}", "Bedoelde u {%p if swv.kvk %}?")),
        (("{%p als swv.kvk %}", "ja", "{%p endif %}"), ("{%p als swv.kvk %}", "Bedoelde u {%p if swv.kvk %}?")),
        (("{%p if swv.kvk %}", "ja", "{%p einde als %}"), ("{%p einde als %}", "Bedoelde u {%p endif %}?")),
        (("{%p if swv.kvk %}", "ja", "{%pendif %}"), ("{%pendif %}", "Bedoelde u {%p endif %}?")),
        (("{%p if swv.kvk %}", "ja", "{%– p endif %}"), ("{%– p endif %}", "Bedoelde u {%p endif %}?")),
        (
            ("{%p if swv.kvk %}", "ja"),
            ("{%p if swv.kvk %}", "Zet {%p endif %} in een eigen alinea, onder de tekst waar het om gaat."),
        ),
        (
            ("ja", "{%p endif %}"),
            ("{%p endif %}", "Zet {%p if … %} in een eigen alinea erboven, of haal deze tag weg."),
        ),
        (("{{ }}",), ("{{ }}", "Zet er een veld in, of haal de tag weg.")),
        (("{{ swv naam }}",), ("{{ swv naam }}", "Bedoelde u {{ swv.naam }}?")),
        (
            ("{{ swv.naam, swv.adres }}",),
            ("{{ swv.naam, swv.adres }}", "Geef elk een eigen tag: {{ swv.naam }}, {{ swv.adres }}."),
        ),
        (
            ("{{ E-mail }}",),
            (
                "{{ E-mail }}",
                "Noem ook van wie het gegeven is, zoals {{ bestuur.naam }}. De lijst met velden noemt ze alle.",
            ),
        ),
        (("Het (( swv.naam )) doet mee.",), ("(( swv.naam ))", "Bedoelde u {{ swv.naam }}?")),
        (("{{ swv-naam }}",), ("{{ swv-naam }}", "Bedoelde u {{ swv.naam }}?")),
        (("Het {{ swv.naam } doet mee.",), ("{{ swv.naam }", "Bedoelde u {{ swv.naam }}?")),
        (("Het { swv.naam }} doet mee.",), ("{ swv.naam }}", "Bedoelde u {{ swv.naam }}?")),
        (
            ("{{ swv.", "naam }}"),
            ("{{ swv.", "Zet {{ en }} (of {% en %}) in dezelfde alinea, zonder enter ertussen."),
        ),
        (
            ("Het samenwerkingsverband naam }} doet mee.",),
            (
                "Het samenwerkingsverband naam }}",
                "Zet {{ en }} (of {% en %}) in dezelfde alinea, zonder enter ertussen.",
            ),
        ),
    ],
)
def test_a_slip_is_told_once_with_its_mend(
    tmp_path: Path, paragraphs: tuple[str, ...], expected: tuple[str, str]
) -> None:
    assert told(word_file(tmp_path / "volmacht.docx", *paragraphs)) == [expected]


def test_a_loop_with_a_slip_still_gives_its_name(tmp_path: Path) -> None:
    path = word_file(tmp_path / "volmacht.docx", "{%p For een in gemeenten %}", "{{ een.naam }}", "{%p endfor %}")
    full = specimen.names("mandate")
    found = [one for one in proofread(draft.read(path), "mandate", full, full) if one.rule == "template-unknown-name"]
    assert (told(path), found) == (
        [("{%p For een in gemeenten %}", "Bedoelde u {%p for een in gemeenten %}?")],
        [],
    )


@pytest.mark.parametrize("torn", ["{{ gemeente.na", "{{ gemeente naam }}", "{{ gemeente,naam }}"])
def test_what_stands_in_a_broken_tag_is_not_missing(tmp_path: Path, torn: str) -> None:
    path = word_file(tmp_path / "toetreding.docx", "{{ aanbieder.naam }}", torn)
    full = specimen.names("accession")
    missing = [one.mend for one in proofread(draft.read(path), "accession", full, full) if one.rule == "missing-field"]
    assert not any("gemeente.naam" in mend for mend in missing)


def test_a_merge_field_is_told_by_its_code_alone(tmp_path: Path) -> None:
    path = word_file(tmp_path / "volmacht.docx", "Beste ")
    field = f'<w:fldSimple xmlns:w="{W[1:-1]}" w:instr=" MERGEFIELD Naam "><w:r><w:t>«Naam»</w:t></w:r></w:fldSimple>'
    changed(path, {"word/document.xml": lambda xml: xml.replace(b"</w:p>", field.encode() + b"</w:p>", 1)})
    full = specimen.names("mandate")
    rules = [one.rule for one in proofread(draft.read(path), "mandate", full, full)]
    assert "leftover-placeholder" not in rules


@pytest.mark.parametrize(("kind", "example"), [("mandate", "{{ swv.naam }}"), ("accession", "{{ convenant.regio }}")])
def test_the_example_in_a_mend_is_a_field_of_that_kind(tmp_path: Path, kind: TemplateKind, example: str) -> None:
    path = word_file(tmp_path / "sjabloon.docx", "Beste [iemand invullen]")
    full = specimen.names(kind)
    found = proofread(draft.read(path), kind, full, full)
    assert any(example in one.mend for one in found if one.rule == "leftover-placeholder")


def test_what_is_proposed_is_there_in_that_kind_of_template() -> None:
    assert meant_by("KvK-nummer", specimen.names("accession")) == "{{ aanbieder.kvk }}"


def test_a_template_of_another_kind_is_told_so_and_no_more(tmp_path: Path) -> None:
    full = specimen.names("accession")
    found = proofread(draft.read(ROOT / "templates" / "volmacht.docx"), "accession", full, full)
    assert [(one.rule, one.message.partition(": ")[2]) for one in found] == [
        ("missing-field", "het lijkt het sjabloon voor de volmacht.")
    ]


def test_an_empty_template_is_told_once(tmp_path: Path) -> None:
    def footer(document: Word) -> None:
        document.sections[0].footer.paragraphs[0].text = "{{ aanbieder.kvk }}"

    path = word_file(tmp_path / "toetreding.docx", "Voor de regio {{ convenant.regio }}", also=footer)
    full = specimen.names("accession")
    missing = [one for one in proofread(draft.read(path), "accession", full, full) if one.rule == "missing-field"]
    assert [one.message.partition(": ")[2] for one in missing] == ["het lijkt een ander sjabloon."]


@pytest.mark.parametrize(
    ("paragraphs", "twice"),
    [
        (("{{ aanbieder.handtekening }}", "{{ aanbieder.handtekening }}"), 1),
        (("{{ aanbieder.handtekening }}", "{% if aanbieder.e_mail %}{{ aanbieder.handtekening }}{% endif %}"), 1),
        (
            (
                "{% if aanbieder.e_mail %}{{ aanbieder.handtekening }}{% endif %}",
                "{% if not aanbieder.e_mail %}{{ aanbieder.handtekening }}{% endif %}",
            ),
            0,
        ),
        (("{% for swv in swvs %}{{ swv.handtekening }} {{ swv.handtekening_besturen }}{% endfor %}",), 0),
        (("{% for swv in swvs %}{{ swv.handtekening }}{% endfor %}", "{{ aanbieder.handtekening }}"), 0),
    ],
)
def test_a_code_that_stands_there_twice_is_told_before_anything_is_made(
    tmp_path: Path, paragraphs: tuple[str, ...], twice: int
) -> None:
    full = specimen.names("accession")
    path = word_file(tmp_path / "toetreding.docx", *paragraphs)
    found = [one for one in proofread(draft.read(path), "accession", full, full) if one.rule == "signature-code"]
    assert len(found) == twice
    assert all("staat ook in alinea 1" in one.message for one in found)
