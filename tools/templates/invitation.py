"""Makes ``templates/uitnodiging.docx``: one page that invites one person to the meeting, in plain Dutch (B1).

As in the consent form, whole paragraphs exist twice: for a grown-up ("u") and for a pupil ("je").
"""

from tools.templates.house import Paper

LINE, SHORT_LINE = "______________________________", "__________"
SIGNS = "ondertekenaar.tekent"
REVIEW = "Een jurist of privacydeskundige (FG) van de regio kijkt deze tekst vooraf na."
MANY = "deelnemers|length > 4"
"""Whether those at the table stand in one paragraph, without names, so that the letter stays on its page."""
ANYONE_TO_CALL = "casus.contactpersoon_school or school.telefoon or school.e_mail"


def invitation() -> Paper:
    """Return the invitation to a case meeting, addressed to one person."""
    paper = Paper(
        "Uitnodiging",
        "Nodigt één persoon uit voor een gesprek over een leerling",
        footer="Uitnodiging {{ casus.casus }} {{ ondertekenaar.rol }} · editie {{ convenant.editie }}",
        body_pt=12,
        compact=True,
        top_mm=20,
    )
    _address(paper)
    paper.tag("{%p if ondertekenaar.is_leerling %}")
    _to_the_pupil(paper)
    paper.tag("{%p else %}")
    _to_a_grown_up(paper)
    paper.tag("{%p endif %}")
    paper.para("Met vriendelijke groet, {{ school.naam }}", keep_next=True)
    paper.para(REVIEW, style="Small")
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


def _to_the_pupil(paper: Paper) -> None:
    paper.title("Praat je mee?")
    paper.subtitle("Uitnodiging, code {{ casus.casus }}")
    paper.para("Beste {{ leerling.voornaam }},")
    paper.para(
        "We willen met hulpverleners praten over jou. Samen zoeken we naar wat jou helpt. Daar horen we jou graag bij. "
        "Jij weet zelf het beste hoe het gaat."
    )
    _facts(paper)
    paper.bullet("**Je mag iemand meenemen.** Kies iemand die je vertrouwt.")
    paper.bullet("**Wil je een tolk?** Zeg het op tijd. Dan regelen we dat.")
    paper.bullet(
        "**Kun je niet, of wil je niet komen?** Laat het ons weten. Dan zoeken we samen een andere dag. Je mag ook "
        "vooraf vertellen wat je vindt."
    )
    paper.tag(f"{{%p if {SIGNS} %}}")
    paper.bullet(
        "**Bij deze brief zit een formulier.** Daarop staat wat hulpverleners over jou willen vertellen. Je mag ja "
        "zeggen en je mag nee zeggen. Geef het terug vóór het gesprek."
    )
    paper.tag("{%p else %}")
    paper.bullet("**Je hoeft niets te tekenen.** Wie voor jou beslist, krijgt een eigen brief.")
    paper.tag("{%p endif %}")


def _to_a_grown_up(paper: Paper) -> None:
    paper.title("Praat u mee over {{ leerling.voornaam }}?")
    paper.subtitle("Uitnodiging, code {{ casus.casus }}")
    paper.para("Goedendag,")
    paper.para(
        "Wij willen met hulpverleners praten over {{ leerling.voornaam }}. Samen zoeken wij naar wat "
        "{{ leerling.voornaam }} helpt. Daar horen wij u graag bij. Wat u weet en vindt, is belangrijk. "
        "Wij nodigen {{ leerling.voornaam }} ook uit."
    )
    _facts(paper)
    paper.bullet("**U mag iemand meenemen.** Kies iemand die u vertrouwt.")
    paper.bullet("**Wilt u een tolk?** Zeg het op tijd. Dan regelen wij dat.")
    paper.bullet(
        "**Kunt u niet komen?** Laat het ons weten. Dan zoeken wij samen een andere dag. U mag ook vooraf vertellen "
        "wat u vindt."
    )
    paper.tag(f"{{%p if {SIGNS} %}}")
    paper.bullet(
        "**Bij deze brief zit een formulier.** Daarop staat wat hulpverleners willen vertellen. U mag ja zeggen en u "
        "mag nee zeggen. Geef het terug vóór het gesprek."
    )
    paper.tag("{%p else %}")
    paper.bullet("**U hoeft niets te tekenen.**")
    paper.tag("{%p endif %}")


def _facts(paper: Paper) -> None:
    """Set when, where, why, with whom and whom to call; what is not known yet is a line to write on.

    The school comes first: who is there for it, or just its name.
    """
    who = "{{ deelnemer.organisatie }}: {{ deelnemer.rol }}{% if deelnemer.naam %}, {{ deelnemer.naam }}{% endif %}"
    who += "{% if deelnemer.namens_gemeente %} (namens de gemeente){% endif %}"
    short = "{{ deelnemer.organisatie }} ({{ deelnemer.rol }})"
    of_school, others = (
        f"for deelnemer in deelnemers if deelnemer.organisatie {same} school.naam" for same in ("==", "!=")
    )
    present = (
        f"{{%p if {MANY} %}}",
        f"{{% {of_school} %}}{{% if not loop.first %}}, {{% endif %}}{short}{{% else %}}{{{{ school.naam }}}}"
        f"{{% endfor %}}{{% {others} %}}, {short}{{% endfor %}}",
        "{%p else %}",
        f"{{%p {of_school} %}}",
        who,
        "{%p else %}",
        "{{ school.naam }}",
        "{%p endfor %}",
        f"{{%p {others} %}}",
        who,
        "{%p endfor %}",
        "{%p endif %}",
    )
    paper.facts(
        [
            (
                "Wanneer?",
                "{%p if casus.overlegtijd %}\n**{{ casus.overlegdatum }}, {{ casus.overlegtijd }}**\n{%p else %}\n"
                f"**{{{{ casus.overlegdatum }}}},** hoe laat: {SHORT_LINE}\n{{%p endif %}}",
            ),
            (
                "Waar?",
                "{%p if casus.overlegplaats %}\n{{ casus.overlegplaats }}\n{%p else %}\n"
                f"Adres en kamer: {LINE}\n{{%p endif %}}",
            ),
            ("Waarom?", "{{ casus.doel|hoofdletter }}"),
            ("Wie zijn erbij?", "\n".join(present)),
            f"{{%tr if {ANYONE_TO_CALL} %}}",
            (
                "Vragen?",
                "{% if casus.contactpersoon_school %}Vraag naar {{ casus.contactpersoon_school }}. {% endif %}"
                "{% if school.telefoon %}Bel {{ school.telefoon }}. {% endif %}"
                "{% if school.e_mail %}Mail naar {{ school.e_mail }}.{% endif %}",
            ),
            "{%tr endif %}",
        ],
        label_mm=34,
    )
