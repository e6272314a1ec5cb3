//! What a lexicon file says, once read and found right: files, entries and the closed sets they choose from.

use std::borrow::Cow;
use std::fmt;
use std::ops::Deref;
use std::sync::Arc;

use super::packed::{packed, packed_newtypes};
use super::vocabulary::Class;

/// Defines a closed set of names as an enum that parses and prints them in kebab-case.
macro_rules! names {
    ($(#[$doc:meta])* $kind:ident { $($(#[$variant_doc:meta])* $variant:ident = $name:literal,)* }) => {
        $(#[$doc])*
        #[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $kind { $($(#[$variant_doc])* $variant,)* }

        impl $kind {
            /// All of them, in order.
            pub const ALL: &[Self] = &[$(Self::$variant,)*];
            /// Their names, in the same order.
            pub const NAMES: &[&str] = &[$($name,)*];

            /// The name as written in files and output.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }

            /// The one of this name.
            #[must_use]
            pub fn parse(name: &str) -> Option<Self> {
                match name { $($name => Some(Self::$variant),)* _ => None }
            }
        }

        impl $crate::lexicon::packed::Packed for $kind {
            fn pack(&self, into: &mut Vec<u8>) {
                (*self as u8).pack(into);
            }

            fn unpack(from: &mut &'static [u8]) -> Option<Self> {
                Self::ALL.get(usize::from(u8::unpack(from)?)).copied()
            }
        }
    };
}
pub(crate) use names;

names! {
    /// What the program does with a list of words.
    Role {
        /// Evidence of loaded language: counts in the loaded score.
        Loaded = "loaded",
        /// Register only: intensifiers, boosters, address of the reader. Counted apart.
        Opinion = "opinion",
        /// Hedging as register, counted by category.
        Hedge = "hedge",
        /// Signals that somebody said, wrote, thinks or wants something.
        Cue = "cue",
        /// Word classes for the tagger and the sentence splitter.
        Grammar = "grammar",
        /// Offices, jobs and roles of people.
        SourceRole = "source-role",
        /// Bodies: their names and their head nouns.
        Institution = "institution",
        /// Media outlets and platforms.
        Media = "media",
        /// Documents, surveys, data.
        Document = "document",
        /// Unnamed groups: officials, critics, sources.
        GenericGroup = "generic-group",
        /// Grants of anonymity, closeness phrases, reasons.
        Anonymity = "anonymity",
        /// Right of reply: declined, did not respond, could not be reached.
        Reply = "reply",
        /// Claims that rest on nobody.
        HedgedClaim = "hedged-claim",
        /// Lines of page furniture.
        Furniture = "furniture",
        /// Words beside quotation marks that make a title or a term of what they hold.
        QuotedTerm = "quoted-term",
        /// Words of a topic, and the loaded words that are plain in it.
        Topic = "topic",
    }
}

impl Role {
    /// Whether its terms are judged as language, by voice and category.
    #[must_use]
    pub fn is_language(self) -> bool {
        matches!(self, Self::Loaded | Self::Opinion | Self::Hedge)
    }
}

names! {
    /// How the text of an entry is matched.
    MatchMode {
        /// As it stands and in the forms that its part of speech makes.
        Inflections = "inflections",
        /// As it stands.
        Exact = "exact",
        /// Any word that starts so.
        Prefix = "prefix",
        /// Any word that ends so, and is in no list.
        Suffix = "suffix",
        /// A regular expression of the linear-time engine.
        Pattern = "pattern",
    }
}

names! {
    /// Part of speech of an entry: decides which forms are made.
    PartOfSpeech {
        /// Plural and possessive of the last word.
        Noun = "noun",
        /// Third person, past and -ing of the first word.
        Verb = "verb",
        /// Comparative and superlative of short ones.
        Adjective = "adjective",
        /// As it stands.
        Adverb = "adverb",
        /// As it stands.
        Preposition = "preposition",
        /// As it stands.
        Phrase = "phrase",
    }
}

names! {
    /// Whose usage a partisan-coded term is.
    PoliticalSide {
        /// The left's.
        Left = "left",
        /// The right's.
        Right = "right",
    }
}

names! {
    /// How a cue treats what is said.
    CueClass {
        /// Reports and no more: said, told, wrote.
        Neutral = "neutral",
        /// Casts doubt: claimed, alleged, insisted.
        Doubting = "doubting",
        /// Presents it as given in: admitted, conceded.
        Conceding = "conceding",
        /// Takes it to be true: pointed out, noted, confirmed.
        Endorsing = "endorsing",
        /// Is itself an attack: slammed, accused.
        Attacking = "attacking",
        /// A belief, wish, plan or stance, which needs no utterance.
        Attitude = "attitude",
    }
}

names! {
    /// A complement that a cue takes as its content.
    Complement {
        /// A quotation.
        Quote = "quote",
        /// A clause with its complementizer.
        That = "that",
        /// A clause without one.
        Bare = "bare",
        /// A clause that starts with a question word.
        Wh = "wh",
        /// A noun phrase.
        NounPhrase = "np",
        /// An infinitive.
        To = "to",
        /// An -ing form.
        Ing = "ing",
        /// A phrase with this preposition.
        Of = "of",
        /// A phrase with this preposition.
        For = "for",
        /// A phrase with this preposition.
        About = "about",
        /// A phrase with this preposition.
        On = "on",
        /// A phrase with this preposition.
        Against = "against",
        /// A phrase with this preposition.
        With = "with",
        /// A phrase with this preposition.
        At = "at",
        /// A phrase with this preposition and a noun phrase.
        ToNoun = "to-np",
        /// A phrase with this preposition.
        As = "as",
        /// A phrase with this preposition.
        Over = "over",
        /// A phrase with this preposition.
        In = "in",
        /// A phrase with this preposition.
        From = "from",
        /// A phrase with this preposition.
        Into = "into",
        /// A phrase with this preposition.
        By = "by",
        /// A noun phrase for what can be said, thought or written: a view, a report.
        Told = "told",
    }
}

names! {
    /// What the direct object of a cue is.
    ObjectIs {
        /// The one who is told.
        Hearer = "hearer",
        /// Part of the content.
        Topic = "topic",
        /// Who says it, where it is a person: "quotes an aide".
        Source = "source",
    }
}

names! {
    /// What a word of language must act on to count.
    ActsOn {
        /// Somebody, or a body of people.
        Person = "person",
    }
}

names! {
    /// Where the source of a cue stands.
    SourceIs {
        /// The subject of the verb.
        Subject = "subject",
        /// Its object.
        Object = "object",
        /// The agent phrase.
        By = "by",
        /// The possessive before the noun, or the phrase after it.
        Possessive = "possessive",
        /// What follows.
        Complement = "complement",
        /// Nobody.
        None = "none",
    }
}

names! {
    /// Field of life that a source speaks from.
    SourceType {
        /// Government and administration.
        Official = "official",
        /// Elected or running for office.
        Politician = "politician",
        /// Police, prosecutors, courts.
        PoliceCourts = "police-courts",
        /// Armed forces and armed groups.
        Military = "military",
        /// Companies and their people.
        Business = "business",
        /// Science, medicine, analysis.
        Expert = "expert",
        /// Campaigns, unions, churches, charities.
        Advocacy = "advocacy",
        /// Witnesses, residents, relatives, athletes.
        Ordinary = "ordinary",
        /// Journalists and outlets.
        Media = "media",
        /// Documents and data.
        Document = "document",
        /// The text does not tell.
        Unknown = "unknown",
    }
}

names! {
    /// Kinds of reasons for not naming a source.
    ReasonKind {
        /// Not authorised to speak.
        NotAuthorised = "not-authorised",
        /// Fear of reprisals.
        Fear = "fear",
        /// A matter that is still going on.
        Ongoing = "ongoing",
        /// Rules of a briefing.
        GroundRule = "ground-rule",
        /// Privacy of somebody.
        Privacy = "privacy",
        /// A reason that says no more than that the matter is delicate.
        Circular = "circular",
        /// Any other, in words that no list has.
        Other = "other",
    }
}

names! {
    /// What kind of line of the page a piece of furniture is.
    FurnitureZone {
        /// Not of the article: follow lines, tags, share counts.
        Promo = "promo",
        /// A picture's caption or credit.
        Caption = "caption",
        /// Who wrote it.
        Byline = "byline",
        /// Where and when it was filed.
        Dateline = "dateline",
    }
}

names! {
    /// Who is heard at a place of the text.
    Voice {
        /// The headline and the dek, outside quotation marks.
        Headline = "headline",
        /// The outlet's own words.
        Narrator = "narrator",
        /// Inside direct speech.
        Quoted = "quoted",
        /// Content of an indirect attribution.
        Paraphrased = "paraphrased",
        /// A picture's caption.
        Caption = "caption",
    }
}

impl Voice {
    /// The voices that are the outlet's own, which its judgements are counted in; captions are a picture agency's as often.
    pub const OWN: [Self; 2] = [Self::Headline, Self::Narrator];

    /// Whether it is the outlet's own: headline or narrator.
    #[must_use]
    pub fn is_own(self) -> bool {
        Self::OWN.contains(&self)
    }
}

/// Number of an entry in its [`LexiconSet`](super::LexiconSet).
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntryId(pub(crate) u32);

/// Number of a lexicon file in its [`LexiconSet`](super::LexiconSet).
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(pub(crate) u16);

impl FileId {
    /// Its place in [`LexiconSet::files`](super::LexiconSet::files).
    #[must_use]
    pub fn number(self) -> usize {
        usize::from(self.0)
    }
}

/// A text of a lexicon: lent by the binary where it is built in, owned where it is the user's.
pub type Text = Cow<'static, str>;

/// One term of a lexicon. What the terms of a group have in common stands once, in [`Details`], and reads as if
/// it were the entry's own: `entry.weight`.
#[derive(Clone, Debug)]
pub struct Entry {
    /// As written in the file.
    pub text: Text,
    /// The file that it stands in, or that it changes.
    pub file: FileId,
    /// Where it was read: file as named, and line.
    pub origin: (u16, u32),
    /// All that is not its own alone.
    pub details: Arc<Details>,
}

impl Deref for Entry {
    type Target = Details;

    fn deref(&self) -> &Details {
        &self.details
    }
}

/// What a term says besides its text; one for all terms of a group.
#[derive(Clone, Debug, PartialEq)]
pub struct Details {
    /// 0 to 1: how much a hit counts.
    pub weight: f32,
    /// Part of speech, if stated.
    pub pos: Option<PartOfSpeech>,
    /// How it is matched.
    pub mode: MatchMode,
    /// Matched with its capitals as written.
    pub case: bool,
    /// Phrases that contain the term and are no hits.
    pub except: Vec<Text>,
    /// Neutral alternatives.
    pub instead: Vec<Text>,
    /// Why the entry is as it is.
    pub note: Option<Text>,
    /// Sentences in which it must be found.
    pub hits: Vec<Text>,
    /// Sentences in which it must not be found.
    pub misses: Vec<Text>,
    /// What its role needs to know.
    pub attributes: Attributes,
}

/// What the role of an entry needs to know besides its text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Attributes {
    /// Word class, for all roles that have classes.
    pub class: Option<Class>,
    /// Irregular forms, for inflection tables; of a short title, the offices that it stands for.
    pub forms: Vec<Text>,
    /// Frame of a cue.
    pub cue: Option<Frame>,
    /// Field of life, for roles and institutions.
    pub source_type: Option<SourceType>,
    /// Kind of reason, for anonymity.
    pub reason: Option<ReasonKind>,
    /// Kind of line, for furniture.
    pub zone: Option<FurnitureZone>,
    /// Whose usage, for partisan-coded terms.
    pub side: Option<PoliticalSide>,
    /// What its object must be, for words of language.
    pub acts_on: Option<ActsOn>,
    /// Words of which one must stand shortly before it, for words of language.
    pub before: Vec<Text>,
    /// Words of which one must stand shortly after it, for words of language.
    pub after: Vec<Text>,
}

/// What a cue takes, and where its source stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Frame {
    /// How it treats what is said.
    pub class: CueClass,
    /// Whether whoever is behind the cue says or believes that something is so, whatever the complement: praises, forecasts,
    /// sees as. No attitude does by itself, and all other cues do but those that name a topic: discusses, posts.
    pub asserts: bool,
    /// Complements that are its content, the most typical first.
    pub takes: Vec<Complement>,
    /// What its direct object is, where that is not the content.
    pub object: Option<ObjectIs>,
    /// Where its source stands.
    pub source: SourceIs,
}

