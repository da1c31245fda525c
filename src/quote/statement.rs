//! Statements: each quote with all that the text tells of its saying.

use super::{CueClass, Quote, QuoteKind};
use crate::citation::Citation;
use crate::document::Document;
use crate::mention::{EntityKind, Mention};
use crate::rule::Confidence;
use crate::span::Span;
use crate::timex::{Timex, TimexKind};

/// Who said what, in what manner, when and where, and what it is about.
///
/// ```
/// use warta::{Analyzer, Input};
///
/// // "The bridge is open," said the head of the public works office, Ratna Dewi, in Jepara, Wednesday (14/6).
/// let text = "“Jembatan sudah dibuka,” kata Kepala Dinas Pekerjaan Umum Ratna Dewi, Rabu (14/6).";
/// let date: warta::Date = "2023-06-15".parse()?;
/// let document = Analyzer::new().analyze(Input::new(text).document_date(date));
/// let statement = document.statements().next().expect("one statement");
/// assert_eq!(statement.text, ["Jembatan sudah dibuka"]);
/// assert_eq!(statement.speaker, Some("Ratna Dewi"));
/// assert_eq!(statement.date.and_then(|date| date.value.as_deref()), Some("2023-06-14"));
/// # Ok::<(), warta::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Statement<'d> {
    /// The quote that it is made of.
    #[cfg_attr(feature = "serde", serde(skip))]
    pub quote: &'d Quote,
    /// The fullest name of the speaker; none where the text names nobody.
    pub speaker: Option<&'d str>,
    /// The others who say it too.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Vec::is_empty"))]
    pub with: Vec<&'d str>,
    /// The speaker's role, or the words by which the text describes one whom it does not name.
    pub role: Option<&'d str>,
    /// The body that the role belongs to.
    pub affiliation: Option<&'d str>,
    /// What was said, in one or several parts.
    pub text: Vec<&'d str>,
    /// In marks, partly in marks, or without.
    pub kind: QuoteKind,
    /// What kind of saying the reporting word tells; none where there is no such word.
    pub class: Option<CueClass>,
    /// Whether the saying is negated: *tidak mengatakan*.
    pub negated: bool,
    /// When it was said: a date or clock time beside the attribution.
    pub date: Option<&'d Timex>,
    /// Where it was said: a place beside the attribution, behind *di*.
    pub place: Option<&'d Mention>,
    /// The medium that it comes from or was told to: *dikutip dari **Antara***, *kepada **Kabar Kota***.
    pub source: Option<&'d Mention>,
    /// The references to law in what was said.
    pub citations: Vec<&'d Citation>,
    /// The names in what was said.
    pub mentions: Vec<&'d Mention>,
    /// How sure content and speaker are.
    pub confidence: Confidence,
}

impl Document<'_> {
    /// The quotes, each with its speaker's name and role, the date, place and source of the saying, and the references
    /// to law and the names inside.
    pub fn statements(&self) -> impl Iterator<Item = Statement<'_>> {
        self.quotes().iter().map(|quote| statement(self, quote))
    }
}

fn statement<'d>(document: &'d Document<'_>, quote: &'d Quote) -> Statement<'d> {
    let speaker = quote.speaker.as_ref();
    let name = |entity: usize| Some(document.entities().get(entity)?.canonical.as_str());
    let saying = Saying::of(document, quote);
    Statement {
        quote,
        speaker: speaker.and_then(|speaker| name(speaker.entity?)),
        with: speaker.map_or(Vec::new(), |speaker| {
            speaker
                .with
                .iter()
                .filter_map(|&entity| name(entity))
                .collect()
        }),
        role: speaker.and_then(|speaker| speaker.role.as_deref()),
        affiliation: speaker.and_then(|speaker| speaker.affiliation.as_deref()),
        text: quote
            .contents
            .iter()
            .map(|&span| document.slice(span))
            .collect(),
        kind: quote.kind,
        class: quote.cue.as_ref().map(|cue| cue.class),
        negated: quote.cue.as_ref().is_some_and(|cue| cue.negated),
        date: saying.date(),
        place: saying.place(),
        source: saying.source(),
        citations: inside(document.citations(), quote, |citation| citation.span).collect(),
        mentions: inside(document.mentions(), quote, |mention| mention.span).collect(),
        confidence: quote.confidence,
    }
}

