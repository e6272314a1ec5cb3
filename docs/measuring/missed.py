"""Tries onrecord on invented sentences that it is known to get wrong, and writes down those that it still gets wrong."""
import json
import os
import sys
import textwrap
import tomllib

KINDS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "missed.toml")
OWN_VOICE = {"narrator", "headline"}


def figures(kit):
    """The placeholder `missed`: what is still wrong, group by group."""
    with open(KINDS, "rb") as file:
        kinds = tomllib.load(file)["kind"]
    examples = [example for kind in kinds for example in kind["example"]]
    wrong = still_wrong(kit, examples)
    groups = {}
    for kind in kinds:
        texts = [shown(example) for example in kind["example"] if example["text"] in wrong]
        if texts:
            about = " ".join(kind["about"].split())
            item = textwrap.fill(f"- {about}: {' '.join(texts)}", 119, subsequent_indent="  ", break_on_hyphens=False)
            groups.setdefault(kind["group"], []).append(item)
    return {"missed": "\n\n".join(f"**{group}.**\n\n" + "\n".join(items) for group, items in groups.items())}


def still_wrong(kit, examples):
    """The texts of the examples that are wrong; tells of those that have become right."""
    path = os.path.join(kit.scratch, "missed.jsonl")
    with open(path, "w", encoding="utf-8") as file:
        for at, example in enumerate(examples):
            file.write(json.dumps({"id": str(at), "text": example["text"]}, ensure_ascii=False) + "\n")
    analyses, wrong = kit.analyses(path, "none"), set()
    for at, example in enumerate(examples):
        if is_right(kit.scorer("score_attribution"), example, analyses[str(at)]):
            print(f"right by now, can go from missed.toml: {example['text']}", file=sys.stderr)
        else:
            wrong.add(example["text"])
    return wrong


def is_right(scorer, example, analysis):
    """Whether the analysis says what the example asks for."""
    tokens = scorer.Tokens(example["text"])
    place = lambda words: tokens.ids([example["text"].index(words), example["text"].index(words) + len(words)])
    touches = lambda span, words: bool(tokens.ids(span) & place(words))
    own = [hit for hit in analysis["language"] if hit["role"] == "loaded" and hit["voice"] in OWN_VOICE]
    classes = [source["class"] for source in analysis["sources"]]
    claims = [claim for claim in analysis["claims"] if claim["kind"] in ("hedged", "scare-quote")]
    tests = {
        "attribution": lambda pair: any(touches(a["mention"], pair[0]) and scorer.dice(tokens.ids(a["content"]), place(pair[1])) >= 0.5
                                        for a in analysis["attributions"]),
        "no_attribution": lambda cue: not any(touches(a["cue"], cue) for a in analysis["attributions"]),
        "sources": lambda n: len(classes) == n,
        "named": lambda n: classes.count("named_person") == n,
        "no_unnamed": lambda _: not any(name.startswith("unnamed") for name in classes),
        "loaded": lambda words: any(touches(hit["span"], words) for hit in own),
        "no_loaded": lambda words: not any(touches(hit["span"], words) for hit in own),
        "claim": lambda words: any(touches(claim["span"], words) for claim in claims),
        "no_claim": lambda words: not any(touches(claim["span"], words) for claim in claims),
    }
    return all(tests[key](value) for key, value in example.items() if key != "text")


def shown(example):
    """The example with the words in question set off."""
    wanted = next(value for key, value in example.items() if key != "text")
    words = wanted[1] if isinstance(wanted, list) else wanted if isinstance(wanted, str) else ""
    text = example["text"].replace(words, f"*{words}*", 1) if words else example["text"]
    return "“" + text.replace("“", "‘").replace("”", "’") + "”"
