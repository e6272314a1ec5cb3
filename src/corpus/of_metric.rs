//! The groups by one metric: every statistic of every cell.

use super::comparison::{Cell, MetricComparison, PairOfGroups};
use super::estimate::{self, FigureKind, Method, Sums};
use super::frame::Frame;
use super::influence::{self, Hits};
use super::sample::{Column, Sample};
use super::{events, tested, within};
use crate::metric::Unit;
use crate::stats::{
    Estimate, Level, Moments, Pool, Tally, cliffs_delta_of, hedges_g_of, icc1, mean, median, rank_ranges,
    spearman_brown, values_needed,
};

/// Reliability that articles are said to be needed for.
const RELIABLE: f64 = 0.8;
/// Most groups that are compared two by two.
const TWO_BY_TWO: usize = 12;
/// Most articles that are drawn as points.
pub(super) const DRAWN: usize = 2_000;

/// Compares the groups by one metric; p-values are adjusted later, when all of a family are there.
pub(super) fn compare(column: &Column, frame: &Frame<'_>, hits: &Hits, method: &Method) -> MetricComparison {
    let values = Values::of(column, frame);
    let kind = values.kind;
    let (icc, needed) = values.reliability(method.level);
    let is_tested = frame.is_tested(&column.id);
    let added = hits.of_metric(&column.id, frame);
    let per_thousand = per_thousand(column, frame).map(|column| Values::of(&column, frame));
    let mut cells: Vec<Cell> = (0..frame.groups.len()).map(|group| values.cell(group, frame, method)).collect();
    for (group, cell) in cells.iter_mut().enumerate() {
        cell.reliability = icc.and_then(|icc| spearman_brown(icc.value, cell.n as f64)).filter(|_| cell.n > 0);
        if let Some(values) = &per_thousand {
            let sample = values.samples.get(group);
            cell.per_thousand = sample.and_then(|sample| estimate::estimate(sample, values.kind, method));
            cell.per_thousand_delta = values.delta(group, method.level);
        }
        if is_tested {
            cell.tested = tested::against_rest(&values, group, method);
            cell.within = within::of_cell(&values, group, column.unit, frame, method);
            cell.influence = influence::of_cell(&values, group, &added);
        }
    }
    if is_tested {
        add_ranks(&mut cells, &values, method);
    }
    MetricComparison {
        id: column.id.clone(),
        unit: column.unit,
        kind,
        lacks_counts: column.lacks_counts(),
        icc,
        needed,
        omnibus: is_tested.then(|| tested::omnibus(&values, method)).flatten(),
        pairs: if is_tested { pairs(&values, frame, method) } else { Vec::new() },
        points: if is_tested { values.points() } else { Vec::new() },
        cells,
    }
}

/// The values of all groups, sorted once, and what there is beside each group.
pub(super) struct Values {
    pub(super) kind: FigureKind,
    pub(super) samples: Vec<Sample>,
    pub(super) tallies: Vec<Tally>,
    pub(super) moments: Vec<Moments>,
    all: Pool,
    rest_sums: Vec<Sums>,
    rest_moments: Vec<Moments>,
}

impl Values {
    fn of(column: &Column, frame: &Frame<'_>) -> Self {
        let (kind, samples) = (column.kind(), column.by_group(frame));
        // Columns hold finite values only.
        let tallies: Vec<Tally> = samples.iter().map(|sample| Tally::of(&sample.values).unwrap_or_default()).collect();
        let moments: Vec<Moments> = samples.iter().map(|sample| Moments::of(&sample.values)).collect();
        let sums: Vec<Sums> = samples.iter().map(|sample| Sums::of(sample, kind)).collect();
        let all = Pool::of(&tallies);
        let (rest_sums, rest_moments) = (rests(&sums, Sums::plus), rests(&moments, Moments::plus));
        Self { kind, samples, tallies, moments, all, rest_sums, rest_moments }
    }

    /// The values of all groups but one.
    pub(super) fn rest(&self, group: usize) -> Tally {
        self.tallies.get(group).map_or_else(Tally::default, |tally| self.all.rest(tally))
    }

    /// The moments of all groups but one.
    pub(super) fn moments_of_rest(&self, group: usize) -> Moments {
        self.rest_moments.get(group).copied().unwrap_or_default()
    }

    /// What all groups but one add up to.
    pub(super) fn sums_of_rest(&self, group: usize) -> Sums {
        self.rest_sums.get(group).copied().unwrap_or_default()
    }

    fn delta(&self, group: usize, level: Level) -> Option<Estimate> {
        let tally = self.tallies.get(group)?;
        cliffs_delta_of(tally, &self.all.rest_seen_from(tally), level)
    }

