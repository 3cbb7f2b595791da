"""Who signs a consent form, case by case (``consent_cases``), and why; what is wrong, and what the school is told."""

import re
from datetime import date
from typing import get_args

import pytest

from generator.model import Case, Log, Policy
from generator.problems import Severity
from generator.signing.consent import ConsentSigner, Signers, age, signers
from generator.signing.policy import POLICIES, is_sound
from generator.signing.policy import rules as policy_rules
from tests.builders import MEETING, SIGNING, case, representatives
from tests.consent_cases import OWN_POLICY, ConsentCase, consent_cases

JOINT = "ouder ja, ouder ja"

CASES = tuple(consent_cases())
EACH = pytest.mark.parametrize("one", CASES, ids=lambda one: f"{one.policy} {one.line}")


def due(found: Case, policy: Policy = "praktijk", signing: date = SIGNING) -> Signers:
    return signers(found, policy, signing=signing, meeting=found.meeting_date)


def short(line: ConsentSigner) -> str:
    """Return a line as the table has it, with the row of the sheet Gezag that it is of."""
    marks = ("?" * line.check_authority, "!" if line.own_data_only else "+" * line.own_data)
    return f"{line.role}{''.join(marks)}"


def rules(found: Signers) -> list[str]:
    return [problem.rule for problem in found.problems]


def of(one: ConsentCase) -> Signers:
    return signers(one.case, one.policy, signing=one.signing, meeting=one.meeting, own=OWN_POLICY)


def test_the_table_is_large_enough() -> None:
    assert len({one.line + one.policy for one in CASES}) == len(CASES) >= 60


@EACH
def test_who_signs(one: ConsentCase) -> None:
    found = of(one)
    assert tuple(short(line) for line in found.lines) == one.lines
    holding = [p for p in found.problems if p.severity is Severity.ERROR]
    assert bool(holding) == (one.outcome == "fout")
    assert all(p.touches == {"casus:ZK-7F3K"} and p.place.cell and p.mend for p in holding)
    assert bool(found.incomplete) == (one.outcome == "incompleet")


@EACH
def test_a_line_is_of_the_row_that_its_role_names(one: ConsentCase) -> None:
    for line in of(one).lines:
        if line.representative:
            relation, _, rank = line.role.rpartition("-")
            rows = [row for row in one.case.representatives if row.relation.lower() == relation]
            assert line.representative is rows[int(rank) - 1]
            assert line.name == line.representative.name


@EACH
def test_every_reason_is_one_plain_sentence_to_the_signer_with_its_source(one: ConsentCase) -> None:
    for line in of(one).lines:
        assert re.fullmatch(r"(Je|U|Het overleg) [^.!?]+\.", line.reason)
        assert line.reason.startswith("U ") != line.is_pupil
        assert len(line.reason.split()) <= 20
        assert line.basis


@EACH
def test_a_birthday_that_parts_two_ages_of_the_policy_is_a_warning(one: ConsentCase) -> None:
    limits = {rule.from_age for rule in policy_rules(one.case.policy or one.policy, OWN_POLICY)} | {18}
    ages = {age(one.case.born, day) for day in (min(one.signing, one.meeting), one.meeting)}
    parted = any(min(ages) < limit <= max(ages) for limit in limits)
    found = [p for p in of(one).problems if p.rule == "consent-birthday"]
    assert [(p.severity, p.place.cell) for p in found] == [(Severity.WARNING, "F2")] * parted


@pytest.mark.parametrize("born", [date(2015, 3, 1), date(2015, 4, 16), date(2014, 4, 1)])
def test_no_birthday_of_12_16_or_18_between_is_no_warning(born: date) -> None:
    assert rules(due(case(born=born, gezag=JOINT))) == []


def test_a_birthday_says_why_each_of_them_signs() -> None:
    turning_12 = due(case(born=date(2015, 4, 1)), "wet")
    assert [line.reason for line in turning_12.lines[:2]] == [
        "Je bent bij het overleg 12 jaar of ouder, daarom vragen we het ook aan jou.",
        "U hebt gezag over uw kind en uw kind is nog geen 12 jaar als u tekent.",
    ]
    turning_18 = due(case(born=date(2009, 4, 1), gezag="mentor ja, ouder ja", competent=False))
    assert [line.reason for line in turning_18.lines] == [
        "U bent de mentor van deze leerling en de leerling is bij het overleg 18 jaar of ouder.",
        "U hebt gezag over uw kind en uw kind is nog geen 18 jaar als u tekent.",
    ]


