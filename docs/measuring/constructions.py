"""Tells from the places of source, cue and content how an attribution is built.

The people who coded the corpus marked the places, not the construction; it is told here by rules, the same for what they
marked and for what onrecord found, so that recall and precision can be given for each. The rules are rough: they look at
order, at marks, and at the first words of the content.
"""
import os
import re
import tomllib
from functools import cache

WORD = re.compile(r"\w+(?:[-'’]\w+)*")
QUOTE_MARK = re.compile(r"\s*[\[(]*(?:[“”«»\"‘]|''|``)")
# A full stop behind a short capitalised word (Mr., Sen., U.S.) ends no sentence.
SENTENCE_END = re.compile(r"(?<![A-Z])(?<![A-Z][a-z])(?<![A-Z][a-z]{2})[.!?][”\"’')\]]*\s+(?=[A-Z“\"‘'])|\n")
WH_WORDS = set("who whom whose what when where which why how whether if".split())
PREPOSITIONS = set("""about above across after against among around as at before behind between beyond by for from in into
of off on out over through toward towards under up upon with within without""".split())
FINITE = set("""is are was were am has have had will would can could shall should may might must does do did isn wasn aren
won don didn doesn hasn haven wouldn couldn shouldn 's 're 've 'll 'd""".split())
SUBJECTS = set("i you he she it we they there this these those that".split())
PRONOUNS = set("""i you he she it we they me him her us them who whom whose which that his their its my our your himself
herself itself themselves one everyone everybody someone somebody anyone nobody others some many both all this these
those""".split())
POSSESSIVE = re.compile(r"(?:['’]s|s['’]|\b(?:his|her|their|its|my|our|your|whose))$", re.I)
DETERMINERS = set("""the a an this that these those some any no many several more most all both his her its their our my your
one's""".split())
AUXILIARIES = set("""has have had is are was were be been being am to not n't did do does will would can could may might
must should also then later even still never just only first again already once so and further often repeatedly publicly
s re ve ll d m 's ’s n’t not yet long now quick""".split())
NOUN = "X’s claim that S (noun)"
CUE_FILES = {"cues-speech": "speech", "cues-stance": "attitude", "cues-finding": "finding", "cues-noun": "noun",
             "cues-other": "set phrase"}
LEXICONS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "lexicons")


def classify(text, source, cue, content, headline_end):
    """The construction of one attribution: all places are lists of (start, end), in the order of the text."""
    if not content:
        return "no content"
    if content[0][0] < headline_end:
        return "headline"
    if not cue:
        return "no cue"
    cue_start, cue_end = cue[0][0], cue[-1][1]
    words = lower_words(text, cue)
    before = [span for span in content if span[1] <= cue_start]
    after = [span for span in content if span[0] >= cue_end]
    if is_floating(text, cue_start, cue_end, before, after):
        return "S in another sentence than the cue"
    if not source:
        return "it seems that S (no source)"
    if words[:1] == ["according"]:
        return "according to X"
    if not words:
        return "X: S (no verb)"
    if POSSESSIVE.search(text_of(text, source)) and source[-1][1] <= cue_start or cue_class(tuple(words)) == "noun":
        return NOUN
    source_start = source[0][0]
    if before and after:
        return "S, X said, S (interrupted)"
    if before and len(before) == len(content):
        if source_start >= cue_end:
            return "S, said X"
        return "S, X said" if source_start >= before[-1][1] else "other order"
    if source_start >= cue_end:
        return "other order"
    if not after:
        return "other order"
    return complement(text, cue, after)


def is_floating(text, cue_start, cue_end, before, after):
    """Whether a sentence ends between the cue and the content next to it."""
    gaps = []
    if before:
        gaps.append(text[before[-1][1] - 1:cue_start])
    if after:
        gaps.append(text[cue_end:after[0][0] + 1])
    return bool(gaps) and all(SENTENCE_END.search(gap) for gap in gaps)


def complement(text, cue, after):
    """What follows the cue: told by its first words."""
    start, end = after[0]
    quoted = QUOTE_MARK.match(text, start, end)
    words = [word.lower() for word in WORD.findall(text[start:min(end, start + 120)])]
    last = (lower_words(text, cue) or [""])[-1]
    first = words[0] if words else ""
    if "that" in (first, last):
        return "X said that S"
    if quoted:
        return "X said “S”"
    if first == "to" or last == "to" and (words[:1] and first not in SUBJECTS):
        return "X wants to do"
    if first in WH_WORDS:
        return "X asked whether S"
    if first in PREPOSITIONS or last in PREPOSITIONS:
        return "X called for Y (preposition)"
    if first.endswith("ing"):
        return "X denied doing"
    if first in SUBJECTS or has_early_verb(words):
        return "X said S (bare clause)"
    return "X praised Y (noun phrase)"


def has_early_verb(words):
    """Whether a finite auxiliary stands among the first words, with no relative pronoun before it."""
    for word in words[:10]:
        if word in WH_WORDS or word == "that":
            return False
        if word in FINITE or re.split(r"['’]", word)[0] in FINITE and "'" in word:
            return True
    return False


def source_kind(text, source):
    """What the source is: a pronoun, a name, a common noun, or nothing."""
    if not source:
        return "none"
    words = WORD.findall(text_of(text, source))
    if not words or len(words) <= 3 and words[0].lower() in PRONOUNS:
        return "pronoun"
    return "name" if any(word[0].isupper() for word in words[1:] or words) else "common noun"


def text_of(text, spans):
    """The words of some places, with blanks between."""
    return " ".join(text[start:end] for start, end in spans)


