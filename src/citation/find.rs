//! Finds references to law.

use super::Citation;
use super::instrument::{Instrument, Naming};
use super::number::Number;
use super::pinpoint::Provisions;
use super::reader::Reader;
use super::relate::ends_folded;
use super::resolve;
use crate::lexicon::{LawWord, WordClass};
use crate::reading::Reading;

/// A reference as it stands in the text, before it is resolved.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) instrument: Option<Instrument>,
    pub(super) provisions: Option<Provisions>,
    pub(super) form: DraftForm,
}

/// What kind of reference a draft is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum DraftForm {
    /// An instrument, provisions, or both.
    Reference,
    /// *pasal itu*
    BackToProvision,
    /// *beleid ini, regulasi tersebut*
    BackToAct,
    /// The number of a case or report.
    Docket,
}

/// *pascaputusan MK*: the noun begins inside the token.
const AFTER_DECISION: &str = "pascaputusan";
const DECISION: &str = "putusan";

/// The references to law of a text, in order.
pub(crate) fn find(reading: &Reading<'_>) -> Vec<Citation> {
    let reader = Reader {
        text: reading.text,
        law: &reading.tables.law,
        date: reading.document_date,
    };
    let classes = WordClass::LAW_TYPE | WordClass::LAW_UNIT;
    let mut drafts = Vec::new();
    let mut at = 0;
    for token in &reading.tokens {
        if !token.is(classes | WordClass::DIGITS) {
            continue;
        }
        let mut start = token.span.start();
        // Digits that go on in letters: 90/PUU-XXI/2023.
        if start < at || !token.is(classes) && !token.is_word() {
            continue;
        }
        if ends_folded(reading.slice(token.span), AFTER_DECISION) {
            start = token.span.end() - DECISION.len();
        }
        let draft = if token.is(classes) {
            reader.draft(start)
        } else {
            reader.case_alone(start, at)
        };
        if let Some(draft) = draft {
            at = draft.end;
            drafts.push(draft);
            // UU TipikorjunctoPasal 55: no token begins at a glued pasal.
            while let Some(draft) = reader.joined(at) {
                at = draft.end;
                drafts.push(draft);
            }
        }
    }
    reader.reports(&mut drafts);
    if drafts.is_empty() {
        return Vec::new();
    }
    resolve::resolve(reading, reader, drafts)
}

