"""Who says what: each attribution that people coded or onrecord found, and whether the two agree.

Counting is the scorer's of the kit. What is added here is the verdict on each single attribution, so that it can be
counted by construction, source or cue, and shown; a check makes sure that the verdicts add up to the scorer's counts.
"""
from collections import Counter
from dataclasses import dataclass, field

from . import constructions
from .kit import part_of

DATA = "attribution_train.jsonl"
RIGHT = "right"
MISSED, WRONG_SOURCE, WRONG_CONTENT, TAKEN = "missed", "wrong source", "wrong extent of content", "two found for one"
FALSE_ALARM, OFF = "false alarm", "found, but not right"


@dataclass
class Attribution:
    """One attribution, coded or found. `verdict` says what became of it, `other` what it was compared with."""

    kind: str
    source: list
    cue: list
    content: list
    construction: str
    source_kind: str
    cue_class: str
    lemma: str
    verdict: str = ""
    other: object = None


@dataclass
class Article:
    """An article with its counts by the scorer and its attributions, coded and found."""

    id: str
    outlet: str
    part: str
    text: str
    sentences: list
    counts: Counter
    coded: list = field(default_factory=list)
    found: list = field(default_factory=list)


def measure(kit):
    """All articles of the attribution data, in the order of the file."""
    scorer, reader = kit.scorer("score_attribution"), kit.scorer("from_onrecord")
    analyses = kit.analyses(kit.data(DATA), "first-line")
    return [article_of(scorer, reader, row, analyses[row["id"]]) for row in kit.rows(DATA)]


def article_of(scorer, reader, row, analysis):
    """One article, judged."""
    predicted, text = reader.attribution(analysis), row["text"]
    article = Article(row["id"], row["outlet"], part_of(row), text, analysis["sentences"], scorer.score_article(row, predicted))
    headline_end = text.find("\n")
    for given, out in ((row["attributions"], article.coded), (predicted["attributions"], article.found)):
        out.extend(attribution_of(scorer, text, one, headline_end) for one in given)
    judge(scorer, article)
    return article


def attribution_of(scorer, text, given, headline_end):
    """One attribution with what can be told about how it is built."""
    source, cue, content = (sorted(scorer.spans(given.get(key))) for key in ("source", "cue", "content"))
    words = tuple(constructions.lower_words(text, cue))
    return Attribution(given["kind"], source, cue, content,
                       constructions.classify(text, source, cue, content, headline_end),
                       constructions.source_kind(text, source), constructions.cue_class(words),
                       constructions.cue_lemma(text, cue))


def judge(scorer, article):
    """Gives every attribution its verdict."""
    tokens = scorer.Tokens(article.text)
    coded, found = ([(tokens.ids(a.source), tokens.ids(a.cue), tokens.ids(a.content)) for a in side]
                    for side in (article.coded, article.found))

    def end_to_end(gold, guess):
        content = scorer.dice(gold[2], guess[2])
        return content if content >= 0.5 and (gold[0] & guess[0] or not (gold[0] or guess[0])) else None
    pairs = scorer.one_to_one(coded, found, end_to_end)
    if len(pairs) != article.counts["e_tp"]:
        raise AssertionError(f"{article.id}: verdicts and scorer disagree")
    for i, j in pairs.items():
        article.coded[i].verdict = article.found[j].verdict = RIGHT
        article.coded[i].other, article.found[j].other = article.found[j], article.coded[i]
    for one, places in zip(article.coded, coded):
        if not one.verdict:
            one.verdict, one.other = why_not(scorer, places, found, article.found)
    for one, places in zip(article.found, found):
        if not one.verdict:
            verdict, one.other = why_not(scorer, places, coded, article.coded)
            one.verdict = FALSE_ALARM if verdict == MISSED else OFF


def why_not(scorer, places, others, attributions):
    """Why an attribution has no match on the other side, and what comes next to it there."""
    near = [(scorer.dice(places[2], other[2]), len(places[1] & other[1]), -j) for j, other in enumerate(others)
            if places[1] & other[1] or scorer.dice(places[2], other[2]) >= 0.5]
    if not near:
        return MISSED, None
    content, _, j = max(near)
    other = attributions[-j]
    if content < 0.5:
        return WRONG_CONTENT, other
    same = places[0] & others[-j][0] or not (places[0] or others[-j][0])
    return (TAKEN if same else WRONG_SOURCE), other
