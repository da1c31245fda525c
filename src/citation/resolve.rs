//! What each reference stands for, given the others of the document and its date.

use std::borrow::Cow;

use super::find::{Draft, DraftForm};
use super::instrument::{Edition, Instrument, Naming};
use super::kind::TypeForm;
use super::reader::Reader;
use super::registry::Act;
use super::{
    Citation, CitationForm, Pinpoint, Regulation, RelationKind, check, context, region, relate,
};
use crate::date::Date;
use crate::lexicon::{LawWord, phrase_of, word_key};
use crate::reading::Reading;
use crate::rule::{Confidence, RuleId};
use crate::span::Span;

/// The first day of the codes of 2023 and 2025.
const NEW_CODES: (i16, i8, i8) = (2026, 1, 2);

/// A draft and what is known of it so far.
#[derive(Debug)]
pub(super) struct Resolved {
    pub(super) draft: Draft,
    pub(super) act: Option<Regulation>,
    pub(super) pinpoints: Vec<Pinpoint>,
    pub(super) joins: Vec<RelationKind>,
    pub(super) form: CitationForm,
    pub(super) confidence: Confidence,
    pub(super) rule: RuleId,
    pub(super) keep: bool,
}

/// Resolves the references of a document, in order.
pub(super) fn resolve(
    reading: &Reading<'_>,
    reader: Reader<'_>,
    drafts: Vec<Draft>,
) -> Vec<Citation> {
    let mut found: Vec<Resolved> = drafts
        .into_iter()
        .map(|draft| reader.by_itself(draft))
        .collect();
    region::infer(reading, reader, &mut found);
    context::resolve(reader, &mut found);
    found.retain(|one| one.keep);
    let mut citations = Vec::with_capacity(found.len());
    for one in &mut found {
        citations.push(reader.citation(one));
    }
    relate::relate(reader, &found, &mut citations);
    check::check(reader, &found, &mut citations);
    citations
}

