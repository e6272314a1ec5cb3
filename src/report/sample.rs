//! An invented story, analysed by hand, for the tests of the report and of its renderers.

use super::{Baseline, Measured, Report, Row, build};
use crate::analysis::Analysis;
use crate::grammar::{self, Sentence, SentenceId, Zone, ZoneKind, Zones};
use crate::lexicon::{CueClass, EntryId, LexiconSet, Origin, ReasonKind, SourceFile, SourceType};
use crate::metric::{Article, Measure, State};
use crate::settings::{Settings, Side};
use crate::sourcing::{
    Anonymity, Attribution, AttributionId, AttributionKind, Level, Quote, QuoteKind, Reason, Reply, ReplyKind, Source,
    SourceClass, SourceId,
};
use crate::text::{Document, Span, Warning, lines};
use crate::wording::{Claim, ClaimKind, Hit, Voice};

const TEXT: &str = "\
Council drops river scheme after “sham” consultation, sources say
By Ada Quill
BRINTON — The council has dropped its notorious plan for the river Arle, its leader, Maria Hale, announced on Monday.
“We listened, and we changed our minds,” Hale said. “The scheme was never going to pay for itself.”
A senior council official, who was not authorised to speak publicly, called the consultation “a sham from the first day”.
The scheme is understood to have cost £2m so far — a shocking sum for a town of this size.
“Nobody asked us. They came with their minds made up and left with their minds made up, and in between there was tea,” \
said Tom Reyes, 61, who has fished here for forty years. He called the plan a betrayal.
They said a new survey would start in May.
Critics say the so-called “listening exercise” was rushed. Northbank Construction did not respond to a request for comment.
Follow us for more from Brinton
";

const LEXICON: &str = r#"
id = "dysphemism"
role = "loaded"
about = "Words that condemn a thing in the name for it."
version = "1.0.0"
sources = ["written for this test"]

[[term]]
text = "betrayal"
pos = "noun"
weight = 0.7

[[term]]
text = "notorious"
pos = "adjective"
weight = 0.6
instead = ["much-discussed"]

[[term]]
text = "sham"
pos = "noun"
weight = 0.8
note = "A judgement on good faith."

[[term]]
text = "shocking"
pos = "adjective"
weight = 0.5
instead = ["large", "high"]
"#;

/// A document with everything that was found in it.
pub(crate) struct Sample {
    doc: Document,
    analysis: Analysis,
    lexicons: LexiconSet,
    settings: Settings,
    measures: Vec<(&'static str, Measure, Option<f64>, State)>,
}

impl Sample {
    /// The invented story.
    pub(crate) fn story() -> Self {
        let mut sample = Self::of(TEXT);
        let meta = &mut sample.doc.meta;
        meta.id = "river".to_owned();
        meta.outlet = Some("Example Courier".to_owned());
        meta.byline = vec!["Ada Quill".to_owned()];
        meta.published = Some("2026-03-02".to_owned());
        let message = "3 characters could not be read and are shown as �".to_owned();
        sample.doc.warnings.push(Warning { code: "encoding", message });
        let side = |name: &str| Side {
            name: name.to_owned(),
            names: Vec::new(),
            types: Vec::new(),
            roles: Vec::new(),
            pattern: Vec::new(),
        };
        sample.settings.sides = vec![side("council"), side("residents")];
        sample.settings.sha256 = "0f".repeat(32);
        sample.zones();
        sample.findings();
        sample.measures();
        sample
    }

    /// A text in which nothing was found.
    pub(crate) fn of(text: &str) -> Self {
        let file = SourceFile { name: "dysphemism.toml", text: LEXICON, origin: Origin::User };
        Self {
            doc: Document::new(text),
            analysis: Analysis::default(),
            lexicons: LexiconSet::load(&[file]).unwrap().0,
            settings: Settings::default(),
            measures: Vec::new(),
        }
    }

