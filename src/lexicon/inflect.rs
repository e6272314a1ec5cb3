//! The forms of a word, made by rule: lexicons list lemmas, and irregular forms only.

use hashbrown::HashMap;

use super::entry::{PartOfSpeech, Text};
use super::vocabulary::Class;

/// Irregular forms by lemma.
#[derive(Debug, Default)]
pub(crate) struct Irregulars {
    verbs: HashMap<Box<str>, Vec<Text>>,
    nouns: HashMap<Box<str>, Vec<Text>>,
    adjectives: HashMap<Box<str>, Vec<Text>>,
}

impl Irregulars {
    /// Adds a lemma's irregular forms.
    pub(crate) fn add(&mut self, class: Class, lemma: &str, forms: &[Text]) {
        let table = match class {
            Class::IrregularNoun => &mut self.nouns,
            Class::IrregularAdjective => &mut self.adjectives,
            _ => &mut self.verbs,
        };
        table.entry(lemma.into()).or_default().extend(forms.iter().cloned());
    }

    /// All forms of a term with the class of the form; the first is the term itself.
    ///
    /// A verb inflects in its first word, a noun in its last; without a part of speech, a single word
    /// takes the forms of both, and a phrase those of a noun.
    pub(crate) fn forms(&self, text: &str, pos: Option<PartOfSpeech>) -> Vec<(String, Class)> {
        let single = !text.contains([' ', '-']);
        let found = match pos {
            Some(PartOfSpeech::Verb) => self.verb_forms(text),
            Some(PartOfSpeech::Noun) => self.noun_forms(text),
            Some(PartOfSpeech::Adjective) => self.adjective_forms(text),
            Some(_) => vec![(text.to_owned(), Class::FormBase)],
            None if single => {
                let mut both = self.noun_forms(text);
                both.extend(self.verb_forms(text));
                both
            }
            None => self.noun_forms(text),
        };
        let mut unique: Vec<(String, Class)> = Vec::with_capacity(found.len());
        for form in found {
            if !unique.contains(&form) {
                unique.push(form);
            }
        }
        unique
    }

    fn noun_forms(&self, text: &str) -> Vec<(String, Class)> {
        let (head, last) = text.rsplit_once(' ').map_or(("", text), |(head, last)| (head, last));
        let with_head = |word: &str| if head.is_empty() { word.to_owned() } else { [head, " ", word].concat() };
        let mut forms = vec![(text.to_owned(), Class::FormSingular)];
        if let Some(irregular) = self.nouns.get(text).filter(|_| !head.is_empty()) {
            forms.extend(irregular.iter().map(|form| (form.to_string(), Class::FormPlural)));
            return forms;
        }
        match self.nouns.get(last) {
            Some(irregular) => forms.extend(irregular.iter().map(|form| (with_head(form), Class::FormPlural))),
            None => forms.push((with_head(&plural(last)), Class::FormPlural)),
        }
        forms
    }

    fn verb_forms(&self, text: &str) -> Vec<(String, Class)> {
        let (first, tail) = text.split_once(' ').map_or((text, ""), |(first, tail)| (first, tail));
        let with_tail = |word: &str| if tail.is_empty() { word.to_owned() } else { [word, " ", tail].concat() };
        let irregular = self.verbs.get(first).map_or(&[][..], Vec::as_slice);
        // Behind the past, a form in -s is that of the third person: had, has.
        let third = irregular.iter().skip(1).find(|form| form.ends_with('s'));
        let regular = || third_person(first);
        let own = third.map_or_else(regular, ToString::to_string);
        let mut forms = vec![(text.to_owned(), Class::FormBase), (with_tail(&own), Class::FormThird)];
        let rest = irregular.iter().filter(|form| Some(*form) != third);
        let (ing, past): (Vec<_>, Vec<_>) = rest.partition(|form| form.ends_with("ing") && form.len() > 4);
        if ing.is_empty() {
            forms.push((with_tail(&present_participle(first)), Class::FormIng));
        }
        forms.extend(ing.iter().map(|form| (with_tail(form), Class::FormIng)));
        match past.as_slice() {
            [] => {
                let regular = with_tail(&past_tense(first));
                forms.push((regular.clone(), Class::FormPast));
                forms.push((regular, Class::FormParticiple));
            }
            [one] => {
                forms.push((with_tail(one), Class::FormPast));
                forms.push((with_tail(one), Class::FormParticiple));
            }
            [past, participles @ ..] => {
                forms.push((with_tail(past), Class::FormPast));
                forms.extend(participles.iter().map(|form| (with_tail(form), Class::FormParticiple)));
                // Doubled spellings ("labelled", "labeled") serve as both.
                if past.ends_with("ed") {
                    forms.push((with_tail(past), Class::FormParticiple));
                    forms.extend(participles.iter().map(|form| (with_tail(form), Class::FormPast)));
                }
            }
        }
        forms
    }

