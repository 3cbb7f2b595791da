"""Makes ``templates/toestemming.docx``: the consent form of one signer, in plain Dutch (B1) and at 12 points.

Most texts exist twice, next to each other: for a grown-up who is addressed as "u" and for a pupil who is addressed as
"je". Whole paragraphs, so that a secretary can edit a sentence without puzzling over single words.
"""

from tools.templates.house import Paper, Row

OF_AGE = 18
SPEAKS_FOR_ITSELF = 16
"""From this age a pupil exercises the AVG rights him- or herself (UAVG, article 5)."""

NOT_SHARED = "niet delen"
ADVICE_ONLY = "alleen handelingsgerichte adviezen"
CHOICES = ("ja", "nee", "alleen advies")
WIDTHS_MM = (104.0, 14.0, 14.0, 24.0)
SHARES = f'deelnemer.beperking != "{NOT_SHARED}"'
BOXES = (
    '{% if deelnemer.beperking == "geen" %}☐{% else %}–{% endif %}',
    f'{{% if deelnemer.beperking == "{NOT_SHARED}" %}}☒{{% else %}}☐{{% endif %}}',
    f'{{% if deelnemer.beperking == "{NOT_SHARED}" %}}–{{% else %}}☐{{% endif %}}',
)
OTHER_LANGUAGE = 'ondertekenaar.taal and ondertekenaar.taal != "Nederlands"'
"""Whether a reading aid may lie beside the form."""
ONLY_OWN = "ondertekenaar.alleen_eigen_gegevens"
"""Whether the signer decides about nothing but what concerns the signer: then the form asks, and shows, no more."""


OWN_TERMS = "\n".join(
    (
        "{%p for deelnemer in deelnemers if deelnemer.bewaartermijn %}",
        "{{ deelnemer.organisatie }}: {{ deelnemer.bewaartermijn }}",
        "{%p endfor %}",
    )
)
"""How long who is at the table keeps it, where that is another term than the meeting's."""


def consent_form() -> Paper:
    """Return the template of the consent form."""
    paper = Paper(
        "Toestemmingsformulier",
        "Vraagt één ondertekenaar om toestemming, zodat hulpverleners in een overleg mogen vertellen.",
        footer="Toestemming {{ casus.casus }} {{ ondertekenaar.rol }} · editie {{ convenant.editie }}",
        body_pt=12,
        compact=True,
        top_mm=20,
    )
    for section in (
        _opening,
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
    ):
        section(paper)
    return paper


def _say(paper: Paper, text: str) -> None:
    """Set paragraphs that stand between blank lines; one that begins with "- " is an item of a list."""
    for paragraph in text.strip().split("\n\n"):
        line = " ".join(paragraph.split())
        if line.startswith("- "):
            paper.bullet(line.removeprefix("- "))
        else:
            paper.para(line, keep_together=True)


def _either(paper: Paper, *, adult: str, pupil: str) -> None:
    """Say one text to a grown-up and another to a pupil."""
    paper.tag("{%p if ondertekenaar.is_leerling %}")
    _say(paper, pupil)
    paper.tag("{%p else %}")
    _say(paper, adult)
    paper.tag("{%p endif %}")


def _either_heading(paper: Paper, *, adult: str, pupil: str) -> None:
    paper.tag("{%p if ondertekenaar.is_leerling %}")
    paper.heading(pupil, contents=False)
    paper.tag("{%p else %}")
    paper.heading(adult, contents=False)
    paper.tag("{%p endif %}")


