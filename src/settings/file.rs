//! The text of an `onrecord.toml` -> [`PartialSettings`], with every problem noted at its place.

use std::ops::{Range, RangeInclusive};

use regex::{Regex, RegexBuilder};
use serde_spanned::Spanned;
use toml::de::DeValue;

use super::{AnonymousDefinition, BUILTIN, PartialSettings, RESAMPLES, Rule, SEEDS, Side, Threshold};
use crate::diagnostic::{Diagnostic, Fields, Severity, TomlFile};
use crate::input::HeadlineMode;
use crate::lexicon::SourceType;
use crate::text::Lines;

impl PartialSettings {
    /// Reads the settings in a text; `name` is the file as the user knows it. What can be read is given, however many
    /// problems there are; the ids of metrics are checked apart, by [`unknown_metrics`](Self::unknown_metrics).
    #[must_use]
    pub fn read(name: &str, text: &str) -> (Self, Vec<Diagnostic>) {
        let toml = TomlFile::new(name, text);
        let root = toml.root();
        let fields = Fields::new(&toml, root.get_ref(), 0..0);
        let reader = Reader { toml: &toml, name, text, lines: Lines::new(text) };
        let settings = reader.settings(&fields);
        fields.finish();
        (settings, toml.finish())
    }
}

/// The two tables of rules: what makes a reader look, and what must hold.
#[derive(Copy, Clone, PartialEq, Eq)]
enum Section {
    Look,
    Gates,
}

struct Reader<'r, 't> {
    toml: &'r TomlFile<'t>,
    name: &'r str,
    text: &'r str,
    lines: Lines,
}

impl Reader<'_, '_> {
    fn settings(&self, fields: &Fields<'_, '_>) -> PartialSettings {
        PartialSettings {
            lexicons: self.lexicons(fields),
            more_lexicons: Vec::new(),
            headline: fields.choice("headline", HeadlineMode::NAMES, HeadlineMode::parse),
            baseline: self.baseline(fields),
            anonymous: fields.choice("anonymous", AnonymousDefinition::NAMES, AnonymousDefinition::parse),
            sides: self.sides(fields),
            look: self.rules(fields, Section::Look),
            gates: self.rules(fields, Section::Gates),
            resamples: self.whole(fields, "resamples", &RESAMPLES).and_then(|number| usize::try_from(number).ok()),
            seed: self.whole(fields, "seed", &SEEDS),
        }
    }

    fn whole(&self, fields: &Fields<'_, '_>, key: &'static str, range: &RangeInclusive<u64>) -> Option<u64> {
        let given = fields.number(key)?;
        let number = Some(given).filter(|given| given.fract() == 0.0 && *given >= 0.0).map(|given| given as u64);
        let number = number.filter(|number| range.contains(number));
        if number.is_none() {
            let help = format!("a whole number from {} to {}", range.start(), range.end());
            self.toml.error("out-of-range", fields.place(key), format!("`{key}` cannot be {given}"), Some(help));
        }
        number
    }

    fn lexicons(&self, fields: &Fields<'_, '_>) -> Option<Vec<String>> {
        let names = fields.strings("lexicons");
        fields.value("lexicons")?;
        if !names.iter().any(|(name, _)| *name == BUILTIN) {
            let message = "the list has no \"builtin\", so that hardly anything will be found".to_owned();
            let help = Some("the built-in lexicons also tell who speaks: write \"builtin\" first".to_owned());
            self.toml.note(Severity::Warning, "no-builtin", fields.place("lexicons"), message, help);
        }
        Some(names.into_iter().map(|(name, _)| name.to_owned()).collect())
    }

    fn baseline(&self, fields: &Fields<'_, '_>) -> Option<String> {
        fields.string("baseline").map(str::to_owned)
    }

    /// The sides, in the order of the file, since the first that matches wins.
    fn sides(&self, fields: &Fields<'_, '_>) -> Vec<Side> {
        let mut tables = fields.named_tables("sides");
        tables.sort_by_key(|(_, table)| table.at().start);
        tables.iter().map(|(name, table)| self.side(name, table)).collect()
    }

    fn side(&self, name: &str, table: &Fields<'_, '_>) -> Side {
        let owned = |texts: Vec<(&str, Range<usize>)>| texts.into_iter().map(|(text, _)| text.to_owned()).collect();
        let side = Side {
            name: name.to_owned(),
            names: owned(table.strings("names")),
            types: source_types(table),
            roles: owned(self.roles(table)),
            pattern: self.pattern(table).into_iter().collect(),
        };
        let says_nothing = ["names", "types", "roles", "pattern"].iter().all(|key| table.place(key) == table.at());
        if says_nothing {
            let help = Some("give it names, types, roles or a pattern".to_owned());
            self.toml.error("empty-side", table.at(), format!("no source can be on the side \"{name}\""), help);
        }
        table.finish();
        side
    }

