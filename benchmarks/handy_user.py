"""What a handy user would write: docxtpl as its documentation shows, one LibreOffice call for all files, pypdf append.

``python -m benchmarks.handy_user PARTIES CASES TEMPLATES OUTPUT`` makes the same documents and packets as the program,
without stamps, bookmarks or checks. Who gets what is taken from the program's own plan, so that both make the same.
Without LibreOffice the embedded engine converts, one document after another.
"""

import shutil
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path
from typing import IO

import rdocx
from docxtpl import DocxTemplate
from jinja2 import Environment
from pypdf import PdfReader, PdfWriter

from generator import documents, dutch, plan
from generator.bundles import Bundle
from generator.fields import papers
from generator.fields.papers import Cover, Listed, Names, ToSign
from generator.workbooks import intake


def main(parties: Path, cases: Path, templates: Path, output: Path) -> None:
    found = intake.read(parties, cases)
    wanted = plan.plan(found.region, found.cases, today=date.today(), sha256=lambda _: "0" * 64)
    on = found.region.covenant.signing_date or date.today()
    shared = papers.region_fields(found.region, on=on, cases=found.cases)
    word, pdf, packets = (output / name for name in ("word", "pdf", "packets"))
    for folder in (word, pdf, packets):
        folder.mkdir(parents=True)

    began = time.perf_counter()
    for document in wanted.documents:
        write(templates / document.template, document.values(), word / f"{document.id}.docx")
    for bundle in wanted.bundles:
        about = papers.document_fields(bundle.name, "omslag", found.region.covenant.edition, None)
        names = papers.cover_fields(shared, cover(bundle), about)
        write(templates / documents.COVER_TEMPLATE, names, word / f"omslag_{bundle.name}.docx")
    began = told("writing", began)
    convert(word, pdf)
    began = told("converting", began)
    whole = PdfWriter()
    for bundle in wanted.bundles:
        packet = PdfWriter()
        for name in (f"omslag_{bundle.name}", *(item.document.id for item in bundle.items)):
            packet.append(pdf / f"{name}.pdf")
        packet.write(packets / f"{bundle.name}.pdf")
        whole.append(packets / f"{bundle.name}.pdf")
    whole.write(packets / "drukwerk.pdf")
    told("merging", began)
    made = sum(1 for _ in pdf.iterdir())
    print(f"{made} documents, {len(wanted.bundles)} packets, {len(PdfReader(packets / 'drukwerk.pdf').pages)} pages")


def write(template: Path, values: Names, path: Path | IO[bytes]) -> None:
    environment = Environment(autoescape=True)
    environment.filters |= {"opsomming": dutch.listing, "hoofdletter": dutch.capitalised}
    document = DocxTemplate(template)
    document.render(values, environment)
    document.save(path)


def cover(bundle: Bundle) -> Cover:
    """Return a cover sheet that knows no page numbers."""
    return Cover(
        title=bundle.title,
        addressee=bundle.addressee,
        kind=bundle.kind,
        explanation=bundle.explanation,
        address=bundle.address,
        to_sign=tuple(
            ToSign(who=line.signer, capacity=line.capacity, title=item.title, page=0, code=line.code)
            for item, line in bundle.signs
        ),
        documents=tuple(Listed(title=item.title, first=0, last=0) for item in bundle.items),
        missing=bundle.missing,
        contact=bundle.contact,
        contact_email=bundle.contact_email,
        secret_address=bundle.secret_address,
    )


def convert(word: Path, pdf: Path) -> None:
    """Convert all files in one call, and again what is missing: LibreOffice 7.4 stops silently after some 250 files."""
    soffice = shutil.which("soffice")
    if not soffice:
        for path in sorted(word.iterdir()):
            (pdf / f"{path.stem}.pdf").write_bytes(rdocx.Document.open(str(path)).to_pdf())
        return
    calls = 0
    with tempfile.TemporaryDirectory() as profile:
        where = f"-env:UserInstallation={Path(profile).as_uri()}"
        while names := _missing(word, pdf):
            call = [soffice, where, "--headless", "--convert-to", "pdf", "--outdir", str(pdf), *names]
            subprocess.run(call, cwd=word, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            calls += 1
            if len(_missing(word, pdf)) == len(names):
                raise SystemExit(f"LibreOffice makes no PDF of {names[0]}.")
    print(f"  calls of LibreOffice: {calls}")


def _missing(word: Path, pdf: Path) -> list[str]:
    return sorted(path.name for path in word.iterdir() if not (pdf / f"{path.stem}.pdf").exists())


def told(step: str, began: float) -> float:
    now = time.perf_counter()
    print(f"  {step}: {now - began:.1f} s")
    return now


if __name__ == "__main__":
    main(*(Path(word).resolve() for word in sys.argv[1:5]))
