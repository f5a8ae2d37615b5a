#!/usr/bin/env python3
"""Records a command on a real terminal as asciicast v2: https://docs.asciinema.org/manual/asciicast/v2/

    record.py OUT.cast [--shown LINE] [--answer TEXT INPUT]... -- COMMAND...

--shown   what the prompt shows instead of COMMAND
--answer  when TEXT has appeared (after what the last answer was for), type INPUT; ^C is Ctrl-C
"""
import argparse
import fcntl
import json
import os
import pty
import re
import select
import shlex
import struct
import sys
import termios
import time

COLUMNS, ROWS = 100, 30
LONGEST_PAUSE = 2.0
PATIENCE = 0.7  # before an answer: a person reads first
TYPING = 0.06
BLINK = 0.05


def spawn(command):
    pid, terminal = pty.fork()
    if pid == 0:
        os.environ.update(TERM="xterm-256color", LANG="C.UTF-8")
        os.environ.pop("CI", None)
        os.environ.pop("NO_COLOR", None)
        # nothing is drawn before the window has its size
        time.sleep(0.2)
        os.execvp(command[0], command)
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
    return pid, terminal


def record(command, shown, answers):
    """Yields (time, text) of what the terminal is sent."""
    now = 0.0
    for character in f"\x1b[1;32m$\x1b[0m {shown}\r\n":
        yield now, character
        now += TYPING / 2
    pid, terminal = spawn(command)
    last = time.monotonic()
    seen, typing, due = "", "", 0.0
    undecoded = b""
    while True:
        ready, _, _ = select.select([terminal], [], [], 0.03)
        if ready:
            try:
                data = os.read(terminal, 65536)
            except OSError:
                break
            if not data:
                break
            undecoded += data
            try:
                text, undecoded = undecoded.decode(), b""
            except UnicodeDecodeError:
                continue
            now += min(time.monotonic() - last, LONGEST_PAUSE)
            last = time.monotonic()
            seen += text
            yield now, text
        if answers and not typing and answers[0][0] in seen:
            typing, seen = answers.pop(0)[1], ""
            due = time.monotonic() + PATIENCE
        while typing and time.monotonic() >= due:
            if typing.startswith("^C"):
                # to whoever is in front, as the terminal does it
                os.write(terminal, b"\x03")
                typing = typing[2:]
            else:
                os.write(terminal, typing[0].encode())
                typing = typing[1:]
            due = time.monotonic() + TYPING
            break
    _, status = os.waitpid(pid, 0)
    print(f"ended with {os.waitstatus_to_exitcode(status)}", file=sys.stderr)


def together(events):
    """What comes within a blink is one event: a program that writes in pieces would fill the file."""
    start, texts = 0.0, []
    for now, text in events:
        if texts and now - start > BLINK:
            yield round(start, 2), "".join(texts)
            texts = []
        start = start if texts else now
        texts.append(text)
    yield round(start, 2), "".join(texts)


def short(text):
    """The same picture in fewer bytes: players know nothing of frames, and a frame that only patches passes over most lines."""
    text = re.sub(r"\x1b\[\?2026[hl]", "", text)
    return text if "\x1b[J" in text else re.sub(r"(?:\r\n){3,}", lambda lines: f"\x1b[{len(lines[0]) // 2}B\r", text)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out")
    parser.add_argument("--shown")
    parser.add_argument("--answer", nargs=2, action="append", default=[])
    parser.add_argument("command", nargs="+")
    options = parser.parse_args()
    shown = options.shown or shlex.join(options.command)
    answers = [(text, typed.replace("\\n", "\r")) for text, typed in options.answer]
    with open(options.out, "w", encoding="utf-8", newline="\n") as cast:
        header = {"version": 2, "width": COLUMNS, "height": ROWS, "idle_time_limit": LONGEST_PAUSE, "title": shown, "env": {"TERM": "xterm-256color"}}
        cast.write(json.dumps(header) + "\n")
        for now, text in together(record(options.command, shown, answers)):
            cast.write(json.dumps([now, "o", short(text)], ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
