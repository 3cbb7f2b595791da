"""Makes a reading aid: the consent form in another language, to lie beside the Dutch form that is signed.

In: the texts of a language. Out: a template in the order of the form, each heading with the Dutch one under it. At its
head stands who looked the translation over. As long as nobody did, it says so in both languages; who reviews it types a
name over those words in Word, and ``proofreading.aids`` reads it back.
"""

from generator.proofreading.aids import DUTCH_IS_SIGNED, REVIEWED_BY
from tools.templates.consent import OF_AGE, ONLY_OWN, OWN_TERMS, SPEAKS_FOR_ITSELF, WIDTHS_MM, told_rows
from tools.templates.house import Paper
from tools.templates.reading_aids.texts import Texts

UNREVIEWED = "niet nagekeken vertaling"
ONLY_HELP = f"Dit blad is alleen hulp bij het lezen. {DUTCH_IS_SIGNED}"
LOOKED_AT = "De jurist of functionaris gegevensbescherming van de regio bekijkt deze tekst vóór gebruik."
HEADINGS = (
    "Over welk gesprek gaat het?",
    "Wat mogen zij vertellen?",
    "Wat schrijven wij op?",
    "U hoeft niet te tekenen",
    "U kunt dit altijd intrekken",
    "Wanneer mag het zonder toestemming?",
    "Waarom is deze toestemming nodig?",
    "Rechten, vragen en klachten",
    "Wie mag er voor {{ leerling.voornaam }} beslissen?",
    "Keuze en handtekening",
    "Voor het dossier (de school vult dit in)",
    "Ik trek mijn toestemming in",
)
"""The headings of the form for a grown-up, in its order."""
CHOICES = ("ja", "nee", "alleen advies")
FILE_LABELS = ("Uitgelegd door", "In de taal", "Met tolk (naam)", "Uitgelegd op", "Gevraagd door", "Gevraagd op")
SLIP_LABELS = ("Alleen voor", "Naam", "Datum", "Handtekening")


def reading_aid(texts: Texts) -> Paper:
    """Return the template of the reading aid in a language."""
    paper = Paper(
        f"Leeshulp {texts.name}",
        "Helpt een ondertekenaar om het Nederlandse toestemmingsformulier te lezen; dat formulier wordt getekend.",
        footer=f"Leeshulp {texts.name} {{{{ casus.casus }}}} {{{{ ondertekenaar.rol }}}} · "
        "editie {{ convenant.editie }}",
        body_pt=12,
        compact=True,
        top_mm=20,
        tongue=texts.tongue,
    )
    _opening(paper, texts)
    for number, section in enumerate(
        (
            _meeting,
            _what_may_be_told,
            _record,
            _no_need_to_sign,
            _withdrawing,
            _without_consent,
            _the_law,
            _rights,
            _authority,
            _signing,
            _file_note,
            _withdrawal_slip,
        )
    ):
        section(paper, texts, number)
    _foot(paper, texts)
    return paper


def _heading(paper: Paper, texts: Texts, number: int) -> None:
    paper.heading(texts.headings[number], contents=False)
    paper.para(HEADINGS[number], style="Original", keep_next=True)


def _if(condition: str, text: str) -> str:
    return f"{{% if {condition} %}}{text}{{% endif %}}"


def _opening(paper: Paper, texts: Texts) -> None:
    paper.tag(f"{{%p if {ONLY_OWN} %}}")
    paper.title(texts.title_own)
    paper.tag("{%p else %}")
    paper.title(texts.title)
    paper.tag("{%p endif %}")
    paper.subtitle(texts.subtitle)
    paper.facts([(f"*{REVIEWED_BY}*\n{texts.reviewed_by}", f"*{UNREVIEWED}*\n{texts.unreviewed}")], label_mm=56)
    paper.callout(texts.only_help)
    paper.para(ONLY_HELP, style="Original")
    paper.para(texts.dutch_words)
    paper.para(texts.greeting)
    paper.para(f"{texts.who_we_are}{_if(ONLY_OWN, f' {texts.also_you}')} {texts.we_ask}")
    paper.para(texts.you_decide)
    paper.para(f"**{texts.why_you}** {_reason(texts)}")


