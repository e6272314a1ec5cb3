"""Who says what: each attribution that people coded or onrecord found, and whether the two agree.

Counting is the scorer's of the kit. What is added here is the verdict on each single attribution, so that it can be
counted by construction, source or cue, and shown; a check makes sure that the verdicts add up to the scorer's counts.
"""
from collections import Counter
from dataclasses import dataclass, field

from . import constructions
from .kit import part_of

DATA, SECOND = "attribution_train.jsonl", "attribution_train_second_annotators.jsonl"
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


def second_humans(kit):
    """The articles that a second human coded, as if the second one's attributions had been found by a program."""
    scorer, first = kit.scorer("score_attribution"), {row["id"]: row for row in kit.rows(DATA)}
    articles = []
    for row in kit.rows(SECOND):
        given = {"attributions": row["attributions"], "quotes": []}
        counts = scorer.score_article(first[row["id"]], given)
        article = Article(row["id"], row["outlet"], part_of(row), row["text"], [], counts)
        fill(scorer, article, first[row["id"]], given)
        articles.append(article)
    return articles


def cue_ranks(kit):
    """{lemma: rank} of cues by how often they are coded in the whole data."""
    counts = Counter(constructions.cue_lemma(row["text"], sorted(tuple(span) for span in one["cue"] or ()))
                     for row in kit.rows(DATA) for one in row["attributions"])
    return {lemma: rank for rank, (lemma, _) in enumerate(sorted(counts.items(), key=lambda item: (-item[1], item[0])), 1)}


def article_of(scorer, reader, row, analysis):
    """One article, judged."""
    predicted, text = reader.attribution(analysis), row["text"]
    article = Article(row["id"], row["outlet"], part_of(row), text, analysis["sentences"], scorer.score_article(row, predicted))
    fill(scorer, article, row, predicted)
    return article


def fill(scorer, article, coded, found):
    """Adds the attributions of both sides to an article, and their verdicts."""
    headline_end = article.text.find("\n")
    for side, out in ((coded, article.coded), (found, article.found)):
        out.extend(attribution_of(scorer, article.text, one, headline_end) for one in side["attributions"])
    judge(scorer, article)


def attribution_of(scorer, text, given, headline_end):
    """One attribution with what can be told about how it is built."""
    source, cue, content = (sorted(scorer.spans(given.get(key))) for key in ("source", "cue", "content"))
    construction = constructions.classify(text, source, cue, content, headline_end)
    words = tuple(constructions.lower_words(text, cue))
    cue_class = "noun" if construction == constructions.NOUN else constructions.cue_class(words)
    return Attribution(given["kind"], source, cue, content, construction, constructions.source_kind(text, source), cue_class,
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