def lower_words(text, spans):
    """The words of some places, in lower case."""
    return [word.lower() for word in WORD.findall(text_of(text, spans))]


@cache
def entries():
    """{words of an entry: classes of cue} from the program's lists, in the order of CUE_FILES."""
    found = {}
    for name, label in CUE_FILES.items():
        with open(os.path.join(LEXICONS, name + ".toml"), "rb") as file:
            lexicon = tomllib.load(file)
        texts = [term["text"] for term in lexicon.get("term", ())]
        texts += [text for group in lexicon.get("group", ()) for text in group["texts"]]
        for entry in texts:
            found.setdefault(tuple(entry.split()), []).append(label)
    return found


@cache
def first_words():
    """The words that an entry opens with."""
    return {entry[0] for entry in entries()}


@cache
def irregular():
    """{inflected form: plain form} from the program's list of irregular words."""
    with open(os.path.join(LEXICONS, "inflections.toml"), "rb") as file:
        terms = tomllib.load(file)["term"]
    return {form: term["text"] for term in reversed(terms) for form in term.get("forms", ())}


@cache
def lemma(word):
    """The plain form of a word: by the list of irregular ones, else the first form by rule that is a cue or opens one."""
    if word in irregular():
        return irregular()[word]
    forms = [word]
    for ending, plain in (("ies", "y"), ("ied", "y"), ("es", ""), ("s", ""), ("ed", ""), ("d", ""), ("ing", ""), ("ing", "e")):
        if word.endswith(ending) and len(word) > len(ending) + 1:
            stem = word[:-len(ending)] + plain
            forms += [stem, stem[:-1]] if stem[-1:] == stem[-2:-1] else [stem]
    whole = next((form for form in forms[1:] if (form,) in entries()), None)
    return whole or next((form for form in forms if form in first_words()), word)


@cache
def cue_words(words):
    """The words of a cue from the first word that counts, in its plain form, and whether they are a noun phrase: no auxiliary
    or adverb, no article, and behind an article no adjective that no list has."""
    words, noun_phrase = list(words), False
    while len(words) > 1 and passed_over(words[0], noun_phrase):
        noun_phrase = words.pop(0) in DETERMINERS or noun_phrase
    return (tuple([lemma(words[0]), *words[1:]]) if words else ()), noun_phrase


def passed_over(word, noun_phrase):
    """Whether a word at the start of a cue does not count."""
    contracted = word.replace("’", "'").endswith(("n't", "'re", "'ve", "'ll", "'d", "'m", "'s"))
    return (word in AUXILIARIES or word in DETERMINERS or word.endswith("ly") or contracted
            or noun_phrase and (lemma(word),) not in entries())


@cache
def cue_class(words):
    """speech, attitude, finding, noun or set phrase, by the longest entry that the cue opens with; else not listed."""
    plain, noun_phrase = cue_words(words)
    for length in range(len(plain), 0, -1):
        if labels := entries().get(plain[:length]):
            return "noun" if noun_phrase and "noun" in labels else labels[0]
    return "not listed" if plain else "no word"


def cue_lemma(text, cue):
    """The plain form of the cue's first word that counts."""
    return (cue_words(tuple(lower_words(text, cue)))[0] or (":" if cue else "none",))[0]


def self_test():
    """Invented sentences, one a construction: [content] {source} <cue>."""
    cases = {
        "{Voss} <said> [that the port was lost].": "X said that S",
        "{Voss} <said> [the port was lost].": "X said S (bare clause)",
        "{Voss} <praised> [the harbour plan].": "X praised Y (noun phrase)",
        "{Voss} <wants> [to sell the port].": "X wants to do",
        "{Voss} <denied> [selling the port].": "X denied doing",
        "{Voss} <asked> [whether it was lost].": "X asked whether S",
        "{Voss} <called for> [a vote].": "X called for Y (preposition)",
        "{Voss} <said>, [“It is lost.”]": "X said “S”",
        "[“It is lost,”] {Voss} <said>.": "S, X said",
        "[“It is lost,”] <said> {Voss}.": "S, said X",
        "[“It,”] {Voss} <said>, [“is lost.”]": "S, X said, S (interrupted)",
        "[The port is lost], <according to> {Voss}.": "according to X",
        "{Voss’s} <claim> [that it was lost]": "X’s claim that S (noun)",
        "{Voss} <said> so on Monday. [“It is lost.”]": "S in another sentence than the cue",
        "{Voss}<:> [The port is lost]": "X: S (no verb)",
        "It <seems> [that it is lost].": "it seems that S (no source)",
    }
    cues = {"didn’t deny": ("deny", "attitude"), "the stern claim": ("claim", "noun"), "also pointed out": ("point", "speech"),
            "has long said": ("say", "speech"), "not saying": ("say", "speech"), "reported": ("report", "finding"), "splashed": ("splashed", "not listed"), ":": (":", "no word")}
    for cue, expected in cues.items():
        got = cue_lemma(cue, [(0, len(cue))]), cue_class(tuple(lower_words(cue, [(0, len(cue))])))
        assert got == expected, (cue, got)
    for marked, expected in cases.items():
        text, places = "", {"[": [], "{": [], "<": []}
        for char in marked:
            if char in places:
                places[char].append([len(text)])
            elif char in "]}>":
                places["[{<"["]}>".index(char)]][-1].append(len(text))
            else:
                text += char
        spans = {key: [tuple(span) for span in value] for key, value in places.items()}
        got = classify(text, spans["{"], spans["<"], spans["["], 0)
        assert got == expected, (marked, got)
