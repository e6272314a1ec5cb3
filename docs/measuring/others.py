"""The figures on loaded language, on whole articles, on sources and hedges, and on article bodies."""
import glob
import json
import os
import shlex
import zlib
from collections import Counter

from .intervals import Ratio, mean_with_interval, point, wilson
from .kit import KEPT_ASIDE, WORKED_ON

LOADED, HYPERPARTISAN = "loaded_train.jsonl", "hyperpartisan_train.jsonl"
FEWEST_SENTENCES = 60


def part_of(row):
    """Sentences of an article share a part: a quarter of the articles, by a checksum of the address, is kept aside."""
    return KEPT_ASIDE if zlib.crc32(row["url"].encode()) % 4 == 0 else WORKED_ON


def loaded(kit):
    """Every placeholder that starts with `loaded.`."""
    scorer, (rows, answers) = kit.scorer("score_loaded"), answered(kit, LOADED, "none")
    out = {"loaded.sentences": f"{len(rows):,}"}
    parts = {key: [row for row in rows if part_of(row) == part] for key, part in (("kept", KEPT_ASIDE), ("worked", WORKED_ON))}
    for key, chosen in (*parts.items(), ("whole", rows)):
        # The threshold for a part is set on the part worked on; for the whole, as the others' was, on what it is used on.
        result = scorer.evaluate(rows if key == "whole" else parts["worked"], chosen, answers)
        if key != "whole":
            out[f"loaded.{key}.sentences"] = f"{len(chosen):,}"
        out[f"loaded.{key}.auc.ci"] = bounded(result["auc"], result["auc_ci"])
        out[f"loaded.{key}.macro.ci"] = bounded(result["macro_f1"], result["macro_f1_ci"])
        precision, recall, f1 = map(point, result["words_all"])
        out[f"loaded.{key}.words"] = f"{f1} ({precision} / {recall})"
    out["loaded.outlets"] = by_outlet(scorer, rows, answers)
    return out


def by_outlet(scorer, rows, answers):
    """AUC within each outlet, both parts together: the quarter kept aside is too small to cut up."""
    lines = ["| | sentences | judged biased | AUC within the outlet |", "|---|--:|--:|--:|"]
    sizes = Counter(row["outlet"] for row in rows)
    for outlet in sorted(sizes):
        chosen = [row for row in rows if row["outlet"] == outlet]
        if len(chosen) >= FEWEST_SENTENCES:
            result = scorer.evaluate(chosen, chosen, answers)
            share = sum(row["biased"] for row in chosen) / len(chosen)
            lines.append(f"| {outlet} | {len(chosen)} | {100 * share:.0f} % | {bounded(result['auc'], result['auc_ci'])} |")
    return "\n".join(lines)


def hyperpartisan(kit):
    """Every placeholder that starts with `articles.`; the length of the article alone is the least to beat."""
    scorer, (rows, answers) = kit.scorer("score_loaded"), answered(kit, HYPERPARTISAN, "first-line")
    lengths = {row["id"]: {"score": float(len(row["text"].split()))} for row in rows}
    out = {"articles.n": str(len(rows))}
    for key, part in (("kept", KEPT_ASIDE), ("worked", WORKED_ON), ("whole", None)):
        chosen = [row for row in rows if part in (None, part_of(row))]
        if part:
            out[f"articles.{key}.n"] = str(len(chosen))
        for name, guesses in (("auc", answers), ("length", lengths)):
            result = scorer.evaluate(chosen, chosen, guesses)
            out[f"articles.{key}.{name}.ci"] = bounded(result["auc"], result["auc_ci"])
    return out


def answered(kit, name, headline):
    """The rows of a data file and onrecord's answers to them, by id."""
    reader = kit.scorer("from_onrecord")
    analyses = kit.analyses(kit.data(name), headline)
    return kit.rows(name), {key: reader.loaded(row, {"narrator", "headline"}) for key, row in analyses.items()}


def bounded(value, interval):
    return f"{point(value)} [{point(interval[0])} to {point(interval[1])}]"


def sourcing(kit):
    """Every placeholder that starts with `sources.`: ten articles, so Wilson's intervals over the findings."""
    scorer, gold = kit.scorer("score_sourcing"), open_articles(kit)
    path = os.path.join(kit.scratch, "open.jsonl")
    with open(path, "w", encoding="utf-8") as out:
        for article in gold:
            row = {"id": article["id"], "outlet": article["outlet"], "text": open_text(kit, article["id"])}
            out.write(json.dumps(row, ensure_ascii=False) + "\n")
    analyses = kit.analyses(path, "auto")
    counts = sum((scorer.score(article, analyses[article["id"]]) for article in gold), Counter())
    lines = ["| | in the articles | found | precision | recall | F1 |", "|---|--:|--:|--:|--:|--:|"]
    for name, key in (("sources", "s"), ("unnamed sources", "a"), ("hedged claims", "h")):
        right, wanted, found = counts[key + "_tp"], counts[key + "_gold"], counts[key + "_pred"]
        f1 = Ratio([(2 * right, wanted + found)]).percent()
        lines.append(f"| {name} | {wanted} | {found} | {wilson(right, found)} | {wilson(right, wanted)} | {f1} |")
    return {"sources.table": "\n".join(lines), "sources.class": wilson(counts["k_ok"], counts["k_n"]),
            "sources.named": wilson(counts["n_ok"], counts["k_n"]),
            "sources.merged": wilson(counts["m_ok"], counts["m_n"]),
            "sources.scare": str(counts["q_pred"])}


def open_articles(kit):
    """The hand-coded labels of the open articles."""
    articles = []
    for name in sorted(glob.glob(os.path.join(kit.data("sourcing_open"), "*.json"))):
        with open(name, encoding="utf-8") as file:
            articles.append(json.load(file))
    return articles


def open_text(kit, name):
    """The text of an open article, as it is."""
    with open(os.path.join(kit.folder, "..", "articles", "open", name + ".txt"), encoding="utf-8", newline="") as file:
        return file.read()


def bodies(kit):
    """Every placeholder that starts with `bodies.`."""
    scorer, pages = kit.scorer("score_html"), {}
    whole = scorer.score

    def keep(gold, answers):
        """Scores all pages, and lays each aside for the intervals."""
        pages.update({key: whole({key: page}, answers) for key, page in gold.items()})
        return whole(gold, answers)
    scorer.score = keep
    result = scorer.run(shlex.quote(kit.binary) + " read --no-config --format json", kit.data("html"))
    scorer.score = whole
    column = lambda name: mean_with_interval([page[name] for page in pages.values()])
    return {"bodies.f1": point(result["F1_of_means"]), "bodies.mean_f1": column("mean_F1"),
            "bodies.precision": column("precision"), "bodies.recall": column("recall"),
            "bodies.pages": str(result["pages"]), "bodies.failed": str(result["failed"])}
