"""The same paragraphs, font and measure set by Typst and by us: who stretches more?

    python3 -m venv /tmp/typst && /tmp/typst/bin/pip install typst pymupdf
    /tmp/typst/bin/python benches/typst/compare.py target/release/liyue

Takes the paragraphs of the samples and the showcase that fill more than a line,
sets them in 宋体 12 pt at several measures, and reads the space between
neighbouring ideographs of every justified line from both PDFs. Prints the table
that stands in docs/typesetting.md.
"""
import json
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

import pymupdf
import typst

ROOT = Path(__file__).resolve().parent.parent.parent
LIYUE = Path(sys.argv[1]).resolve()
MEASURES = (36, 34)  # ems: the page's own, and with room for a seam seal
SIZE, LEFT = 12.0, 85.039


def paragraphs():
    files = sorted((ROOT / "assets/samples").glob("*.liyue")) + [ROOT / "tests/fixtures/showcase.liyue"]
    seen = {}
    for file in files:
        text = subprocess.run([LIYUE, "text", file], capture_output=True, check=True).stdout.decode()
        for line in text.splitlines():
            # What we tear letter by letter Typst does not: addresses are left out.
            if len(line) > 40 and "http" not in line and "@" not in line and "{" not in line:
                seen[line] = True
    return list(seen)


def ours(texts, measure, folder):
    draft = {"format": "liyue", "version": 1, "agreement": {
        "id": "compare", "title": "比较", "fields": [], "parties": [], "signing": {"signers": []},
        "pages": {"seam_seal": measure == 34},
        "clauses": [{"id": "c", "heading": "比较", "body": [{"paragraph": t} for t in texts]}]}}
    path, pdf = folder / "ours.liyue", folder / "ours.pdf"
    path.write_text(json.dumps(draft, ensure_ascii=False), encoding="utf-8")
    subprocess.run([LIYUE, "export", path, "-o", pdf], check=True)
    return pdf


def theirs(texts, measure, folder):
    (folder / "texts.json").write_text(json.dumps(texts, ensure_ascii=False), encoding="utf-8")
    right = 595.276 - LEFT - measure * SIZE
    (folder / "page.typ").write_text(f"""
#set page(width: 595.276pt, height: 841.89pt, margin: (left: {LEFT}pt, right: {right}pt, y: 25mm))
#set text(font: "Noto Serif SC", size: {SIZE}pt, lang: "zh", region: "cn")
#set par(justify: true, first-line-indent: (amount: 2em, all: true))
#for t in json("texts.json") {{ par(t) }}
""", encoding="utf-8")
    pdf = folder / "typst.pdf"
    typst.compile(str(folder / "page.typ"), output=str(pdf), font_paths=[str(ROOT / "fonts")])
    return pdf


def is_han(c):
    return "\u3400" <= c <= "\u9fff" or c == "〇"


def lines(pdf):
    """Characters of each baseline row as (text, x, width)."""
    for page in pymupdf.open(pdf):
        rows = {}
        for block in page.get_text("rawdict", flags=pymupdf.TEXT_PRESERVE_WHITESPACE)["blocks"]:
            for line in block.get("lines", ()):
                for span in line["spans"]:
                    for ch in span["chars"]:
                        if abs(span["size"] - SIZE) < 0.1 and not ch["c"].isspace():
                            row = rows.setdefault(round(ch["origin"][1]), [])
                            row.append((ch["c"], ch["origin"][0], ch["bbox"][2] - ch["origin"][0]))
        yield from (sorted(row, key=lambda c: c[1]) for _, row in sorted(rows.items()))


def stretches(pdf, measure):
    """Mean space between ideographs, in ems, of each line that reaches the margin."""
    found, ragged = [], 0
    rows = list(lines(pdf))
    for row, following in zip(rows, rows[1:] + [None]):
        right = row[-1][1] + (0.5 * SIZE if row[-1][0] in "，。、；：！？”’）》〉】〕" else row[-1][2])
        off = abs(right - (LEFT + measure * SIZE))
        goes_on = following is not None and following[0][1] - LEFT < 0.6 * SIZE
        if not goes_on:
            continue
        ragged += off > 0.8
        gaps = [(b[1] - a[1] - a[2]) / SIZE for a, b in zip(row, row[1:]) if is_han(a[0]) and is_han(b[0])]
        if gaps:
            found.append(statistics.mean(gaps))
    return found, ragged


def main():
    texts = paragraphs()
    print(f"{len(texts)} paragraphs, {sum(map(len, texts))} characters, Typst {typst.__version__ if hasattr(typst, '__version__') else ''}\n")
    print("| measure | set by | justified lines | mean stretch, em | worst stretch, em | lines off the margin |")
    print("|---|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        for measure in MEASURES:
            for name, make in (("Liyue", ours), ("Typst", theirs)):
                found, ragged = stretches(make(texts, measure, Path(folder)), measure)
                print(f"| {measure} em | {name} | {len(found)} | {statistics.mean(found):.4f} | {max(found):.3f} | {ragged} |")


main()
