"""The figures on attribution, as values and tables for the page."""
from collections import Counter

from .attribution import FALSE_ALARM, MISSED, RIGHT, TAKEN, WRONG_CONTENT, WRONG_SOURCE
from .intervals import Ratio
from .kit import KEPT_ASIDE, WORKED_ON

OUTLETS = {"breitbart": "Breitbart", "huff-post": "Huffington Post", "nyt": "New York Times", "politico": "Politico",
           "usa-today": "USA Today", "wash-post": "Washington Post", "west-journal": "Western Journalism"}
# The scorer's counts above and below the line of its figures.
MEASURES = {
    "quotes": ("quotations", lambda c: (2 * c["q_tp"], c["q_pred"] + c["q_gold"])),
    "speaker": ("speaker of a quotation", lambda c: (c["sp_strict"], c["sp_n"])),
    "indirect": ("indirect attributions", lambda c: (2 * c["i_tp"], c["i_tp"] + c["i_fp"] + c["i_gold"])),
    "all": ("all attributions", lambda c: (2 * c["e_tp"], c["e_pred"] + c["e_gold"])),
}
DETAIL = {
    "quotations, precision": lambda c: (c["q_tp"], c["q_pred"]),
    "quotations, recall": lambda c: (c["q_tp"], c["q_gold"]),
    "speaker of a quotation, where one is named": lambda c: (c["sp_strict"], c["sp_named"]),
    "speaker of a quotation, quotations in mixed sentences among them": lambda c: (c["dm_strict"], c["dm_n"]),
    "indirect attributions, precision": lambda c: (c["i_tp"], c["i_tp"] + c["i_fp"]),
    "indirect attributions, recall": lambda c: (c["i_tp"], c["i_gold"]),
    "source of an indirect attribution that was found": lambda c: (c["i_src"], c["i_src_n"]),
    "all attributions, precision": lambda c: (c["e_tp"], c["e_pred"]),
    "all attributions, recall": lambda c: (c["e_tp"], c["e_gold"]),
}
RARE = 15


def figures(articles, pairs, cue_ranks):
    """Every placeholder that starts with `attribution.`; pairs are articles as a second human coded them."""
    parts = {part: [article for article in articles if article.part == part] for part in (KEPT_ASIDE, WORKED_ON)}
    keys = {KEPT_ASIDE: "kept", WORKED_ON: "worked"}
    out = {"attribution.articles": str(len(articles)), "attribution.coded": thousands(coded(articles)),
           "attribution.pairs": str(len(pairs))}
    for part, chosen in parts.items():
        out[f"attribution.{keys[part]}.articles"] = str(len(chosen))
        out[f"attribution.{keys[part]}.coded"] = thousands(coded(chosen))
        for measure, (_, counts) in MEASURES.items():
            ratio = Ratio(counts(article.counts) for article in chosen)
            out[f"attribution.{keys[part]}.{measure}.ci"] = ratio.with_interval()
    kept, worked = parts[KEPT_ASIDE], parts[WORKED_ON]
    out["attribution.kept.missed"] = f"{share(kept, 'coded', MISSED):.0f}"
    out["attribution.kept.alarms"] = f"{share(kept, 'found', FALSE_ALARM):.0f}"
    out["attribution.detail"] = detail(kept, worked)
    out["attribution.outlets"] = outlets(kept)
    out["attribution.verdicts"] = verdicts(kept)
    groups = {"kinds": lambda one: one.kind, "sources": lambda one: one.source_kind, "cues": lambda one: one.cue_class,
              "frequency": lambda one: band(cue_ranks, one.lemma), "constructions": lambda one: one.construction}
    for name, key in groups.items():
        out[f"attribution.{name}"] = by_group(kept, worked, pairs, key)
    return out


def coded(articles):
    return sum(len(article.coded) for article in articles)


def thousands(number):
    return f"{number:,}"


def row(*cells):
    return "| " + " | ".join(cells) + " |"


def detail(kept, worked):
    """Precision and recall, part by part."""
    lines = [row("", "kept aside", "worked on"), "|---|--:|--:|"]
    for name, counts in DETAIL.items():
        lines.append(row(name, *(Ratio(counts(a.counts) for a in part).with_interval() for part in (kept, worked))))
    return "\n".join(lines)


def outlets(kept):
    """The headline figures, outlet by outlet."""
    lines = [row("", "articles", *(name for name, _ in MEASURES.values())), "|---|--:" + "|--:" * len(MEASURES) + "|"]
    for outlet, name in OUTLETS.items():
        chosen = [article for article in kept if article.outlet == outlet]
        ratios = (Ratio(counts(a.counts) for a in chosen) for _, counts in MEASURES.values())
        lines.append(row(name, str(len(chosen)), *(ratio.with_interval() for ratio in ratios)))
    return "\n".join(lines)


def verdicts(kept):
    """What becomes of the attributions that were coded, and of those that were found."""
    names = {RIGHT: "found, with the right source", WRONG_SOURCE: "found, with a wrong source or none",
             WRONG_CONTENT: "found, with too little or too much of the content", TAKEN: "run together with another one",
             MISSED: "not found"}
    lines = [row(f"of {thousands(coded(kept))} attributions", "%"), "|---|--:|"]
    lines += [row(name, f"{share(kept, 'coded', verdict):.1f}") for verdict, name in names.items()]
    n_found = sum(len(article.found) for article in kept)
    lines.append(row(f"of {thousands(n_found)} found: nothing like it was coded", f"{share(kept, 'found', FALSE_ALARM):.1f}"))
    return "\n".join(lines)


def share(articles, side, verdict):
    """How many of 100 attributions on a side have a verdict."""
    counts = Counter(one.verdict for article in articles for one in getattr(article, side))
    return 100 * counts[verdict] / sum(counts.values())


def band(ranks, lemma):
    """How frequent the cue is in the whole training data."""
    rank = ranks.get(lemma)
    if rank is None:
        return "other cues"
    return "the 10 most frequent cues" if rank <= 10 else "the next 100" if rank <= 110 else "other cues"


def by_group(kept, worked, pairs, key):
    """Recall and precision, end to end, group by group; the largest group first."""
    lines = [row("", "coded", "recall", "found", "precision", "recall, worked on", "recall of a second human"),
             "|---|--:|--:|--:|--:|--:|--:|"]
    counts = Counter(key(one) for article in kept for one in article.coded)
    found = Counter(key(one) for article in kept for one in article.found)
    for group in sorted(counts | found, key=lambda group: (-counts[group], group)):
        if counts[group] < RARE and found[group] < RARE:
            continue
        side = lambda articles, name: Ratio(tally(getattr(article, name), key, group) for article in articles)
        lines.append(row(group, thousands(counts[group]), guarded(side(kept, "coded")), thousands(found[group]),
                         guarded(side(kept, "found")), *(ratio.percent() if ratio.below >= RARE else "" for ratio in (side(worked, "coded"), side(pairs, "coded")))))
    return "\n".join(lines)


def guarded(ratio):
    """A figure with its interval; nothing where too few stand below the line."""
    return ratio.with_interval() if ratio.below >= RARE else ""


def tally(attributions, key, group):
    """How many of a group are right, and how many there are."""
    chosen = [one for one in attributions if key(one) == group]
    return sum(one.verdict == RIGHT for one in chosen), len(chosen)
