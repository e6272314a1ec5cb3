#!/usr/bin/env python3
"""Measures how often onrecord is right, on texts coded by hand that stand outside the repository.

    docs/accuracy.py --errors all                what is wrong, by construction, on the part worked on; with sentences
    docs/accuracy.py --errors indirect --outlet nyt --n 20 --construction "that S" --verdict missed

Standard library only. The same program and data give the same bytes.
"""
import argparse
import os
import subprocess
import tempfile

from measuring import attribution, constructions, errors
from measuring.kit import Kit

REPOSITORY = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..")


def main():
    arguments = parse()
    if arguments.self_test:
        constructions.self_test()
        return print("self-test ok")
    binary = arguments.binary or build()
    with tempfile.TemporaryDirectory() as scratch:
        kit = Kit(arguments.folder, binary, scratch)
        articles = attribution.measure(kit)
    print(*errors.show(articles, arguments.errors, arguments.outlet, arguments.construction, arguments.verdict,
                       arguments.n, arguments.seed), sep="\n")


def parse():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", default=os.path.join(REPOSITORY, "..", "shared", "eval"),
                        help="where the data and the scorers are (default: ../shared/eval beside the checkout)")
    parser.add_argument("--binary", help="a built onrecord (default: build target/release/onrecord)")
    parser.add_argument("--errors", metavar="KIND", choices=("all", "direct", "mixed", "indirect"),
                        help="show what is wrong: direct, mixed, indirect or all; of the part worked on only")
    parser.add_argument("--outlet", help="with --errors: of one outlet")
    parser.add_argument("--construction", default="", help="with --errors: constructions with these words in their name")
    parser.add_argument("--verdict", default="", help="with --errors: missed, wrong source, wrong extent, two, false alarm")
    parser.add_argument("--n", type=int, default=50, help="with --errors: how many sentences (default 50)")
    parser.add_argument("--seed", type=int, default=1, help="with --errors: another number draws others")
    parser.add_argument("--self-test", action="store_true", help="test the rules that tell constructions")
    return parser.parse_args()


def build():
    """Builds the program and gives its path."""
    subprocess.run(["cargo", "build", "--locked", "--release"], cwd=REPOSITORY, check=True)
    return os.path.join(REPOSITORY, "target", "release", "onrecord")


if __name__ == "__main__":
    main()
