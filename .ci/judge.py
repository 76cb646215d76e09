"""Judges exported pages by programs that are not ours.

    judge.py LIYUE FOLDER [TYPOCHECK]

For the filled sample of every template, an unfilled draft copy, and the showcase
that uses every construct: size, qpdf, words against pdftotext, glyph positions
against pdftotext -bbox-layout, pixels of `render` against pdftoppm. For every
template filled, on its first day and unfilled, in both page styles: TYPOCHECK,
when it is there. Any miss ends with exit code 1.
"""
import json
import re
import statistics
import subprocess
import sys
import time
import xml.etree.ElementTree as ET
from pathlib import Path

import pymupdf
from PIL import Image, ImageChops

LIYUE, FOLDER = Path(sys.argv[1]).resolve(), Path(sys.argv[2])
TYPOCHECK = Path(sys.argv[3]) if len(sys.argv) > 3 else None
ROOT = Path(__file__).resolve().parent.parent
SHOWCASE = ROOT / "tests/fixtures/showcase.liyue"
failed = []
# Lines the page adds to the article; of these only the footer is text in the PDF.
ADDED = ("footer", "header", "repeated")


def run(*words, ok=(0,)):
    done = subprocess.run([str(w) for w in words], capture_output=True, text=True)
    if done.returncode not in ok:
        sys.exit(f"{words}: {done.returncode}\n{done.stdout}{done.stderr}")
    return done.stdout


def claim(holds, what):
    print(("ok    " if holds else "FAIL  ") + what)
    if not holds:
        failed.append(what)


def squeezed(text):
    return re.sub(r"\s+", "", text)


def judge(name, draft, flags, most=200_000):
    pages = [f for f in flags if f != "--draft"]
    pdf = FOLDER / f"{name}.pdf"
    times = []
    for _ in range(7):
        start = time.perf_counter()
        run(LIYUE, "export", draft, "-o", pdf, *flags)
        times.append((time.perf_counter() - start) * 1000)
    print(f"      {name}: export as a cold process, median {statistics.median(times):.0f} ms, best {min(times):.0f} ms")
    size = pdf.stat().st_size
    claim(size < most, f"{name}: {size} bytes, below {most // 1000} kB")
    again = FOLDER / f"{name}-again.pdf"
    for path in (pdf, again):
        run(LIYUE, "export", draft, "-o", path, *flags, "--date", "2026-11-24")
    claim(pdf.read_bytes() == again.read_bytes(), f"{name}: two exports of one date are the same bytes")
    run("qpdf", "--check", pdf)
    claim("Tagged:          yes" in run("pdfinfo", pdf), f"{name}: qpdf finds no fault, pdfinfo says tagged")

    layout = json.loads(run(LIYUE, "layout", draft, "--json", *pages))
    lines = [line for page in layout["pages"] for line in page["lines"]]
    ours = squeezed(run(LIYUE, "text", draft, *pages))
    printed = squeezed("".join(line["text"] for line in lines if line["role"] not in ADDED))
    claim(printed == ours, f"{name}: the pages hold the article's words, {len(ours)} characters")
    tables = any(line["role"] == "table_cell" for line in lines)
    raw = run("pdftotext", "-raw", pdf, "-")
    theirs = squeezed(re.sub(r"第 ?\d+ ?页 ?共 ?\d+ ?页", "", raw))
    same = theirs == ours or tables and sorted(theirs) == sorted(ours)
    claim(same, f"{name}: pdftotext reads the same words{', cells in its own order' if theirs != ours else ''}")

    positions(name, pdf, layout)
    pixels(name, draft, pdf, flags, len(layout["pages"]))
    typography(name, pdf)


def typography(name, pdf):
    if TYPOCHECK and TYPOCHECK.exists():
        report = json.loads(run(sys.executable, TYPOCHECK, "--level", "strict", pdf, ok=(0, 1)))
        found = [(f["check"], f["page"], f["text"]) for f in report["findings"]]
        claim(report["errors"] == report["warnings"] == 0, f"{name}: typocheck strict, {report['errors']} errors, {report['warnings']} warnings {found}")


