"""Fills the template: prose stands there, figures come from here."""
import os
import re
import textwrap

TEMPLATE, WIDTH = "accuracy.template.md", 88
# A line of the template that opens the text of a file, and the place in that file where it goes.
OPENING = re.compile(r"^=== (\S+)\n", re.M)
PLACEHOLDER = re.compile(r"\{\{([\w.]+)(?::(\d+))?\}\}")
MARKS = ("<!-- accuracy: written by docs/accuracy.py -->\n", "<!-- end of accuracy -->")
MONTHS = """January February March April May June July August September October November December""".split()


def pages(repository, figures):
    """{path: text} of every file that the template speaks of."""
    with open(os.path.join(repository, "docs", TEMPLATE), encoding="utf-8") as file:
        parts = OPENING.split(file.read())
    unused = set(figures)
    out = {}
    for name, text in zip(parts[1::2], parts[2::2]):
        path = os.path.join(repository, name)
        text = filled(text.strip("\n") + "\n", figures, unused)
        out[path] = placed(path, wrapped(text) if name.endswith(".txt") else text)
    if unused:
        raise KeyError(f"the template has no place for {', '.join(sorted(unused))}")
    return out


def filled(text, figures, unused):
    """The text with its figures; a width after a colon pads with blanks."""
    def figure(match):
        unused.discard(match[1])
        return figures[match[1]].ljust(int(match[2] or 0))
    return PLACEHOLDER.sub(figure, text)


def wrapped(text):
    """Plain text with its paragraphs wrapped anew; columns, known by their double blanks, stay."""
    blocks = text.rstrip("\n").split("\n\n")
    lay = lambda block: "\n".join(map(str.rstrip, block.split("\n"))) if "  " in block else textwrap.fill(block, WIDTH)
    return "\n\n".join(map(lay, blocks)) + "\n"


def placed(path, text):
    """The whole file: the text itself, or, in a file with marks, what stands there with the text between the marks."""
    if os.path.basename(path) != "README.md":
        return text
    with open(path, encoding="utf-8") as file:
        before, rest = file.read().split(MARKS[0])
    return before + MARKS[0] + text + MARKS[1] + rest.split(MARKS[1], 1)[1]


def written_out(date):
    """2026-11-24 as 24 November 2026."""
    year, month, day = map(int, date.split("-"))
    return f"{day} {MONTHS[month - 1]} {year}"