def _opening(paper: Paper) -> None:
    by_hand = "{% if ondertekenaar.geheim_adres %}Persoonlijk uitreiken aan {% endif %}"
    attention = "{% if ondertekenaar.namens %}t.a.v. {% endif %}"
    paper.address_window(
        "ondertekenaar.adresregels",
        addressee=(
            "{%p if ondertekenaar.namens %}\n{{ ondertekenaar.namens }}\n{%p endif %}\n"
            f"{by_hand}{attention}{{{{ ondertekenaar.naam }}}}"
        ),
        return_address="Van: {{ school.naam }}",
    )
    paper.tag("{%p if ondertekenaar.is_leerling %}")
    paper.title("Mogen hulpverleners praten over jou?")
    paper.tag(f"{{%p elif {ONLY_OWN} %}}")
    paper.title("Mogen hulpverleners ook praten over u?")
    paper.tag("{%p else %}")
    paper.title("Mogen hulpverleners praten over {{ leerling.voornaam }}?")
    paper.tag("{%p endif %}")
    paper.subtitle("Toestemmingsformulier, code {{ casus.casus }}")
    paper.tag("{%p if ondertekenaar.is_leerling %}")
    _say(
        paper,
        """
Beste {{ leerling.voornaam }},

Wij zijn {{ school.naam }}. We willen graag met hulpverleners praten over jou. Samen zoeken we naar wat jou helpt.
Daarvoor hebben we jouw toestemming nodig. Toestemming geven betekent: je vindt het goed. We praten alleen over wat
nodig is.

**Jij beslist.** Je mag ja zeggen en je mag nee zeggen. Lees dit formulier rustig, of lees het samen met iemand. Vraag
gerust om uitleg of om een tolk.

**Waarom jij?** {{ ondertekenaar.reden }}
""",
    )
    paper.tag("{%p else %}")
    paper.para("Goedendag,")  # "Beste de heer" is no Dutch, and a name as printed has no form for a greeting
    paper.para(
        "Wij zijn {{ school.naam }}. Wij willen graag met hulpverleners praten over {{ leerling.voornaam }}. Samen "
        "zoeken wij naar wat {{ leerling.voornaam }} helpt."
        f"{{% if {ONLY_OWN} %}} Het gesprek gaat ook over uzelf.{{% endif %}} Daarvoor hebben wij uw toestemming "
        "nodig. Toestemming geven betekent: u vindt het goed. Wij praten alleen over wat nodig is."
    )
    _say(
        paper,
        """
**U beslist.** U mag ja zeggen en u mag nee zeggen. Lees dit formulier rustig. Vraag gerust om uitleg of om een tolk.

**Waarom u?** {{ ondertekenaar.reden }}{% if "gezag" in ondertekenaar.reden %} Gezag betekent: mogen beslissen over een
kind.{% endif %}
""",
    )
    paper.tag(f"{{%p if {OTHER_LANGUAGE} %}}")
    _say(
        paper,
        """
**Zit er een blad in een andere taal bij?** Dat helpt u bij het lezen. U tekent dit Nederlandse formulier.
""",
    )
    paper.tag("{%p endif %}")
    paper.tag("{%p endif %}")


def _meeting(paper: Paper) -> None:
    paper.heading("Over welk gesprek gaat het?", contents=False)
    self_too = (
        "{% if ondertekenaar.is_leerling %}Jij, als je wilt. Je mag iemand meenemen."
        "{% else %}U, als u wilt. U mag iemand meenemen.{% endif %}"
    )
    others = (
        "{%p for deelnemer in deelnemers %}",
        "{{ deelnemer.organisatie }}: {{ deelnemer.rol }}{% if deelnemer.naam %}, {{ deelnemer.naam }}{% endif %}"
        "{% if deelnemer.namens_gemeente %} (namens de gemeente){% endif %}",
        "{%p endfor %}",
    )
    paper.facts(
        [
            ("Over wie?", "{{ leerling.naam }}, geboren op {{ leerling.geboortedatum }}"),
            ("School", "{{ school.naam }}{% if leerling.groep %}, {{ leerling.groep }}{% endif %}"),
            ("Welk gesprek?", "{{ overlegvorm.naam|hoofdletter }}"),
            ("Wanneer?", "{{ casus.overlegdatum }}{% if casus.overlegtijd %}, {{ casus.overlegtijd }}{% endif %}"),
            ("Wie zijn erbij?", "\n".join((self_too, *others))),
            ("Waarom?", "{{ casus.doel|hoofdletter }}"),
            f"{{%tr if casus.vraag and not {ONLY_OWN} %}}",
            ("Onze vraag", "{{ casus.vraag|hoofdletter }}"),
            "{%tr endif %}",
        ],
        label_mm=36,
    )


