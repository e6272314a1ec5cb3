//! What each article is called by one field: a name, kept once, and a number an article.

use std::collections::BTreeMap;

/// Names, numbered in the order in which they came, and the number of each article's.
#[derive(Clone, Debug, Default)]
pub(super) struct Labels {
    numbers: BTreeMap<String, u32>,
    /// One an article; `NONE` for one without a name.
    of: Vec<u32>,
}

/// Stands for no name.
const NONE: u32 = u32::MAX;

impl Labels {
    /// Takes the next article's name in.
    pub(super) fn push(&mut self, name: Option<&str>) {
        let number = name.map_or(NONE, |name| self.number(name));
        self.of.push(number);
    }

    fn number(&mut self, name: &str) -> u32 {
        let next = u32::try_from(self.numbers.len()).unwrap_or(NONE);
        match self.numbers.get(name) {
            Some(known) => *known,
            None => *self.numbers.entry(name.to_owned()).or_insert(next),
        }
    }

    /// The names, in their own order.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.numbers.keys().map(String::as_str)
    }

    /// For each article the place of its name in the order of names.
    pub(super) fn places(&self) -> Vec<Option<usize>> {
        let mut places = vec![0; self.numbers.len()];
        for (place, number) in self.numbers.values().enumerate() {
            if let Some(slot) = places.get_mut(*number as usize) {
                *slot = place;
            }
        }
        self.of.iter().map(|number| places.get(*number as usize).copied()).collect()
    }
}
