"""The texts of a reading aid, in the order of the consent form; every language has all of them.

A text may hold ``**bold**``, ☐ and tags that print a value, such as ``{{ leerling.voornaam }}``; what is printed there
is Dutch. A language is a file beside this one; who translates may also edit the Word file that it makes. Which
sentences of the Dutch form each text translates stands in ``dutch``.
"""

from dataclasses import dataclass

from tools.templates.tongues import Tongue


@dataclass(frozen=True, slots=True, kw_only=True)
class Labels:
    """The short words of tables and lists."""

    about_whom: str
    born: str
    school: str
    which: str
    when: str
    who: str
    you_too: str
    for_municipality: str
    why: str
    question: str
    who_tells_what: str
    yes: str
    no: str
    only_advice: str
    agreed: str
    not_shared: str
    advice_only: str
    what_is_needed: str
    about_yourself: str
    nobody_tells: str
    report: str
    chair: str
    who_keeps: str
    what_they_need: str
    how_long: str
    ask_school: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Holders:
    """Why each kind of person signs, and the words about who decides for the pupil."""

    own_data: str
    parent: str
    guardian: str
    body: str
    curator: str
    mentor: str
    other: str
    checked_first: str
    means: str
    relations: dict[str, str]
    authority: str
    yes: str
    no: str
    unknown: str
    proof: str
    no_proof: str
    not_sure: str
    checked: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Texts:
    """A whole reading aid; ``headings`` are those of the form's sections, in their order.

    ``name`` is the language in Dutch. Where a text is a tuple, each item is a paragraph or an item of a list.
    """

    name: str
    tongue: Tongue
    reviewed_by: str
    unreviewed: str
    only_help: str
    dutch_words: str
    title: str
    title_own: str
    subtitle: str
    headings: tuple[str, str, str, str, str, str, str, str, str, str, str, str]
    greeting: str
    who_we_are: str
    also_you: str
    we_ask: str
    you_decide: str
    why_you: str
    labels: Labels
    secrecy: str
    secrecy_own: str
    told: tuple[str, str, str]
    own_data: str
    no_need: tuple[str, str]
    withdrawing: str
    until: str
    once: str
    exceptions: str
    three: tuple[str, str, str]
    beforehand: str
    the_law: str
    privacy_law: str
    read_about_both: str
    read_about_you: str
    questions: str
    ask_for: str
    school_helps: str
    call: str
    mail: str
    complaints: tuple[str, str]
    holders: Holders
    one_cross: str
    consent: str
    no_consent: str
    sign_there: str
    file_note: tuple[str, str, str]
    file_labels: tuple[str, str, str, str, str, str]
    reviewed_text: str
    slip: str
    give_slip: str
    slip_choices: str
    only_for: str
    slip_labels: tuple[str, str, str]