    /// A text of one body line in which everything is one quotation by a source of that very name.
    pub(crate) fn hostile(text: &str) -> Self {
        let mut sample = Self::of(text);
        let all = sample.doc.span();
        let meta = &mut sample.doc.meta;
        meta.title = Some(text.to_owned());
        meta.id = text.to_owned();
        meta.outlet = Some(text.to_owned());
        meta.byline = vec![text.to_owned()];
        meta.published = Some(text.to_owned());
        meta.url = Some(text.to_owned());
        sample.doc.warnings.push(Warning { code: "odd", message: text.to_owned() });
        sample.analysis.zones.all = vec![Zone { kind: ZoneKind::Body, span: all }];
        sample.tokens();
        sample.analysis.quotes = vec![Quote {
            span: all,
            kind: QuoteKind::Speech,
            attribution: Some(AttributionId(0)),
            source: Some(SourceId(0)),
            mention: Some(all),
        }];
        sample.analysis.attributions = vec![attribution(AttributionKind::Direct, Some(0), Some(all), Some(all), all)];
        let mut source =
            source(all, SourceClass::NamedPerson, Level::NameAndRole, SourceType::Official, vec![all], &[0]);
        source.role = Some(all);
        source.attributed_words = 5;
        sample.analysis.sources = vec![source];
        sample.analysis.claims = vec![Claim { kind: ClaimKind::Hedged, span: all, sentence: SentenceId(0) }];
        let reply =
            Reply { kind: ReplyKind::Declined, span: all, body: Some(all), source: None, sentence: SentenceId(0) };
        sample.analysis.replies = vec![reply];
        sample.analysis.hits =
            vec![Hit { span: all, entry: EntryId(0), voice: Voice::Quoted, source: Some(SourceId(0)) }];
        sample
    }

