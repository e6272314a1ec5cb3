"""Ratios with 95 % intervals, from counts per article.

An interval comes from drawing as many articles as there are, with replacement, 1,000 times, and taking the 2.5th and the
97.5th percentile (Efron and Tibshirani 1993, ch. 13): the findings of one article hang together, so whole articles are
drawn. Where articles are too few for that, Wilson's interval (1927) is given instead. Seeds are fixed.
"""
import random
from math import sqrt

ROUNDS, SEED = 1000, 7


class Ratio:
    """A share or an F1: the counts above and below the line, an article each."""

    def __init__(self, pairs):
        self.pairs = [(above, below) for above, below in pairs]
        self.above, self.below = sum(a for a, _ in self.pairs), sum(b for _, b in self.pairs)

    @property
    def value(self):
        return self.above / self.below if self.below else None

    def interval(self):
        """The percentile interval over articles; None with fewer than two that count."""
        counted = [(i, a, b) for i, (a, b) in enumerate(self.pairs) if b]
        if len(counted) < 2:
            return None
        values = []
        for weights in resamples(len(self.pairs)):
            above = below = 0
            for i, a, b in counted:
                if weight := weights[i]:
                    above, below = above + weight * a, below + weight * b
            if below:
                values.append(above / below)
        return percentiles(values)

    def percent(self):
        """`59.2`, or `–` where it is not defined."""
        return "–" if self.value is None else f"{100 * self.value:.1f}"

    def with_interval(self):
        """`59.2 [57.9 to 60.4]`."""
        bounds = self.interval()
        return self.percent() + (f" [{100 * bounds[0]:.1f} to {100 * bounds[1]:.1f}]" if bounds else "")


_DRAWN = {}


def resamples(n):
    """How often each of n articles is drawn, round by round; the same for every figure."""
    if n not in _DRAWN:
        rng, _DRAWN[n] = random.Random(SEED), []
        for _ in range(ROUNDS):
            weights = [0] * n
            for i in rng.choices(range(n), k=n):
                weights[i] += 1
            _DRAWN[n].append(weights)
    return _DRAWN[n]


def percentiles(values):
    """The middle 95 % of some values."""
    values = sorted(values)
    return values[int(0.025 * len(values))], values[int(0.975 * len(values)) - 1]


def wilson(above, below):
    """`67.2 [55.3 to 77.2]` by Wilson's interval."""
    if not below:
        return "–"
    z, share = 1.959964, above / below
    middle, half = share + z * z / (2 * below), z * sqrt(share * (1 - share) / below + z * z / (4 * below * below))
    low, high = ((middle + sign * half) / (1 + z * z / below) for sign in (-1, 1))
    return f"{100 * share:.1f} [{100 * max(0.0, low):.1f} to {100 * min(1.0, high):.1f}]"


def mean_with_interval(values, digits=3):
    """`.962 [.950 to .971]`, the mean of values, one a page or article."""
    means = [sum(w * v for w, v in zip(weights, values)) / len(values) for weights in resamples(len(values))]
    low, high = percentiles(means)
    return f"{point(sum(values) / len(values), digits)} [{point(low, digits)} to {point(high, digits)}]"


def point(value, digits=3):
    """`.775`: a figure between 0 and 1 without its nought."""
    return "–" if value is None else f"{value:.{digits}f}".removeprefix("0")
