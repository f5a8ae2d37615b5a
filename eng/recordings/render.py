#!/usr/bin/env python3
"""Draws one moment of a recording as SVG.

    render.py IN.cast OUT.svg [--at SECONDS]     the end, where no time is given

Knows what the screens of ms use, and stops at anything else: text, colours, cursor up, clear line, clear below.
"""
import argparse
import html
import json
import re
import unicodedata

CELL, LINE, MARGIN, SIZE = 8.43, 19, 18, 14
NO_BREAK = "\u00a0"  # several blanks would become one
COLOURS = {
    "30": "#484f58", "31": "#ff7b72", "32": "#3fb950", "33": "#d29922", "34": "#58a6ff", "35": "#bc8cff", "36": "#39c5cf", "37": "#b1bac4",
    "90": "#6e7681", "91": "#ff7b72", "92": "#56d364", "93": "#e3b341", "94": "#79c0ff", "95": "#d2a8ff", "96": "#56d4dd", "97": "#f0f6fc",
}
PALETTE = {1: "31", 2: "32", 3: "33", 4: "34", 8: "90", 9: "91", 10: "92", 11: "93", 12: "94", 15: "97"}
SEQUENCE = re.compile(r"\x1b(?:\[([?0-9;]*)([A-Za-z])|[=>])")  # the short ones are about the keypad: .NET's console says them


class Screen:
    def __init__(self, width, height):
        self.width, self.height = width, height
        self.rows, self.row, self.column, self.style = [{}], 0, 0, frozenset()

    def feed(self, text):
        at = 0
        while at < len(text):
            if text[at] == "\x1b":
                found = SEQUENCE.match(text, at)
                if not found:
                    raise ValueError(f"unknown sequence {text[at:at + 8]!r}")
                self.obey(*found.groups(default=""))
                at = found.end()
            else:
                self.put(text[at])
                at += 1

    def put(self, character):
        if character == "\r":
            self.column = 0
        elif character == "\n":
            self.down()
        elif unicodedata.category(character) in ("Mn", "Me", "Cf", "Cc"):
            pass
        else:
            width = 2 if unicodedata.east_asian_width(character) in "WF" else 1
            if self.column + width > self.width:
                self.column = 0
                self.down()
            self.rows[self.row][self.column] = (character, self.style)
            self.column += width

    def down(self):
        self.row += 1
        while len(self.rows) <= self.row:
            self.rows.append({})

    def obey(self, arguments, command):
        if command == "m":
            self.colour([part or "0" for part in arguments.split(";")])
        elif command == "A":
            self.row = max(max(0, len(self.rows) - self.height), self.row - int(arguments or 1))
        elif command == "B":
            self.row = min(len(self.rows) - 1, self.row + int(arguments or 1))
        elif command == "K":
            self.rows[self.row] = {}
        elif command == "J":
            self.rows[self.row] = {column: cell for column, cell in self.rows[self.row].items() if column < self.column}
            del self.rows[self.row + 1:]
        elif command and not (command in "hl" and arguments in ("?1", "?25", "?2026")):
            raise ValueError(f"unknown sequence {arguments}{command}")

    def colour(self, parts):
        style = set(self.style)
        while parts:
            part = parts.pop(0)
            if part == "0":
                style = set()
            elif part == "38" and parts[:1] == ["5"]:
                part = PALETTE.get(int(parts[1]), "37")
                parts = parts[2:]
            if part in COLOURS:
                style = {each for each in style if each not in COLOURS} | {part}
            elif part in ("1", "2", "4"):
                style.add(part)
        self.style = frozenset(style)


def svg(screen, title):
    rows = screen.rows
    while len(rows) > 1 and not rows[-1]:
        rows = rows[:-1]
    rows = rows[-screen.height:]
    width, height = 2 * MARGIN + screen.width * CELL, 2 * MARGIN + len(rows) * LINE + 24
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.0f} {height:.0f}" width="{width:.0f}" height="{height:.0f}" role="img">',
        f"<title>{html.escape(title)}</title>",
        '<rect width="100%" height="100%" rx="8" fill="#0d1117"/>',
        '<circle cx="20" cy="18" r="6" fill="#ff5f56"/><circle cx="40" cy="18" r="6" fill="#ffbd2e"/><circle cx="60" cy="18" r="6" fill="#27c93f"/>',
        f'<g font-family="ui-monospace,SFMono-Regular,Menlo,Consolas,\'DejaVu Sans Mono\',monospace" font-size="{SIZE}" fill="#e6edf3" xml:space="preserve">',
    ]
    for number, row in enumerate(rows):
        y = MARGIN + 24 + number * LINE + 12
        for column, text, style in runs(row):
            look = [f'fill="{COLOURS[each]}"' for each in style if each in COLOURS]
            look += ['font-weight="bold"'] if "1" in style else []
            look += ['opacity="0.6"'] if "2" in style else []
            look += ['text-decoration="underline"'] if "4" in style else []
            length = f'textLength="{len(text) * CELL:.1f}" lengthAdjust="spacingAndGlyphs"'
            lines.append(f'<text x="{MARGIN + column * CELL:.1f}" y="{y}" {length} {" ".join(look)}>{html.escape(text).replace(" ", NO_BREAK)}</text>')
    return "\n".join(lines + ["</g>", "</svg>", ""])


def runs(row):
    """Neighbours of one style as one text; blanks at its ends say nothing."""
    found = []
    for column in sorted(row):
        character, style = row[column]
        if found and found[-1][2] == style and found[-1][0] + len(found[-1][1]) == column:
            found[-1][1] += character
        else:
            found.append([column, character, style])
    return [(column + len(text) - len(text.lstrip()), text.strip(), style) for column, text, style in found if text.strip()]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("cast")
    parser.add_argument("out")
    parser.add_argument("--at", type=float, default=float("inf"))
    options = parser.parse_args()
    with open(options.cast, encoding="utf-8") as cast:
        header, *events = [json.loads(line) for line in cast]
    screen = Screen(header["width"], header["height"])
    # as one text: a sequence may be cut where one event ends
    screen.feed("".join(text for now, _, text in events if now <= options.at))
    with open(options.out, "w", encoding="utf-8", newline="\n") as out:
        out.write(svg(screen, header["title"]))


if __name__ == "__main__":
    main()
