"""Who signs the covenant, and in what capacity."""

from datetime import date
from typing import Any

from generator.model import Region
from generator.signing import membership
from generator.signing.capacity import covenant_signatures
from tests.builders import START, board, municipality, provider, region, swv


def lines(found: Region) -> list[str]:
    return [f"{line.code} {line.subject} {line.signer}" for line in covenant_signatures(found).lines]


def test_the_lines_stand_in_the_order_of_the_signature_pages() -> None:
    found = region(
        "41234 stichting PO2507 VO2507",
        "41235 stichting zelf twee",
        "41236 vereniging VO2507",
        "41237 mbo-instelling zelf",
        swvs="PO2507 VO2507",
        municipalities=("9801 Zilverdam", "9802 Ouddorp volmacht"),
    )
    assert lines(found) == [
        "H1 gemeente:9801 de heer B. van Zilverdam",
        "H2 gemeente:9802 de heer B. van Ouddorp",
        "H3 swv:PO2507 mevrouw A. van der PO2507",
        "H4 swv:VO2507 mevrouw A. van der VO2507",
        "H5 swv:PO2507 mevrouw A. van der PO2507",
        "H6 swv:VO2507 mevrouw A. van der VO2507",
        "H7 bestuur:41235 de heer P. Een-41235",
        "H8 bestuur:41235 mevrouw S. Twee-41235",
        "H9 bestuur:41237 de heer P. Een-41237",
    ]


def test_a_director_signs_a_second_time_only_for_boards_that_gave_a_mandate() -> None:
    found = region("41234 stichting zelf", "41236 stichting VO2507", swvs="PO2507 VO2507")
    signatures = covenant_signatures(found)
    assert list(signatures.represented) == ["VO2507"]
    assert list(signatures.boards) == ["41234"]


def test_capacities_and_reasons() -> None:
    found = region(
        "41234 stichting",
        "41238 stichting",
        "41235 stichting zelf twee VO2507",
        "41236 stichting VO2507",
        "41237 stichting zelf",
        swvs="PO2507 VO2507",
        municipalities=("9801 Zilverdam", "9802 Ouddorp volmacht"),
    )
    bodies = "namens het college van burgemeester en wethouders en de burgemeester van de gemeente"
    name = "Stichting Samenwerkingsverband"
    made = covenant_signatures(found).lines
    assert [line.capacity for line in made] == [
        f"burgemeester, {bodies} Zilverdam",
        f"wethouder, krachtens schriftelijke volmacht van de burgemeester (BM-2026-0117), {bodies} Ouddorp",
        f"directeur-bestuurder van {name} PO2507",
        f"directeur-bestuurder van {name} VO2507",
        f"directeur-bestuurder van {name} PO2507, namens 2 schoolbesturen, krachtens schriftelijke volmacht",
        f"directeur-bestuurder van {name} VO2507, namens Stichting De Lelie 41236, krachtens schriftelijke volmacht",
        "voorzitter van Stichting De Lelie 41235, gezamenlijk bevoegd",
        "secretaris van Stichting De Lelie 41235, gezamenlijk bevoegd",
        "voorzitter van Stichting De Lelie 41237",
    ]
    reasons = [line.reason for line in made]
    assert all(reason.endswith(".") for reason in reasons)
    assert "schriftelijk volmacht" in reasons[1]
    assert "met twee personen samen" in reasons[6]
    assert len(set(reasons)) == 7  # the two SWVs share one, and the two who sign jointly


def test_a_gemeente_that_is_a_board_too_signs_in_both_capacities() -> None:
    gemeente = board("41239 gemeente zelf", name="Gemeente Zilverdam")
    assert lines(region(boards=(gemeente,))) == [
        "H1 gemeente:9801 de heer B. van Zilverdam",
        "H2 swv:PO2507 mevrouw A. van der PO2507",
        "H3 bestuur:41239 de heer P. Een-41239",
    ]


def test_who_is_not_party_on_the_day_the_covenant_starts_does_not_sign() -> None:
    late, gone = date(2027, 1, 2), date(2026, 12, 31)
    found = region(
        municipalities=(),
        swvs="",
        boards=(
            board("41234 stichting zelf", member_since=START),
            board("41235 stichting zelf", member_since=late),
            board("41236 stichting zelf", member_until=gone),
        ),
    )
    assert lines(found) == ["H1 bestuur:41234 de heer P. Een-41234"]
    towns = region(swvs="", municipalities=())
    towns = Region(
        covenant=towns.covenant,
        municipalities=(
            municipality("9801 Zilverdam", party_until=late),
            municipality("9802 Ouddorp", party_since=late),
            municipality("0016 Vroegdorp", party_until=START),
        ),
    )
    assert lines(towns) == ["H1 gemeente:9801 de heer B. van Zilverdam"]


def test_of_two_boards_that_merge_on_a_day_just_one_is_party() -> None:
    old, new = board("41234 stichting", member_until=START), board("41235 stichting", member_since=START)
    assert [member.number for member in membership.boards(region(boards=(old, new)))] == ["41235"]


def test_care_providers_do_not_sign_the_covenant() -> None:
    found = region(providers=(provider(signed_on=START, made_known_on=START, takes_part_since=START),))
    assert all("aanbieder" not in line for line in lines(found))


def test_a_care_provider_is_party_by_three_conditions() -> None:
    day = date(2027, 2, 1)
    full: dict[str, Any] = {"takes_part_since": day, "signed_on": day, "made_known_on": day}
    assert membership.is_party(provider(**full), day)
    assert not membership.is_party(provider(**full), date(2027, 1, 31))
    for condition in full:
        assert not membership.is_party(provider(**{**full, condition: None}), day), condition
    assert not membership.is_party(provider(**full, ended_on=day), day)
    assert membership.is_party(provider(**full, ended_on=date(2027, 2, 2)), day)


def test_a_swv_signs_by_its_director_in_that_function() -> None:
    single = region(swvs="", municipalities=())
    found = Region(covenant=single.covenant, swvs=(swv(director="de heer D. Nieuw", function="directeur"),))
    (line,) = covenant_signatures(found).lines
    assert (line.signer, line.capacity) == (
        "de heer D. Nieuw",
        "directeur van Stichting Samenwerkingsverband PO2507",
    )