    fn roles<'f>(&self, table: &Fields<'f, '_>) -> Vec<(&'f str, Range<usize>)> {
        let roles = table.strings("roles");
        for (role, at) in &roles {
            let star_inside = role.strip_suffix('*').unwrap_or(role).contains('*');
            if star_inside || role.trim().is_empty() || role.contains(char::is_whitespace) {
                let help = Some("one word, or the start of one: \"minister\", \"spokes*\"".to_owned());
                self.toml.error("bad-role", at.clone(), format!("\"{role}\" is no word of a role"), help);
            }
        }
        roles
    }

    fn pattern(&self, table: &Fields<'_, '_>) -> Option<Regex> {
        let written = table.string("pattern")?;
        let compiled = RegexBuilder::new(written).size_limit(1 << 20).dfa_size_limit(1 << 21).build();
        compiled.map_err(|error| self.bad_pattern(written, table.place("pattern"), &error)).ok()
    }

    fn bad_pattern(&self, written: &str, at: Range<usize>, error: &regex::Error) {
        let said = error.to_string();
        let what = said.lines().last().unwrap_or_default().trim_start_matches("error: ").trim();
        let help = Some("the syntax is that of https://docs.rs/regex".to_owned());
        self.toml.error("bad-pattern", at, format!("\"{written}\" is no regular expression: {what}"), help);
    }

    fn rules(&self, fields: &Fields<'_, '_>, section: Section) -> Vec<Rule> {
        let mut entries = fields.entries(section.name());
        entries.sort_by_key(|(_, _, at)| at.start);
        let rule = |(metric, value, at): (&str, &Spanned<DeValue<'_>>, Range<usize>)| {
            Some(Rule {
                metric: metric.to_owned(),
                threshold: self.threshold(fields, section, metric, value)?,
                file: self.name.to_owned(),
                place: Some(self.lines.of(self.text, at.start)),
            })
        };
        entries.into_iter().filter_map(rule).collect()
    }

    fn threshold<'f, 't>(
        &self,
        fields: &Fields<'f, 't>,
        section: Section,
        metric: &str,
        value: &'f Spanned<DeValue<'t>>,
    ) -> Option<Threshold> {
        match value.get_ref() {
            // A gate says what must hold, so that it fails on the opposite.
            DeValue::Boolean(yes) => {
                Some(if *yes == (section == Section::Look) { Threshold::True } else { Threshold::False })
            }
            DeValue::String(word) if *word == "never" => Some(Threshold::Never),
            DeValue::String(word) if *word == "first" && metric.starts_with(SPEAKS_FIRST) => Some(Threshold::True),
            DeValue::Table(limits) if limits.is_empty() => {
                let message = format!("`{metric}` has no limit");
                self.toml.error("bad-threshold", value.span(), message, Some(section.right().to_owned()));
                None
            }
            DeValue::Table(_) => self.limit(&fields.as_table(metric, value)?, section, metric),
            _ => {
                let message = format!("`{metric}` cannot be understood");
                self.toml.error("bad-threshold", value.span(), message, Some(section.right().to_owned()));
                None
            }
        }
    }

    fn limit(&self, table: &Fields<'_, '_>, section: Section, metric: &str) -> Option<Threshold> {
        let found = match section {
            Section::Look => [
                table.number("above").map(Threshold::Above),
                table.number("below").map(Threshold::Below),
                table.number("above_percentile").map(Threshold::AbovePercentile),
            ],
            Section::Gates => [
                table.number("at_most").map(Threshold::Above),
                table.number("at_least").map(Threshold::Below),
                table.number("at_most_percentile").map(Threshold::AbovePercentile),
            ],
        };
        table.finish();
        let limits: Vec<Threshold> = found.into_iter().flatten().collect();
        let wrong = match *limits.as_slice() {
            [_, _, ..] => Some((format!("`{metric}` has two limits"), "give one")),
            [Threshold::Above(limit) | Threshold::Below(limit)] if !limit.is_finite() => {
                Some((format!("{limit} is no limit"), "a number that values can pass"))
            }
            [Threshold::AbovePercentile(percentile)] if !(0.0..=100.0).contains(&percentile) => {
                Some((format!("{percentile} is no percentile"), "a number from 0 to 100"))
            }
            _ => None,
        };
        if let Some((message, right)) = wrong {
            self.toml.error("bad-threshold", table.at(), message, Some(right.to_owned()));
        }
        limits.first().copied()
    }
}

/// The metric that knows the threshold "first".
const SPEAKS_FIRST: &str = "anonymous-placement";

impl Section {
    fn name(self) -> &'static str {
        match self {
            Self::Look => "look",
            Self::Gates => "gates",
        }
    }

    /// What may stand behind a metric.
    fn right(self) -> &'static str {
        match self {
            Self::Look => {
                "{ above = 3 }, { below = 3 }, { above_percentile = 80 }, true, false or \"never\" \
                 (\"first\" for anonymous-placement)"
            }
            Self::Gates => "{ at_most = 3 }, { at_least = 3 }, { at_most_percentile = 90 }, true, false or \"never\"",
        }
    }
}

