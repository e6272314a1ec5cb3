//! Right of reply: who declined, did not respond or could not be reached.

use std::cell::OnceCell;
use std::ops::Range;

use super::sources::{Source, SourceId, count};
use super::text::Read;
use crate::grammar::SentenceId;
use crate::grammar::clauses::{NounRun, VerbForm, VerbGroup};
use crate::grammar::phrases::PhraseKind;
use crate::grammar::tags::Tag;
use crate::lexicon::{Class, Classes, Complement, Match, Role};
use crate::text::Span;

/// A body or person that gave no answer, or was silent.
#[derive(Clone, Debug, PartialEq)]
pub struct Reply {
    /// What became of the asking.
    pub kind: ReplyKind,
    /// The words that say so.
    pub span: Span,
    /// Who was asked, as named here.
    pub body: Option<Span>,
    /// The source with that name, where it speaks elsewhere in the article.
    pub source: Option<SourceId>,
    /// Its sentence.
    pub sentence: SentenceId,
}

/// What became of asking for a reply.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ReplyKind {
    /// Declined to comment.
    Declined,
    /// Did not respond.
    NoResponse,
    /// Could not be reached.
    Unreachable,
    /// Was asked; the text tells of no answer.
    Asked,
    /// Had not commented; the text tells of nobody who asked.
    NotCommented,
}

impl ReplyKind {
    /// All of them, in order.
    pub const ALL: &[Self] = &[Self::Declined, Self::NoResponse, Self::Unreachable, Self::Asked, Self::NotCommented];

    /// The name in output.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Declined => "declined",
            Self::NoResponse => "no-response",
            Self::Unreachable => "unreachable",
            Self::Asked => "asked",
            Self::NotCommented => "not-commented",
        }
    }
}

/// Finds who gave no answer, or was silent.
pub(crate) fn find(read: Read<'_>, sources: &[Source]) -> Vec<Reply> {
    let speakers = OnceCell::new();
    let speakers = || speakers.get_or_init(|| Speakers::of(read, sources));
    let mut replies: Vec<Reply> = Vec::new();
    for found in read.tokens.matches.of_role(Role::Reply) {
        let reply = reply(read, speakers, replies.last(), found);
        // "Did not respond to a message seeking comment": the asking whose outcome is told.
        // "Did not respond to requests for comment" is one silence.
        let told = |new: &Reply| {
            let last = replies.last().filter(|last| last.sentence == new.sentence);
            last.is_some_and(|last| new.kind == ReplyKind::Asked || (new.kind == last.kind && new.body.is_none()))
        };
        replies.extend(reply.filter(|new| !told(new)));
    }
    replies
}

/// For each token, the first source with a mention that holds it.
struct Speakers(Vec<Option<SourceId>>);

impl Speakers {
    fn of(read: Read<'_>, sources: &[Source]) -> Self {
        let mut speakers = vec![None; read.tokens.len()];
        for (number, source) in sources.iter().enumerate().rev() {
            for mention in &source.mentions {
                if let Some(tokens) = speakers.get_mut(read.tokens.within(*mention)) {
                    tokens.fill(Some(SourceId(count(number))));
                }
            }
        }
        Self(speakers)
    }

    fn at(&self, tokens: Range<usize>) -> Option<SourceId> {
        self.0.get(tokens)?.iter().copied().flatten().min()
    }
}

fn reply<'s>(
    read: Read<'_>,
    speakers: impl Fn() -> &'s Speakers,
    last: Option<&Reply>,
    found: &Match,
) -> Option<Reply> {
    let entry = read.entry(found)?;
    let kind = match entry.attributes.class? {
        Class::Declined => ReplyKind::Declined,
        Class::NoResponse => ReplyKind::NoResponse,
        Class::Asked => ReplyKind::Asked,
        Class::NotCommented => ReplyKind::NotCommented,
        _ => ReplyKind::Unreachable,
    };
    let first = found.first as usize;
    let tokens = first..found.end as usize;
    let sentence = read.sentence_of(first);
    let weak = kind == ReplyKind::Unreachable && entry.weight < PLAIN_BELOW;
    let sought = sought(read, &tokens);
    if !read.sentence(sentence).contains(&first) || (weak && sought.is_none() && !tells_of_request(read, sentence)) {
        return None;
    }
    let group = tokens.clone().find_map(|at| read.clauses.at(at));
    let body = match group {
        // "Calls to `the mill` were not returned": the calls give no answer.
        _ if sought.is_some() && !group.is_some_and(|group| is_of_body(read, group)) => sought,
        Some(group) if kind == ReplyKind::Asked && !group.passive => asked(read, group.tokens.end..tokens.end),
        _ => group.and_then(|group| group.subject.clone()).filter(|run| run.tokens.start < tokens.end),
    };
    let body = body.and_then(|run| match run.kind {
        PhraseKind::Pronoun => teller(read, &run).or_else(|| named_before(read, last, sentence)),
        _ => Some(run),
    });
    // "The supplier, `Medrix`, declined": whoever is named beside what it is.
    let beside = |run: NounRun| {
        let aside = run.apposition.clone().filter(|_| run.kind == PhraseKind::Common);
        let name = aside.and_then(|aside| {
            let name = read.phrases.starting_at(aside.start).filter(|name| name.kind == PhraseKind::Name)?;
            (name.tokens.end == aside.end).then(|| NounRun::from(name))
        });
        name.unwrap_or(run)
    };
    let body = body.map(beside);
    let source = body.as_ref().and_then(|run| speakers().at(run.tokens.clone()));
    // Whoever was asked and speaks elsewhere has answered.
    if kind == ReplyKind::Asked && source.is_some() {
        return None;
    }
    let body = body.and_then(|run| read.place(&run.tokens));
    Some(Reply { kind, span: read.place(&tokens)?, body, source, sentence: SentenceId(count(sentence)) })
}

