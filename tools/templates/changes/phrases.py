"""What the papers of a change have in common: the covenant they belong to, their head, and who signs for a board."""

from tools.templates.house import Paper

COVENANT = (
    "het privacyconvenant samenwerking onderwijs – gemeenten – jeugdhulp van de regio {{ convenant.regio }}, "
    "editie {{ convenant.editie }}"
)
KEEPER = (
    "{% if convenant.convenantbeheerder %}{{ convenant.convenantbeheerder }}{% else %}de convenantbeheerder{% endif %}"
)
KEEPER_AND_EMAIL = KEEPER + "{% if convenant.beheerder_e_mail %} ({{ convenant.beheerder_e_mail }}){% endif %}"
BOARD = (
    "**{{ bestuur.naam }},** gevestigd te {{ bestuur.vestigingsplaats }}, KvK-nummer {{ bestuur.kvk }}, "
    "bevoegd-gezagnummer {{ bestuur.nummer }}"
)
REPRESENTED = (
    "rechtsgeldig vertegenwoordigd door {% for persoon in ondertekenaars %}{% if not loop.first %}, en {% endif %}"
    "{{ persoon.naam }}, {{ persoon.functie }}{% endfor %}{% if ondertekenaars|length > 1 %}, die gezamenlijk bevoegd "
    "zijn{% endif %}"
)
SWV = "**{{ swv.naam }},** gevestigd te {{ swv.vestigingsplaats }}, KvK-nummer {{ swv.kvk }}"
SENT_DAY = "Datum van verzending:"


def letter_head(paper: Paper, to: str, about: str, *, title: str) -> None:
    """Set the head of a letter to all parties: its title, to whom, from whom and what about."""
    paper.title(title)
    paper.facts([("Aan", to), ("Van", KEEPER), ("Onderwerp", about)])


def closing(paper: Paper, *, enclosed: str = "") -> None:
    """Set the end of a letter: where a question goes, what comes with it, and who sends it on which day."""
    paper.para(
        f"Hebt u een vraag? Stel die aan {KEEPER_AND_EMAIL}.{f' {enclosed}' if enclosed else ''}",
        keep_next=True,
    )
    paper.fill_in([SENT_DAY, "Naam:"], columns=2)


def signatures(paper: Paper, *, on_behalf: str = "namens {{ bestuur.naam }}", intro: str = "") -> None:
    """Set a place to sign for each of ``ondertekenaars``, as the mandate has it."""
    if intro:
        paper.para(intro, keep_next=True)
    paper.tag("{%p for persoon in ondertekenaars %}")
    joint = "{% if ondertekenaars|length > 1 %}, gezamenlijk bevoegd{% endif %}"
    paper.signature("{{ persoon.naam }}", "{{ persoon.functie }}", f"{on_behalf}{joint}", "{{ persoon.handtekening }}")
    paper.tag("{%p endfor %}")
