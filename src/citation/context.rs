//! What the other references of a document tell of one: definitions, back references, a pasal without its act.

use super::find::DraftForm;
use super::instrument::{Instrument, Naming};
use super::kind::TypeForm;
use super::reader::Reader;
use super::resolve::Resolved;
use super::{CitationForm, Pinpoint, Regulation, Unit};
use crate::rule::RuleId;

/// A document rarely cites more acts; a reference looks at no more of them, so that the time stays linear.
const MOST: usize = 200;

/// Resolves the references that depend on others.
pub(super) fn resolve(reader: Reader<'_>, found: &mut [Resolved]) {
    super::define::define(reader, found);
    let mut context = Context::new(reader, found);
    for at in 0..found.len() {
        context.complete(found, at);
        if found[at].keep {
            context.pass(&found[at], at);
        }
    }
}

/// What the references of a document are, for those that depend on others.
#[derive(Debug)]
struct Context<'a> {
    reader: Reader<'a>,
    /// Those by number, the first of them.
    full: Vec<usize>,
    /// Those that are names which the text gave.
    defined: Vec<usize>,
    /// The first of all that has an act.
    first_act: Option<usize>,
    /// The last one so far with an act or bill that can have a pasal.
    last_act: Option<usize>,
    /// The last one so far with provisions.
    last_provision: Option<usize>,
    /// A government regulation is named in another way than by a nickname.
    names_pp: bool,
}

/// Whether a reference names an act or bill that a pasal without one can belong to.
fn has_provisions(one: &Resolved) -> bool {
    let decision = |act: &Regulation| act.kind.starts_with("putusan");
    one.draft.form == DraftForm::Reference
        && (one.form == CitationForm::Bill || one.act.as_ref().is_some_and(|act| !decision(act)))
}

