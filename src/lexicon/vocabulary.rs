//! Words with numbers, and the classes that each word belongs to.

use super::entry::{Text, names};
use super::numbered::{self, Numbered};
use super::packed::{packed, packed_newtypes};

names! {
    /// A class of words; one word can be in several. Files of the role `grammar` and of the source roles name them.
    Class {
        /// the, a, this.
        Determiner = "determiner",
        /// The articles that introduce somebody new.
        Indefinite = "indefinite",
        /// his, their.
        PossessiveDeterminer = "possessive-determiner",
        /// some, many, dozens.
        Quantifier = "quantifier",
        /// one, two, million.
        NumberWord = "number-word",
        /// first, second.
        Ordinal = "ordinal",
        /// two, both, pair: words that count two.
        PairWord = "pair-word",
        /// three, trio: words that count three.
        TripleWord = "triple-word",
        /// half, thirds: parts of a whole.
        FractionWord = "fraction-word",
        /// A pronoun for a man.
        PronounMasculine = "pronoun-masculine",
        /// A pronoun for a woman.
        PronounFeminine = "pronoun-feminine",
        /// A pronoun for several.
        PronounPlural = "pronoun-plural",
        /// The speaker.
        PronounFirst = "pronoun-first",
        /// The speaker and others.
        PronounFirstPlural = "pronoun-first-plural",
        /// The hearer.
        PronounSecond = "pronoun-second",
        /// A thing or a body.
        PronounNeuter = "pronoun-neuter",
        /// Somebody unspecified.
        PronounIndefinite = "pronoun-indefinite",
        /// What opens an indirect question of yes or no.
        Whether = "whether-word",
        /// The preposition of who does what a passive tells.
        AgentMarker = "agent-marker",
        /// A preposition of what somebody does something with.
        MeansMarker = "means-marker",
        /// The preposition behind a feeling, before those who have it: anger among farmers.
        HolderMarker = "holder-marker",
        /// The subject that stands for none: "there is".
        Existential = "existential",
        /// A pronoun that can be a subject.
        PronounSubject = "pronoun-subject",
        /// this, those.
        Demonstrative = "demonstrative",
        /// who, which.
        Relative = "relative",
        /// A question word.
        WhWord = "wh-word",
        /// The word that opens a content clause.
        Complementizer = "complementizer",
        /// A preposition.
        Preposition = "preposition",
        /// A coordinating conjunction.
        Conjunction = "conjunction",
        /// A subordinating conjunction.
        Subordinator = "subordinator",
        /// A form of the copula.
        Be = "be",
        /// A form of the perfect auxiliary.
        Have = "have",
        /// A form of the do-auxiliary.
        Do = "do",
        /// because, since: opens a reason.
        CauseWord = "cause-word",
        /// A modal verb.
        Modal = "modal",
        /// A negation.
        Negation = "negation",
        /// The infinitive marker.
        InfinitiveTo = "infinitive-to",
        /// An adverb.
        Adverb = "adverb",
        /// Two words in one.
        Contraction = "contraction",
        /// What hangs on a word by an apostrophe.
        Clitic = "clitic",
        /// A day of the week.
        Weekday = "weekday",
        /// A month.
        Month = "month",
        /// A time.
        TimeWord = "time-word",
        /// Mr, Dr, Sen.
        Honorific = "honorific",
        /// Mr, spokesman: titles and nouns for a man.
        Masculine = "masculine",
        /// Mrs, spokeswoman: titles and nouns for a woman.
        Feminine = "feminine",
        /// manages, runs: verbs that say what office somebody has.
        OfficeVerb = "office-verb",
        /// learned, understands: a paper that does so names nobody who told it.
        HearsayVerb = "hearsay-verb",
        /// A participle that tells how something is, not what was done: based, located, married.
        StateParticiple = "state-participle",
        /// accused, charged: participles that behind a noun and before a preposition tell what is done to it.
        SufferedParticiple = "suffered-participle",
        /// former, onetime: words that tell of an office that somebody had.
        PastOffice = "past-office",
        /// businessman, striker: what news calls somebody whom it has just named.
        Variation = "variation",
        /// at least, up to: words that stand before a number and say how near it is.
        Approximator = "approximator",
        /// around, over: prepositions that before a number may say how near it is.
        NumberPreposition = "number-preposition",
        /// Republican, Catholic: one of a party, a faith or a school of thought.
        Adherent = "adherent",
        /// both, each, all: words of number that may stand between those counted and their verb.
        FloatingQuantifier = "floating-quantifier",
        /// called, named: participles that behind a noun give it the name that follows.
        NamingParticiple = "naming-participle",
        /// makes, gives: verbs that leave what is done to the noun behind them.
        LightVerb = "light-verb",
        /// wins, draws, faces: verbs that get what the noun behind them tells from somebody.
        ReceivingVerb = "receiving-verb",
        /// sends, publishes, waves: verbs whose subject says what stands in the text behind them.
        IssuingVerb = "issuing-verb",
        /// finds, puts, gives: verbs with which a survey tells how somebody stands.
        ReckoningVerb = "reckoning-verb",
        /// The prepositions before whoever holds the view that follows: "for Voss, it is over".
        ViewMarker = "view-marker",
        /// leads, allows: verbs whose object does what an infinitive behind it says.
        CausingVerb = "causing-verb",
        /// needs, ought: what an infinitive behind it says has not been done.
        NeedVerb = "need-verb",
        /// study, research, paper: words that name one piece of research in turn.
        ResearchNoun = "research-noun",
        /// authors, scientists: those whom a text about research goes back to by any of these words.
        ResearcherNoun = "researcher-noun",
        /// vice, deputy: words that make another office of an office.
        LesserOffice = "lesser-office",
        /// de, van, bin.
        NameParticle = "name-particle",
        /// Jr, III.
        NameSuffix = "name-suffix",
        /// percent, miles.
        Measure = "measure",
        /// Never ends a sentence by its full stop.
        Abbreviation = "abbreviation",
        /// Can end a sentence by its full stop.
        AbbreviationMaybe = "abbreviation-maybe",
        /// A verb with irregular forms.
        IrregularVerb = "irregular-verb",
        /// A noun with irregular forms.
        IrregularNoun = "irregular-noun",
        /// An adjective with irregular forms.
        IrregularAdjective = "irregular-adjective",
        /// Russian, Texan.
        Demonym = "demonym",
        /// A country.
        Country = "country",
        /// A state, province or continent.
        Region = "region",
        /// A city.
        City = "city",
        /// A given name.
        GivenName = "given-name",
        /// A given name that is also an ordinary word.
        GivenNameWeak = "given-name-weak",
        /// A verb that is no cue.
        Verb = "verb",
        /// An adjective.
        Adjective = "adjective",
        /// A noun that is no person and no body.
        Noun = "noun",
        /// A noun for people.
        PersonNoun = "person-noun",
        /// An office, job or role.
        RoleNoun = "role-noun",
        /// Head noun of a body.
        InstitutionNoun = "institution-noun",
        /// Name of a body.
        InstitutionName = "institution-name",
        /// Inc, Ltd.
        CompanySuffix = "company-suffix",
        /// Head noun of an outlet.
        MediaNoun = "media-noun",
        /// Name of an outlet.
        MediaName = "media-name",
        /// A place where people post.
        Platform = "platform",
        /// A document.
        DocumentNoun = "document-noun",
        /// A poll or survey.
        SurveyNoun = "survey-noun",
        /// Data.
        DatasetNoun = "dataset-noun",
        /// A text that speaks for a person or body.
        StatementNoun = "statement-noun",
        /// sources, insiders.
        BareGroup = "bare-group",
        /// officials, critics.
        GenericGroup = "generic",
        /// some, many.
        CollectiveGroup = "collective",
        /// reportedly.
        HedgeAdverb = "hedge-adverb",
        /// a perceived slight.
        HedgeAdjective = "hedge-adjective",
        /// believed to.
        HedgePassive = "hedge-passive",
        /// fears of.
        HedgeNominal = "hedge-nominal",
        /// critics, insiders: vague when they say something.
        HedgeCollectiveNoun = "collective-noun",
        /// some, many: vague when they say something.
        HedgeCollectivePronoun = "collective-pronoun",
        /// seems, appears.
        HedgeAppearance = "hedge-appearance",
        /// it is unclear whether.
        HedgeUnclear = "hedge-unclear",
        /// A body that is but the people in it: a team, a family.
        PeopleNoun = "people-noun",
        /// the prime minister: whoever holds it can be told without a name.
        SoleOffice = "sole-office",
        /// shareholders, a chief executive: what only a body has.
        OfBody = "of-body",
        /// A feast, a war or a contest by its name.
        Event = "event",
        /// The letter or word before a question of an interview.
        QuestionLabel = "question-label",
        /// The letter or word before an answer.
        AnswerLabel = "answer-label",
        /// A form: plain.
        FormBase = "form-base",
        /// A form: third person.
        FormThird = "form-third",
        /// A form: past tense.
        FormPast = "form-past",
        /// A form: past participle.
        FormParticiple = "form-participle",
        /// A form: -ing.
        FormIng = "form-ing",
        /// A form: singular noun.
        FormSingular = "form-singular",
        /// A form: plural noun.
        FormPlural = "form-plural",
        /// A form: first word of a cue that is a verb.
        CueVerb = "cue-verb",
        /// A form: a cue that is a noun.
        CueNoun = "cue-noun",
        /// A form: has other classes besides where it is written with its own capitals (Turkey, US).
        Spelled = "spelled",
        // What follows is the class of entries and of no word: a set of the classes of words has room for 128.
        /// A grant of anonymity.
        Grant = "grant",
        /// Closeness in place of a name.
        Closeness = "closeness",
        /// A reason for anonymity.
        Reason = "reason",
        /// Declined to comment.
        Declined = "declined",
        /// Did not respond.
        NoResponse = "no-response",
        /// Was asked, and the text tells of no answer.
        Asked = "asked",
        /// Said nothing, and nobody need have asked.
        NotCommented = "not-commented",
        /// Could not be reached.
        Unreachable = "unreachable",
        /// A whole line of furniture.
        LineIs = "line-is",
        /// The start of a line of furniture.
        LineStarts = "line-starts",
        /// A part of a line of furniture.
        LineContains = "line-contains",
        /// Names of sections and kinds of pieces: a line of nothing else above or under the headline is furniture.
        SectionName = "section",
        /// A word that shows what is told of.
        TopicSign = "sign",
        /// A loaded word that is plain where signs of its topic stand.
        TopicSense = "sense",
        /// film, book.
        TitleNoun = "title-noun",
        /// terms like, words such as: what follows is a wording, whoever speaks.
        TermNoun = "term-noun",
        /// known as, dubbed.
        TermVerb = "term-verb",
        /// chants of, cries of: what a crowd calls.
        Cry = "cry",
        /// means, stands for: behind a word that it explains.
        ExplainingVerb = "explaining-verb",
    }
}