def _what_may_be_told(paper: Paper) -> None:
    paper.heading("Wat mogen zij vertellen?", contents=False)
    paper.tag("{%p if ondertekenaar.is_leerling %}")
    paper.para(
        "Hulpverleners hebben een **geheimhoudingsplicht.** Dat betekent: zij mogen niet zomaar iets vertellen over "
        "jou. Daarom vragen we het aan jou. Zet op elke regel één kruisje.",
        keep_next=True,
    )
    paper.tag("{%p else %}")
    whom = f"{{% if {ONLY_OWN} %}}u{{% else %}}{{{{ leerling.voornaam }}}}{{% endif %}}"
    paper.para(
        "Hulpverleners hebben een **geheimhoudingsplicht.** Dat betekent: zij mogen niet zomaar iets vertellen over "
        f"{whom}. Daarom vragen wij het aan u. Zet op elke regel één kruisje.",
        keep_next=True,
    )
    paper.tag("{%p endif %}")
    paper.bullet("**Ja:** de hulpverlener mag dit vertellen.", keep_next=True)
    paper.bullet(
        "**Nee:** de hulpverlener vertelt dit niet. Staat er een streepje? Dan is die keuze er niet.", keep_next=True
    )
    paper.bullet(
        f"**Alleen advies:** de hulpverlener geeft alleen tips over wat helpt. Dat heet ook: {ADVICE_ONLY}.",
        keep_next=True,
    )
    paper.tag("{%p if ondertekenaar.eigen_gegevens and not ondertekenaar.is_leerling %}")
    paper.para(
        "Het gesprek kan ook over uzelf gaan. Bijvoorbeeld over uw gezondheid of over thuis. Daarom staan er ook "
        "regels over uzelf. Daarover beslist u alleen.",
        keep_next=True,
    )
    paper.tag("{%p endif %}")
    rows = told_rows(
        agreed="Al afgesproken: {{ deelnemer.beperking }}.",
        needed="Wat nodig is voor dit gesprek",
        yourself="Iets over uzelf",
        nobody="Niemand wil iets vertellen dat geheim is.",
    )
    paper.table(("Wie vertelt wat?", *CHOICES), rows, WIDTHS_MM, align="lccc", keep_heading=True)


def told_rows(*, agreed: str, needed: str, yourself: str, nobody: str) -> list[Row]:
    """Return the rows of what may be told; who tells it stands in the first of them, so that a page never parts them.

    In: what was agreed before, the words where no kind of information is named, those for the signer's own data, and
    those where nobody tells anything; in the language of the paper.
    """
    limit = ('{%p if deelnemer.beperking != "geen" %}', agreed, "{%p endif %}")
    who = ("**{{ deelnemer.organisatie }}** ({{ deelnemer.rol }})", *limit)
    own = "ondertekenaar.eigen_gegevens and not ondertekenaar.is_leerling"
    return [
        "{%tr for deelnemer in deelnemers if deelnemer.informatie or deelnemer.behandelend %}",
        f"{{%tr if not {ONLY_OWN} %}}",
        "{%tr for soort in deelnemer.informatie %}",
        ("\n".join(("{%p if loop.first %}", *who, "{%p endif %}", "{{ soort|hoofdletter }}")), *BOXES),
        "{%tr else %}",
        ("\n".join((*who, needed)), *BOXES),
        "{%tr endfor %}",
        "{%tr endif %}",
        f"{{%tr if {own} and {SHARES} %}}",
        ("\n".join((f"{{%p if {ONLY_OWN} %}}", *who, "{%p endif %}", yourself)), *BOXES),
        f"{{%tr elif {ONLY_OWN} %}}",
        ("\n".join(who), "", "", ""),
        "{%tr endif %}",
        "{%tr else %}",
        (nobody, "", "", ""),
        "{%tr endfor %}",
    ]