impl<'a> Context<'a> {
    fn new(reader: Reader<'a>, found: &[Resolved]) -> Context<'a> {
        let mut context = Context {
            reader,
            full: Vec::new(),
            defined: Vec::new(),
            first_act: None,
            last_act: None,
            last_provision: None,
            names_pp: false,
        };
        for (at, one) in found.iter().enumerate() {
            if one.act.is_some() && one.form == CitationForm::Full && context.full.len() < MOST {
                context.full.push(at);
            }
            if one.rule.as_str() == "citation/defined" && context.defined.len() < MOST {
                context.defined.push(at);
            }
            if context.first_act.is_none() && has_provisions(one) {
                context.first_act = Some(at);
            }
            context.names_pp |= one.draft.instrument.as_ref().is_some_and(|instrument| {
                reader.law.registry.type_of(instrument.kind).code == "pp"
                    && (matches!(instrument.name, Naming::Number(..))
                        || reader.text[instrument.start..].starts_with("Pera"))
            });
        }
        context
    }

    fn pass(&mut self, one: &Resolved, at: usize) {
        if has_provisions(one) {
            self.last_act = Some(at);
        }
        if !one.pinpoints.is_empty() {
            self.last_provision = Some(at);
        }
    }

    fn complete(&self, found: &mut [Resolved], at: usize) {
        let one = &found[at];
        match (one.draft.form, &one.draft.instrument) {
            (DraftForm::Docket, _) => {}
            (DraftForm::BackToProvision, _) => self.back_to_provision(found, at),
            (DraftForm::BackToAct, _) => self.back_to_act(found, at, None),
            (DraftForm::Reference, None) => self.provision_alone(found, at),
            (DraftForm::Reference, Some(instrument)) => {
                // Most say by themselves what they are.
                if matches!(
                    instrument.name,
                    Naming::Number(_, Some(_)) | Naming::Code(_)
                ) {
                    return self.root(found, at);
                }
                let instrument = instrument.clone();
                match &instrument.name {
                    Naming::Back => self.back_to_act(found, at, Some(instrument.kind)),
                    Naming::Bare | Naming::BareWithTitle if one.form != CitationForm::Bill => {
                        self.type_alone(found, at, &instrument);
                    }
                    Naming::Number(number, None) => {
                        found[at].act = self.by_number(found, instrument.kind, number);
                    }
                    Naming::Alias(_) | Naming::Nickname(..) | Naming::Title(..) => {
                        self.by_name(found, at, &instrument);
                    }
                    _ => {}
                }
            }
        }
        self.root(found, at);
    }

    /// Gives *ayat (1) huruf a* the pasal that was cited last.
    fn root(&self, found: &mut [Resolved], at: usize) {
        if found[at].pinpoints.is_empty() || found[at].pinpoints[0][0].unit == "pasal" {
            return;
        }
        let level = |unit: &Unit| {
            ["pasal", "ayat", "huruf", "angka", "ke"]
                .iter()
                .position(|name| *name == unit.unit)
        };
        let last = self
            .last_provision
            .and_then(|last| found[last].pinpoints.last().cloned())
            .filter(|path| path[0].unit == "pasal");
        let Some(last) = last else {
            found[at].keep = false;
            return;
        };
        let first = level(&found[at].pinpoints[0][0]);
        let stem: Pinpoint = last
            .into_iter()
            .take_while(|unit| level(unit) < first)
            .collect();
        for path in &mut found[at].pinpoints {
            if path[0].unit != "pasal" {
                path.splice(0..0, stem.iter().cloned());
            }
        }
    }

    // citation/pasal-against: "Pasal 7 UU Pemilu bertentangan dengan Pasal 22E ayat (2)": an act is held against the
    // constitution.  Not: "perbuatan itu bertentangan dengan Pasal 2", of the act that the text is about.
    fn against_constitution(&self, found: &[Resolved], at: usize) -> Option<Regulation> {
        let pasal = found[at].pinpoints.first()?.first()?;
        let digits = pasal.number.trim_end_matches(|c: char| c.is_alphabetic());
        let in_it = digits.parse::<u8>().is_ok_and(|number| number <= 37);
        let before = &found[..at].last().filter(|before| before.keep)?;
        let of_law = before
            .act
            .as_ref()
            .is_some_and(|act| matches!(&*act.kind, "uu" | "perppu"));
        let gap = &self.reader.text[before.draft.end..found[at].draft.start];
        let against = gap.len() < 200
            && !gap.contains(". ")
            && gap.trim_end().ends_with("bertentangan dengan");
        (in_it && of_law && against).then(|| Regulation::code("uud-1945"))
    }

    // citation/pasal-from-context: a pasal alone has the act of the last reference to the same pasal, else of the last
    // reference, else of the first in the document.
    fn provision_alone(&self, found: &mut [Resolved], at: usize) {
        if let Some(act) = self.against_constitution(found, at) {
            found[at].act = Some(act);
            found[at].rule = RuleId::new("citation/pasal-against");
            return;
        }
        let pasal = found[at].pinpoints.first().and_then(|path| path.first());
        let same = found[..at].iter().rev().take(MOST).find(|one| {
            let points = one.pinpoints.iter().any(|path| path.first() == pasal);
            one.keep && points && has_provisions(one)
        });
        if let Some(act) = same.filter(|_| pasal.is_some()).map(|one| one.act.clone()) {
            found[at].act = act;
            return;
        }
        let behind = self.first_act.filter(|&first| at < first);
        let source = self.last_act.or(behind);
        found[at].act = source.and_then(|source| found[source].act.clone());
    }

    // citation/pasal-back: pasal itu ("that article").
    fn back_to_provision(&self, found: &mut [Resolved], at: usize) {
        let Some(source) = self.last_provision.map(|source| &found[source]) else {
            found[at].keep = false;
            return;
        };
        let (act, pinpoints, joins) = (
            source.act.clone(),
            source.pinpoints.clone(),
            source.joins.clone(),
        );
        let one = &mut found[at];
        (one.act, one.pinpoints, one.joins) = (act, pinpoints, joins);
    }

    // citation/act-back: UU tersebut, beleid ini ("this rule").  Not: peraturan ini, with nothing before it.
    fn back_to_act(&self, found: &mut [Resolved], at: usize, kind: Option<u16>) {
        let source = found[..at].iter().rev().take(MOST).find(|one| {
            one.keep && one.draft.form == DraftForm::Reference && self.can_point_to(kind, one)
        });
        let decision = kind.is_some_and(|kind| self.code_of(kind) == "putusan-mk");
        let (act, bill) = match source {
            Some(source) => (source.act.clone(), source.form == CitationForm::Bill),
            None => (None, false),
        };
        let keep = source.is_some() || decision;
        let act = act.or_else(|| {
            let fits =
                |one: &Resolved| one.act.as_ref().is_some_and(|act| act.kind == "putusan-mk");
            decision.then(|| self.only_one(found, fits)).flatten()
        });
        let one = &mut found[at];
        (one.act, one.keep) = (act, keep);
        if bill {
            one.form = CitationForm::Bill;
        }
    }

    fn code_of(&self, kind: u16) -> &'static str {
        self.reader.law.registry.type_of(kind).code
    }