/// The first class that no word has: those before it fit into a set.
const _: () = assert!(Class::Grant as u32 <= u128::BITS);

/// A set of word classes.
#[derive(Copy, Clone, Debug, Default, PartialEq, Eq)]
pub struct Classes(u128);

impl Classes {
    /// Names of countries, towns and regions.
    pub const PLACES: Self = Self::of(&[Class::Country, Class::City, Class::Region]);

    /// Nouns for persons: by what they do, and by what they are.
    pub const PERSON_NOUNS: Self = Self::of(&[Class::RoleNoun, Class::PersonNoun]);

    /// Nouns for what can be read: documents, surveys, data and statements.
    pub const PAPERS: Self =
        Self::of(&[Class::DocumentNoun, Class::SurveyNoun, Class::DatasetNoun, Class::StatementNoun]);

    /// The set of these classes.
    #[must_use]
    pub const fn of(classes: &[Class]) -> Self {
        let mut bits = 0;
        let mut rest = classes;
        while let [first, tail @ ..] = rest {
            bits |= 1 << (*first as u32);
            rest = tail;
        }
        Self(bits)
    }

    /// Whether this class is in the set.
    #[must_use]
    pub const fn has(self, class: Class) -> bool {
        self.0 & (1 << (class as u32)) != 0
    }