def _reason(texts: Texts) -> str:
    """Say in the language what the Dutch reason means, by the role of who signs."""
    holders = texts.holders
    by_role = {"ouder": holders.parent, "voogd": holders.guardian, "curator": holders.curator, "mentor": holders.mentor}
    branches = [(ONLY_OWN, holders.own_data)]
    branches += [(f'"{role}" in ondertekenaar.rol', said) for role, said in by_role.items()]
    branches += [("ondertekenaar.namens", holders.body)]
    said = "".join(
        f"{{% {'elif' if at else 'if'} {condition} %}}{text}" for at, (condition, text) in enumerate(branches)
    )
    minor = f"{OF_AGE} > leerling.leeftijd and not {ONLY_OWN}"
    return (
        f"{said}{{% else %}}{holders.other}{{% endif %}}{_if(minor, f' {holders.means}')}"
        f"{_if('gezag_onbekend', f' {holders.checked_first}')}"
    )


def _meeting(paper: Paper, texts: Texts, number: int) -> None:
    _heading(paper, texts, number)
    say, comma = texts.labels, _comma(texts)
    others = (
        "{%p for deelnemer in deelnemers %}",
        f"{{{{ deelnemer.organisatie }}}}: {{{{ deelnemer.rol }}}}"
        f"{_if('deelnemer.naam', f'{comma} {{{{ deelnemer.naam }}}}')}"
        f"{_if('deelnemer.namens_gemeente', f' ({say.for_municipality})')}",
        "{%p endfor %}",
    )
    paper.facts(
        [
            (say.about_whom, f"{{{{ leerling.naam }}}}{comma} {say.born} {{{{ leerling.geboortedatum }}}}"),
            (say.school, f"{{{{ school.naam }}}}{_if('leerling.groep', f'{comma} {{{{ leerling.groep }}}}')}"),
            (say.which, "{{ overlegvorm.naam|hoofdletter }}"),
            (
                say.when,
                f"{{{{ casus.overlegdatum }}}}{_if('casus.overlegtijd', f'{comma} {{{{ casus.overlegtijd }}}}')}",
            ),
            (say.who, "\n".join((say.you_too, *others))),
            (say.why, "{{ casus.doel|hoofdletter }}"),
            f"{{%tr if casus.vraag and not {ONLY_OWN} %}}",
            (say.question, "{{ casus.vraag|hoofdletter }}"),
            "{%tr endif %}",
        ],
        label_mm=40,
    )


def _comma(texts: Texts) -> str:
    return "\N{ARABIC COMMA}" if texts.tongue.right_to_left else ","


def _what_may_be_told(paper: Paper, texts: Texts, number: int) -> None:
    _heading(paper, texts, number)
    paper.tag(f"{{%p if {ONLY_OWN} %}}")
    paper.para(texts.secrecy_own, keep_next=True)
    paper.tag("{%p else %}")
    paper.para(texts.secrecy, keep_next=True)
    paper.tag("{%p endif %}")
    for meaning in texts.told:
        paper.bullet(meaning, keep_next=True)
    paper.tag("{%p if ondertekenaar.eigen_gegevens %}")
    paper.para(texts.own_data, keep_next=True)
    paper.tag("{%p endif %}")
    say = texts.labels
    limit = f'{{% if deelnemer.beperking == "niet delen" %}}{say.not_shared}{{% else %}}{say.advice_only}{{% endif %}}'
    heads = (f"*{dutch}*\n{word}" for dutch, word in zip(CHOICES, (say.yes, say.no, say.only_advice), strict=True))
    rows = told_rows(
        agreed=f"{say.agreed} {limit}.",
        needed=say.what_is_needed,
        yourself=say.about_yourself,
        nobody=say.nobody_tells,
    )
    paper.table((say.who_tells_what, *heads), rows, WIDTHS_MM, align="lccc", keep_heading=True)


def _record(paper: Paper, texts: Texts, number: int) -> None:
    _heading(paper, texts, number)
    say = texts.labels
    term = "{{ overlegvorm.bewaartermijn|hoofdletter }}"
    paper.facts(
        [
            "{%tr if overlegvorm.verslag %}",
            (say.report, "{{ overlegvorm.verslag|hoofdletter }}"),
            "{%tr endif %}",
            "{%tr if overlegvorm.voorzitter %}",
            (say.chair, "{{ overlegvorm.voorzitter|hoofdletter }}"),
            "{%tr endif %}",
            (say.who_keeps, say.what_they_need),
            (
                say.how_long,
                f"{{% if overlegvorm.bewaartermijn %}}{term}{{% else %}}{say.ask_school}{{% endif %}}\n{OWN_TERMS}",
            ),
        ],
        label_mm=52,
    )


def _no_need_to_sign(paper: Paper, texts: Texts, number: int) -> None:
    _heading(paper, texts, number)
    for said in texts.no_need:
        paper.para(said, keep_together=True)


