"""Shows what onrecord gets wrong, for those who mend it: misses and false alarms by construction, with their sentences.

Only articles of the part worked on are shown. Those kept aside are for counting, or they would soon be worked on too.
"""
import random
from collections import Counter

from .attribution import FALSE_ALARM, MISSED, OFF, RIGHT, Article, Attribution
from .kit import KEPT_ASIDE, WORKED_ON


def show(articles, kind, outlet, construction, verdict, n, seed):
    """The errors of a kind as lines of text: a table of all, then n of them, drawn at random."""
    chosen = [(article, side, one) for article in articles if outlet in (None, article.outlet)
              for side, attributions in (("coded", article.coded), ("found", article.found)) for one in attributions
              if kind in ("all", one.kind) and construction.lower() in one.construction.lower()]
    if any(article.part != WORKED_ON for article, _, _ in chosen):
        chosen = [item for item in chosen if item[0].part == WORKED_ON]
        yield "Articles of the months kept aside are neither counted nor shown here.\n"
    yield from table(chosen)
    wrong = [item for item in chosen if item[2].verdict not in (RIGHT, OFF) and verdict in item[2].verdict]
    drawn = random.Random(seed).sample(wrong, min(n, len(wrong)))
    order = {id(item[2]): at for at, item in enumerate(wrong)}
    drawn.sort(key=lambda item: (item[2].construction, item[2].verdict, order[id(item[2])]))
    yield f"\n{len(drawn)} of {len(wrong)} errors; {{source}} <cue> [content]"
    heading = None
    for article, _, one in drawn:
        if heading != (heading := (one.construction, one.verdict)):
            yield f"\n## {one.construction}: {one.verdict}"
        yield from example(article, one)


def table(chosen):
    """How many are coded, right, wrong in which way, and how many are false alarms, by construction."""
    by = Counter((one.construction, side, one.verdict) for _, side, one in chosen)
    verdicts = sorted({key[2] for key in by if key[1] == "coded" and key[2] != RIGHT})
    columns = ["coded", RIGHT, *verdicts, "found", "false alarms"]
    widths = [max(5, len(column)) for column in columns]
    yield f"{'':48}" + "  ".join(f"{column:>{width}}" for column, width in zip(columns, widths))
    names = sorted({key[0] for key in by}, key=lambda name: (-total(by, name, "coded"), name))
    for name in names:
        counts = [total(by, name, "coded"), by[name, "coded", RIGHT], *(by[name, "coded", verdict] for verdict in verdicts),
                  total(by, name, "found"), by[name, "found", FALSE_ALARM]]
        yield f"{name:48}" + "  ".join(f"{count:>{width}}" for count, width in zip(counts, widths))


def total(by, name, side):
    """All of a construction on one side."""
    return sum(count for key, count in by.items() if key[:2] == (name, side))


def example(article, one):
    """One error: as it was coded (or found), and what stands next to it on the other side."""
    if article.part != WORKED_ON:
        raise PermissionError("texts of the months kept aside are not shown")
    yield f"- {article.id}:{one.content[0][0]} ({one.kind}, cue {one.lemma}: {one.cue_class}, source: {one.source_kind})"
    yield "    " + marked(article, one)
    if one.other and one.verdict != FALSE_ALARM:
        yield "    found: " + marked(article, one.other)


def self_test():
    """Of two articles, one kept aside, only the other is counted and shown; asked for directly, the first is refused."""
    text = "Voss said the port would close."
    made = lambda: Attribution("indirect", [(0, 4)], [(5, 9)], [(10, 30)], "X said S", "name", "speech", "say", MISSED)
    secret, open_to_all = (Article(part, "x", part, text, [(0, 31)], Counter(), [made()]) for part in (KEPT_ASIDE, WORKED_ON))
    lines = "\n".join(show([secret, open_to_all], "all", None, "", "", 9, 1))
    assert "1 of 1 errors" in lines and "{Voss} <said> [the port would close]." in lines and KEPT_ASIDE + ":" not in lines, lines
    try:
        list(example(secret, secret.coded[0]))
    except PermissionError:
        return
    raise AssertionError("a text kept aside was shown")


def marked(article, one):
    """The sentences of an attribution, with its parts in brackets."""
    places = [(span, marks) for spans, marks in ((one.source, "{}"), (one.cue, "<>"), (one.content, "[]")) for span in spans]
    start, end = min(span[0] for span, _ in places), max(span[1] for span, _ in places)
    around = [sentence for sentence in article.sentences if sentence[0] < end and start < sentence[1]]
    start, end = min([start, *(s for s, _ in around)]), max([end, *(e for _, e in around)])
    edits = sorted([(span[1], 0, -span[0], marks[1]) for span, marks in places]
                   + [(span[0], 1, -span[1], marks[0]) for span, marks in places])
    out, at = "", start
    for place, _, _, mark in edits:
        out, at = out + article.text[at:place] + mark, max(at, place)
    out = " ".join((out + article.text[at:end]).split())
    return out if len(out) <= 700 else out[:450] + " […] " + out[-240:]