    /// Whether the sets share a class.
    #[must_use]
    pub const fn any(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Whether it is that of a plural which is no singular too: "clerks", but not "series".
    #[must_use]
    pub const fn is_only_plural(self) -> bool {
        self.has(Class::FormPlural) && !self.has(Class::FormSingular)
    }

    /// Whether it holds none.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Adds a class.
    pub(crate) fn insert(&mut self, class: Class) {
        self.0 |= 1_u128.checked_shl(class as u32).unwrap_or(0);
    }

    /// The set without a class.
    #[must_use]
    pub(crate) const fn without(self, class: Class) -> Self {
        Self(self.0 & !(1 << (class as u32)))
    }

    /// Both sets in one.
    #[must_use]
    pub const fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// Number of a word in the vocabulary; words in no list share the number [`WordId::UNKNOWN`].
#[derive(Copy, Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct WordId(u32);

impl WordId {
    /// A word that stands in no list.
    pub const UNKNOWN: Self = Self(0);
    /// In a term, a gap of a few words; never a word of a text.
    pub(crate) const GAP: Self = Self(u32::MAX);

    /// The number as an index.
    #[inline]
    pub(crate) fn index(self) -> usize {
        self.0 as usize
    }
}

/// A lower-case word of a text, as the vocabulary knows it.
#[derive(Copy, Clone, Debug, Default)]
pub(crate) struct KnownWord {
    pub(crate) number: WordId,
    pub(crate) classes: Classes,
    /// Whether it has classes of its own where it is written with certain capitals.
    pub(crate) spelled: bool,
}

impl KnownWord {
    #[inline]
    fn of(known: Option<numbered::Known<Classes>>) -> Self {
        known.map_or_else(Self::default, |known| Self {
            number: WordId(known.number),
            classes: known.noted.without(Class::Spelled),
            spelled: known.noted.has(Class::Spelled),
        })
    }
}

/// All words of all lexicons, lower case, with their classes.
#[derive(Debug)]
pub(crate) struct Vocabulary {
    words: Numbered<Classes>,
    /// Endings, by their last byte.
    suffixes: Vec<(Text, Class)>,
    /// Words that have classes only as written (Turkey, US), and these classes.
    spellings: Numbered<Classes>,
}

impl Default for Vocabulary {
    fn default() -> Self {
        let mut words = Numbered::default();
        // The empty word takes the number of the unknown ones.
        words.add("");
        Self { words, suffixes: Vec::new(), spellings: Numbered::default() }
    }
}

impl Vocabulary {
    /// The number of a word, which is added where it is new.
    pub(crate) fn add(&mut self, word: &str) -> WordId {
        WordId(self.words.add(word))
    }

    /// Puts a word into a class.
    pub(crate) fn classify(&mut self, word: WordId, class: Class) {
        if let Some(classes) = self.words.noted_mut(word.0) {
            classes.insert(class);
        }
    }

    /// Puts a word into a class where it is written just so.
    pub(crate) fn classify_cased(&mut self, word: WordId, as_written: &str, class: Class) {
        self.classify(word, Class::Spelled);
        let spelling = self.spellings.add(as_written);
        if let Some(classes) = self.spellings.noted_mut(spelling) {
            classes.insert(class);
        }
    }

    /// The classes of a word as it is written here, besides those of its lower-case form.
    pub(crate) fn cased_classes(&self, as_written: &str) -> Classes {
        self.spellings.get(as_written).map_or_else(Classes::default, |known| known.noted)
    }

    /// What is known of a lower-case word.
    #[inline]
    pub(crate) fn known(&self, word: &str) -> KnownWord {
        KnownWord::of(self.words.get(word))
    }

    /// What is known of a lower-case word of at most eight letters, by these as one number.
    #[inline]
    pub(crate) fn known_short(&self, letters: u64) -> KnownWord {
        KnownWord::of(self.words.get_short(letters))
    }

    /// Puts all unknown words with this ending into a class.
    pub(crate) fn add_suffix(&mut self, suffix: &Text, class: Class) {
        let place = self.suffixes.partition_point(|(known, _)| last_of(known) <= last_of(suffix));
        self.suffixes.insert(place, (suffix.clone(), class));
    }

    /// Whether any ending tells the class of an unknown word.
    #[inline]
    pub(crate) fn has_endings(&self) -> bool {
        !self.suffixes.is_empty()
    }

    /// The classes that the ending of an unknown lower-case word tells.
    pub(crate) fn classes_by_ending(&self, word: &str) -> Classes {
        let last = last_of(word);
        let first = self.suffixes.partition_point(|(suffix, _)| last_of(suffix) < last);
        let alike = self.suffixes.iter().skip(first).take_while(|(suffix, _)| last_of(suffix) == last);
        let mut found = Classes::default();
        for (suffix, class) in alike {
            if word.len() > suffix.len() + 2 && word.ends_with(&**suffix) {
                found.insert(*class);
            }
        }
        found
    }
}

fn last_of(text: &str) -> Option<u8> {
    text.as_bytes().last().copied()
}

packed!(Vocabulary { words, suffixes, spellings });
packed_newtypes!(WordId Classes);