/// "Calls to `the mill` were not returned", "no response from `Roe`", "attempts to reach `Roe`": who is named in or right behind
/// the words, behind a link or a verb without tense.
fn sought(read: Read<'_>, tokens: &Range<usize>) -> Option<NounRun> {
    let end = read.sentence(read.sentence_of(tokens.start)).end;
    let links = [Complement::To, Complement::From, Complement::With, Complement::For];
    let opens = |at: &usize| {
        let linked = read.preposition(*at).is_some_and(|link| links.contains(&link));
        let verb = read.clauses.at(*at).filter(|group| group.main == *at && group.form == VerbForm::Infinitive);
        linked && read.tag(*at) != Tag::To || verb.is_some()
    };
    let runs =
        (tokens.start + 1..tokens.end + 1).filter(opens).filter_map(|at| read.syntax().run_starting_at(at + 1, end));
    let mut runs = runs.filter(|run| run.kind != PhraseKind::Pronoun && read.can_speak(run) && !is_asking(read, run));
    runs.next().map(|run| read.named_beside(run))
}

/// A call, a message, a request: what asks, and gives no answer.
fn is_asking(read: Read<'_>, run: &NounRun) -> bool {
    let classes = read.tokens.classes(run.head);
    let asks = Classes::PAPERS.union(Classes::of(&[Class::CueNoun, Class::Noun]));
    let body = Classes::PERSON_NOUNS.union(Classes::of(&[Class::InstitutionNoun, Class::MediaNoun]));
    run.kind == PhraseKind::Common && classes.any(asks) && !classes.any(body)
}

/// Whether somebody acts in a verb who may answer.
fn is_of_body(read: Read<'_>, group: &VerbGroup) -> bool {
    let subject = group.subject.as_ref().filter(|run| run.tokens.end <= group.tokens.start);
    subject.is_some_and(|run| {
        let nobody = read.tokens.classes(run.head).any(Classes::of(&[Class::Existential, Class::PronounNeuter]));
        let silent = is_asking(read, run) || (run.kind == PhraseKind::Pronoun && nobody);
        !silent && read.can_speak(run)
    })
}

/// "`The council` said it could not comment": whoever tells of himself.
fn teller(read: Read<'_>, pronoun: &NounRun) -> Option<NounRun> {
    let cue = pronoun.tokens.start.checked_sub(1).and_then(|at| read.clauses.at(at))?;
    let told = cue.tokens.end == pronoun.tokens.start && read.is_telling(cue.main);
    cue.subject.clone().filter(|run| told && run.kind != PhraseKind::Pronoun)
}

/// "The mill did not reply. It had not commented": whom a pronoun stands for, where the text before is about a reply too
/// or one with a name acts there.
fn named_before(read: Read<'_>, last: Option<&Reply>, sentence: usize) -> Option<NounRun> {
    let near = last.filter(|last| last.sentence.0 as usize + 1 >= sentence).and_then(|last| last.body);
    let asked = near.and_then(|body| read.phrases.at(read.tokens.first_from(body))).map(NounRun::from);
    let asked = asked.filter(|run| run.kind != PhraseKind::Pronoun);
    let acting = |back: usize, fits: &dyn Fn(&NounRun) -> bool| {
        let before = read.sentence(sentence.saturating_sub(back)).start..read.sentence(sentence).start;
        let groups = read.groups_in(before).iter().filter(|group| !read.marks.is_inside(group.main));
        let mut subjects = groups.filter_map(|group| group.subject.clone());
        subjects.rfind(|run| fits(run))
    };
    let named = |run: &NounRun| run.kind == PhraseKind::Name;
    // "A spokeswoman said that it was late. “It is late,” she said. She declined to say more."
    let speaks_for = |run: &NounRun| run.kind == PhraseKind::Common && read.is(run.head, Class::RoleNoun);
    asked.or_else(|| acting(1, &named)).or_else(|| acting(ASKED_WITHIN, &speaks_for))
}

/// Whether a sentence tells of words or of those who ask for them: "the owner could not be traced `for comment`".
fn tells_of_request(read: Read<'_>, sentence: usize) -> bool {
    let words = Classes::of(&[Class::CueNoun, Class::MediaNoun, Class::MediaName]);
    read.sentence(sentence).any(|at| read.tokens.classes(at).any(words))
}

/// How many sentences back somebody without a name may have spoken who then gives no answer.
const ASKED_WITHIN: usize = 2;

/// Weight below which a term tells that somebody was sought only beside a word for what was asked.
const PLAIN_BELOW: f32 = 0.6;

/// "We asked `the council` for comment": the one that is asked.
fn asked(read: Read<'_>, behind: Range<usize>) -> Option<NounRun> {
    let phrase = behind.filter_map(|at| read.phrases.starting_at(at)).next()?;
    Some(NounRun::from(phrase))
}