def positions(name, pdf, layout):
    """Left edges and baselines-to-be of the words pdftotext finds, against our glyphs."""
    tree = ET.fromstring(run("pdftotext", "-bbox-layout", pdf, "-"))
    space = {"h": "http://www.w3.org/1999/xhtml"}
    worst, count = 0.0, 0
    for page, element in zip(layout["pages"], tree.findall(".//h:page", space)):
        glyphs = [(g["x"], line["baseline"], g["text"]) for line in page["lines"] for g in line["glyphs"]]
        for word in element.findall(".//h:word", space):
            x, top, bottom = (float(word.get(k)) for k in ("xMin", "yMin", "yMax"))
            first = (word.text or " ")[0]
            near = [abs(gx - x) for gx, gy, text in glyphs if text[:1] == first and top < gy <= bottom + 1]
            worst = max(worst, min(near, default=99.0))
            count += 1
    claim(worst <= 0.5, f"{name}: {count} words of pdftotext -bbox-layout within {worst:.3f} pt of ours")


def pixels(name, draft, pdf, flags, pages):
    """Against pdftoppm, or MuPDF where the body is larger: poppler sets glyphs of
    that size on whole pixels."""
    other = "MuPDF" if "official" in flags else "pdftoppm"
    if other == "pdftoppm":
        run("pdftoppm", "-r", "144", "-gray", pdf, FOLDER / f"{name}-poppler")
    document = pymupdf.open(pdf)
    worst = 0.0
    for n in range(1, pages + 1):
        ours = FOLDER / f"{name}-{n}.png"
        run(LIYUE, "render", draft, "--page", n, "--dpi", "144", *flags, "-o", ours)
        if other == "pdftoppm":
            shots = FOLDER.glob(f"{name}-poppler-*.pgm")
            shot = next(path for path in shots if int(path.stem.rsplit("-", 1)[1]) == n)
            theirs = Image.open(shot).convert("L")
        else:
            shot = document[n - 1].get_pixmap(dpi=144, colorspace=pymupdf.csGRAY)
            theirs = Image.frombytes("L", (shot.width, shot.height), shot.samples)
        a, b = Image.open(ours).convert("L"), theirs
        size = (min(a.width, b.width), min(a.height, b.height))
        difference = ImageChops.difference(a.crop((0, 0, *size)), b.crop((0, 0, *size)))
        apart = sum(difference.histogram()[86:])
        worst = max(worst, 100 * apart / (size[0] * size[1]))
    claim(worst < 2, f"{name}: at 144 dpi at most {worst:.2f} % of a page's pixels differ from {other} by over a third")


def samples(template):
    """A template's drafts: all claims for the filled one, the typography of all."""
    drafts = {"filled": ["--sample"], "first-day": ["--sample=first-day"], "new": []}
    for kind, flags in drafts.items():
        name = f"{template}-{kind}"
        draft = FOLDER / f"{name}.liyue"
        run(LIYUE, "new", template, *flags, "-o", draft)
        if kind == "filled":
            judge(name, draft, [], 300_000)
        for style in ("commercial", "official"):
            pdf = FOLDER / f"{name}-{style}.pdf"
            run(LIYUE, "export", draft, "-o", pdf, "--style", style, *([] if kind == "filled" else ["--draft"]))
            typography(f"{name}-{style}", pdf)


def main():
    FOLDER.mkdir(parents=True, exist_ok=True)
    for old in FOLDER.glob("*.pgm"):
        old.unlink()
    run(LIYUE, "new", "as03_boiler", "-o", FOLDER / "unfilled.liyue")
    judge("unfilled", FOLDER / "unfilled.liyue", ["--draft"])
    judge("unfilled-official", FOLDER / "unfilled.liyue", ["--draft", "--style", "official", "--signing-page"], 250_000)
    for style in ("commercial", "official"):
        plain = ["--style", style]
        judge(f"showcase-{style}", SHOWCASE, plain, 400_000)
        judge(f"showcase-{style}-dressed", SHOWCASE, [*plain, "--cover", "--underline", "--signing-page"], 400_000)
        judge(f"showcase-{style}-seam", SHOWCASE, [*plain, "--seam-seal", "--kinsoku", "strict"], 400_000)
    for template in json.loads(run(LIYUE, "templates", "--json"))["templates"]:
        samples(template["id"])
    if failed:
        sys.exit(f"{len(failed)} claims failed")


main()
