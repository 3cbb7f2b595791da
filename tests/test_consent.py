"""Who signs a consent form: a table of cases, each line written from the domain note."""

import re
from datetime import date
from typing import get_args

import pytest

from generator.model import Case, Policy
from generator.problems import Severity
from generator.signing.consent import ConsentSigner, Signers, age, signers
from generator.signing.policy import POLICIES
from tests.builders import MEETING, SIGNING, case, representatives

JOINT = "ouder ja, ouder ja"
ADULT = "curator ja, mentor nee"

# policy, age, the sheet Gezag, wilsbekwaam; expected: role:row of Gezag, "?" to be checked, "!" for own data only
TABLE = [
    # age bands × policies, joint gezag
    ("wet", 0, JOINT, True, "ouder-1:1 ouder-2:2"),
    ("wet", 11, JOINT, True, "ouder-1:1 ouder-2:2"),
    ("wet", 12, JOINT, True, "leerling"),
    ("wet", 15, JOINT, True, "leerling"),
    ("wet", 16, JOINT, True, "leerling"),
    ("wet", 17, JOINT, True, "leerling"),
    ("wet", 18, JOINT, True, "leerling"),
    ("praktijk", 9, JOINT, True, "ouder-1:1 ouder-2:2"),
    ("praktijk", 11, JOINT, True, "ouder-1:1 ouder-2:2"),
    ("praktijk", 12, JOINT, True, "leerling ouder-1:1 ouder-2:2"),
    ("praktijk", 15, JOINT, True, "leerling ouder-1:1 ouder-2:2"),
    ("praktijk", 16, JOINT, True, "leerling"),
    ("praktijk", 17, JOINT, True, "leerling"),
    ("praktijk", 18, JOINT, True, "leerling"),
    ("praktijk", 22, JOINT, True, "leerling"),
    ("strengst", 11, JOINT, True, "ouder-1:1 ouder-2:2"),
    ("strengst", 12, JOINT, True, "leerling ouder-1:1 ouder-2:2"),
    ("strengst", 15, JOINT, True, "leerling ouder-1:1 ouder-2:2"),
    ("strengst", 16, JOINT, True, "leerling ouder-1:1 ouder-2:2"),
    ("strengst", 17, JOINT, True, "leerling ouder-1:1 ouder-2:2"),
    ("strengst", 18, JOINT, True, "leerling"),
    # sole gezag; a parent without gezag does not sign, wherever the row stands
    ("praktijk", 9, "ouder ja", True, "ouder-1:1"),
    ("praktijk", 9, "ouder ja, ouder nee", True, "ouder-1:1"),
    ("praktijk", 9, "ouder nee, ouder ja", True, "ouder-2:2"),
    ("praktijk", 13, "ouder nee, ouder ja", True, "leerling ouder-2:2"),
    ("strengst", 17, "ouder nee, ouder ja", True, "leerling ouder-2:2"),
    # ondertoezichtstelling: the parents sign, the GI that carries it out does not
    ("praktijk", 9, f"{JOINT}, GI nee", True, "ouder-1:1 ouder-2:2"),
    ("praktijk", 14, f"GI nee, {JOINT}", True, "leerling ouder-1:2 ouder-2:3"),
    ("wet", 14, f"GI nee, {JOINT}", True, "leerling"),
    # voogdij of a GI, or of a person
    ("praktijk", 9, "GI ja", True, "gi-1:1"),
    ("praktijk", 9, "GI ja, ouder nee, ouder nee", True, "gi-1:1"),
    ("praktijk", 13, "GI ja", True, "leerling gi-1:1"),
    ("praktijk", 16, "GI ja", True, "leerling"),
    ("strengst", 16, "GI ja", True, "leerling gi-1:1"),
    ("wet", 12, "GI ja", True, "leerling"),
    ("praktijk", 9, "voogd ja", True, "voogd-1:1"),
    ("praktijk", 9, "voogd ja, voogd ja", True, "voogd-1:1 voogd-2:2"),
    ("praktijk", 13, "ouder nee, voogd ja", True, "leerling voogd-1:2"),
    ("praktijk", 9, "voogd nee, ouder ja", True, "ouder-1:2"),
    ("praktijk", 9, "ouder ja, voogd ja", True, "ouder-1:1 voogd-1:2"),
    # pleegouder and stiefouder never
    ("praktijk", 9, "GI ja, pleegouder nee, pleegouder nee", True, "gi-1:1"),
    ("praktijk", 9, "ouder ja, stiefouder nee", True, "ouder-1:1"),
    ("praktijk", 9, "ouder ja, stiefouder ja", True, "ouder-1:1"),
    ("strengst", 16, "ouder ja, pleegouder ja, stiefouder onbekend", True, "leerling ouder-1:1"),
    ("praktijk", 9, "ouder ja, stiefouder nee eigen", True, "ouder-1:1"),
    # gezag unknown: a form with a check line for that person
    ("praktijk", 9, "ouder ja, ouder onbekend", True, "ouder-1:1 ouder-2:2?"),
    ("praktijk", 9, "ouder onbekend", True, "ouder-1:1?"),
    ("praktijk", 13, "ouder onbekend, ouder ja", True, "leerling ouder-1:1? ouder-2:2"),
    ("praktijk", 16, "ouder ja, ouder onbekend", True, "leerling"),
    ("strengst", 17, "ouder onbekend", True, "leerling ouder-1:1?"),
    ("praktijk", 9, "voogd onbekend", True, "voogd-1:1?"),
    ("praktijk", 9, "GI onbekend", True, "gi-1:1?"),
    # wilsonbekwaam: holders of gezag under 18, curator or mentor from 18
    ("praktijk", 9, JOINT, False, "ouder-1:1 ouder-2:2"),
    ("praktijk", 13, JOINT, False, "ouder-1:1 ouder-2:2"),
    ("wet", 13, JOINT, False, "ouder-1:1 ouder-2:2"),
    ("wet", 16, JOINT, False, "ouder-1:1 ouder-2:2"),
    ("praktijk", 17, "GI ja", False, "gi-1:1"),
    ("praktijk", 17, "ouder ja, mentor ja", False, "ouder-1:1"),
    ("praktijk", 18, "ouder ja, curator ja", False, "curator-1:2"),
    ("praktijk", 18, "ouder ja, mentor ja", False, "mentor-1:2"),
    ("wet", 19, "mentor ja", False, "mentor-1:1"),
    ("strengst", 19, ADULT, False, "curator-1:1"),
    ("praktijk", 18, "mentor ja, mentor ja", False, "mentor-1:1 mentor-2:2"),
    ("praktijk", 18, "mentor onbekend", False, "mentor-1:1?"),
    ("praktijk", 18, "curator ja", True, "leerling"),
    # a parent's own data: that parent signs for these, whatever the pupil's age and the parent's gezag
    ("praktijk", 16, "ouder ja eigen, ouder ja", True, "leerling ouder-1:1!"),
    ("praktijk", 18, "ouder ja, ouder ja eigen", True, "leerling ouder-2:2!"),
    ("wet", 13, "ouder ja eigen", True, "leerling ouder-1:1!"),
    ("praktijk", 9, "ouder ja, ouder nee eigen", True, "ouder-1:1 ouder-2:2!"),
    ("praktijk", 9, "ouder ja eigen, ouder ja", True, "ouder-1:1 ouder-2:2"),
    ("praktijk", 16, "ouder onbekend eigen", True, "leerling ouder-1:1!"),
    ("praktijk", 9, "ouder onbekend eigen", True, "ouder-1:1?"),
    ("praktijk", 9, "ouder ja, GI nee eigen", True, "ouder-1:1"),
    ("praktijk", 18, "mentor ja, ouder nee eigen", False, "mentor-1:1 ouder-1:2!"),
    ("praktijk", 16, "voogd ja eigen", True, "leerling voogd-1:1!"),
]


