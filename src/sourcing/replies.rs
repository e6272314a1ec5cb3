//! Right of reply: who declined, did not respond or could not be reached.

use std::cell::OnceCell;
use std::ops::Range;

use super::sources::{Source, SourceId, count};
use super::text::Read;
use crate::grammar::SentenceId;
use crate::grammar::clauses::NounRun;
use crate::lexicon::{Class, Role};
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
    read.tokens.matches.of_role(Role::Reply).filter_map(|found| reply(read, speakers, found)).collect()
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

fn reply<'s>(read: Read<'_>, speakers: impl Fn() -> &'s Speakers, found: &crate::lexicon::Match) -> Option<Reply> {
    let kind = match read.entry(found)?.attributes.class? {
        Class::Declined => ReplyKind::Declined,
        Class::NoResponse => ReplyKind::NoResponse,
        Class::Asked => ReplyKind::Asked,
        Class::NotCommented => ReplyKind::NotCommented,
        _ => ReplyKind::Unreachable,
    };
    let first = found.first as usize;
    let tokens = first..found.end as usize;
    let sentence = read.sentence_of(first);
    if !read.sentence(sentence).contains(&first) {
        return None;
    }
    let group = tokens.clone().find_map(|at| read.clauses.at(at));
    let body = match group {
        Some(group) if kind == ReplyKind::Asked && !group.passive => asked(read, group.tokens.end..tokens.end),
        _ => group.and_then(|group| group.subject.clone()).filter(|run| run.tokens.start < tokens.end),
    };
    let source = body.as_ref().and_then(|run| speakers().at(run.tokens.clone()));
    // Whoever was asked and speaks elsewhere has answered.
    if kind == ReplyKind::Asked && source.is_some() {
        return None;
    }
    let body = body.and_then(|run| read.place(&run.tokens));
    Some(Reply { kind, span: read.place(&tokens)?, body, source, sentence: SentenceId(count(sentence)) })
}

/// "We asked `the council` for comment": the one that is asked.
fn asked(read: Read<'_>, behind: Range<usize>) -> Option<NounRun> {
    let phrase = behind.filter_map(|at| read.phrases.starting_at(at)).next()?;
    Some(NounRun::from(phrase))
}
