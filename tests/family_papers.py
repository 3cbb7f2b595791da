"""The Dutch papers that parents and pupils get, filled in as they are shipped: for the example and for the specimen.

Out: each paper's Word file by its name; a cover sheet is that of one packet, with pages as they would be.
"""

from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from generator import specimen
from generator.bundles import Bundle
from generator.documents import CONSENT_TEMPLATE, COVER_TEMPLATE
from generator.fields.papers import Cover, Listed, Names, Shared, ToSign, cover_fields, document_fields
from generator.plan import Plan, plan
from generator.templates import compiling
from generator.templates.compiling import Template
from generator.templates.render import render
from generator.workbooks import intake
from tests.projects import DAY, ROOT


@cache
def family_papers() -> dict[str, bytes]:
    """Return every paper that a family gets, by its name."""
    return {name: _filled(template, values) for name, template, values in _papers()}


def first(kind: str, signer: str) -> bytes:
    """Return the first paper of the example for such a signer: ``first("toestemming", "ouder-1")``."""
    return next(
        paper for name, paper in family_papers().items() if name.startswith(f"{kind}_") and name.endswith(f"_{signer}")
    )


def _papers() -> Iterator[tuple[str, str, Names]]:
    wanted = _wanted()
    for document in wanted.documents:
        if document.for_family and document.kind != "reading_aid":  # in another language
            yield document.id, document.template, document.values()
    for bundle in wanted.bundles:
        if bundle.for_family:
            yield f"omslag_{bundle.name}", COVER_TEMPLATE, _cover(wanted.shared, bundle)
    yield "specimen, all filled in", CONSENT_TEMPLATE, specimen.names("consent")
    yield "specimen, the usual", CONSENT_TEMPLATE, specimen.usual("consent")
    yield "specimen, only what is needed", CONSENT_TEMPLATE, specimen.names("consent", bare=True)


def _wanted() -> Plan:
    read = intake.read(ROOT / "parties.xlsx", ROOT / "cases.xlsx")
    today = datetime.fromtimestamp(int(DAY), UTC).date()
    return plan(read.region, read.cases, today=today, sha256=lambda _: "0" * 64)


def _cover(shared: Shared, bundle: Bundle) -> Names:
    told = Cover(
        title=bundle.title,
        addressee=bundle.addressee,
        kind=bundle.kind,
        explanation=bundle.explanation,
        address=bundle.address,
        to_sign=tuple(
            ToSign(who=line.signer, capacity=line.capacity, title=item.title, page=6, code=line.code)
            for item, line in bundle.signs
        ),
        documents=tuple(
            Listed(title=item.title, first=3 + 4 * rank, last=6 + 4 * rank) for rank, item in enumerate(bundle.items)
        ),
        missing=bundle.missing,
        contact=bundle.contact,
        contact_email=bundle.contact_email,
        return_address=bundle.return_address,
        respond_by=bundle.respond_by,
        secret_address=bundle.secret_address,
    )
    return cover_fields(shared, told, document_fields(f"omslag_{bundle.name}", "omslag", "1", None))


@cache
def _opened(name: str) -> Template:
    template, problems = compiling.load(Path(ROOT, "templates", name))
    assert template, problems
    return template


def _filled(name: str, values: Names) -> bytes:
    made = render(_opened(name), values)
    assert isinstance(made, bytes), made
    return made
