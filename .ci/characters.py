"""Every character of the bundled fonts, copied by three programs that are not ours.

    characters.py LIYUE FOLDER FONTS

Writes a draft that holds every character of the body face, and once more in
conspicuous paragraphs every character of the bold face, exports it and compares
what poppler, MuPDF and PDFium extract with the article's own text.
"""
import json
import re
import subprocess
import sys
import unicodedata
from pathlib import Path

import pymupdf
import pypdfium2

LIYUE, FOLDER, FONTS = Path(sys.argv[1]).resolve(), Path(sys.argv[2]), Path(sys.argv[3])
FOOTER = re.compile(r"第\s*\d+\s*页\s*共\s*\d+\s*页")
LIGATURE = re.compile("[\ufb00-\ufb06]")
A_PARAGRAPH = 300


def characters(name):
    """What a face maps and a page may show: no controls, no spaces, nothing invisible."""
    font = pymupdf.Font(fontfile=str(FONTS / name))
    shown = (chr(c) for c in sorted(set(font.valid_codepoints())))
    return [c for c in shown if unicodedata.category(c) not in ("Cc", "Cf", "Cs", "Co", "Cn", "Zs", "Zl", "Zp")
            and not 0xFE00 <= ord(c) <= 0xFE0F and c not in "{}"]


def paragraphs(found, conspicuous):
    for at in range(0, len(found), A_PARAGRAPH):
        yield {"paragraph": "".join(found[at:at + A_PARAGRAPH]), "conspicuous": conspicuous}


def squeezed(text):
    return re.sub(r"\s+", "", text)


def extracted(pdf):
    raw = subprocess.run(["pdftotext", "-raw", pdf, "-"], capture_output=True, check=True).stdout.decode()
    yield "poppler", raw
    flags = pymupdf.TEXT_PRESERVE_LIGATURES | pymupdf.TEXT_PRESERVE_WHITESPACE
    yield "MuPDF", "".join(page.get_text("text", flags=flags) for page in pymupdf.open(pdf))
    document = pypdfium2.PdfDocument(pdf)
    yield "PDFium", "".join(page.get_textpage().get_text_range() for page in document)


def main():
    song, hei = characters("NotoSerifSC_400Regular.ttf"), characters("NotoSansSC_700Bold.ttf")
    draft = {"format": "liyue", "version": 1, "agreement": {
        "id": "characters", "title": "字库", "fields": [], "parties": [], "signing": {"signers": []},
        "clauses": [{"id": "all", "heading": "全部字符",
                     "body": [*paragraphs(song, False), *paragraphs(hei, True)]}]}}
    path, pdf = FOLDER / "characters.liyue", FOLDER / "characters.pdf"
    path.write_text(json.dumps(draft, ensure_ascii=False), encoding="utf-8")
    subprocess.run([LIYUE, "export", path, "-o", pdf], check=True)
    ours = squeezed(subprocess.run([LIYUE, "text", path], capture_output=True, check=True).stdout.decode())
    failed = 0
    for name, text in extracted(str(pdf)):
        theirs = squeezed(FOOTER.sub("", text))
        # PDFium itself spells ﬀ to ﬆ out as letters.
        wanted = LIGATURE.sub(lambda m: unicodedata.normalize("NFKC", m[0]), ours) if name == "PDFium" else ours
        same = theirs == wanted
        failed += not same
        print(f"{'ok   ' if same else 'FAIL '} {name} copies {len(song)} characters of 宋体 and {len(hei)} of 黑体 exactly")
        if not same:
            at = next((k for k, (a, b) in enumerate(zip(wanted, theirs)) if a != b), min(len(wanted), len(theirs)))
            print("      first difference:", [f"{c} U+{ord(c):04X}" for c in wanted[at:at + 3]],
                  [f"{c} U+{ord(c):04X}" for c in theirs[at:at + 3]], len(wanted), len(theirs))
    sys.exit(1 if failed else 0)


main()
