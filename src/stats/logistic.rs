//! Logistic regression with a ridge penalty, and how well scores tell two classes apart.
//!
//! The linear algebra is nalgebra's. Columns are scaled to their standard deviation for the penalty, so that it treats
//! rare and frequent ones alike; the intercept is not penalised.

use nalgebra::{DMatrix, DVector};

use super::rank::midranks;
use super::summary::finite;

/// Values of the columns that are not zero, of one unit.
pub type SparseRow = Vec<(usize, f64)>;

/// Units with their class.
#[derive(Copy, Clone, Debug)]
pub struct Labelled<'a> {
    /// A row a unit.
    pub rows: &'a [SparseRow],
    /// Its class.
    pub classes: &'a [bool],
    /// How many columns there are.
    pub columns: usize,
}

/// A fitted model.
#[derive(Clone, Debug, PartialEq)]
pub struct LogisticFit {
    /// Log-odds of a unit whose columns are all zero.
    pub intercept: f64,
    /// Change of the log-odds for one more in each column.
    pub coefficients: Vec<f64>,
    /// Their standard errors, given the penalty.
    pub errors: Vec<f64>,
}

/// Most steps of the solver; a penalised likelihood has one peak, and a dozen steps are usual.
const STEPS: usize = 100;
/// A step that changes no coefficient more than this is the last.
const ENOUGH: f64 = 1e-8;

/// Fits by Newton's method with step halving, with the standard errors of the penalised estimate (le Cessie & van
/// Houwelingen 1992). `None` where there is but one class, nothing to fit, or no finite solution.
#[must_use]
pub fn logistic(data: Labelled<'_>, penalty: f64) -> Option<LogisticFit> {
    let Labelled { rows, classes, columns } = data;
    let positives = classes.iter().filter(|class| **class).count();
    if rows.len() != classes.len() || positives == 0 || positives == classes.len() || columns == 0 || penalty < 0.0 {
        return None;
    }
    let scales = standard_deviations(rows, columns);
    // A column that does not vary keeps out of the sums, with a coefficient of zero.
    let scaled: Vec<SparseRow> = rows.iter().map(|row| scaled(row, &scales)).collect();
    let newton = Newton { rows: &scaled, classes, columns, penalty: penalty.max(1e-9) };
    let beta = newton.solve()?;
    let errors = newton.errors(&beta)?;
    let unscaled = |values: &DVector<f64>| -> Option<Vec<f64>> {
        let all = values.iter().skip(1).zip(&scales).map(|(value, scale)| finite(value / scale.unwrap_or(1.0)));
        all.collect()
    };
    Some(LogisticFit { intercept: *beta.get(0)?, coefficients: unscaled(&beta)?, errors: unscaled(&errors)? })
}

impl LogisticFit {
    /// The log-odds of a unit.
    #[must_use]
    pub fn log_odds(&self, row: &[(usize, f64)]) -> f64 {
        let of = |(column, value): &(usize, f64)| self.coefficients.get(*column).map_or(0.0, |beta| beta * value);
        self.intercept + row.iter().map(of).sum::<f64>()
    }
}

/// Minus the logarithm of the likelihood that log-odds give a class.
#[must_use]
pub fn log_loss(log_odds: f64, class: bool) -> f64 {
    let against = if class { -log_odds } else { log_odds };
    // ln(1 + e^x) without overflow.
    against.max(0.0) + (-against.abs()).exp().ln_1p()
}

/// The chance that a unit of the class scores higher than one that is not, ties half: the area under the ROC curve, as a
/// Mann–Whitney statistic (Hanley & McNeil 1982).
///
/// ```
/// # use onrecord::stats::area_under_curve;
/// assert_eq!(area_under_curve(&[1.0, 2.0, 3.0, 3.0], &[false, false, true, false]), Some(5.0 / 6.0));
/// ```
#[must_use]
pub fn area_under_curve(scores: &[f64], classes: &[bool]) -> Option<f64> {
    let ranks = midranks(scores)?;
    let positives = classes.iter().filter(|class| **class).count() as f64;
    let negatives = classes.len() as f64 - positives;
    let sum: f64 = ranks.iter().zip(classes).filter(|(_, class)| **class).map(|(rank, _)| rank).sum();
    finite((sum - positives * (positives + 1.0) / 2.0) / (positives * negatives))
}

/// The standard deviation of each column; `None` where it does not vary.
fn standard_deviations(rows: &[SparseRow], columns: usize) -> Vec<Option<f64>> {
    let (mut sums, mut squares) = (vec![0.0; columns], vec![0.0; columns]);
    for (column, value) in rows.iter().flatten() {
        if let (Some(sum), Some(square)) = (sums.get_mut(*column), squares.get_mut(*column)) {
            *sum += value;
            *square += value * value;
        }
    }
    let n = rows.len() as f64;
    let of = |(sum, square): (&f64, &f64)| Some((square / n - (sum / n).powi(2)).sqrt()).filter(|scale| *scale > 1e-12);
    sums.iter().zip(&squares).map(of).collect()
}

fn scaled(row: &SparseRow, scales: &[Option<f64>]) -> SparseRow {
    let by_scale = |(column, value): &(usize, f64)| Some((*column, value / scales.get(*column).copied().flatten()?));
    row.iter().filter_map(by_scale).collect()
}

struct Newton<'a> {
    rows: &'a [SparseRow],
    classes: &'a [bool],
    columns: usize,
    penalty: f64,
}