fn source_types(table: &Fields<'_, '_>) -> Vec<SourceType> {
    let mut types = Vec::new();
    for (name, at) in table.strings("types") {
        match SourceType::parse(name) {
            Some(known) => types.push(known),
            None => table.unknown_choice("source type", name, at, SourceType::NAMES),
        }
    }
    types
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let (_, problems) = PartialSettings::read("onrecord.toml", text);
        let told: Vec<String> = problems.iter().map(ToString::to_string).collect();
        assert_eq!(told, expected);
    }

    #[track_caller]
    fn check_rule(text: &str, expected: Threshold) {
        let (settings, problems) = PartialSettings::read("onrecord.toml", text);
        assert_eq!(problems, []);
        let rules: Vec<Threshold> = settings.look.iter().chain(&settings.gates).map(|rule| rule.threshold).collect();
        assert_eq!(rules, [expected]);
    }

    #[test]
    fn a_whole_file_is_read() {
        let text = r#"
lexicons = ["builtin", "lexicons/house.toml"]
headline = "first-line"
anonymous = "described"
[sides.residents]
names = ["Ana Ruiz"]
types = ["official", "police-courts"]
roles = ["minister", "spokes*"]
[sides.council]
pattern = "(?i)council|mayor"
[look]
loaded-score = { above_percentile = 80 }
anonymous-placement = "first"
[gates]
single-source = false
anonymous-strict = { at_most = 2 }
"#;
        let (settings, problems) = PartialSettings::read("onrecord.toml", text);
        assert_eq!(problems, []);
        assert_eq!(settings.headline, Some(HeadlineMode::FirstLine));
        assert_eq!(settings.lexicons.unwrap().len(), 2);
        let sides: Vec<&str> = settings.sides.iter().map(|side| side.name.as_str()).collect();
        assert_eq!(sides, ["residents", "council"]);
        assert_eq!((settings.look.len(), settings.gates.len()), (2, 2));
    }

    #[test]
    fn a_gate_fails_on_the_opposite_of_what_it_says() {
        check_rule("[gates]\nsingle-source = false", Threshold::True);
        check_rule("[gates]\nsources = { at_least = 2 }", Threshold::Below(2.0));
        check_rule("[look]\nsingle-source = true", Threshold::True);
        check_rule("[look]\nsources = { below = 2 }", Threshold::Below(2.0));
        check_rule("[look]\nsources = \"never\"", Threshold::Never);
        check_rule("[look]\nanonymous-placement = \"first\"", Threshold::True);
    }

    #[test]
    fn all_problems_are_told_with_their_places() {
        check(
            r#"headlin = "auto"
anonymous = "descibed"
baseline = 3
[sides.a]
types = ["oficial"]
roles = ["spokes*man"]
pattern = "("
[sides.b]
[look]
sources = { at_most = 3 }
words = "first"
[gates]
words = { at_least = "many" }
"#,
            &[
                "onrecord.toml:1:1: error[unknown-field]: unknown field `headlin`; did you mean `headline`?",
                "onrecord.toml:2:13: error[unknown-value]: \"descibed\" is no anonymous; did you mean \"described\"?",
                "onrecord.toml:3:12: error[wrong-type]: `baseline` is an integer, and should be a text in quotation marks",
                "onrecord.toml:5:10: error[unknown-value]: \"oficial\" is no source type; did you mean \"official\"?",
                "onrecord.toml:6:10: error[bad-role]: \"spokes*man\" is no word of a role; one word, or the start of one: \"minister\", \"spokes*\"",
                "onrecord.toml:7:11: error[bad-pattern]: \"(\" is no regular expression: unclosed group; the syntax is that of https://docs.rs/regex",
                "onrecord.toml:8:1: error[empty-side]: no source can be on the side \"b\"; give it names, types, roles or a pattern",
                "onrecord.toml:10:13: error[unknown-field]: unknown field `at_most`; known here: above, below, above_percentile",
                "onrecord.toml:11:9: error[bad-threshold]: `words` cannot be understood; { above = 3 }, { below = 3 }, { above_percentile = 80 }, true, false or \"never\" (\"first\" for anonymous-placement)",
                "onrecord.toml:13:22: error[wrong-type]: `at_least` is a string, and should be a number",
            ],
        );
    }

    #[test]
    fn resamples_and_seeds_are_whole_and_in_range() {
        let (settings, problems) = PartialSettings::read("onrecord.toml", "resamples = 5_000\nseed = 0");
        assert_eq!((settings.resamples, settings.seed, problems), (Some(5000), Some(0), Vec::new()));
        check(
            "resamples = 10\nseed = -1",
            &[
                "onrecord.toml:1:13: error[out-of-range]: `resamples` cannot be 10; a whole number from 100 to 100000",
                "onrecord.toml:2:8: error[out-of-range]: `seed` cannot be -1; a whole number from 0 to 9007199254740991",
            ],
        );
        check(
            "seed = 1.5",
            &[
                "onrecord.toml:1:8: error[out-of-range]: `seed` cannot be 1.5; a whole number from 0 to 9007199254740991",
            ],
        );
    }

    #[test]
    fn broken_toml_is_told() {
        let (_, problems) = PartialSettings::read("onrecord.toml", "headline = \n= 3");
        assert!(!problems.is_empty());
        assert_eq!(problems[0].code, "syntax");
    }
}
