"""Judges exported pages by programs that are not ours.

    judge.py LIYUE FOLDER [TYPOCHECK]

For the filled sample and for an unfilled draft copy: size, qpdf, words against
pdftotext, glyph positions against pdftotext -bbox-layout, pixels of `render`
against pdftoppm, and TYPOCHECK when it is there. Any miss ends with exit code 1.
"""
import json
import re
import statistics
import subprocess
import sys
import time
import xml.etree.ElementTree as ET
from pathlib import Path

from PIL import Image, ImageChops

LIYUE, FOLDER = Path(sys.argv[1]).resolve(), Path(sys.argv[2])
TYPOCHECK = Path(sys.argv[3]) if len(sys.argv) > 3 else None
failed = []


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


def judge(name, draft, flags):
    pdf = FOLDER / f"{name}.pdf"
    times = []
    for _ in range(7):
        start = time.perf_counter()
        run(LIYUE, "export", draft, "-o", pdf, *flags)
        times.append((time.perf_counter() - start) * 1000)
    print(f"      {name}: export as a cold process, median {statistics.median(times):.0f} ms, best {min(times):.0f} ms")
    size = pdf.stat().st_size
    claim(size < 200_000, f"{name}: {size} bytes, below 200 kB")
    run("qpdf", "--check", pdf)
    claim("Tagged:          yes" in run("pdfinfo", pdf), f"{name}: qpdf finds no fault, pdfinfo says tagged")

    layout = json.loads(run(LIYUE, "layout", draft, "--json"))
    lines = [line for page in layout["pages"] for line in page["lines"]]
    ours = squeezed(run(LIYUE, "text", draft))
    printed = squeezed("".join(line["text"] for line in lines if line["role"] != "footer"))
    claim(printed == ours, f"{name}: the pages hold the article's words, {len(ours)} characters")
    raw = run("pdftotext", "-raw", pdf, "-")
    theirs = squeezed(re.sub(r"第 ?\d+ ?页 ?共 ?\d+ ?页", "", raw))
    claim(theirs == ours, f"{name}: pdftotext reads the same words")

    positions(name, pdf, layout)
    pixels(name, draft, pdf, flags, len(layout["pages"]))
    if TYPOCHECK and TYPOCHECK.exists():
        report = json.loads(run(sys.executable, TYPOCHECK, "--level", "strict", pdf, ok=(0, 1)))
        found = [(f["check"], f["page"], f["text"]) for f in report["findings"]]
        claim(report["errors"] == 0, f"{name}: typocheck strict, {report['errors']} errors, {report['warnings']} warnings {found}")


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
    run("pdftoppm", "-r", "144", "-gray", pdf, FOLDER / f"{name}-poppler")
    worst = 0.0
    for n in range(1, pages + 1):
        ours = FOLDER / f"{name}-{n}.png"
        run(LIYUE, "render", draft, "--page", n, "--dpi", "144", *[f for f in flags if f == "--draft"], "-o", ours)
        theirs = next(FOLDER.glob(f"{name}-poppler-*{n}.pgm"))
        a, b = Image.open(ours).convert("L"), Image.open(theirs).convert("L")
        size = (min(a.width, b.width), min(a.height, b.height))
        difference = ImageChops.difference(a.crop((0, 0, *size)), b.crop((0, 0, *size)))
        apart = sum(difference.histogram()[86:])
        worst = max(worst, 100 * apart / (size[0] * size[1]))
    claim(worst < 2, f"{name}: at 144 dpi at most {worst:.2f} % of a page's pixels differ from pdftoppm by over a third")


def main():
    FOLDER.mkdir(parents=True, exist_ok=True)
    for old in FOLDER.glob("*.pgm"):
        old.unlink()
    run(LIYUE, "new", "as03_boiler", "--sample", "-o", FOLDER / "filled.liyue")
    run(LIYUE, "new", "as03_boiler", "-o", FOLDER / "unfilled.liyue")
    judge("filled", FOLDER / "filled.liyue", [])
    judge("unfilled", FOLDER / "unfilled.liyue", ["--draft"])
    if failed:
        sys.exit(f"{len(failed)} claims failed")


main()
