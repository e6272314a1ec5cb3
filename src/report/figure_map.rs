//! Figures by id: written as a JSON object in the order they were measured in, which a sorted map would lose.

use std::borrow::Cow;
use std::fmt;

use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::data::FigureRow;

/// Figures by id, in report order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FigureMap<'a>(pub Vec<(Cow<'a, str>, FigureRow)>);

impl FigureMap<'_> {
    /// The figure of this id.
    #[must_use]
    pub fn get(&self, id: &str) -> Option<&FigureRow> {
        self.0.iter().find(|(known, _)| known == id).map(|(_, figure)| figure)
    }

    /// Ids and figures, in order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &FigureRow)> {
        self.0.iter().map(|(id, figure)| (&**id, figure))
    }
}

impl Serialize for FigureMap<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(id, figure)| (id, figure)))
    }
}

impl<'de> Deserialize<'de> for FigureMap<'_> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(Figures).map(Self)
    }
}

struct Figures;

impl<'de> Visitor<'de> for Figures {
    type Value = Vec<(Cow<'static, str>, FigureRow)>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object of figures by id")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut figures = Vec::with_capacity(map.size_hint().unwrap_or(0).min(1024));
        while let Some((id, figure)) = map.next_entry::<String, FigureRow>()? {
            figures.push((Cow::Owned(id), figure));
        }
        Ok(figures)
    }
}