def _record(paper: Paper) -> None:
    paper.heading("Wat schrijven wij op?", contents=False)
    paper.facts(
        [
            "{%tr if overlegvorm.verslag %}",
            ("Verslag", "{{ overlegvorm.verslag|hoofdletter }}"),
            "{%tr endif %}",
            "{%tr if overlegvorm.voorzitter %}",
            ("Wie leidt het gesprek?", "{{ overlegvorm.voorzitter|hoofdletter }}"),
            "{%tr endif %}",
            ("Wie bewaart het?", "Iedere organisatie alleen wat zij zelf nodig heeft"),
            (
                "Hoe lang?",
                "{% if overlegvorm.bewaartermijn %}{{ overlegvorm.bewaartermijn|hoofdletter }}{% else %}Vraag het aan "
                f"de school{{% endif %}}\n{OWN_TERMS}",
            ),
        ]
    )


def _no_need_to_sign(paper: Paper) -> None:
    _either_heading(paper, adult="U hoeft niet te tekenen", pupil="Je hoeft niet te tekenen")
    _either(
        paper,
        adult="""
U mag nee zeggen. U mag ook op één regel nee zeggen. De hulpverlener vertelt dat dan niet. Wij kunnen dan soms minder
goed zien wat {{ leerling.voornaam }} nodig heeft. Dan zoeken wij samen met u naar wat wel kan.

Moeten er meer mensen tekenen? Dan is van iedereen een ja nodig. Iedereen krijgt een eigen formulier.
""",
        pupil="""
Je mag nee zeggen. Je mag ook op één regel nee zeggen. De hulpverlener vertelt dat dan niet. Niemand wordt boos op je.
We kunnen dan soms minder goed zien wat jij nodig hebt. Dan zoeken we samen met jou naar wat wel kan.

Moeten er meer mensen tekenen? Dan is van iedereen een ja nodig. Iedereen krijgt een eigen formulier.
""",
    )


def _withdrawing(paper: Paper) -> None:
    _either_heading(paper, adult="U kunt dit altijd intrekken", pupil="Je kunt dit altijd intrekken")
    _either(
        paper,
        adult="""
Intrekken betekent: u zegt later toch nee. Dat mag altijd. U hoeft niet te zeggen waarom. Gebruik de strook op de
laatste bladzijde. Bellen of mailen mag ook. Vanaf dat moment vertellen de hulpverleners niets meer. Wat al verteld is,
kunnen wij niet terugnemen.
""",
        pupil="""
Intrekken betekent: je zegt later toch nee. Dat mag altijd. Je hoeft niet te zeggen waarom. Gebruik de strook op de
laatste bladzijde. Bellen of mailen mag ook. Vanaf dat moment vertellen de hulpverleners niets meer. Wat al verteld is,
kunnen we niet terugnemen.
""",
    )
    paper.tag("{%p if casus.einddatum %}")
    paper.para("De toestemming geldt tot en met {{ casus.einddatum }}. Daarna stopt zij vanzelf.")
    paper.tag("{%p else %}")
    paper.para("De toestemming geldt alleen voor dit ene gesprek. Daarna stopt zij vanzelf.")
    paper.tag("{%p endif %}")


