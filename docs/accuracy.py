#!/usr/bin/env python3
"""Measures how often onrecord is right, on texts coded by hand that stand outside the repository.

    docs/accuracy.py                             measure all; write accuracy.md, accuracy.short.txt and README's table
    docs/accuracy.py --dry-run                   measure all, and print the short form
    docs/accuracy.py --errors all                what is wrong, by construction, on the part worked on; with sentences
    docs/accuracy.py --errors indirect --outlet nyt --n 20 --construction "said that" --verdict missed

Standard library only. The same program and data give the same bytes.
"""
import argparse
import os
import subprocess
import tempfile

from measuring import attribution, attribution_tables, constructions, errors, missed, others, page
from measuring.kit import Kit

REPOSITORY = os.path.normpath(os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))


def main():
    arguments = parse()
    if arguments.self_test:
        constructions.self_test()
        errors.self_test()
        return print("self-test ok")
    if not os.path.isdir(os.path.join(arguments.folder, "data")):
        raise SystemExit(f"{arguments.folder} has no data; docs/accuracy.md says where the data can be had")
    binary = arguments.binary or build()
    with tempfile.TemporaryDirectory() as scratch:
        kit = Kit(arguments.folder, binary, scratch)
        if arguments.errors:
            return show_errors(kit, arguments)
        figures = measure(kit, arguments.date or last_change(), version(binary))
    for path, text in page.pages(REPOSITORY, figures).items():
        if arguments.dry_run:
            print(text, end="") if path.endswith(".txt") else None
        else:
            with open(path, "w", encoding="utf-8") as file:
                file.write(text)
            print("wrote", os.path.relpath(path, REPOSITORY))


def measure(kit, date, version_name):
    """Every placeholder of the template."""
    articles = attribution.measure(kit)
    return {"date": page.written_out(date), "version": version_name,
            **attribution_tables.figures(articles, attribution.second_humans(kit), attribution.cue_ranks(kit)),
            **others.loaded(kit), **others.hyperpartisan(kit), **others.sourcing(kit), **others.bodies(kit),
            **missed.figures(kit)}


def show_errors(kit, arguments):
    """Prints what is wrong on the part worked on."""
    lines = errors.show(attribution.measure(kit), arguments.errors, arguments.outlet, arguments.construction,
                        arguments.verdict, arguments.n, arguments.seed)
    print(*lines, sep="\n")


def parse():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", default=os.path.join(REPOSITORY, "..", "shared", "eval"),
                        help="where the data and the scorers are (default: ../shared/eval beside the checkout)")
    parser.add_argument("--binary", help="a built onrecord (default: build target/release/onrecord)")
    parser.add_argument("--date", help="of the figures, as YYYY-MM-DD (default: of the last change to src or lexicons)")
    parser.add_argument("--dry-run", action="store_true", help="write nothing, print the short form")
    parser.add_argument("--errors", metavar="KIND", choices=("all", "direct", "mixed", "indirect"),
                        help="show what is wrong: direct, mixed, indirect or all; of the part worked on only")
    parser.add_argument("--outlet", choices=sorted(attribution_tables.OUTLETS), help="with --errors: of one outlet")
    parser.add_argument("--construction", default="", help="with --errors: constructions with these words in their name")
    parser.add_argument("--verdict", default="", help="with --errors: missed, wrong source, wrong extent, two, false alarm")
    parser.add_argument("--n", type=int, default=50, help="with --errors: how many sentences (default 50)")
    parser.add_argument("--seed", type=int, default=1, help="with --errors: another number draws others")
    parser.add_argument("--self-test", action="store_true", help="test the rules that tell constructions, and that no text kept aside is shown")
    return parser.parse_args()


def build():
    """Builds the program and gives its path."""
    subprocess.run(["cargo", "build", "--locked", "--release"], cwd=REPOSITORY, check=True)
    return os.path.join(REPOSITORY, "target", "release", "onrecord")


def last_change():
    """The day of the last commit that touched what the figures depend on."""
    return output("git", "-C", REPOSITORY, "log", "-1", "--format=%cs", "--", "src", "lexicons")


def version(binary):
    """The program's own version."""
    return output(binary, "--version").removeprefix("onrecord ")


def output(*command):
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


if __name__ == "__main__":
    main()