    fn cell(&self, group: usize, frame: &Frame<'_>, method: &Method) -> Cell {
        let known = self.samples.get(group).zip(self.moments.get(group)).zip(frame.groups.get(group));
        let Some(((sample, moments), in_frame)) = known else { return Cell::default() };
        Cell {
            n: sample.values.len(),
            undefined: in_frame.articles.saturating_sub(sample.values.len()),
            mean: mean(&sample.values),
            median: median(&sample.values),
            figure: estimate::estimate(sample, self.kind, method),
            rest: self.sums_of_rest(group).figure(),
            delta: self.delta(group, method.level),
            g: hedges_g_of(moments, &self.moments_of_rest(group), method.level),
            ..Cell::default()
        }
    }

    fn reliability(&self, level: Level) -> (Option<Estimate>, Option<u64>) {
        let samples: Vec<&[f64]> = self.samples.iter().map(|sample| sample.values.as_slice()).collect();
        let icc = icc1(&samples, level);
        (icc, icc.and_then(|icc| values_needed(icc.value, RELIABLE)))
    }

    fn points(&self) -> Vec<Vec<(u32, f64)>> {
        let n: usize = self.samples.iter().map(|sample| sample.values.len()).sum();
        if n > DRAWN {
            return Vec::new();
        }
        let of = |sample: &Sample| sample.articles.iter().copied().zip(sample.values.iter().copied()).collect();
        self.samples.iter().map(of).collect()
    }
}

/// For each part all others together: those before it, and those behind it. Nothing is taken away again, which would
/// lose digits.
fn rests<T: Copy + Default>(parts: &[T], plus: fn(T, T) -> T) -> Vec<T> {
    let mut behind = Vec::with_capacity(parts.len());
    let mut sum = T::default();
    for part in parts.iter().rev() {
        behind.push(sum);
        sum = plus(*part, sum);
    }
    let mut before = T::default();
    let rest = |(part, behind): (&T, T)| {
        let rest = plus(before, behind);
        before = plus(before, *part);
        rest
    };
    parts.iter().zip(behind.into_iter().rev()).map(rest).collect()
}

/// Numbers of things grow with the length of articles, so they are also said per 1,000 words; words themselves are not.
fn per_thousand(column: &Column, frame: &Frame<'_>) -> Option<Column> {
    let words = frame.words.filter(|words| words.id != column.id && column.unit == Unit::Count)?;
    Some(column.per_thousand(words))
}

/// Gives each cell with a figure its rank among them, and where it could stand.
fn add_ranks(cells: &mut [Cell], values: &Values, method: &Method) {
    let figure = |cell: &Cell| Some(cell.figure?.estimate.value);
    let ranked: Vec<(usize, f64)> =
        cells.iter().enumerate().filter_map(|(at, cell)| Some((at, figure(cell)?))).collect();
    let drawn = |(at, _): &(usize, f64)| {
        values
            .samples
            .get(*at)
            .and_then(|sample| estimate::replicates(sample, values.kind, method, *at))
            .unwrap_or_default()
    };
    let replicates: Vec<Vec<f64>> = ranked.iter().map(drawn).collect();
    // Groups of unlike sizes have unlike numbers of resamples.
    let shortest = replicates.iter().map(Vec::len).min().unwrap_or(0);
    let replicates: Vec<Vec<f64>> =
        replicates.into_iter().map(|list| list.into_iter().take(shortest).collect()).collect();
    let figures: Vec<f64> = ranked.iter().map(|(_, value)| *value).collect();
    let ranges = rank_ranges(&figures, &replicates, method.level).unwrap_or_default();
    for ((at, _), range) in ranked.iter().zip(ranges) {
        if let Some(cell) = cells.get_mut(*at) {
            cell.rank = Some(range);
        }
    }
}

fn pairs(values: &Values, frame: &Frame<'_>, method: &Method) -> Vec<PairOfGroups> {
    let n = values.samples.len();
    if n > TWO_BY_TWO {
        return Vec::new();
    }
    let numbers = (0..n).flat_map(|left| (left + 1..n).map(move |right| (left, right)));
    numbers.filter_map(|(left, right)| pair(values, left, right, frame, method)).collect()
}

fn pair(values: &Values, left: usize, right: usize, frame: &Frame<'_>, method: &Method) -> Option<PairOfGroups> {
    let (first, second) = (values.samples.get(left)?, values.samples.get(right)?);
    let moments = (values.moments.get(left)?, values.moments.get(right)?);
    Some(PairOfGroups {
        left,
        right,
        delta: cliffs_delta_of(values.tallies.get(left)?, values.tallies.get(right)?, method.level),
        g: hedges_g_of(moments.0, moments.1, method.level),
        tested: tested::of_two(values, left, right, method),
        events: events::compare(first, second, frame, method),
    })
}