/// Those annotations, which come in order, that stand in what is said.
fn inside<'d, A>(
    annotations: &'d [A],
    quote: &'d Quote,
    span: impl Fn(&A) -> Span + Copy + 'd,
) -> impl Iterator<Item = &'d A> {
    quote.contents.iter().flat_map(move |content| {
        let first = annotations.partition_point(|of| span(of).start() < content.start());
        annotations[first..]
            .iter()
            .take_while(move |of| span(of).start() < content.end())
            .filter(move |of| content.contains(span(of)))
    })
}

/// The sentence of an attribution, without what is said in it.
struct Saying<'d> {
    document: &'d Document<'d>,
    quote: &'d Quote,
    frame: Option<Span>,
}

impl<'d> Saying<'d> {
    fn of(document: &'d Document<'_>, quote: &'d Quote) -> Saying<'d> {
        let sentences = document.sentences();
        let cue = quote.cue.as_ref().map(|cue| cue.span);
        let frame = cue.and_then(|cue| {
            let at = sentences.partition_point(|sentence| sentence.span.end() <= cue.start());
            sentences.get(at).map(|sentence| sentence.span)
        });
        Saying {
            document,
            quote,
            frame,
        }
    }

    /// The annotations beside what is said.
    fn beside<A>(
        &self,
        annotations: &'d [A],
        span: impl Fn(&A) -> Span + Copy,
    ) -> impl Iterator<Item = &'d A> {
        let frame = self.frame.unwrap_or_default();
        let first = annotations.partition_point(|of| span(of).start() < frame.start());
        annotations[first..]
            .iter()
            .take_while(move |of| span(of).end() <= frame.end())
            .filter(move |of| {
                let contents = &self.quote.contents;
                !contents.iter().any(|content| content.overlaps(span(of)))
            })
    }

    fn date(&self) -> Option<&'d Timex> {
        let timexes = self.beside(self.document.timexes(), |timex| timex.span);
        let mut dates =
            timexes.filter(|timex| matches!(timex.kind, TimexKind::Date | TimexKind::Time));
        let first = dates.next()?;
        let cue = self.quote.cue.as_ref()?.span;
        let behind = |timex: &&Timex| timex.span.start() >= cue.end();
        if behind(&first) {
            return Some(first);
        }
        dates.find(behind).or(Some(first))
    }

    fn place(&self) -> Option<&'d Mention> {
        self.named(EntityKind::Location, |words| {
            words
                .last()
                .is_some_and(|word| word.eq_ignore_ascii_case("di"))
        })
    }

    fn source(&self) -> Option<&'d Mention> {
        self.named(EntityKind::Organization, |words| {
            let (last, before) = match words {
                [.., before, last] => (*last, *before),
                [last] => (*last, ""),
                [] => return false,
            };
            let quoted = |word: &str| {
                ["dikutip", "dilansir", "melansir", "mengutip", "dinukil"]
                    .iter()
                    .any(|form| word.eq_ignore_ascii_case(form))
            };
            last.eq_ignore_ascii_case("kepada")
                || quoted(last)
                || last.eq_ignore_ascii_case("dari") && quoted(before)
        })
    }

    /// The first name of a kind beside what is said and outside of the speaker's, whose last two words before it fit.
    fn named(&self, kind: EntityKind, fits: impl Fn(&[&str]) -> bool) -> Option<&'d Mention> {
        let speaker = self.quote.speaker.as_ref().and_then(|speaker| speaker.span);
        let frame = self.frame?;
        self.beside(self.document.mentions(), |mention| mention.span)
            .filter(|mention| mention.kind == kind)
            .filter(|mention| !speaker.is_some_and(|span| span.overlaps(mention.span)))
            .find(|mention| {
                let before = &self.document.text()[frame.start()..mention.span.start()];
                let mut words: Vec<&str> = before.split_whitespace().rev().take(2).collect();
                words.reverse();
                fits(&words)
            })
    }
}