impl Newton<'_> {
    fn solve(&self) -> Option<DVector<f64>> {
        let mut beta = DVector::zeros(self.columns + 1);
        let mut loss = self.loss(&beta);
        for _ in 0..STEPS {
            let (gradient, information) = self.derivatives(&beta);
            let step = self.penalised(information).cholesky()?.solve(&gradient);
            let mut size = 1.0;
            let next = loop {
                let next = &beta + &step * size;
                let at_next = self.loss(&next);
                if at_next <= loss + 1e-12 || size < 1e-6 {
                    loss = at_next;
                    break next;
                }
                size /= 2.0;
            };
            beta = next;
            if step.amax() * size < ENOUGH {
                return Some(beta);
            }
        }
        beta.iter().all(|value| value.is_finite()).then_some(beta)
    }

    fn log_odds(&self, row: &SparseRow, beta: &DVector<f64>) -> f64 {
        let of = |(column, value): &(usize, f64)| beta.get(column + 1).map_or(0.0, |beta| beta * value);
        beta.get(0).copied().unwrap_or(0.0) + row.iter().map(of).sum::<f64>()
    }

    fn loss(&self, beta: &DVector<f64>) -> f64 {
        let units = self.rows.iter().zip(self.classes);
        let likelihood: f64 = units.map(|(row, class)| log_loss(self.log_odds(row, beta), *class)).sum();
        likelihood + self.penalty / 2.0 * beta.iter().skip(1).map(|beta| beta * beta).sum::<f64>()
    }

    /// The way up, and how curved it is without the penalty.
    fn derivatives(&self, beta: &DVector<f64>) -> (DVector<f64>, DMatrix<f64>) {
        let mut gradient = DVector::zeros(self.columns + 1);
        let mut information = DMatrix::zeros(self.columns + 1, self.columns + 1);
        for (row, class) in self.rows.iter().zip(self.classes) {
            let chance = 1.0 / (1.0 + (-self.log_odds(row, beta)).exp());
            let (residual, weight) = (f64::from(*class) - chance, chance * (1.0 - chance));
            let with_one = || std::iter::once((0, 1.0)).chain(row.iter().map(|(column, value)| (column + 1, *value)));
            for (column, value) in with_one() {
                if let Some(slot) = gradient.get_mut(column) {
                    *slot += residual * value;
                }
                for (other, second) in with_one() {
                    if let Some(slot) = information.get_mut((column, other)) {
                        *slot += weight * value * second;
                    }
                }
            }
        }
        for (slot, beta) in gradient.iter_mut().zip(beta.iter()).skip(1) {
            *slot -= self.penalty * beta;
        }
        (gradient, information)
    }

    fn penalised(&self, mut information: DMatrix<f64>) -> DMatrix<f64> {
        for column in 1..=self.columns {
            if let Some(slot) = information.get_mut((column, column)) {
                *slot += self.penalty;
            }
        }
        information
    }

    fn errors(&self, beta: &DVector<f64>) -> Option<DVector<f64>> {
        let (_, information) = self.derivatives(beta);
        let inverse = self.penalised(information.clone()).cholesky()?.inverse();
        Some((&inverse * information * &inverse).diagonal().map(|variance| variance.max(0.0).sqrt()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fit(rows: &[SparseRow], classes: &[bool], columns: usize, penalty: f64) -> Option<LogisticFit> {
        logistic(Labelled { rows, classes, columns }, penalty)
    }

    // With one yes-or-no column the estimate without penalty is the log odds ratio of the table, its error Woolf's.
    #[test]
    fn a_table_of_four_gives_its_log_odds_ratio() {
        let table = [(1.0, true, 30), (1.0, false, 10), (0.0, true, 20), (0.0, false, 40)];
        let units: Vec<(SparseRow, bool)> = table.iter().flat_map(|(x, y, n)| vec![(vec![(0, *x)], *y); *n]).collect();
        let (rows, classes): (Vec<_>, Vec<_>) = units.into_iter().unzip();
        let found = fit(&rows, &classes, 1, 0.0).unwrap();
        assert!((found.coefficients[0] - (30.0 * 40.0_f64 / (10.0 * 20.0)).ln()).abs() < 1e-6, "{found:?}");
        assert!((found.intercept - 0.5_f64.ln()).abs() < 1e-6);
        let woolf = (1.0 / 30.0 + 1.0 / 10.0 + 1.0 / 20.0 + 1.0 / 40.0_f64).sqrt();
        assert!((found.errors[0] - woolf).abs() < 1e-6);
    }

    #[test]
    fn a_penalty_shrinks_and_keeps_separated_classes_finite() {
        let rows: Vec<SparseRow> = (0..10).map(|n| vec![(0, f64::from(n))]).collect();
        let classes: Vec<bool> = (0..10).map(|n| n >= 5).collect();
        let of = |penalty| fit(&rows, &classes, 1, penalty).unwrap().coefficients[0];
        assert!(of(0.1) > of(1.0) && of(1.0) > of(10.0) && of(10.0) > 0.0);
    }

    #[test]
    fn what_does_not_vary_has_no_coefficient() {
        let rows: Vec<SparseRow> = (0..6).map(|n| vec![(0, 1.0), (1, f64::from(n % 3))]).collect();
        let found = fit(&rows, &[true, false, true, false, true, true], 3, 1.0).unwrap();
        assert_eq!((found.coefficients[0], found.coefficients[2]), (0.0, 0.0));
        assert_eq!(fit(&rows, &[true; 6], 3, 1.0), None);
    }

    #[test]
    fn the_loss_of_a_coin_is_one_bit() {
        assert!((log_loss(0.0, true) - 2.0_f64.ln()).abs() < 1e-12);
        assert!((log_loss(-1000.0, true) - 1000.0).abs() < 1e-9);
    }
}