def _without_consent(paper: Paper) -> None:
    paper.heading("Wanneer mag het zonder toestemming?", contents=False)
    paper.para("Meestal mag dat niet. Er zijn drie uitzonderingen:", keep_next=True)
    paper.bullet("**Goed hulpverlenerschap.** Soms is praten echt nodig voor goede hulp.", keep_next=True)
    paper.bullet(
        "**Conflict van plichten.** Zwijgen moet, maar helpen ook. Soms is zwijgen te gevaarlijk.", keep_next=True
    )
    paper.bullet(
        "**Veilig Thuis.** Bij zorgen over geweld volgt de hulpverlener vaste stappen: de **meldcode.** Een stap kan "
        "zijn: melden bij Veilig Thuis."
    )
    _either(
        paper,
        adult="Als het kan, vertelt de hulpverlener het u vooraf. De hulpverlener schrijft de reden op.",
        pupil="Als het kan, vertelt de hulpverlener het je vooraf. De hulpverlener schrijft de reden op.",
    )


def _the_law(paper: Paper) -> None:
    paper.heading("Waarom is deze toestemming nodig?", contents=False)
    paper.callout(
        "Deze toestemming is nodig omdat hulpverleners een geheimhoudingsplicht hebben. "
        "Het is geen toestemming voor de verwerking van gegevens volgens de AVG."
    )
    paper.para(
        "De AVG is de privacywet. School, gemeente en hulpverleners gebruiken gegevens voor hun taken uit de wet. Hun "
        "afspraken staan in het privacyconvenant van {{ convenant.regio }} (editie {{ convenant.editie }}). De school "
        "laat deze afspraken graag zien."
    )


def _rights(paper: Paper) -> None:
    paper.heading("Rechten, vragen en klachten", contents=False)
    paper.tag("{%p if ondertekenaar.is_leerling %}")
    paper.bullet("Je mag lezen wat wij over jou opschrijven. Klopt iets niet? Vraag om verbetering.")
    paper.tag(f"{{%p elif {SPEAKS_FOR_ITSELF} > leerling.leeftijd and not {ONLY_OWN} %}}")
    paper.bullet(
        "U mag lezen wat wij over u en {{ leerling.voornaam }} opschrijven. Klopt iets niet? Vraag om verbetering."
    )
    paper.tag("{%p else %}")
    paper.bullet("U mag lezen wat wij over u opschrijven. Klopt iets niet? Vraag om verbetering.")
    paper.tag("{%p endif %}")
    paper.bullet(
        "Vragen? {% if casus.contactpersoon_school %}Vraag naar {{ casus.contactpersoon_school }}.{% else %}De school "
        "helpt graag.{% endif %}{% if school.telefoon %} Bel {{ school.telefoon }}.{% endif %}"
        "{% if school.e_mail %} Mail naar {{ school.e_mail }}.{% endif %}"
    )
    _either(
        paper,
        adult="""
- Bent u niet tevreden? Praat met ons. U kunt ook een klacht sturen naar {{ bestuur.naam }}. Dat is het bestuur van de
school. Daar werkt een functionaris gegevensbescherming. Die let op privacy.

- Klagen kan ook bij de Autoriteit Persoonsgegevens. Die let op de privacywet.
""",
        pupil="""
- Ben je niet tevreden? Praat met ons. Je kunt ook een klacht sturen naar {{ bestuur.naam }}. Dat is het bestuur van de
school. Daar werkt een functionaris gegevensbescherming. Die let op privacy.

- Klagen kan ook bij de Autoriteit Persoonsgegevens. Die let op de privacywet.
""",
    )