impl Frame {
    /// Whether it takes this complement.
    #[must_use]
    pub fn takes(&self, complement: Complement) -> bool {
        self.takes.contains(&complement)
    }
}

/// One lexicon file, with what later files changed in it.
#[derive(Clone, Debug)]
pub struct File {
    /// Its id, which is the category of its entries.
    pub id: Text,
    /// What the program does with it.
    pub role: Role,
    /// What words stand in it.
    pub about: Text,
    /// Question that decides whether a word belongs in it.
    pub question: Option<Text>,
    /// Version of the file.
    pub version: Text,
    /// Where its words come from.
    pub sources: Vec<Text>,
    /// The voices in which its terms count; empty for all.
    pub voices: Vec<Voice>,
    /// The files it was read from, the built-in one first.
    pub origins: Vec<Text>,
    /// SHA-256 of those files' texts, in hexadecimal.
    pub sha256: Text,
}

impl fmt::Display for File {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.id, self.version)
    }
}

packed!(Details { weight, pos, mode, case, except, instead, note, hits, misses, attributes });
packed!(Attributes { class, forms, cue, source_type, reason, zone, side, acts_on, before, after });
packed!(Frame { class, asserts, takes, object, source });
packed!(File { id, role, about, question, version, sources, voices, origins, sha256 });
packed_newtypes!(EntryId FileId);