def due(found: Case, policy: Policy = "praktijk", signing: date = SIGNING) -> Signers:
    return signers(found, policy, signing=signing, meeting=found.meeting_date)


def short(line: ConsentSigner) -> str:
    if line.is_pupil:
        return line.role
    mark = "?" if line.check_authority else "!" if "alleen voor gegevens over zichzelf" in line.capacity else ""
    return f"{line.role}:{line.name.removeprefix('Vertegenwoordiger ')}{mark}"


def rules(found: Signers) -> list[str]:
    return [problem.rule for problem in found.problems]


def test_the_table_is_large_enough() -> None:
    assert len(TABLE) >= 60
    assert len({row[:4] for row in TABLE}) == len(TABLE)


@pytest.mark.parametrize(("policy", "years", "gezag", "competent", "expected"), TABLE)
def test_who_signs(policy: Policy, years: int, gezag: str, competent: bool, expected: str) -> None:
    found = due(case(years, gezag, competent=competent), policy)
    assert " ".join(short(line) for line in found.lines) == expected
    assert "consent-nobody" not in rules(found)


@pytest.mark.parametrize(("policy", "years", "gezag", "competent", "expected"), TABLE)
def test_every_reason_is_one_plain_sentence_to_the_signer(
    policy: Policy, years: int, gezag: str, competent: bool, expected: str
) -> None:
    for line in due(case(years, gezag, competent=competent), policy).lines:
        assert re.fullmatch(r"(Je|U) [^.!?]+\.", line.reason)
        assert line.reason.startswith("Je ") == line.is_pupil
        assert len(line.reason.split()) <= 20


