"""What the papers of a case see: a form, an invitation, a sheet for the school, a note for a file, a log sheet.

In: what is shared (``parties``), a case, and who signs (``consent``). Out: the names of one template, in Dutch. What
goes to one person holds that person's address and nobody else's; what stays at school or with a professional holds
names, and no person's address at all.
"""

import re
from datetime import timedelta

from generator.dutch import plain
from generator.fields.parties import Shared
from generator.fields.rows import Fields, Names, Own, date_text, row
from generator.model import Case, Log, Participant, Relation, Representative
from generator.signing import consent
from generator.signing.capacity import code
from generator.signing.consent import ConsentSigner, Signers
from generator.workbooks import columns

# Youth public health and leerplicht are at the table for the gemeente, which is the party (question 2 of the sources).
FOR_MUNICIPALITY = re.compile(
    r"\b(jgz|ggd|jeugdgezondheid\w*|schoolarts|jeugdarts|jeugdverpleegkundige|leerplicht\w*)\b"
)

PUPIL = ("voornaam", "tussenvoegsel", "achternaam", "geboortedatum", "groep")
CASE = (
    *("casus", "groep", "overlegdatum", "overlegtijd", "overlegplaats", "einddatum", "doel", "vraag"),
    *("contactpersoon_school", "wilsbekwaam"),
)
PARTICIPANT = ("organisatie", "rol", "naam", "behandelend", "informatie", "beperking", "bewaartermijn")
HOLDER = ("naam", "relatie", "gezag", "bewijs")
SOUGHT: tuple[Relation, ...] = ("ouder", "voogd", "GI", "curator", "mentor")
"""Whose part in a case a log sheet is about; who just lives with the pupil is not."""


def consent_fields(shared: Shared, case: Case, signer: ConsentSigner, signers: Signers, document: Fields) -> Names:
    """Return the names of one signer's consent form: of the others it holds a name and what is known of their gezag.

    Who signs for own data only is not even told who has gezag.
    """
    holders = () if signer.own_data_only else signers.holders
    return {
        **_case(shared, case, document),
        "ondertekenaar": Fields({**_signer(signer, shared), "handtekening": code(1)}),
        "gezagsdragers": _holders(holders),
        "gezag_onbekend": signer.check_authority,
    }


def reading_aid_fields(shared: Shared, case: Case, signer: ConsentSigner, signers: Signers, document: Fields) -> Names:
    """Return the names of a reading aid: those of the form it stands beside, without the code of a place to sign."""
    names = consent_fields(shared, case, signer, signers, document)
    return {**names, "ondertekenaar": Fields({**_signer(signer, shared), "handtekening": ""})}


def invitation_fields(shared: Shared, case: Case, guest: ConsentSigner, signs: bool, document: Fields) -> Names:
    """Return the names of one guest's invitation; ``signs`` says that a consent form goes with it."""
    return {
        **_case(shared, case, document),
        "ondertekenaar": Fields({**_signer(guest, shared), "tekent": signs}),
    }


def school_sheet_fields(shared: Shared, case: Case, signers: Signers, document: Fields) -> Names:
    """Return the names of the sheet on which a school keeps who must sign, and who did."""
    names = _case(shared, case, document)
    return {
        **names,
        "ondertekenaars": tuple(
            Fields(
                {
                    "naam": signer.name,
                    "hoedanigheid": signer.capacity,
                    "reden": signer.reason,
                    "rol": signer.role,
                    "namens": signer.on_behalf_of,
                    "taal": signer.language,
                }
            )
            for signer in signers.lines
        ),
        "gezagsdragers": _holders(signers.holders),
        "behandelaars": tuple(_participant(one, shared.own) for one in case.participants if one.treating),
        "onvolledig": signers.incomplete,
        "uiterlijk": date_text(case.meeting_date - timedelta(days=1)),
    }


def file_note_fields(
    shared: Shared, case: Case, professional: Participant, signers: Signers, document: Fields
) -> Names:
    """Return the names of the note for one professional's own file: what was asked, and of whom."""
    return {
        **_case(shared, case, document),
        "deelnemer": _participant(professional, shared.own),
        "ondertekenaars": tuple(
            Fields({"naam": signer.name, "hoedanigheid": signer.capacity}) for signer in signers.lines
        ),
    }


def log_fields(shared: Shared, case: Case, sort: Log, document: Fields) -> Names:
    """Return the names of one log sheet: its sort, and the people it is about."""
    return {
        **_case(shared, case, document),
        "blad": Fields({"soort": sort}),
        "personen": tuple(Fields({"naam": name, "relatie": relation}) for name, relation in _people(case, sort)),
    }


def _people(case: Case, sort: Log) -> list[tuple[str, str]]:
    """Return whom a log sheet is about, each with what they are to the pupil.

    Contact data are sought of who can't be reached, and of all where nobody is marked so; only invitations and what a
    pupil may decide about concern the pupil too.
    """
    around = [one for one in case.representatives if _counts(one)]
    away = [one for one in around if one.situation == "onbereikbaar"]
    people = [(one.name, one.relation) for one in (away if sort == "contactgegevens" and away else around)]
    pupil = [(consent.full_name(case), "leerling")] if sort in ("uitnodigingen", "onderzoek") else []
    return [*pupil, *people]


def _counts(person: Representative) -> bool:
    return person.relation in SOUGHT and person.authority != "nee" and person.situation not in ("overleden", "onbekend")


def _case(shared: Shared, case: Case, document: Fields) -> Names:
    """Return what every paper of a case sees."""
    school, board = shared.school(case.school)
    return {
        **shared.names,
        "document": document,
        "casus": row(case, columns.CASES, shared.own, only=CASE),
        "leerling": Fields(
            {
                **row(case, columns.CASES, only=PUPIL),
                "naam": consent.full_name(case),
                "leeftijd": consent.age(case.born, case.meeting_date),
            }
        ),
        "school": school,
        "bestuur": shared.boards[board],
        "deelnemers": tuple(_participant(participant, shared.own) for participant in case.participants),
        "overlegvorm": shared.meeting_forms[case.meeting_form],
    }


def _holders(holders: tuple[Representative, ...]) -> tuple[Fields, ...]:
    return tuple(row(holder, columns.REPRESENTATIVES, only=HOLDER) for holder in holders)


def _signer(signer: ConsentSigner, shared: Shared) -> Names:
    """Return a person to whom a paper is addressed, with the user's own columns of that person's row."""
    row = signer.representative
    return {
        **{name: row.extra.get(name, "") if row else "" for name in shared.own[columns.REPRESENTATIVES.name]},
        "naam": signer.name,
        "hoedanigheid": signer.capacity,
        "reden": signer.reason,
        "adresregels": signer.address,
        "geheim_adres": signer.secret_address,
        "namens": signer.on_behalf_of,
        "taal": signer.language,
        "is_leerling": signer.is_pupil,
        "eigen_gegevens": signer.own_data,
        "alleen_eigen_gegevens": signer.own_data_only,
        "rol": signer.role,
    }


def _participant(participant: Participant, own: Own) -> Fields:
    said = plain(f"{participant.organisation} {participant.role}")
    municipal = bool(FOR_MUNICIPALITY.search(said)) and "gemeente" not in said
    return Fields({**row(participant, columns.PARTICIPANTS, own, only=PARTICIPANT), "namens_gemeente": municipal})
