"""The evaluation kit, which stands outside the repository: its texts, its scorers, and onrecord's answers to its texts."""
import importlib
import json
import os
import subprocess
import sys

# Attribution: articles of these months are kept aside. Rules are mended on the other months only.
KEPT_ASIDE_MONTHS = ("2016-07", "2016-08", "2016-09")
KEPT_ASIDE, WORKED_ON = "kept aside", "worked on"


class Kit:
    """A folder with data and scorers, a built onrecord, and a folder for what is written on the way."""

    def __init__(self, folder, binary, scratch):
        self.folder, self.binary, self.scratch = os.path.abspath(folder), os.path.abspath(binary), scratch
        sys.dont_write_bytecode = True                    # the kit's folder is not ours to write to
        sys.path.insert(0, self.folder)

    def scorer(self, name):
        """A scorer of the kit as a module."""
        return importlib.import_module(name)

    def data(self, name):
        """The path of a data file or folder."""
        return os.path.join(self.folder, "data", name)

    def rows(self, name):
        """The rows of a JSONL data file."""
        return read_rows(self.data(name))

    def analyses(self, path, headline):
        """onrecord's analyses of a JSONL file, by article id."""
        out = os.path.join(self.scratch, os.path.basename(path) + ".analyses.jsonl")
        command = [self.binary, "score", "--no-config", "--format", "jsonl", "--headline", headline, path, "-o", out]
        subprocess.run(command, check=True, stderr=subprocess.DEVNULL)
        return {row["article"]["id"]: row for row in read_rows(out)}


def read_rows(path):
    """The rows of a JSONL file."""
    with open(path, encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def part_of(article):
    """The part that an article of the attribution data belongs to."""
    return KEPT_ASIDE if article["date"][:7] in KEPT_ASIDE_MONTHS else WORKED_ON