# born, day of signing, policy, wilsbekwaam; expected lines
BIRTHDAYS = [
    (date(2015, 4, 1), "praktijk", True, "leerling ouder-1:1 ouder-2:2"),  # 12 between the two days
    (date(2015, 4, 15), "wet", True, "leerling ouder-1:1 ouder-2:2"),  # 12 on the day of the meeting
    (date(2011, 4, 1), "praktijk", True, "leerling ouder-1:1 ouder-2:2"),  # 16
    (date(2011, 4, 1), "wet", True, "leerling"),
    (date(2009, 3, 2), "strengst", True, "leerling ouder-1:1 ouder-2:2"),  # 18, the day after signing
    (date(2009, 4, 1), "praktijk", True, "leerling"),
    (date(2009, 4, 1), "praktijk", False, "ouder-1:1 ouder-2:2 mentor-1:3"),
]


@pytest.mark.parametrize(("born", "policy", "competent", "expected"), BIRTHDAYS)
def test_a_birthday_between_signing_and_meeting(born: date, policy: Policy, competent: bool, expected: str) -> None:
    found = due(case(born=born, gezag=f"{JOINT}, mentor ja", competent=competent), policy)
    assert " ".join(short(line) for line in found.lines) == expected
    assert rules(found)[0] == "consent-birthday"
    assert found.problems[0].severity is Severity.WARNING
    assert found.problems[0].place.cell == "F2"


@pytest.mark.parametrize("born", [date(2015, 3, 1), date(2015, 4, 16), date(2014, 4, 1)])
def test_no_birthday_of_12_16_or_18_between_is_no_warning(born: date) -> None:
    assert rules(due(case(born=born, gezag=JOINT))) == []


def test_a_birthday_says_why_each_of_them_signs() -> None:
    turning_12 = due(case(born=date(2015, 4, 1)), "wet")
    assert [line.reason for line in turning_12.lines[:2]] == [
        "Je bent op de dag van het overleg 12 jaar of ouder, daarom vragen we het ook aan jou.",
        "U hebt gezag over uw kind en uw kind is jonger dan 12 jaar op de dag dat u tekent.",
    ]
    turning_18 = due(case(born=date(2009, 4, 1), gezag="mentor ja, ouder ja", competent=False))
    assert [line.reason for line in turning_18.lines] == [
        "U bent de mentor van deze leerling en de leerling is op de dag van het overleg 18 jaar of ouder.",
        "U hebt gezag over uw kind en uw kind is jonger dan 18 jaar op de dag dat u tekent.",
    ]


def test_the_warning_says_whether_the_birthday_changes_who_signs() -> None:
    assert "krijgt een formulier" in due(case(born=date(2015, 4, 1))).problems[0].message
    assert "verandert daardoor niet" in due(case(born=date(2011, 4, 1)), "wet").problems[0].message
    assert "verandert daardoor niet" in due(case(born=date(2009, 4, 1)), "praktijk").problems[0].message


def test_after_the_meeting_only_the_day_of_the_meeting_counts() -> None:
    found = due(case(born=date(2015, 4, 20)), signing=date(2027, 5, 1))
    assert " ".join(short(line) for line in found.lines) == "ouder-1:1 ouder-2:2"
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
    (19, "curator ja", True, "consent-competence", "O2"),
]


@pytest.mark.parametrize(("years", "gezag", "competent", "rule", "cell"), WARNINGS)
def test_what_somebody_should_look_at(years: int, gezag: str, competent: bool, rule: str, cell: str) -> None:
    found = due(case(years, gezag, competent=competent)).problems
    assert [(p.rule, p.severity, p.place.cell) for p in found] == [(rule, Severity.WARNING, cell)]


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
    assert holders(case(18, "ouder ja, mentor ja")) == []
    assert holders(case(18, "ouder ja, mentor ja", competent=False)) == ["2"]
    assert holders(case(born=date(2009, 4, 1), gezag="ouder ja, mentor ja", competent=False)) == ["1", "2"]


def test_every_policy_of_the_model_has_a_rule_and_a_source_for_each_age() -> None:
    assert {*POLICIES, "eigen"} == set(get_args(Policy))
    assert all(rule.source and (rule.pupil or rule.holders) for bands in POLICIES.values() for rule in bands)