    fn adjective_forms(&self, text: &str) -> Vec<(String, Class)> {
        let mut forms = vec![(text.to_owned(), Class::FormBase)];
        if let Some(irregular) = self.adjectives.get(text) {
            forms.extend(irregular.iter().map(|form| (form.to_string(), Class::FormBase)));
        } else if !text.contains([' ', '-']) && text.len() <= 6 {
            let stem = text.strip_suffix('e').map_or_else(
                || text.strip_suffix('y').map_or_else(|| text.to_owned(), |stem| [stem, "i"].concat()),
                str::to_owned,
            );
            forms.push(([&*stem, "er"].concat(), Class::FormBase));
            forms.push(([&*stem, "est"].concat(), Class::FormBase));
        }
        forms
    }
}

fn is_vowel(c: Option<char>) -> bool {
    c.is_some_and(|c| "aeiou".contains(c))
}

/// Whether a word ends in a consonant and y.
fn consonant_y(word: &str) -> Option<&str> {
    word.strip_suffix('y').filter(|stem| !stem.is_empty() && !is_vowel(stem.chars().next_back()))
}

fn hisses(word: &str) -> bool {
    ["s", "x", "z", "ch", "sh"].iter().any(|ending| word.ends_with(ending))
}

fn plural(word: &str) -> String {
    match consonant_y(word) {
        Some(stem) => [stem, "ies"].concat(),
        None if hisses(word) => [word, "es"].concat(),
        None => [word, "s"].concat(),
    }
}

fn third_person(word: &str) -> String {
    if word.ends_with('o') { [word, "es"].concat() } else { plural(word) }
}

fn past_tense(word: &str) -> String {
    match consonant_y(word) {
        Some(stem) => [stem, "ied"].concat(),
        None if word.ends_with('e') => [word, "d"].concat(),
        None if doubles(word) => doubled(word) + "ed",
        None => [word, "ed"].concat(),
    }
}

fn present_participle(word: &str) -> String {
    if let Some(stem) = word.strip_suffix("ie") {
        return [stem, "ying"].concat();
    }
    match word.strip_suffix('e').filter(|stem| !stem.ends_with(['e', 'o', 'y']) && stem.len() > 1) {
        Some(stem) => [stem, "ing"].concat(),
        None if doubles(word) => doubled(word) + "ing",
        None => [word, "ing"].concat(),
    }
}

/// A word of one syllable with one vowel letter before one final consonant doubles it.
fn doubles(word: &str) -> bool {
    let mut backwards = word.chars().rev();
    let (Some(last), vowel, Some(before)) = (backwards.next(), backwards.next(), backwards.next()) else {
        return false;
    };
    let one_vowel = word.chars().filter(|c| is_vowel(Some(*c))).count() == 1;
    one_vowel && is_vowel(vowel) && !is_vowel(Some(before)) && !"aeiouwxy".contains(last)
}

fn doubled(word: &str) -> String {
    let mut doubled = word.to_owned();
    doubled.extend(word.chars().next_back());
    doubled
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, pos: Option<PartOfSpeech>, expected: &[&str]) {
        let mut irregulars = Irregulars::default();
        irregulars.add(Class::IrregularVerb, "take", &["took".into(), "taken".into()]);
        irregulars.add(Class::IrregularVerb, "have", &["had".into(), "has".into()]);
        irregulars.add(Class::IrregularNoun, "woman", &["women".into()]);
        irregulars.add(Class::IrregularVerb, "label", &["labelled".into(), "labelling".into()]);
        let mut found: Vec<String> = irregulars.forms(text, pos).into_iter().map(|(form, _)| form).collect();
        found.dedup();
        assert_eq!(found, expected);
    }

    #[test]
    fn verbs_inflect_in_their_first_word() {
        check("tear into", Some(PartOfSpeech::Verb), &["tear into", "tears into", "tearing into", "teared into"]);
        check("take to", Some(PartOfSpeech::Verb), &["take to", "takes to", "taking to", "took to", "taken to"]);
        check("slam", Some(PartOfSpeech::Verb), &["slam", "slams", "slamming", "slammed"]);
        check("deny", Some(PartOfSpeech::Verb), &["deny", "denies", "denying", "denied"]);
        check("have doubts", Some(PartOfSpeech::Verb), &["have doubts", "has doubts", "having doubts", "had doubts"]);
        check("label", Some(PartOfSpeech::Verb), &["label", "labels", "labelling", "labelled"]);
    }

    #[test]
    fn nouns_inflect_in_their_last_word() {
        check("police woman", Some(PartOfSpeech::Noun), &["police woman", "police women"]);
        check("crony", Some(PartOfSpeech::Noun), &["crony", "cronies"]);
    }

    #[test]
    fn short_adjectives_compare() {
        check("ugly", Some(PartOfSpeech::Adjective), &["ugly", "uglier", "ugliest"]);
    }
}