def test_the_warning_says_whether_the_birthday_changes_who_signs() -> None:
    assert "krijgt een formulier" in due(case(born=date(2015, 4, 1))).problems[0].message
    assert "verandert daardoor niet" in due(case(born=date(2011, 4, 1)), "wet").problems[0].message
    assert "verandert daardoor niet" in due(case(born=date(2009, 4, 1)), "praktijk").problems[0].message


def test_after_the_meeting_only_the_day_of_the_meeting_counts() -> None:
    found = due(case(born=date(2015, 4, 20)), signing=date(2027, 5, 1))
    assert " ".join(short(line) for line in found.lines) == "ouder-1 ouder-2"
    assert rules(found) == ["consent-meeting-past"]
    assert found.problems[0].place.cell == "I2"


def test_signing_on_the_day_of_the_meeting_is_no_problem() -> None:
    assert rules(due(case(9), signing=MEETING)) == []


@pytest.mark.parametrize(
    ("born", "on", "years"),
    [
        (date(2012, 2, 29), date(2024, 2, 28), 11),
        (date(2012, 2, 29), date(2024, 2, 29), 12),
        (date(2012, 2, 29), date(2028, 2, 28), 15),
        (date(2008, 2, 29), date(2026, 2, 28), 17),
        (date(2008, 2, 29), date(2026, 3, 1), 18),
        (date(2015, 4, 15), date(2027, 4, 14), 11),
        (date(2015, 4, 15), date(2027, 4, 15), 12),
    ],
)
def test_age(born: date, on: date, years: int) -> None:
    assert age(born, on) == years


def test_who_is_born_on_29_february_is_of_age_from_1_march_in_a_common_year() -> None:
    leapling = case(born=date(2008, 2, 29))
    for on, lines in ((date(2026, 2, 28), 3), (date(2026, 3, 1), 1)):
        assert len(signers(leapling, "strengst", signing=on, meeting=on).lines) == lines
    between = signers(leapling, "strengst", signing=date(2026, 2, 28), meeting=date(2026, 3, 1))
    assert (len(between.lines), rules(between)) == (3, ["consent-birthday"])


NOBODY = [
    (9, "", True),
    (9, "ouder nee, ouder nee", True),
    (9, "pleegouder ja", True),
    (9, "mentor ja", True),
    (13, "", True),  # the pupil alone will not do: the policy also asks who has gezag
    (17, "mentor ja", False),
    (18, JOINT, False),
    (18, "curator nee", False),
]


@pytest.mark.parametrize(("years", "gezag", "competent"), NOBODY)
def test_nobody_who_may_sign_is_an_error_that_holds_the_case_back(years: int, gezag: str, competent: bool) -> None:
    found = [p for p in due(case(years, gezag, competent=competent)).problems if p.rule == "consent-nobody"]
    assert [(p.severity, p.touches) for p in found] == [(Severity.ERROR, frozenset({"casus:ZK-7F3K"}))]
    assert ("curator" in found[0].mend) == (years >= 18)


def test_a_pupil_who_signs_alone_needs_no_holder() -> None:
    assert rules(due(case(16, ""))) == []
    assert rules(due(case(12, ""), "wet")) == []


def test_turning_18_wilsonbekwaam_without_mentor_is_an_error() -> None:
    found = due(case(born=date(2009, 4, 1), competent=False))
    assert rules(found) == ["consent-birthday", "consent-nobody"]


WARNINGS = [
    (9, "ouder ja, ouder onbekend", True, "consent-authority-unknown", "D3"),
    (9, "GI ja zonder-namens", True, "consent-gi-person", "F2"),
    (9, "ouder ja, stiefouder ja", True, "consent-never-signs", "D3"),
    (9, "ouder ja, pleegouder onbekend", True, "consent-never-signs", "D3"),
    (9, "ouder ja, stiefouder nee eigen", True, "consent-own-data-apart", "L3"),
    (9, "ouder ja, ouder ja weigert", True, "consent-refused", "M3"),
    (16, "ouder nee eigen weigert", True, "consent-refused", "M2"),
    (9, "ouder ja, ouder ja onbereikbaar", True, "consent-unreachable", "M3"),
    (9, "ouder ja, ouder nee erkend", True, "consent-recognised-early", "M3"),
    (19, "curator ja", True, "consent-competence", "O2"),
]


@pytest.mark.parametrize(("years", "gezag", "competent", "rule", "cell"), WARNINGS)
def test_what_somebody_should_look_at(years: int, gezag: str, competent: bool, rule: str, cell: str) -> None:
    found = due(case(years, gezag, competent=competent)).problems
    assert [(p.rule, p.severity, p.place.cell) for p in found] == [(rule, Severity.WARNING, cell)]