def _authority(paper: Paper) -> None:
    """Name who decides for the pupil, with the proof that was seen; no address of anyone."""
    paper.tag(f"{{%p if gezagsdragers and not {ONLY_OWN} %}}")
    paper.tag("{%p if ondertekenaar.is_leerling %}")
    paper.heading("Wie mag er ook voor jou beslissen?", contents=False)
    paper.tag("{%p else %}")
    paper.heading("Wie mag er voor {{ leerling.voornaam }} beslissen?", contents=False)
    paper.tag("{%p endif %}")
    explained = '"gezag" in ondertekenaar.reden and not ondertekenaar.is_leerling'
    paper.tag(f"{{%p if {OF_AGE} > leerling.leeftijd and not ({explained}) %}}")
    paper.para("Mogen beslissen over een kind heet **gezag.**", keep_next=True)
    paper.tag("{%p endif %}")
    paper.tag("{%p for persoon in gezagsdragers %}")
    paper.bullet(
        "{{ persoon.naam }}, {% if persoon.relatie == 'GI' %}jeugdbeschermer{% else %}{{ persoon.relatie }}"
        f"{{% endif %}}.{{% if {OF_AGE} > leerling.leeftijd %}} Gezag: "
        "{{ persoon.gezag }}.{% endif %}"
        "{% if persoon.bewijs %} Bewijs: {{ persoon.bewijs }}.{% else %} Nog geen bewijs gezien.{% endif %}"
    )
    paper.tag("{%p endfor %}")
    paper.tag("{%p endif %}")
    paper.tag("{%p if gezag_onbekend %}")
    paper.callout(
        "**Wij weten nog niet zeker wie het gezag heeft.** De school zoekt dit eerst uit. Pas daarna geldt dit "
        "formulier.\n☐ Gezag gecontroleerd op: __________________ door: __________________"
    )
    paper.tag("{%p endif %}")


def _signing(paper: Paper) -> None:
    paper.heading("Keuze en handtekening", contents=False)
    paper.para("Zet één kruisje:", keep_next=True)
    paper.para(
        "☐ **Ja,** ik geef toestemming. Mijn kruisjes in dit formulier zeggen waarvoor.", style="Tick", keep_next=True
    )
    paper.para("☐ **Nee,** ik geef geen toestemming.", style="Tick", keep_next=True)
    apart = "ondertekenaar.namens and not (ondertekenaar.namens in ondertekenaar.hoedanigheid)"
    paper.signature(
        "{{ ondertekenaar.naam }}",
        f"{{{{ ondertekenaar.hoedanigheid|hoofdletter }}}}\n{{%p if {apart} %}}\nNamens {{{{ ondertekenaar.namens }}}}"
        "\n{%p endif %}",
        "",
        "{{ ondertekenaar.handtekening }}",
    )


def _file_note(paper: Paper) -> None:
    paper.heading("Voor het dossier (de school vult dit in)", contents=False)
    paper.para("Toestemming:  ☐ op papier  ☐ mondeling", style="Tick", keep_next=True)
    paper.para("Bewijs van gezag gezien:  ☐ ja  ☐ nee  ☐ niet nodig", style="Tick", keep_next=True)
    paper.para("Kopie gegeven aan:  ☐ ondertekenaar  ☐ hulpverleners, voor hun dossier", style="Tick", keep_next=True)
    language = "{% if ondertekenaar.taal %} {{ ondertekenaar.taal }}{% endif %}"
    paper.fill_in_pairs(
        (
            ("Uitgelegd door:", f"In de taal:{language}"),
            ("Met tolk (naam):", "Uitgelegd op:"),
            ("Gevraagd door:", "Gevraagd op:"),
        )
    )
    paper.para(
        "De jurist of functionaris gegevensbescherming van de regio bekijkt deze tekst vóór gebruik.",
        style="Small",
        keep_next=True,  # the slip never gets a sheet to itself
    )


def _withdrawal_slip(paper: Paper) -> None:
    paper.cut_line("hier afknippen (van de eigen kopie)")
    paper.heading("Ik trek mijn toestemming in", contents=False)
    paper.para("Code {{ casus.casus }} {{ ondertekenaar.rol }}, gesprek op {{ casus.overlegdatum }}", keep_next=True)
    paper.para(
        "Geef of stuur deze strook aan {{ school.naam }}{% if school.adres %}, {{ school.adres }}"
        "{% if school.plaats %}, {% if school.postcode %}{{ school.postcode }} {% endif %}"
        "{{ school.plaats }}{% endif %}{% endif %}.",
        keep_next=True,
    )
    paper.para("☐ voor alles  ☐ alleen voor:", style="Fill Line", keep_next=True)
    paper.fill_in_and_sign(("Naam:", "Datum:"), "Handtekening:")