impl Reader<'_> {
    fn draft(&self, at: usize) -> Option<Draft> {
        match self.law_word(at) {
            Some((LawWord::Pasal, piece)) => {
                if let Some(end) = self.after(piece.end, LawWord::Demonstrative) {
                    return Some(bare(at, end, DraftForm::BackToProvision));
                }
                self.provision_first(at)
            }
            Some((LawWord::Ayat | LawWord::Huruf, _)) => self.lower_unit_first(at),
            Some((LawWord::Back, piece)) => {
                let end = self.after(piece.end, LawWord::Demonstrative)?;
                Some(bare(at, end, DraftForm::BackToAct))
            }
            Some((LawWord::Case | LawWord::Report, _)) => {
                if let Some(draft) = self.decided_case(at) {
                    return Some(draft);
                }
                let (start, end) = self.docket(at)?;
                Some(bare(start, end, DraftForm::Docket))
            }
            _ => self.instrument_first(at),
        }
    }

    /// A pasal behind *juncto* or another joining word.
    fn joined(&self, at: usize) -> Option<Draft> {
        let (_, next) = self.join(at)?;
        let (word, piece) = self.law_word(next)?;
        (word == LawWord::Pasal).then(|| self.provision_first(piece.start))?
    }

    // Pasal 2 ayat (1) atau Pasal 3 UU Tipikor.  Not: PPh Pasal 21.
    fn provision_first(&self, at: usize) -> Option<Draft> {
        let provisions = self.provisions(at)?;
        if self.is_tax(at) {
            return None;
        }
        let instrument = self.instrument_behind(provisions.end);
        let end = instrument
            .as_ref()
            .map_or(provisions.end, |found| found.end);
        Some(Draft {
            start: at,
            end,
            instrument,
            provisions: Some(provisions),
            form: DraftForm::Reference,
        })
    }

    // ayat (1) huruf a, ayat (3) Pasal 27 UU ITE.  Not: Surat Al-Maidah ayat 51.
    fn lower_unit_first(&self, at: usize) -> Option<Draft> {
        let draft = self.provision_first(at)?;
        let rooted = draft
            .provisions
            .iter()
            .flat_map(|found| &found.paths)
            .any(|path| path[0].unit == "pasal");
        let word = self.piece(at)?;
        let bracketed = self.after_char(word.end, '(').is_some();
        let deep = draft
            .provisions
            .as_ref()
            .is_some_and(|found| found.paths[0].len() > 1);
        (rooted || bracketed && (deep || self.text[at..].starts_with('a'))).then_some(draft)
    }

    /// The instrument behind provisions, over *dalam*, *draf* and a comma.
    fn instrument_behind(&self, at: usize) -> Option<Instrument> {
        let mut at = at;
        for _ in 0..4 {
            if let Some(found) = self.instrument(at, true) {
                return Some(found);
            }
            at = match self.law_word(at) {
                Some((LawWord::In | LawWord::Draft, piece)) => piece.end,
                _ => return None,
            };
        }
        None
    }

    /// Whether a pasal is the name of a tax: *PPh Pasal 21*, *PPh Final Pasal 4 ayat (2)*.
    fn is_tax(&self, at: usize) -> bool {
        let line = self.before(at, 40);
        let mut before = line
            .split(|c: char| !c.is_alphanumeric())
            .rev()
            .filter(|word| !word.is_empty());
        let mut next = || before.next().unwrap_or_default();
        let tax = |word: &str| {
            word.eq_ignore_ascii_case("pph") || word.eq_ignore_ascii_case("penghasilan")
        };
        let word = next();
        tax(word) || word.eq_ignore_ascii_case("final") && tax(next())
    }

    // UU ITE, UUD 1945 Pasal 32 ayat (1), Perpres Nomor 12 Tahun 2021.
    fn instrument_first(&self, at: usize) -> Option<Draft> {
        let instrument = self.instrument(at, false)?;
        let mut end = instrument.end;
        let pointed = !matches!(instrument.name, Naming::Bare | Naming::BareWithTitle);
        let mut provisions = None;
        if pointed && self.after(end, LawWord::Pasal).is_some() {
            provisions = self
                .provisions(end)
                .filter(|found| self.instrument_behind(found.end).is_none());
            end = provisions.as_ref().map_or(end, |found| found.end);
        }
        Some(Draft {
            start: instrument.start,
            end,
            instrument: Some(instrument),
            provisions,
            form: DraftForm::Reference,
        })
    }

    // MK memutus perkara Nomor 90/PUU-XXI/2023.  Not: gugatan itu terdaftar dengan nomor perkara 90/PUU-XXI/2023.
    fn decided_case(&self, at: usize) -> Option<Draft> {
        let number = self.after(at, LawWord::Case)?;
        let number = self.number(number).filter(Number::is_constitutional)?;
        self.of_the_court(at, number)
    }

    // Putusan itu bernomor 90/PUU-XXI/2023; MK, Nomor 90/PUU-XXI/2023.  Not: perkara 90/Pdt.G/2023, of another court.
    fn case_alone(&self, at: usize, from: usize) -> Option<Draft> {
        let Some(number) = self.number(at).filter(Number::is_constitutional) else {
            return self.case_of_a_court(at);
        };
        let announced = self.last_word(at).filter(|&word| {
            let number = self.after_number_word(word);
            let next = number.and_then(|end| self.piece(end));
            from <= word && next.is_some_and(|next| next.start == at)
        });
        self.of_the_court(announced.unwrap_or(at), number)
    }

    // 34/Pid.B/2022/PN Mks, without a noun.  Not: 12/PMK.03/2020.
    fn case_of_a_court(&self, at: usize) -> Option<Draft> {
        let digits = self.piece(at)?.end;
        let class = self.text[digits..].strip_prefix('/')?;
        let named = ["Pid", "PID", "Pdt", "PDT"];
        named.iter().find(|name| class.starts_with(**name))?;
        Some(bare(at, self.number_of_case(at)?, DraftForm::Docket))
    }

    /// A number of the constitutional court, where the sentence names the court or says that it was decided.
    fn of_the_court(&self, start: usize, number: Number) -> Option<Draft> {
        let sentence = self.before(start, 160);
        let sentence = sentence.rsplit(". ").next().unwrap_or(sentence);
        if !is_decided(sentence) {
            return None;
        }
        let instrument = self.constitutional(start, number)?;
        Some(Draft {
            start,
            end: instrument.end,
            instrument: Some(instrument),
            provisions: None,
            form: DraftForm::Reference,
        })
    }

    // LP/B/230/V/2026/SPKT, perkara nomor 34/Pid.B/2022/PN Mks, laporan polisi nomor: LP/A/…
    fn docket(&self, at: usize) -> Option<(usize, usize)> {
        let (word, piece) = self.law_word(at)?;
        if word == LawWord::Report {
            let number = self.report(at)?;
            return Some((at, number));
        }
        let mut from = piece.end;
        while let Some(end) = self.after(from, LawWord::CaseKind) {
            from = end;
        }
        let from = self.after_number_word(from).unwrap_or(from);
        if let Some((LawWord::Report, report)) = self.law_word(from) {
            return Some((at, self.report(report.start)?));
        }
        let number = self.number_of_case(from)?;
        Some((at, number))
    }

    /// Adds reports to the police without a noun, *LP/B/123/VI/2023/SPKT, STTLP/…*: such a number is one token, and in no table.
    fn reports(&self, drafts: &mut Vec<Draft>) {
        let bytes = self.text.as_bytes();
        let known = drafts.len();
        for at in memchr::memmem::find_iter(bytes, b"LP/") {
            let letters = bytes[..at].iter().rev();
            let start = at - letters.take_while(|byte| byte.is_ascii_uppercase()).count();
            let begins = start == 0 || !bytes[start - 1].is_ascii_alphanumeric();
            let receipt = matches!(
                &self.text[start..at],
                "" | "T" | "TB" | "ST" | "STT" | "STP"
            );
            if let Some(end) = self.report(start).filter(|_| begins && receipt) {
                drafts.push(bare(start, end, DraftForm::Docket));
            }
        }
        if known < drafts.len() {
            drafts.sort_by_key(|draft| draft.start);
            drafts.dedup_by(|next, before| next.start < before.end);
        }
    }

    fn report(&self, at: usize) -> Option<usize> {
        let rest = &self.text[at..];
        let len = rest
            .find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '/' | '.' | '-' | '_')))
            .unwrap_or(rest.len());
        let run = rest[..len].trim_end_matches(['.', '-', '/']);
        let slashes = run.bytes().filter(|&b| b == b'/').count();
        (slashes >= 2 && run.bytes().any(|b| b.is_ascii_digit())).then_some(at + run.len())
    }

    fn number_of_case(&self, at: usize) -> Option<usize> {
        let first = self.piece(at).filter(|piece| piece.is_number())?;
        let end = self.report(first.start)?;
        Some(self.court_behind(end).map_or(end, |(_, end)| end))
    }
}

/// Whether the words before the number of a case tell of its decision, or name the court and no pending case.
fn is_decided(before: &str) -> bool {
    let says = |stems: &[&str]| {
        before
            .split(|c: char| !c.is_alphabetic())
            .any(|word| stems.iter().any(|stem| contains_folded(word, stem)))
    };
    !says(&["daftar", "regist", "ajukan", "sidang", "pemohon"])
        && (says(&["putus", "kabul", "tolak", "amar", "uji"])
            || before.contains("MK")
            || before.contains("Mahkamah Konstitusi"))
}

/// Whether a word holds this stem, whatever the case of its letters.
fn contains_folded(word: &str, stem: &str) -> bool {
    word.as_bytes()
        .windows(stem.len())
        .any(|part| part.eq_ignore_ascii_case(stem.as_bytes()))
}

fn bare(start: usize, end: usize, form: DraftForm) -> Draft {
    Draft {
        start,
        end,
        instrument: None,
        provisions: None,
        form,
    }
}