def _withdrawing(paper: Paper, texts: Texts, number: int) -> None:
    _heading(paper, texts, number)
    paper.para(texts.withdrawing, keep_together=True)
    paper.tag("{%p if casus.einddatum %}")
    paper.para(texts.until)
    paper.tag("{%p else %}")
    paper.para(texts.once)
    paper.tag("{%p endif %}")


def _without_consent(paper: Paper, texts: Texts, number: int) -> None:
    _heading(paper, texts, number)
    paper.para(texts.exceptions, keep_next=True)
    for exception in texts.three:
        paper.bullet(exception)
    paper.para(texts.beforehand)


def _the_law(paper: Paper, texts: Texts, number: int) -> None:
    _heading(paper, texts, number)
    paper.callout(texts.the_law)
    paper.para(texts.privacy_law)


def _rights(paper: Paper, texts: Texts, number: int) -> None:
    _heading(paper, texts, number)
    paper.tag(f"{{%p if {SPEAKS_FOR_ITSELF} > leerling.leeftijd and not {ONLY_OWN} %}}")
    paper.bullet(texts.read_about_both)
    paper.tag("{%p else %}")
    paper.bullet(texts.read_about_you)
    paper.tag("{%p endif %}")
    paper.bullet(
        f"{texts.questions} {{% if casus.contactpersoon_school %}}{texts.ask_for}{{% else %}}{texts.school_helps}"
        f"{{% endif %}}{_if('school.telefoon', f' {texts.call}')}{_if('school.e_mail', f' {texts.mail}')}"
    )
    for complaint in texts.complaints:
        paper.bullet(complaint)


def _authority(paper: Paper, texts: Texts, number: int) -> None:
    holders, comma = texts.holders, _comma(texts)
    minor = f"{OF_AGE} > leerling.leeftijd"
    paper.tag(f"{{%p if gezagsdragers and not {ONLY_OWN} %}}")
    _heading(paper, texts, number)
    relation = "".join(
        f"{{% {'elif' if at else 'if'} persoon.relatie == '{dutch}' %}}{word}"
        for at, (dutch, word) in enumerate(holders.relations.items())
    )
    authority = (
        f"{{% if persoon.gezag == 'ja' %}}{holders.yes}{{% elif persoon.gezag == 'nee' %}}{holders.no}"
        f"{{% else %}}{holders.unknown}{{% endif %}}"
    )
    paper.tag("{%p for persoon in gezagsdragers %}")
    paper.bullet(
        f"{{{{ persoon.naam }}}}{comma} {relation}{{% else %}}{{{{ persoon.relatie }}}}{{% endif %}}."
        f"{_if(minor, f' {holders.authority} {authority}.')} "
        f"{{% if persoon.bewijs %}}{holders.proof} {{{{ persoon.bewijs }}}}.{{% else %}}{holders.no_proof}{{% endif %}}"
    )
    paper.tag("{%p endfor %}")
    paper.tag("{%p endif %}")
    paper.tag("{%p if gezag_onbekend %}")
    paper.callout(f"{holders.not_sure}\n{holders.checked}")
    paper.tag("{%p endif %}")


def _signing(paper: Paper, texts: Texts, number: int) -> None:
    _heading(paper, texts, number)
    paper.para(texts.one_cross, keep_next=True)
    paper.para(texts.consent, style="Tick", keep_next=True)
    paper.para(texts.no_consent, style="Tick", keep_next=True)
    paper.para(texts.sign_there)


def _file_note(paper: Paper, texts: Texts, number: int) -> None:
    _heading(paper, texts, number)
    for line in texts.file_note:
        paper.para(line, style="Tick", keep_next=True)
    pairs = [f"*{dutch}*\n{word}" for dutch, word in zip(FILE_LABELS, texts.file_labels, strict=True)]
    paper.table(None, [pairs[:3], pairs[3:]], (52.0, 52.0, 52.0))
    paper.para(texts.reviewed_text, keep_next=True)
    paper.para(LOOKED_AT, style="Original")


def _withdrawal_slip(paper: Paper, texts: Texts, number: int) -> None:
    _heading(paper, texts, number)
    paper.para(f"{texts.slip}. {texts.give_slip}", keep_next=True)
    paper.para(texts.slip_choices, style="Tick", keep_next=True)
    labels = zip(SLIP_LABELS, (texts.only_for, *texts.slip_labels), strict=True)
    paper.table(None, [[f"*{dutch}*\n{word}" for dutch, word in labels]], (45.0, 39.0, 33.0, 39.0))


def _foot(paper: Paper, texts: Texts) -> None:
    paper.para(f"**{texts.only_help}**", keep_next=True)
    paper.para(ONLY_HELP, style="Original")
