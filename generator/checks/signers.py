"""Who must sign can be reached: each signer's form has an address to go to, and a language that exists.

So has the invitation of who comes without signing, but a letter that must be handed over holds no case back.

In: the cases, and who signs for each (``signing.consent``). No problem here holds a value: it may be a family's data.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from generator.model import Case, Region, Representative
from generator.problems import Problem, error, notice, warning
from generator.signing import languages
from generator.signing.consent import ConsentSigner, signers

UNREACHABLE = "onbereikbaar"
"""The situation in which nobody knows where a form could be sent: the school logs how it looked."""


def reach_signers(region: Region, cases: Sequence[Case], *, today: date) -> Iterator[Problem]:
    """Give what keeps a form from reaching its signer; the pupil gets it at school, and needs no address."""
    for case in cases:
        asked = signers(case, region.covenant.policy, signing=today, meeting=case.meeting_date, own=region.own_policy)
        for signer in asked.lines:
            if signer.representative:
                yield from _address_missing(case, signer, signer.representative)
                yield from _language(case, signer.representative, signs=True)
        for guest in asked.guests:
            if guest.representative:
                yield from _no_way_to_invite(case, guest, guest.representative)
                yield from _language(case, guest.representative, signs=False)


def _address_missing(case: Case, signer: ConsentSigner, person: Representative) -> Iterator[Problem]:
    if signer.address or signer.secret_address or person.situation == UNREACHABLE:
        return
    yield error(
        "signer-address-missing",
        "Deze persoon moet tekenen, maar er is geen adres om het formulier naartoe te sturen.",
        "Vul Adres, Postcode en Plaats in. Mag niemand het adres zien? Zet Geheim adres op ja: dan geeft u het "
        f"formulier zelf. Kan niemand deze persoon vinden? Zet Situatie op {UNREACHABLE}.",
        at=person.source.place("address"),
        touches=(case.subject,),
    )


def _no_way_to_invite(case: Case, guest: ConsentSigner, person: Representative) -> Iterator[Problem]:
    if guest.address or guest.secret_address or person.situation == UNREACHABLE:
        return
    yield warning(
        "guest-address-missing",
        "Deze persoon wordt uitgenodigd, maar er is geen adres om de uitnodiging naartoe te sturen.",
        "Vul Adres, Postcode en Plaats in, of geef de uitnodiging zelf.",
        at=person.source.place("address"),
        touches=(case.subject,),
    )


def _language(case: Case, person: Representative, *, signs: bool) -> Iterator[Problem]:
    said = person.language
    if not said or languages.is_dutch(said):
        return
    at = person.source.place("language")
    if not languages.is_known(said):
        meant = languages.meant(said)
        yield error(
            "language-unknown",
            f"Deze taal is niet bekend.{f' Bedoelde u ‘{meant}’?' if meant else ''}",
            "Schrijf de taal in het Nederlands, zoals Arabisch of Tigrinya, of maak de cel leeg.",
            at=at,
            touches=(case.subject,),
        )
    elif signs and not languages.aid_for(said):
        yield notice(
            "language-without-aid",
            "Voor deze taal is er geen leeshulp. De taal staat wel op het formulier.",
            "Vraag een tolk om het formulier uit te leggen.",
            at=at,
            touches=(case.subject,),
        )
