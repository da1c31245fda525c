//! What does not fit: a title of another act, an unknown number, an act not yet made or no longer in force.

use std::borrow::Cow;

use super::find::DraftForm;
use super::kind::TypeForm;
use super::reader::Reader;
use super::resolve::Resolved;
use super::titles::content_words;
use super::{Citation, CitationForm, CitationWarning, Regulation};
use crate::lexicon::{LawHead, LawWord, phrase_of, word_key};

/// Up to this year the registry knows every undang-undang; of the next it may know a part.
const COMPLETE_UNTIL: u16 = 2025;
/// From this year on numbers of undang-undang, emergency acts and Perppu are not mixed up.
const CLEAN_SINCE: u16 = 1961;
/// So many words behind *tentang* are compared with the title.
const COMPARED: usize = 8;

/// Adds warnings to the references by number.
pub(super) fn check(reader: Reader<'_>, found: &[Resolved], citations: &mut [Citation]) {
    for (one, citation) in found.iter().zip(citations) {
        let Some(act) = citation.regulation.as_ref() else {
            continue;
        };
        if one.draft.form != DraftForm::Reference {
            continue;
        }
        let mut warnings = Vec::new();
        if citation.form == CitationForm::Full {
            reader.check_number(act, &mut warnings);
            let span = one
                .draft
                .instrument
                .as_ref()
                .map_or((one.draft.start, one.draft.end), |found| {
                    (found.start, found.end)
                });
            let likely = reader
                .check_title(act, span.1, !citation.pinpoints.is_empty())
                .or_else(|| reader.check_name(act, span));
            if let Some(likely) = likely {
                warnings.push(CitationWarning::Title {
                    likely: Some(likely),
                });
            }
        }
        let year = |id: &str| {
            id.split('/')
                .nth(1)
                .and_then(|year| year.parse::<i16>().ok())
        };
        let before = |id: &&Cow<'static, str>| {
            reader
                .date
                .is_some_and(|date| year(id).is_some_and(|year| year < date.year()))
        };
        if let Some(by) = act.repealed_by.iter().find(before) {
            let by = by.to_string();
            warnings.push(CitationWarning::Repealed { by });
        }
        citation.warnings = warnings;
    }
}

