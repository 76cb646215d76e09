"""The story, in a real window on a virtual screen.

    story.py LIYUE FOLDER

A new draft is opened; two answers are typed with a keyboard, one of them Chinese;
a blank is clicked on the page; the draft is saved; the process is killed; the
draft is opened again and exported; both answers stand in the PDF and in the JSON.
Where things are comes from the window itself (`--probe`).
"""
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

LIYUE, FOLDER = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
PROBE, DRAFT = FOLDER / "probe.json", FOLDER / "story.liyue"
NAME, PHONE = "欧阳若溪", "13900000126"
started = []


def begin(*words, **more):
    process = subprocess.Popen([str(w) for w in words], **more)
    started.append(process)
    return process


def wait(what, test, seconds=20):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        found = test()
        if found:
            return found
        time.sleep(0.05)
    picture("failed.png")
    sys.exit(f"waited in vain for {what}: {PROBE.read_text() if PROBE.exists() else 'no probe file'}")


def seen():
    try:
        return json.loads(PROBE.read_text())
    except (OSError, ValueError):
        return {}


def xdo(*words):
    subprocess.run(["xdotool", *map(str, words)], check=True)


def picture(name):
    subprocess.run(["import", "-window", "root", str(FOLDER / name)], check=False)


def click(rect):
    left, top, right, bottom = rect
    x, y = seen()["origin"]
    xdo("mousemove", x + (left + right) // 2, y + (top + bottom) // 2, "click", 1)


def open_window():
    PROBE.unlink(missing_ok=True)
    process = begin(LIYUE, DRAFT, "--probe", PROBE, stderr=open(FOLDER / "window.log", "w"))
    wait("the window", lambda: seen().get("values"))
    found = subprocess.run(["xdotool", "search", "--sync", "--onlyvisible", "--pid", str(process.pid)],
                           capture_output=True, text=True, check=True)
    window = found.stdout.split()[-1]
    xdo("windowactivate", "--sync", window)
    return process


def type_text(text):
    # xdotool binds a free key to each Chinese character: faster typing loses some.
    xdo("type", "--delay", "300", text)


def main():
    number = next(n for n in range(91, 199) if not Path(f"/tmp/.X11-unix/X{n}").exists())
    os.environ["DISPLAY"] = f":{number}"
    os.environ["LIYUE_DATA_DIR"] = str(FOLDER / "data")
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    begin("Xvfb", f":{number}", "-screen", "0", "1366x768x24", "-nolisten", "tcp", **quiet)
    wait("the screen", lambda: Path(f"/tmp/.X11-unix/X{number}").exists())
    begin("openbox", **quiet)
    time.sleep(1)

    subprocess.run([LIYUE, "new", "as03_boiler", "-o", DRAFT], check=True)
    process = open_window()
    # A blank clicked on the page gives its field the caret.
    blank = wait("the blank", lambda: next((v for v in seen().get("values", []) if v["field"] == "b_name"), None))
    click(blank["rect"])
    wait("the caret in b_name", lambda: seen().get("focus") == "b_name")
    before = seen()["filled"]
    type_text(NAME)
    click(wait("the phone's field", lambda: seen().get("widgets", {}).get("field:b_phone")))
    wait("focus on b_phone", lambda: seen().get("focus") == "b_phone")
    type_text(PHONE)
    wait("two more answers", lambda: seen().get("filled") == before + 2)
    picture("story-typed.png")
    filled = seen()["filled"]
    xdo("key", "ctrl+s")
    wait("the save", lambda: seen().get("state") == "saved")
    picture("story-saved.png")
    process.send_signal(signal.SIGKILL)
    process.wait()

    process = open_window()
    wait("both answers", lambda: seen().get("filled") == filled)
    picture("story-reopened.png")
    process.send_signal(signal.SIGKILL)
    process.wait()
    subprocess.run([LIYUE, "export", DRAFT, "-o", FOLDER / "story.pdf", "--draft"], check=True)
    text = subprocess.run(["pdftotext", FOLDER / "story.pdf", "-"], capture_output=True, text=True, check=True).stdout
    answers = json.loads(DRAFT.read_text(encoding="utf-8"))["answers"]
    for field, answer in (("b_name", NAME), ("b_phone", PHONE)):
        assert answer in text, f"{answer} is not in the PDF"
        assert answers[field] == answer, f"{field} in the JSON is {answers.get(field)!r}"
    print("1 passed, 0 failed")


try:
    main()
finally:
    for process in reversed(started):
        if process.poll() is None:
            process.terminate()
            process.wait()