CONTRADICTIONS = [
    (9, "ouder ja, GI ja", True, "consent-holders-odd", "D3"),
    (9, "ouder ja, ouder ja, voogd ja, voogd ja", True, "consent-holders-odd", "D5"),
    (18, "curator ja, mentor ja", False, "consent-holders-odd", "D3"),
    (9, "ouder ja, ouder ja overleden", True, "consent-situation-odd", "M3"),
    (9, "ouder ja, ouder ja wie-onbekend", True, "consent-situation-odd", "M3"),
    (9, "ouder ja, GI nee overleden", True, "consent-situation-odd", "M3"),
    (9, "ouder ja, stiefouder nee erkend", True, "consent-situation-odd", "M3"),
]


@pytest.mark.parametrize(("years", "gezag", "competent", "rule", "cell"), CONTRADICTIONS)
def test_gezag_that_contradicts_itself_holds_the_case_back(
    years: int, gezag: str, competent: bool, rule: str, cell: str
) -> None:
    found = [p for p in due(case(years, gezag, competent=competent)).problems if p.severity is Severity.ERROR]
    assert [(p.rule, p.place.cell, p.touches) for p in found] == [(rule, cell, frozenset({"casus:ZK-7F3K"}))]


def test_who_nobody_knows_is_a_notice() -> None:
    (found,) = due(case(9, "ouder ja, ouder nee wie-onbekend")).problems
    assert (found.rule, found.severity, found.place.cell) == ("consent-person-unknown", Severity.NOTICE, "M3")


def test_when_nobody_holds_gezag_any_more_the_raad_is_named() -> None:
    (found,) = due(case(9, "ouder nee overleden")).problems
    assert "Raad voor de Kinderbescherming" in found.mend
    assert "Raad" not in due(case(9, "ouder nee")).problems[0].mend


LOGS = [
    ("ouder ja, ouder ja", (), ()),
    ("ouder ja, ouder ja onbereikbaar", (), ("uitnodigingen", "contactgegevens")),
    ("ouder ja weigert, ouder ja", (), ("uitnodigingen", "zonder ouders")),
    ("ouder ja weigert, ouder ja onbereikbaar", (), ("uitnodigingen", "contactgegevens", "zonder ouders")),
    ("ouder ja, ouder nee onbereikbaar", (), ()),
    ("ouder ja, ouder ja", ("onderzoek",), ("onderzoek",)),
    ("ouder ja weigert", ("onderzoek", "zonder ouders"), ("uitnodigingen", "zonder ouders", "onderzoek")),
]


@pytest.mark.parametrize(("gezag", "asked", "expected"), LOGS)
def test_the_log_sheets_are_those_the_case_and_the_situations_ask_for(
    gezag: str, asked: tuple[Log, ...], expected: tuple[Log, ...]
) -> None:
    assert due(case(9, gezag, logs=asked)).logs == expected


def test_the_school_is_told_why_consent_can_not_be_complete_and_no_name() -> None:
    assert due(case(9, "ouder ja, ouder ja weigert")).incomplete == ("Iemand die moet tekenen, weigert.")
    assert due(case(9, "ouder ja onbereikbaar, ouder ja")).incomplete == (
        "Iemand die moet tekenen, is nog niet bereikbaar."
    )
    assert due(case(9, "ouder ja weigert, ouder ja weigert")).incomplete.startswith("Meer dan één persoon weigert")


def test_an_own_policy_that_is_not_sound_lets_nobody_sign() -> None:
    for own in ((), OWN_POLICY[1:], OWN_POLICY[:2], tuple(reversed(OWN_POLICY))):
        assert signers(case(9), "eigen", signing=SIGNING, meeting=MEETING, own=own).lines == ()


def test_an_own_policy_says_its_own_ages() -> None:
    found = signers(case(11, "ouder ja"), "eigen", signing=SIGNING, meeting=MEETING, own=OWN_POLICY)
    assert [line.reason for line in found.lines] == [
        "Je bent 10 jaar of ouder, daarom beslis je mee.",
        "U hebt gezag over uw kind en uw kind is jonger dan 14 jaar.",
    ]
    turning = case(born=date(2013, 4, 1), gezag="ouder ja")
    warned = signers(turning, "eigen", signing=SIGNING, meeting=MEETING, own=OWN_POLICY).problems[0]
    assert "wordt de leerling 10, 14 of 18 jaar" in warned.message


def test_gezag_that_does_not_matter_is_no_warning() -> None:
    assert rules(due(case(16, "ouder onbekend"))) == []
    assert rules(due(case(9, "ouder ja, stiefouder nee, GI nee"))) == []


