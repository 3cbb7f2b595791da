"""Why somebody signs, in one plain sentence to that person: "Je …" to a pupil, "U …" to anybody else."""

from collections.abc import Mapping
from types import MappingProxyType

from generator.model import Case, Relation, Representative
from generator.signing import policy
from generator.signing.authority import authority
from generator.signing.demand import Demand
from generator.signing.policy import OF_AGE

OWN_DATA = "U tekent omdat het overleg ook gaat over gegevens van uzelf."
_OPENING: Mapping[Relation, str] = MappingProxyType(
    {
        "ouder": "U hebt{maybe} gezag over uw kind",
        "voogd": "U bent{maybe} de voogd van deze leerling",
        "GI": "U beslist{maybe} namens {body}",
        "curator": "U bent{maybe} de curator van deze leerling",
        "mentor": "U bent{maybe} de mentor van deze leerling",
    }
)


def of_holder(case: Case, person: Representative, first: Demand, last: Demand) -> str:
    """Return why a holder of gezag, or who stands for an adult, must sign on either of two days."""
    unknown = authority(person) == "onbekend"
    opening = _OPENING[person.relation].format(
        maybe=" misschien" if unknown else "", body=person.on_behalf_of or "uw instelling"
    )
    if unknown:
        return f"{opening}; dat controleren we voordat u tekent."
    child = "uw kind" if person.relation == "ouder" else "de leerling"
    if not last.asks(person):
        limit = policy.changes_at(first.rules, first.rank) if case.competent else OF_AGE
        return f"{opening} en {child} is nog geen {limit} jaar als u tekent."
    if not first.asks(person):
        turned = OF_AGE if last.of_age else last.rule.from_age
        return f"{opening} en {child} is bij het overleg {turned} jaar of ouder."
    if not case.competent:
        return f"{opening} en {child} kan dit niet zelf beslissen."
    return f"{opening} en {child} is jonger dan {policy.changes_at(last.rules, last.rank)} jaar."


def of_pupil(first: Demand, last: Demand) -> str:
    """Return why the pupil signs on either of two days."""
    if not first.pupil:
        return f"Je bent bij het overleg {last.rule.from_age} jaar of ouder, daarom vragen we het ook aan jou."
    decides = "mee" if first.asks_holders or last.asks_holders else "zelf"
    if not first.rule.from_age:
        return f"Het overleg gaat over jou, daarom beslis je {decides}."
    return f"Je bent {first.rule.from_age} jaar of ouder, daarom beslis je {decides}."
