"""Makes ``templates/uitnodiging.docx``: one page that invites one person to the meeting, in plain Dutch (B1).

As in the consent form, whole paragraphs exist twice: for a grown-up ("u") and for a pupil ("je").
"""

from tools.templates.house import Paper

LINE = "______________________"
SIGNS = "ondertekenaar.tekent"


def invitation() -> Paper:
    """Return the invitation to a case meeting, addressed to one person."""
    paper = Paper(
        "Uitnodiging",
        "Nodigt één persoon uit voor een gesprek over een leerling",
        footer="Uitnodiging {{ casus.casus }} · editie {{ convenant.editie }}",
        body_pt=12,
        compact=True,
    )
    _address(paper)
    paper.tag("{%p if ondertekenaar.is_leerling %}")
    _to_the_pupil(paper)
    paper.tag("{%p else %}")
    _to_a_grown_up(paper)
    paper.tag("{%p endif %}")
    paper.para("Met vriendelijke groet,", keep_next=True)
    paper.para("{% if casus.contactpersoon_school %}{{ casus.contactpersoon_school }}, {% endif %}{{ school.naam }}")
    paper.para("Een jurist of privacydeskundige (FG) van de regio kijkt deze tekst vooraf na.", style="Small")
    return paper


def _address(paper: Paper) -> None:
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


def _facts(paper: Paper) -> None:
    paper.facts(
        [
            (
                "Wanneer?",
                "**{{ casus.overlegdatum }}**"
                f"{{% if casus.overlegtijd %}}, {{{{ casus.overlegtijd }}}}{{% else %}}, hoe laat: {LINE}{{% endif %}}",
            ),
            ("Waar?", f"{{% if casus.overlegplaats %}}{{{{ casus.overlegplaats }}}}{{% else %}}{LINE}{{% endif %}}"),
            ("Waarom?", "{{ casus.doel|hoofdletter }}"),
            (
                "Wie zijn erbij?",
                "De school\n{%p for deelnemer in deelnemers %}\n{{ deelnemer.organisatie }}: {{ deelnemer.rol }}"
                "{% if deelnemer.naam %}, {{ deelnemer.naam }}{% endif %}"
                "{% if deelnemer.namens_gemeente %} (namens de gemeente){% endif %}\n{%p endfor %}",
            ),
        ],
        label_mm=34,
    )


def _reach(pronoun: str) -> str:
    return (
        f"{pronoun}{{% if school.telefoon %}} Bel {{{{ school.telefoon }}}}.{{% endif %}}"
        "{% if school.e_mail %} Mail naar {{ school.e_mail }}.{% endif %}"
    )


def _to_the_pupil(paper: Paper) -> None:
    paper.title("Praat je mee?")
    paper.subtitle("Uitnodiging, code {{ casus.casus }}")
    paper.para("Beste {{ leerling.voornaam }},")
    paper.para(
        "We houden een gesprek over jou. Samen zoeken we naar wat jou helpt. We willen graag horen wat jij ervan "
        "vindt. Daarom nodigen we je uit."
    )
    _facts(paper)
    paper.bullet("**Je mag iemand meenemen.** Kies iemand die je vertrouwt.")
    paper.bullet("**Wil je een tolk?** Zeg het ons op tijd. Dan regelen we dat.")
    paper.bullet(_reach("**Kun je niet komen, of wil je niet?** Laat het ons weten. Dan zoeken we een oplossing."))
    paper.tag(f"{{%p if {SIGNS} %}}")
    paper.para(
        "Bij deze brief zit een formulier. Daarin vragen we of hulpverleners over jou mogen praten. Je mag ja zeggen "
        "en je mag nee zeggen. Geef het terug vóór het gesprek."
    )
    paper.tag("{%p else %}")
    paper.para("Je hoeft niets te tekenen.")
    paper.tag("{%p endif %}")


def _to_a_grown_up(paper: Paper) -> None:
    paper.title("Praat u mee over {{ leerling.voornaam }}?")
    paper.subtitle("Uitnodiging, code {{ casus.casus }}")
    paper.para("Goedendag,")
    paper.para(
        "Wij houden een gesprek over {{ leerling.voornaam }}. Samen zoeken wij naar wat {{ leerling.voornaam }} helpt. "
        "Wij willen graag horen wat u ervan vindt. Daarom nodigen wij u uit."
    )
    _facts(paper)
    paper.bullet("**U mag iemand meenemen.** Kies iemand die u vertrouwt.")
    paper.bullet("**Wilt u een tolk?** Zeg het ons op tijd. Dan regelen wij dat.")
    paper.bullet(_reach("**Kunt u niet komen?** Laat het ons weten. Dan zoeken wij een andere dag."))
    paper.tag(f"{{%p if {SIGNS} %}}")
    paper.para(
        "Bij deze brief zit een formulier. Daarin vragen wij of hulpverleners mogen vertellen wat zij weten. U mag ja "
        "zeggen en u mag nee zeggen. Geef het terug vóór het gesprek."
    )
    paper.tag("{%p else %}")
    paper.para("U hoeft niets te tekenen.")
    paper.tag("{%p endif %}")