impl Reader<'_> {
    fn check_number(&self, act: &Regulation, warnings: &mut Vec<CitationWarning>) {
        let Some(year) = act.year else { return };
        if !self.was_made(year) {
            warnings.push(CitationWarning::NotYetMade);
        }
        // Of Perppu the registry has those that became laws.
        if act.kind == "uu" && (CLEAN_SINCE..=COMPLETE_UNTIL).contains(&year) && act.title.is_none()
        {
            warnings.push(CitationWarning::UnknownNumber);
        }
    }

    /// The act that the title behind *tentang* belongs to, where that is clearly another one.
    fn check_title(&self, act: &Regulation, end: usize, has_pasal: bool) -> Option<String> {
        if !matches!(&*act.kind, "uu" | "perppu") {
            return None;
        }
        let start = self.after(end, LawWord::About)?;
        let registry = &self.law.registry;
        let family = self.family(act);
        if let Some((_, LawHead::Type(kind))) = self.law.head(self.keys(start, false)) {
            let code = registry.type_of(kind);
            return (code.form == TypeForm::Code)
                .then(|| self.code_clash(code.code, act, &family))?;
        }
        let keys = std::iter::once(word_key("UU")).chain(self.keys(start, true));
        if let Some((words, row)) = registry.alias(keys).filter(|&(words, _)| words > 1) {
            let meant = self.meant_by_name(act, &family, row);
            if meant.is_none() || words > 2 || !has_pasal {
                return meant.filter(|_| !self.shares_words(&family, start, 1));
            }
        }
        let title = self.title_words(start);
        if title.len() < 2 || self.shares_words(&family, start, 1) {
            return None;
        }
        let titles = registry.titles();
        let whole = titles
            .whole(self.keys(start, true))
            .map(|(_, acts)| acts.collect::<Vec<u32>>());
        let candidates = whole.unwrap_or_else(|| {
            let mut near: Vec<(u32, usize)> = titles.matches(&title);
            near.retain(|&(act, shared)| {
                3 * shared >= 2 * title.len() && shared >= 2 && 2 * shared >= titles.length(act)
            });
            near.sort_by_key(|&(act, shared)| (std::cmp::Reverse(shared), titles.length(act)));
            near.into_iter().map(|(act, _)| act).collect()
        });
        let known = |index: &u32| &registry.acts()[*index as usize];
        let same = candidates
            .iter()
            .map(known)
            .find(|one| Some(one.year) == act.year || Some(&*one.number) == act.number.as_deref());
        let likely = same.or_else(|| candidates.first().map(known))?;
        Some(format!("{}/{}/{}", likely.kind, likely.year, likely.number))
    }

    /// The act meant where the short name before or behind the number is that of another one: *UU Polri Nomor 2 Tahun
    /// 2022*, *UU Nomor 2 Tahun 2022 (UU Polri)*.
    fn check_name(&self, act: &Regulation, (start, end): (usize, usize)) -> Option<String> {
        if !matches!(&*act.kind, "uu" | "perppu") {
            return None;
        }
        let bracket = self.after_char(end, '(').unwrap_or(start);
        let names = [(start, end), (bracket, self.text.len())];
        names.into_iter().find_map(|(at, end)| {
            let (words, row) = self.law.registry.alias(self.keys(at, false))?;
            let inside = 1 < words && self.end_of(at, false, words) <= end;
            let family = self.family(act);
            inside
                .then(|| self.meant_by_name(act, &family, row))
                .flatten()
        })
    }

    /// What a short name means, where that is none of these acts: the one of the same year or number, else the last.
    fn meant_by_name(&self, act: &Regulation, family: &[&str], row: u32) -> Option<String> {
        let targets = || self.law.registry.alias_targets(row);
        if targets().any(|target| family.contains(&target)) {
            return None;
        }
        let year = act.year.map(|year| format!("/{year}/"))?;
        let same_year = targets().find(|target| target.contains(&year));
        same_year.or_else(|| targets().last()).map(str::to_owned)
    }

    /// *tentang KUHP* behind an act that is not the code.
    fn code_clash(&self, code: &str, act: &Regulation, family: &[&str]) -> Option<String> {
        let editions = match code {
            "kuhp" => ["uu/1946/1", "uu/2023/1", "uu/2026/1"],
            "kuhap" => ["uu/1981/8", "uu/2025/20", "uu/2025/20"],
            _ => return None,
        };
        if editions.iter().any(|edition| family.contains(edition)) {
            return None;
        }
        let new = act.year.is_some_and(|year| 2020 <= year);
        Some(editions[usize::from(new)].to_owned())
    }

    /// The act, those that it changes or enacts, and those that change it.
    fn family<'s>(&'s self, act: &'s Regulation) -> Vec<&'s str> {
        let registry = &self.law.registry;
        std::iter::once(act.id())
            .chain(registry.linked(act.id()))
            .collect()
    }

    fn title_words(&self, start: usize) -> Vec<u64> {
        let words: Vec<&str> = self
            .ahead(start, true)
            .take(COMPARED)
            .map(|piece| self.form(piece))
            .collect();
        content_words(&words.join(" "))
    }

    /// Whether the words behind *tentang* share words with the titles or short names of these acts.
    fn shares_words(&self, family: &[&str], start: usize, least: usize) -> bool {
        let title = self.title_words(start);
        let shared = |id: &&str| {
            let act = self.law.registry.act(id)?;
            let known = content_words(&phrase_of(&act.title));
            Some(title.iter().filter(|word| known.contains(word)).count())
        };
        family
            .iter()
            .filter_map(shared)
            .any(|shared| least <= shared)
    }
}
