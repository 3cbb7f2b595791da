"""Every check across the rows, in one list; ``check`` runs them all.

What a single cell must look like is told when it is read (``workbooks.values``), who must sign a case by
``signing.consent``, and which mandates hold on a day by ``signing.mandate``.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from generator import retention
from generator.checks import cases as of_cases
from generator.checks import mandates, meetings, municipalities, names, parties, periods, schools, signers, size
from generator.model import COVENANT, Case, Region
from generator.problems import Problem
from generator.signing import membership, own_policy

REGION_CHECKS: Sequence[Callable[[Region], Iterator[Problem]]] = (
    size.parties_many,
    parties.number_twice,
    parties.kvk_twice,
    parties.name_twice,
    parties.board_of_unknown_swv,
    parties.swv_without_boards,
    parties.signatory_half,
    parties.signatory_twice,
    parties.successor,
    parties.sector_of_number,
    names.name_abbreviated,
    names.legal_form_in_name,
    municipalities.code_twice,
    municipalities.name_twice,
    municipalities.code_unknown,
    municipalities.name_differs,
    municipalities.proxy_missing,
    mandates.mandate_twice,
    mandates.mandate_of_unknown,
    mandates.mandate_person,
    mandates.mandate_not_needed,
    mandates.mandate_without_signing,
    mandates.mandate_for_one_edition,
    parties.provider_of_unknown,
    periods.period_reversed,
    periods.order_odd,
)
CASE_CHECKS: Sequence[Callable[[Region, Sequence[Case]], Iterator[Problem]]] = (
    size.cases_many,
    retention.unread,
    schools.school_twice,
    schools.meeting_form_twice,
    schools.school_of_unknown,
    own_policy.own_policy,
    of_cases.case_twice,
    of_cases.school_of_case,
    of_cases.meeting_form_of_case,
    of_cases.age_of_pupil,
    of_cases.meeting_and_terms,
    meetings.moment_of_meeting,
    meetings.nobody_at_table,
    meetings.what_is_brought,
    of_cases.address_half,
    of_cases.end_of_consent,
    of_cases.person_twice,
    of_cases.parent_is_pupil,
    of_cases.curator_of_minor,
)


def check(region: Region, cases: Sequence[Case] = (), *, today: date) -> tuple[Problem, ...]:
    """Return every problem across the rows of a region and its cases, in the order of the checks.

    ``today`` is the day by which a covenant without a signing date is judged.
    """
    on = region.covenant.signing_date or today
    of_region = (problem for one in REGION_CHECKS for problem in one(region))
    of_the_cases = (problem for one in CASE_CHECKS for problem in one(region, cases))
    reached = signers.reach_signers(region, cases, today=today)
    return (*of_region, *municipalities.abolished(region, on), *of_the_cases, *reached)


def of_parties_only(problems: Iterable[Problem], region: Region) -> Iterator[Problem]:
    """Give the problems, and let an error about one that is no party (any more, or yet) leave the covenant alone.

    The covenant does not name it; its own papers still wait.
    """
    start = region.covenant.start
    others = {board.subject for board in region.boards} - {board.subject for board in membership.boards(region)}
    others |= {one.subject for one in region.municipalities}
    others -= {one.subject for one in membership.municipalities(region)}
    others |= {one.subject for one in region.providers if not membership.within(None, one.ended_on, start)}
    for problem in problems:
        about = problem.touches - {COVENANT}
        spared = about and COVENANT in problem.touches and about <= others
        yield replace(problem, touches=about) if spared else problem


def of_case_only(problems: Iterable[Problem], code: str) -> Iterator[Problem]:
    """Give the problems, but those about other cases and nothing else: who asks for one case makes no other."""
    for problem in problems:
        others = {one for one in problem.touches if one.startswith("casus:") and one != f"casus:{code}"}
        if not problem.touches or problem.touches - others:
            yield problem
