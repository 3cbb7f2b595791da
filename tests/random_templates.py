"""Word templates made up at random, as untidy as people make them: blocks in blocks, tables, tags cut over runs."""

import io
import zipfile
from random import Random

from lxml import etree

from tests.raw_word import p, raw_word, run, table
from tests.word_files import W

VALUES: tuple[dict[str, object], ...] = (
    {"naam": 'Zoë & <Co> "x"', "rij": {"naam": "B\nregel\ttab"}, "lijst": ["a", "b & c"], "waar": True, "twee": 2},
    {"naam": "", "rij": {"naam": "{{ x }}"}, "lijst": ["a"], "waar": False, "twee": 1},
)
"""What the templates read, twice: each way through every {% if %}."""
_WORDS = ("tekst ", "a &amp; b &lt;c&gt; ", " ", "“x” ", "a\u00a0b", "{ los } ", "100 % ", "{_{ x }_} ")
_PRINTS = ("{{ naam }}", "{{naam}}", "{{ rij['naam'] }}", "{{ 'x' if waar else 'y' }}", "{{ lijst|length }}")
_BESIDE = (
    "",
    "",
    '<w:proofErr w:type="spellStart"/>',
    '<w:bookmarkStart w:id="1" w:name="a"/><w:bookmarkEnd w:id="1"/>',
)
_STRAY = (
    "{{", "}}", "{%", "%}", "{#", "#}", "{", "}", "{{ naam }}", "{% if waar %}", "{% endif %}", "{% else %}",
    "{%p for n in lijst %}", "{%p endfor %}", "{%tr endif %}", "{% vm %}", "{%- if waar -%}", "{% endif -%}", "&<",
)  # fmt: skip
_LOOKS = ("", "", "<w:b/>", '<w:lang w:val="en-US"/>')
_AROUND = {
    "if": ("{%% %s if waar %%}", "{%% %s endif %%}"),
    "for": ("{%% %s for n in lijst %%}", "{%% %s endfor %%}"),
}


def random_template(seed: int) -> bytes:
    """Return a template; the same for the same seed."""
    chance = Random(seed)
    return raw_word(*(block for _ in range(chance.randint(1, 4)) for block in _block(chance)))


def spoilt_template(seed: int) -> bytes:
    """Return a template in which something was typed, or lost, in the wrong place; the same for the same seed."""
    chance = Random(seed)
    content = random_template(seed)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    root = etree.fromstring(members["word/document.xml"])
    for _ in range(chance.randint(1, 3)):
        inner = list(root.iter())[2:]
        texts = [element for element in inner if element.tag == f"{W}t"]
        one = chance.choice(inner)
        match chance.randrange(4):
            case 0 if (above := one.getparent()) is not None:
                above.remove(one)
            case 1:
                one.set(f"{W}val", chance.choice(_STRAY))
            case _ if texts:
                text = chance.choice(texts)
                said, at = text.text or "", chance.randrange(len(text.text or "") + 1)
                text.text = said[:at] + chance.choice(_STRAY) + said[at + chance.choice((0, 0, 2)) :]
    members["word/document.xml"] = etree.tostring(root)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, member in members.items():
            archive.writestr(name, member)
    return out.getvalue()


def _block(chance: Random, depth: int = 0) -> list[str]:
    kind = chance.randrange(8) if depth < 3 else 0
    if kind < 4:
        return [_paragraph(chance)]
    if kind == 4:
        return [_table(chance)]
    word = chance.choice(("if", "for"))
    start, end = (_paragraph(chance, tag) for tag in _around(word, "p"))
    other = ["{%p else %}", *_block(chance, depth + 1)] if word == "if" and chance.random() < 0.5 else []
    return [start, *_block(chance, depth + 1), *(one if one[0] == "<" else p(one) for one in other), end]


def _around(word: str, level: str) -> tuple[str, str]:
    start, end = _AROUND[word]
    return (start % level).replace("{% ", "{%", 1), (end % level).replace("{% ", "{%", 1)


def _paragraph(chance: Random, text: str | None = None) -> str:
    said = "".join(_inline(chance) for _ in range(chance.randint(1, 3))) if text is None else text
    signs = said.replace("&lt;", "\1").replace("&gt;", "\2").replace("&amp;", "\3")  # these are not cut
    cuts = sorted({chance.randrange(1, len(signs)) for _ in range(chance.choice((0, 0, 1, 2, 4)))}) if signs[1:] else []
    pieces = [signs[start:end] for start, end in zip([0, *cuts], [*cuts, len(signs)], strict=True)]
    runs = "".join(run(piece, chance.choice(_LOOKS)) + chance.choice(_BESIDE) for piece in pieces)
    runs = runs.replace("\1", "&lt;").replace("\2", "&gt;").replace("\3", "&amp;")
    if chance.random() < 0.1:
        runs = f'<w:hyperlink w:anchor="x">{runs}</w:hyperlink>'
    return p(runs, chance.choice(("", '<w:jc w:val="center"/>')))


def _inline(chance: Random, depth: int = 0) -> str:
    kind = chance.randrange(10)
    if kind < 3 or depth > 2:
        return chance.choice(_WORDS)
    if kind < 6:
        return chance.choice(_PRINTS)
    if kind == 6:
        return "{# opmerking #}"
    if kind == 7:
        return "{% for n in lijst %}{{ loop.index }} {{ n }}" + _inline(chance, depth + 1) + "{% endfor %}"
    other = "{% else %}" + _inline(chance, depth + 1) if chance.random() < 0.5 else ""
    dash = chance.choice(("", "", "", "-"))
    return f"{{%{dash} if waar %}}{_inline(chance, depth + 1)}{other}{{% endif {dash}%}}"


def _table(chance: Random) -> str:
    columns = chance.randint(1, 3)
    rows: list[tuple[str, ...]] = []
    for _ in range(chance.randint(1, 3)):
        kind = chance.randrange(5)
        if kind == 0:
            inner = chance.choice((_cell(chance), _paragraph(chance, "{% hm %}x")))
            rows.append((p("{%tc for n in lijst %}"), inner, p("{%tc endfor %}")))
            continue
        row = tuple(_cell(chance) for _ in range(columns))
        if kind > 2:
            rows.append(row)
            continue
        start, end = (_paragraph(chance, tag) for tag in _around(chance.choice(("if", "for")), "tr"))
        rows += [(start, *[p("")] * (columns - 1)), row, (end, *[p("")] * (columns - 1))]
    return table(("x",) * columns, *rows)


def _cell(chance: Random) -> str:
    kind = chance.randrange(7)
    if kind == 0:
        return p("{%p if waar %}") + _paragraph(chance) + p("{%p endif %}") + p("")
    tag = {1: "{% vm %}", 2: "{% colspan twee %}", 3: "{% cellbg 'FF0000' %}"}.get(kind)
    return _paragraph(chance, tag + chance.choice(_WORDS + _PRINTS) if tag else None)