def test_no_problem_holds_a_name_a_date_or_an_address() -> None:
    for gezag in ("ouder onbekend geheim", "GI ja zonder-namens", "stiefouder ja eigen", "ouder ja, GI ja, voogd ja"):
        for competent in (True, False):
            for problem in due(case(born=date(2015, 4, 1), gezag=gezag, competent=competent)).problems:
                said = f"{problem.message} {problem.mend} {problem.value}"
                assert "ZK-7F3K" in problem.message
                assert not re.search(r"Noor|Heijden|Vertegenwoordiger|Straat|Dorp|Zilvermeer|201\d|202\d", said)


def test_a_case_may_have_a_policy_of_its_own() -> None:
    assert len(due(case(16, JOINT), "praktijk").lines) == 1
    assert len(due(case(16, JOINT, policy="strengst"), "praktijk").lines) == 3


def test_capacities() -> None:
    capacities = {
        "ouder ja": "ouder met gezag",
        "ouder onbekend": "ouder (gezag nog te controleren)",
        "voogd ja": "voogd",
        "GI ja": "jeugdbeschermer, namens Jeugdbescherming Zilvermeer",
        "GI ja zonder-namens": "gecertificeerde instelling",
        "ouder nee eigen, voogd ja": "ouder, alleen voor gegevens over zichzelf",
    }
    assert {gezag: due(case(9, gezag)).lines[0].capacity for gezag in capacities} == capacities
    assert due(case(16)).lines[0].capacity == "leerling"
    assert due(case(18, "mentor ja", competent=False)).lines[0].capacity == "mentor"


def test_reasons() -> None:
    assert [line.reason for line in due(case(13, "ouder ja, voogd ja")).lines] == [
        "Je bent 12 jaar of ouder, daarom beslis je mee.",
        "U hebt gezag over uw kind en uw kind is jonger dan 16 jaar.",
        "U bent de voogd van deze leerling en de leerling is jonger dan 16 jaar.",
    ]
    assert [line.reason for line in due(case(9, "GI ja")).lines] == [
        "U beslist namens Jeugdbescherming Zilvermeer en de leerling is jonger dan 12 jaar."
    ]
    assert [line.reason for line in due(case(9, "ouder onbekend, ouder nee eigen")).lines] == [
        "U hebt misschien gezag over uw kind; dat controleren we voordat u tekent.",
        "U tekent omdat het overleg ook gaat over gegevens van uzelf.",
    ]
    assert due(case(13, competent=False)).lines[0].reason == (
        "U hebt gezag over uw kind en uw kind kan dit niet zelf beslissen."
    )
    assert due(case(18)).lines[0].reason == "Je bent 18 jaar of ouder, daarom beslis je zelf."


def test_a_line_has_the_address_of_its_own_signer_and_never_a_secret_one() -> None:
    first, second, third = due(case(13, "ouder ja, ouder ja geheim")).lines[0:3]
    assert (first.name, first.address) == ("Noor van der Heijden", ())
    assert (second.address, second.secret_address) == (("Straat 1", "9801 ZX Dorp1"), False)
    assert (third.address, third.secret_address) == ((), True)
    assert second.language == "taal 1"


def test_an_address_that_is_not_known_gives_no_lines() -> None:
    unknown = tuple(
        type(person)(**{**vars(person), "address": "", "postcode": "", "city": ""})
        for person in representatives("ouder ja")
    )
    assert due(case(9, representatives=unknown)).lines[0].address == ()


def test_the_holders_are_those_with_gezag_on_either_day_and_for_an_adult_who_stands_for_them() -> None:
    def holders(found: Case) -> list[str]:
        return [person.name.removeprefix("Vertegenwoordiger ") for person in due(found).holders]

    assert holders(case(16, "ouder ja, ouder nee, ouder onbekend, stiefouder ja")) == ["1", "3"]
    assert holders(case(9, "ouder ja, ouder nee overleden, ouder onbekend wie-onbekend")) == ["1"]
    assert [one.authority for one in due(case(9, "ouder ja, ouder ja erkend")).holders] == ["ja", "onbekend"]
    assert holders(case(18, "ouder ja, mentor ja")) == []
    assert holders(case(18, "ouder ja, mentor ja", competent=False)) == ["2"]
    assert holders(case(born=date(2009, 4, 1), gezag="ouder ja, mentor ja", competent=False)) == ["1", "2"]


def test_every_policy_of_the_model_has_a_rule_and_a_source_for_each_age() -> None:
    assert {*POLICIES, "eigen"} == set(get_args(Policy))
    for made in POLICIES.values():
        assert [rule.from_age for rule in made] == [0, 12, 16, 18]
        assert all(rule.source and rule.why.endswith(".") for rule in made)
        assert is_sound(made)
