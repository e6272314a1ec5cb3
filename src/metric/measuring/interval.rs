//! The 95 % intervals of single articles.

/// Wilson interval of a share; `None` of nothing.
pub(crate) fn wilson(_numerator: f64, _denominator: f64) -> Option<(f64, f64)> {
    None
}

/// Garwood interval of a count per 1,000 words; `None` without words.
pub(crate) fn garwood(_count: f64, _words: f64) -> Option<(f64, f64)> {
    None
}

/// Fay–Feuer interval of a sum of weights per 1,000 words; `None` without words.
pub(crate) fn fay_feuer(_weights: &[f64], _words: f64) -> Option<(f64, f64)> {
    None
}