impl Reader<'_> {
    /// What a reference says of itself.
    fn by_itself(&self, mut draft: Draft) -> Resolved {
        let provisions = draft.provisions.take().unwrap_or_default();
        let mut one = Resolved {
            act: None,
            pinpoints: provisions.paths,
            joins: provisions.joins,
            form: CitationForm::BackReference,
            confidence: Confidence::Low,
            rule: RuleId::new("citation/pasal-from-context"),
            keep: true,
            draft,
        };
        match one.draft.form {
            DraftForm::Docket => {
                one.form = CitationForm::Docket;
                one.confidence = Confidence::High;
                one.rule = RuleId::new("citation/docket");
            }
            DraftForm::BackToProvision => one.rule = RuleId::new("citation/pasal-back"),
            DraftForm::BackToAct => one.rule = RuleId::new("citation/act-back"),
            DraftForm::Reference => {}
        }
        if let Some(instrument) = one.draft.instrument.take() {
            self.by_instrument(&mut one, &instrument);
            one.draft.instrument = Some(instrument);
        }
        one
    }

    fn by_instrument(&self, one: &mut Resolved, instrument: &Instrument) {
        let registry = &self.law.registry;
        let kind = registry.type_of(instrument.kind);
        let is_bill = kind.form == TypeForm::Bill;
        match &instrument.name {
            Naming::Number(number, year) => {
                one.form = CitationForm::Full;
                one.confidence = Confidence::High;
                one.rule = RuleId::new("citation/number");
                if let (Some(code), Some(year)) = (&instrument.code, year) {
                    one.act = Some(Regulation::new(code.clone(), number.clone(), *year));
                }
            }
            Naming::Code(edition) => {
                one.form = CitationForm::Alias;
                one.confidence = Confidence::High;
                one.rule = RuleId::new("citation/code");
                one.act = Some(self.code_act(kind.code, *edition));
            }
            Naming::Alias(row) => {
                one.form = CitationForm::Alias;
                one.confidence = Confidence::High;
                one.rule = RuleId::new("citation/alias");
                let id = registry.alias_target(*row, self.date);
                one.act = id.and_then(|id| self.act_of_id(id));
            }
            Naming::Title(newest, start, end) => {
                one.form = CitationForm::Alias;
                one.confidence = Confidence::Medium;
                one.rule = RuleId::new("citation/title");
                one.act = self.by_title(*newest, *start, *end);
            }
            Naming::Nickname(..) if is_bill => {
                one.form = CitationForm::Bill;
                one.confidence = Confidence::High;
                one.rule = RuleId::new("citation/bill");
            }
            Naming::Nickname(start, end) => {
                one.form = CitationForm::Alias;
                one.rule = RuleId::new("citation/nickname");
                if kind.code == "uu" {
                    one.act = self.by_part_of_title(&self.text[*start..*end]);
                }
            }
            Naming::Bare | Naming::BareWithTitle if is_bill => {
                one.form = CitationForm::Bill;
                one.rule = RuleId::new("citation/bill");
                let capital = self.text[one.draft.start..].starts_with(char::is_uppercase);
                one.keep = instrument.name == Naming::BareWithTitle && capital;
            }
            Naming::Bare | Naming::BareWithTitle => {
                one.rule = RuleId::new("citation/type-alone");
                if instrument.name == Naming::BareWithTitle {
                    one.act = self.by_title_behind(instrument.end, kind.code);
                }
            }
            Naming::Back => one.rule = RuleId::new("citation/act-back"),
        }
        // UU Darurat without a number is nearly always that of 1951 on weapons.
        if kind.code == "uu-darurat" && one.act.is_none() && !one.pinpoints.is_empty() {
            one.act = Some(Regulation::new("uu-darurat", "12", 1951));
            one.confidence = Confidence::Low;
        }
    }

    fn code_act(&self, code: &'static str, edition: Edition) -> Regulation {
        let (old, new) = match code {
            "kuhp" => ("uu/1946/1", "uu/2023/1"),
            "kuhap" => ("uu/1981/8", "uu/2025/20"),
            _ => return Regulation::code(code),
        };
        let start = Date::new(NEW_CODES.0, NEW_CODES.1, NEW_CODES.2);
        match edition {
            Edition::New => {
                let known = self.law.registry.act(new).map(Act::regulation);
                return known.unwrap_or_else(|| Regulation::code(code));
            }
            Edition::Old | Edition::OfTheDay => {}
        }
        let mut act = Regulation::code(code);
        let is_old = edition == Edition::Old || self.date < start;
        if edition == Edition::Old || self.date.is_some() {
            act.edition = Some(Cow::Borrowed(if is_old { old } else { new }));
        }
        act
    }

    /// The newest act of a title that was there on the day.
    fn by_title(&self, newest: u32, start: usize, end: usize) -> Option<Regulation> {
        let registry = &self.law.registry;
        let _ = newest;
        let phrase = phrase_of(&self.text[start..end]);
        let keys = phrase.split(' ').map(word_key);
        let (_, mut acts) = registry.titles().whole(keys)?;
        let act = acts.find(|&act| self.was_made(registry.acts()[act as usize].year))?;
        let act = &registry.acts()[act as usize];
        Some(act.regulation())
    }

    // UU tentang Perlindungan Anak, Perppu tentang Cipta Kerja: an alias or title stands behind *tentang*.
    fn by_title_behind(&self, end: usize, code: &str) -> Option<Regulation> {
        let start = self.after(end, LawWord::About)?;
        let registry = &self.law.registry;
        let keys = std::iter::once(word_key(code)).chain(self.keys(start, true));
        if let Some((_, row)) = registry.alias(keys).filter(|&(words, _)| words > 1) {
            let id = registry.alias_target(row, self.date)?;
            return self.act_of_id(id);
        }
        let (words, mut acts) = registry.titles().whole(self.keys(start, true))?;
        let fits = |act: &Act| act.kind == code && self.was_made(act.year);
        let act = acts.find(|&act| fits(&registry.acts()[act as usize]))?;
        let act = &registry.acts()[act as usize];
        (words > 1).then(|| act.regulation())
    }

    fn act_of_id(&self, id: &str) -> Option<Regulation> {
        if let Some(known) = self.law.registry.act(id) {
            return Some(known.regulation());
        }
        let mut parts = id.split('/').map(str::to_owned);
        let (kind, year, number) = (parts.next()?, parts.next()?, parts.next()?);
        Some(Regulation::new(kind, number, year.parse().ok()?))
    }

    pub(super) fn was_made(&self, year: u16) -> bool {
        self.date
            .is_none_or(|date| i32::from(year) <= i32::from(date.year()))
    }

    /// The one act whose title has all these words and few others.
    fn by_part_of_title(&self, words: &str) -> Option<Regulation> {
        let registry = &self.law.registry;
        let count = super::titles::content_words(&phrase_of(words)).len();
        if count < 2 {
            return None;
        }
        let found = registry.titles().search(registry.acts(), words);
        let mut near = found.into_iter().filter(|&act| {
            let known = &registry.acts()[act as usize];
            known.kind == "uu"
                && self.was_made(known.year)
                && registry.titles().length(act) <= count * 2
        });
        let first = near.next()?;
        let act = &registry.acts()[first as usize];
        Some(act.regulation())
    }

    fn citation(&self, one: &mut Resolved) -> Citation {
        let mut act = one.act.take();
        if let Some(act) = &mut act {
            self.law.registry.complete(act, self.date);
        }
        let instrument = one.draft.instrument.as_ref();
        Citation {
            span: Span::new(one.draft.start, one.draft.end),
            form: one.form,
            regulation: act,
            act: instrument.map(|found| Span::new(found.start, found.end)),
            pinpoints: std::mem::take(&mut one.pinpoints),
            joins: std::mem::take(&mut one.joins),
            relations: Vec::new(),
            warnings: Vec::new(),
            confidence: one.confidence,
            rule: one.rule.clone(),
        }
    }
}