    /// Its report, given to `then`.
    pub(crate) fn report<T>(&self, then: impl FnOnce(&Report<'_>) -> T) -> T {
        let measured: Vec<Measured<'_>> = self
            .measures
            .iter()
            .map(|(id, measure, percentile, state)| Measured { id, measure, percentile: *percentile, state: *state })
            .collect();
        let baseline = Baseline { name: "courier-2025", articles: 812, days: "" };
        let baseline = (!self.measures.is_empty()).then_some(baseline);
        then(&build(&self.article(), &measured, baseline))
    }

    /// Its row, given to `then`.
    pub(crate) fn row<T>(&self, then: impl FnOnce(&Row<'_>) -> T) -> T {
        self.report(|report| then(&report.row))
    }

    fn article(&self) -> Article<'_> {
        Article { doc: &self.doc, analysis: &self.analysis, lexicons: &self.lexicons, settings: &self.settings }
    }

    /// The place of the `nth` occurrence of these words, from 0.
    fn nth(&self, needle: &str, nth: usize) -> Span {
        let (at, found) = self.doc.text().match_indices(needle).nth(nth).expect(needle);
        Span::new(at, at + found.len())
    }

    fn first(&self, needle: &str) -> Span {
        self.nth(needle, 0)
    }

    fn zones(&mut self) {
        use ZoneKind::{Body, Byline, Dateline, Headline, Promo};
        let kinds = [Headline, Byline, Body, Body, Body, Body, Body, Body, Body, Promo];
        let all = lines(&self.doc).zip(kinds).map(|(span, kind)| Zone { kind, span });
        let dateline = self.first("BRINTON");
        let mut zones: Vec<Zone> = all.collect();
        zones[2].span = zones[2].span.starting_at(self.first("The council"));
        zones.insert(2, Zone { kind: Dateline, span: dateline.cover(self.first(" —")) });
        self.analysis.zones = Zones { all: zones, authors: Vec::new() };
        self.tokens();
    }

    fn tokens(&mut self) {
        let mut found = grammar::read_in(&self.doc, &self.lexicons, &self.analysis.zones);
        let spans = found.paragraphs.iter().enumerate();
        found.sentences = spans
            .map(|(number, paragraph)| Sentence {
                span: paragraph.span,
                tokens: paragraph.tokens.clone(),
                paragraph: number,
            })
            .collect();
        self.analysis.tokens = found;
    }

    fn findings(&mut self) {
        self.sources();
        self.attributions();
        self.quotes();
        let official = Some(SourceId(2));
        let hits = [
            ("sham", 0, 2, Voice::Quoted, None),
            ("notorious", 0, 1, Voice::Narrator, None),
            ("sham", 1, 2, Voice::Quoted, official),
            ("shocking", 0, 3, Voice::Narrator, None),
            ("betrayal", 0, 0, Voice::Paraphrased, Some(SourceId(3))),
        ];
        self.analysis.hits = hits
            .into_iter()
            .map(|(term, nth, entry, voice, source)| Hit {
                span: self.nth(term, nth),
                entry: EntryId(entry),
                voice,
                source,
            })
            .collect();
        let claim = |kind, text: &str, sentence| Claim { kind, span: self.first(text), sentence: SentenceId(sentence) };
        self.analysis.claims = vec![
            claim(ClaimKind::Hedged, "is understood to have cost", 4),
            claim(ClaimKind::Hedged, "Critics say", 7),
            claim(ClaimKind::ScareQuote, "“listening exercise”", 7),
        ];
        self.analysis.replies = vec![Reply {
            kind: ReplyKind::NoResponse,
            span: self.first("did not respond"),
            body: Some(self.first("Northbank Construction")),
            source: None,
            sentence: SentenceId(7),
        }];
    }

    fn sources(&mut self) {
        let official = self.first("A senior council official, who was not authorised to speak publicly,");
        let mut hale = source(
            self.first("Maria Hale"),
            SourceClass::NamedPerson,
            Level::NameAndRole,
            SourceType::Politician,
            vec![self.first("Maria Hale"), self.nth("Hale", 1)],
            &[1, 2],
        );
        (hale.role, hale.affiliation) = (Some(self.first("leader")), Some(self.first("The council")));
        (hale.quoted_words, hale.attributed_words, hale.side) = (17, 28, Some(0));
        let mut unnamed =
            source(official, SourceClass::UnnamedPerson, Level::Described, SourceType::Official, vec![official], &[3]);
        unnamed.anonymous = Anonymity { strict: true, described: true, broad: true };
        unnamed.grant = Some(self.first("not authorised to speak publicly"));
        unnamed.reason =
            Some(Reason { kind: ReasonKind::NotAuthorised, span: self.first("not authorised to speak publicly") });
        (unnamed.quoted_words, unnamed.attributed_words, unnamed.side) = (6, 8, Some(0));
        let mut bare = source(
            self.first("sources"),
            SourceClass::UnnamedGroup,
            Level::Bare,
            SourceType::Unknown,
            vec![self.first("sources")],
            &[0],
        );
        bare.anonymous.broad = true;
        bare.attributed_words = 7;
        let mut reyes = source(
            self.first("Tom Reyes"),
            SourceClass::NamedPerson,
            Level::NameAndRole,
            SourceType::Ordinary,
            vec![self.first("Tom Reyes"), self.first("He called").ending_before(self.first("called the plan"))],
            &[4, 5],
        );
        reyes.mentions[1] = self.doc.trim(reyes.mentions[1]);
        reyes.role = Some(self.first("fished here for forty years"));
        (reyes.quoted_words, reyes.attributed_words, reyes.side) = (24, 28, Some(1));
        self.analysis.sources = vec![bare, hale, unnamed, reyes];
    }

    fn attributions(&mut self) {
        let (direct, mixed, indirect) = (AttributionKind::Direct, AttributionKind::Mixed, AttributionKind::Indirect);
        let f = |text: &str| self.first(text);
        let rows = [
            (mixed, Some(0), f("sources"), f("say"), f("Council drops river scheme after “sham” consultation"), 0),
            (
                indirect,
                Some(1),
                f("Maria Hale"),
                f("announced"),
                f("The council has dropped its notorious plan for the river Arle"),
                1,
            ),
            (direct, Some(1), self.nth("Hale", 1), self.nth("said", 0), f("We listened, and we changed our minds"), 2),
            (
                mixed,
                Some(2),
                self.analysis.sources[2].name,
                f("called"),
                f("the consultation “a sham from the first day”"),
                3,
            ),
            (
                direct,
                Some(3),
                f("Tom Reyes"),
                self.nth("said", 1),
                f("Nobody asked us.").cover(f("in between there was tea")),
                5,
            ),
            (
                indirect,
                Some(3),
                self.analysis.sources[3].mentions[1],
                self.nth("called", 1),
                f("the plan a betrayal"),
                5,
            ),
            (
                indirect,
                None,
                f("They said").ending_before(f(" said a new")),
                self.nth("said", 2),
                f("a new survey would start in May"),
                6,
            ),
        ];
        let mut found: Vec<Attribution> = rows
            .into_iter()
            .map(|(kind, source, mention, cue, content, sentence)| Attribution {
                sentence: SentenceId(sentence),
                ..attribution(kind, source, Some(mention), Some(cue), content)
            })
            .collect();
        found[1].cue_class = CueClass::Endorsing;
        found[3].cue_class = CueClass::Attacking;
        found[2].content.push(f("The scheme was never going to pay for itself."));
        self.analysis.attributions = found;
    }

    fn quotes(&mut self) {
        let quote = |from: &str, to: &str, kind, attribution: Option<u32>, source: Option<u32>| Quote {
            span: self.first(from).cover(self.first(to)),
            kind,
            attribution: attribution.map(AttributionId),
            source: source.map(SourceId),
            mention: None,
        };
        let speech = QuoteKind::Speech;
        self.analysis.quotes = vec![
            quote("“sham”", "“sham”", speech, Some(0), Some(0)),
            quote("“We listened", "our minds,”", speech, Some(2), Some(1)),
            quote("“The scheme", "pay for itself.”", speech, Some(2), Some(1)),
            quote("“a sham", "first day”", speech, Some(3), Some(2)),
            quote("“Nobody", "was tea,”", speech, Some(4), Some(3)),
            quote("“listening exercise”", "“listening exercise”", QuoteKind::ScareQuote, None, None),
        ];
    }

    fn measures(&mut self) {
        let measure = |value: Option<f64>, of: Option<(f64, f64)>, interval, evidence: Vec<Span>| Measure {
            value,
            numerator: of.map(|(numerator, _)| numerator),
            denominator: of.map(|(_, denominator)| denominator),
            interval,
            evidence,
        };
        let words = vec![self.first("notorious"), self.first("shocking")];
        self.measures = vec![
            ("sources", measure(Some(4.0), None, None, vec![self.first("Maria Hale")]), None, State::Ok),
            ("single-source", measure(Some(0.0), None, None, Vec::new()), None, State::Ok),
            ("identification-level-0", measure(Some(0.25), Some((1.0, 4.0)), None, Vec::new()), None, State::Ok),
            ("identification-level-1", measure(Some(0.0), Some((0.0, 4.0)), None, Vec::new()), None, State::Ok),
            ("identification-level-2", measure(Some(0.25), Some((1.0, 4.0)), None, Vec::new()), None, State::Ok),
            ("identification-level-5", measure(Some(0.5), Some((2.0, 4.0)), None, Vec::new()), None, State::Ok),
            ("anonymous-strict", measure(Some(1.0), None, None, vec![self.first("A senior")]), None, State::Note),
            ("anonymous-placement-first-attribution", measure(Some(1.0), None, None, Vec::new()), None, State::Look),
            (
                "dominant-source",
                measure(Some(0.394), Some((28.0, 71.0)), Some((0.29, 0.51)), Vec::new()),
                None,
                State::Ok,
            ),
            ("effective-sources", measure(Some(3.31), None, None, Vec::new()), None, State::Ok),
            ("gini-quoted", measure(None, None, None, Vec::new()), None, State::CannotTell),
            ("sides-council", measure(Some(0.507), Some((36.0, 71.0)), None, Vec::new()), None, State::Ok),
            ("sides-residents", measure(Some(0.394), Some((28.0, 71.0)), None, Vec::new()), None, State::Ok),
            ("sides-unassigned", measure(Some(0.099), Some((7.0, 71.0)), None, Vec::new()), None, State::Ok),
            ("sides-mix", measure(Some(0.0), None, None, Vec::new()), None, State::Ok),
            (
                "loaded-score",
                measure(Some(12.2), Some((1.1, 90.0)), Some((2.0, 41.5)), words.clone()),
                Some(81.0),
                State::Look,
            ),
            ("loaded-rate", measure(Some(22.2), Some((2.0, 90.0)), Some((2.7, 80.3)), words), Some(79.0), State::Ok),
            ("hedged-claims", measure(Some(2.0), None, None, vec![self.first("Critics say")]), None, State::Note),
            ("headline-unfound-quote", measure(Some(0.0), None, None, Vec::new()), None, State::Ok),
            ("headline-unattributed", measure(Some(0.0), None, None, Vec::new()), None, State::Look),
        ];
    }
}

fn attribution(
    kind: AttributionKind,
    source: Option<u32>,
    mention: Option<Span>,
    cue: Option<Span>,
    content: Span,
) -> Attribution {
    Attribution {
        kind,
        source: source.map(SourceId),
        stance_only: false,
        mention,
        cue,
        cue_class: CueClass::Neutral,
        content: vec![content],
        sentence: SentenceId(0),
    }
}

fn source(
    name: Span,
    class: SourceClass,
    level: Level,
    source_type: SourceType,
    mentions: Vec<Span>,
    attributions: &[u32],
) -> Source {
    Source {
        name,
        class,
        level,
        role: None,
        affiliation: None,
        source_type,
        side: None,
        mentions,
        anonymous: Anonymity::default(),
        grant: None,
        reason: None,
        attributions: attributions.iter().copied().map(AttributionId).collect(),
        quoted_words: 0,
        attributed_words: 0,
    }
}