    /// Whether *peraturan itu*, *putusan tersebut*, *UU ini* can mean a reference; without a type, *beleid itu*.
    fn can_point_to(&self, kind: Option<u16>, one: &Resolved) -> bool {
        let Some(target) = one.draft.instrument.as_ref() else {
            return false;
        };
        let target_type = self.reader.law.registry.type_of(target.kind);
        let (form, code) = (target_type.form, target_type.code);
        let Some(kind) = kind else {
            return !matches!(form, TypeForm::Court | TypeForm::Code | TypeForm::Bill);
        };
        if kind == target.kind {
            return true;
        }
        match self.code_of(kind) {
            "putusan" | "putusan-mk" => form == TypeForm::Court,
            "keputusan" => code.starts_with("kep") || code == "putusan-mk" || code == "skb",
            "peraturan" => {
                code.starts_with("per") || matches!(code, "pkpu" | "pojk" | "pbi" | "pp" | "qanun")
            }
            "permen" => form == TypeForm::Minister,
            "ruu" => form == TypeForm::Bill,
            pointing @ ("surat-edaran" | "instruksi") => code.starts_with(pointing),
            _ => false,
        }
    }

    // citation/type-alone: PMK, putusan MK, where the document names one act of the type.
    fn type_alone(&self, found: &mut [Resolved], at: usize, instrument: &Instrument) {
        let kind = self.reader.law.registry.type_of(instrument.kind);
        let act = self.only_one(found, |one| {
            let Some(act) = &one.act else { return false };
            let same_type = one
                .draft
                .instrument
                .as_ref()
                .is_some_and(|other| other.kind == instrument.kind);
            match &instrument.code {
                Some(code) => act.kind == *code,
                None => same_type,
            }
        });
        let capital = self.reader.text[instrument.start..].starts_with(char::is_uppercase);
        let titled = instrument.name == Naming::BareWithTitle;
        let decision = kind.form == TypeForm::Court;
        let alone = decision || !found[at].pinpoints.is_empty();
        let one = &mut found[at];
        one.keep =
            alone || one.act.is_some() || capital && (titled || act.is_some() && kind.code != "uu");
        one.act = act.filter(|_| !titled || decision).or(one.act.take());
    }

    // putusan nomor 90: the act with that number that the document names in full.
    fn by_number(&self, found: &[Resolved], kind: u16, number: &str) -> Option<Regulation> {
        self.only_one(found, |one| {
            let Some(act) = &one.act else { return false };
            let decision = act.kind.starts_with("putusan");
            let full = act.number.as_deref().unwrap_or_default();
            let same_number = full == number || decision && full.split('-').next() == Some(number);
            let same_type = one
                .draft
                .instrument
                .as_ref()
                .is_some_and(|other| other.kind == kind);
            same_number && (same_type || decision && self.code_of(kind).starts_with("putusan"))
        })
    }

    /// The act of the references by number that fit, if they agree on one.
    fn only_one(&self, found: &[Resolved], fits: impl Fn(&Resolved) -> bool) -> Option<Regulation> {
        let fitting = self
            .full
            .iter()
            .map(|&at| &found[at])
            .filter(|one| fits(one));
        let mut acts = fitting.filter_map(|one| one.act.as_ref());
        let first = acts.next()?;
        acts.all(|other| other.id() == first.id())
            .then(|| first.clone())
    }

    // citation/defined: UU Pemilu, where the text gave that name to an act before.
    fn by_name(&self, found: &mut [Resolved], at: usize, instrument: &Instrument) {
        let own = self.name_of(instrument);
        let source = self
            .defined
            .iter()
            .rev()
            .filter(|&&source| source < at)
            .find(|&&source| {
                found[source]
                    .draft
                    .instrument
                    .as_ref()
                    .is_some_and(|other| {
                        other.kind == instrument.kind
                            && self.name_of(other).eq_ignore_ascii_case(own)
                    })
            });
        if let Some(&source) = source {
            found[at].act = found[source].act.clone();
            found[at].rule = RuleId::new("citation/defined");
            return;
        }
        // PP Muhammadiyah is the board of an organization, unless the article is about a government regulation.
        if self.code_of(instrument.kind) == "pp" && matches!(instrument.name, Naming::Nickname(..))
        {
            found[at].keep = self.names_pp;
        }
    }

    /// The words of a name behind the type.
    fn name_of(&self, instrument: &Instrument) -> &'a str {
        let reader = self.reader;
        if let Naming::Nickname(start, end) = instrument.name {
            return &reader.text[start..end];
        }
        let words = reader.law.head(reader.keys(instrument.start, false));
        let words = words.map_or(0, |(words, _)| words);
        let end = reader
            .end_of(instrument.start, false, words)
            .min(instrument.end);
        reader.text[end..instrument.end].trim()
    }
}
