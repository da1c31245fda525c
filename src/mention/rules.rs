//! Names by rules and gazetteers alone, for analyzers without the model.
//!
//! A run of capitalised words is cut into titles, known names, names behind a head word, and the rest. What of the rest
//! is in doubt becomes a name where the article gives evidence elsewhere.

use std::collections::HashSet;
use std::hash::BuildHasherDefault;
use std::ops::Range;

use super::{EntityKind, Name};
use crate::lexicon::{KeyHasher, TitleKind, WordClass};
use crate::reading::Reading;
use crate::rule::RuleId;
use crate::token::{TokenFlags, TokenKind};

const KNOWN: RuleId = RuleId::new("mention/gazetteer");
const HEAD: RuleId = RuleId::new("mention/head");
const TITLED: RuleId = RuleId::new("mention/title");
const CAPITALIZED: RuleId = RuleId::new("mention/capitalized");

type KeySet = HashSet<u64, BuildHasherDefault<KeyHasher>>;

/// The names that the rules find, in order.
pub(crate) fn find(reading: &Reading<'_>) -> Vec<Name> {
    let small = reading
        .tokens
        .iter()
        .filter(|token| token.is_word() && !token.has(TokenFlags::CAPITALIZED));
    let mut rules = Rules {
        reading,
        small: small.map(|token| token.key).collect(),
        headline: false,
        names: Vec::new(),
        doubtful: Vec::new(),
    };
    for sentence in &reading.sentences {
        let tokens = sentence.tokens();
        rules.headline = is_headline(reading, tokens.clone());
        let mut at = tokens.start;
        while at < tokens.end {
            let end = rules.run_end(at, tokens.end);
            if at < end {
                rules.read_run(at..end);
            }
            at = end.max(at + 1);
        }
    }
    rules.settle()
}

/// Whether most words of a sentence are capitalised, so that a capital says nothing.
fn is_headline(reading: &Reading<'_>, tokens: Range<usize>) -> bool {
    let words = || {
        reading.tokens[tokens.clone()]
            .iter()
            .filter(|token| token.is_word())
    };
    let capitals = words()
        .filter(|token| token.has(TokenFlags::CAPITALIZED))
        .count();
    words().count() >= 5 && capitals * 10 >= words().count() * 7
}

struct Rules<'r> {
    reading: &'r Reading<'r>,
    /// The words that stand in small letters somewhere in the text.
    small: KeySet,
    /// Whether the sentence at hand is a headline.
    headline: bool,
    names: Vec<Name>,
    doubtful: Vec<Name>,
}

impl Rules<'_> {
    /// The end of the run of capitalised words that starts here.
    fn run_end(&self, start: usize, end: usize) -> usize {
        if !self.is_capital_word(start) {
            return start;
        }
        let mut at = start + 1;
        while at < end {
            let ahead = at + 1 < end && self.is_capital_word(at + 1);
            let joined = self.is_capital_word(at)
                || self.reading.tokens[at].kind == TokenKind::Number
                || (ahead && (self.is_particle(at) || self.links_fields(start, at)));
            if !joined {
                break;
            }
            at += 1;
        }
        at
    }

    fn is_capital_word(&self, at: usize) -> bool {
        let token = &self.reading.tokens[at];
        token.is_word() && token.has(TokenFlags::CAPITALIZED)
    }

    // Siti **binti** Rahmat, Bank Rakyat **&** Dagang  Not: Rudi dan Sari.
    fn is_particle(&self, at: usize) -> bool {
        matches!(
            self.reading.form(at),
            "bin" | "binti" | "of" | "al" | "van" | "von" | "de" | "da" | "dos" | "bint" | "&"
        )
    }

    // Dinas Komunikasi **dan** Informatika  Not: Dinas Kesehatan dan Dinas Sosial, Dinas Kesehatan dan Rudi
    fn links_fields(&self, start: usize, at: usize) -> bool {
        if self.reading.form(at) != "dan" {
            return false;
        }
        let headed = (start..at).any(|at| self.reading.tokens[at].is(WordClass::ORG_HEAD));
        let next = &self.reading.tokens[at + 1];
        let other = WordClass::ORG_HEAD
            | WordClass::PLACE_HEAD
            | WordClass::TITLE
            | WordClass::PERSON_NAME
            | WordClass::ORG_NAME
            | WordClass::PLACE_NAME;
        headed
            && at - start <= 6
            && !next.is(other)
            && (!next.has(TokenFlags::ALL_CAPS) || next.is(WordClass::NO_NAME))
    }

    fn read_run(&mut self, run: Range<usize>) {
        let mut at = run.start;
        let mut titled = false;
        while at < run.end {
            if self.reading.tokens[at].kind == TokenKind::Number || self.is_plain_start(at) {
                at += 1;
                continue;
            }
            let title = self.title_at(at..run.end).filter(|&(len, _)| {
                // Raja Ampat is no king.
                let known = self.known_at(at..run.end);
                known.is_none_or(|name| name.tokens.len() <= len)
            });
            if let Some((len, title)) = title {
                titled = title != TitleKind::DegreeAfter;
                at += len;
                continue;
            }
            if self.reading.tokens[at]
                .is(WordClass::NO_NAME | WordClass::LAW_TYPE | WordClass::WEEKDAY)
            {
                at = self.thing_end(at..run.end);
                titled = false;
                continue;
            }
            let name = self
                .known_at(at..run.end)
                .or_else(|| self.headed_at(at..run.end))
                .unwrap_or_else(|| self.other_at(at..run.end, titled));
            at = name.tokens.end;
            titled = false;
            self.judge(name);
        }
    }

    // **Menurut** Rudi, **Polisi** menangkap: a common word at the start of a sentence or in a headline
    fn is_plain_start(&self, at: usize) -> bool {
        let token = &self.reading.tokens[at];
        let named = WordClass::TITLE
            | WordClass::ORG_HEAD
            | WordClass::PLACE_HEAD
            | WordClass::PERSON_NAME
            | WordClass::PLACE_NAME
            | WordClass::ORG_NAME
            | WordClass::NO_NAME;
        let free = token.has(TokenFlags::SENTENCE_START) || self.headline || self.opens(at);
        free && !token.is(named)
            && (token
                .is(WordClass::COMMON | WordClass::OPENER | WordClass::CUE | WordClass::ROLE_END)
                || self.small.contains(&token.key)
                || token.has(TokenFlags::NYA))
    }

    /// Whether a mark before the word lets it begin with a capital.
    fn opens(&self, at: usize) -> bool {
        at.checked_sub(1).is_none_or(|before| {
            let before = &self.reading.tokens[before];
            before.has(TokenFlags::OPENS_MARKS)
                || matches!(self.reading.slice(before.span), ":" | "-" | "–" | "—" | "•")
        })
    }

    /// Where a thing ends that is no name: **Piala Dunia** U-17, **Hari** Kemerdekaan, **Undang-Undang** Pers.
    fn thing_end(&self, run: Range<usize>) -> usize {
        (run.start + 1..run.end)
            .find(|&at| {
                self.title_at(at..run.end).is_some()
                    || self.known_at(at..run.end).is_some()
                    || self.reading.tokens[at].is(WordClass::ORG_HEAD | WordClass::PLACE_HEAD)
            })
            .unwrap_or(run.end)
    }

    fn title_at(&self, run: Range<usize>) -> Option<(usize, TitleKind)> {
        if !self.reading.tokens[run.start].is(WordClass::TITLE | WordClass::DEGREE_AFTER) {
            return None;
        }
        let (len, title) = self.reading.tables.names.title(self.reading.keys(run))?;
        Some((len, title.kind))
    }

    // mention/gazetteer: Sukabumi, Partai Golkar
    fn known_at(&self, run: Range<usize>) -> Option<Name> {
        let first = &self.reading.tokens[run.start];
        if !first.is(WordClass::PLACE_NAME | WordClass::ORG_NAME | WordClass::NAME_START) {
            return None;
        }
        let (len, known) = self
            .reading
            .tables
            .names
            .known(self.reading.keys(run.clone()))?;
        let mut end = run.start + len;
        let acronym = first.has(TokenFlags::ALL_CAPS) || len > 1;
        // *Antara*, *Mandiri*, *Fajar*: a small word too.
        if len == 1 && !acronym && first.is(WordClass::COMMON | WordClass::OPENER) {
            return None;
        }
        let kind = match (known.organization, known.place) {
            (true, true) if self.is_place_here(run.start) => EntityKind::Location,
            (true, _) => EntityKind::Organization,
            (_, true) => EntityKind::Location,
            _ => return None,
        };
        if kind == EntityKind::Organization && first.is(WordClass::ORG_HEAD) {
            return None;
        }
        if kind == EntityKind::Organization && end < run.end && self.reading.form(end) == "RI" {
            end += 1;
        }
        Some(Name {
            tokens: run.start..end,
            kind,
            rule: KNOWN,
        })
    }

    fn is_place_here(&self, at: usize) -> bool {
        at.checked_sub(1).is_some_and(|before| {
            matches!(
                self.reading.form(before),
                "di" | "ke" | "dari" | "," | "asal"
            )
        })
    }

    // mention/head: Dinas Kesehatan Jambi, Kabupaten Sukabumi  Not: Dinas terkait.
    fn headed_at(&self, run: Range<usize>) -> Option<Name> {
        let head = &self.reading.tokens[run.start];
        let kind = if head.is(WordClass::PLACE_HEAD)
            && (!head.is(WordClass::ORG_HEAD) || self.is_place_here(run.start))
        {
            EntityKind::Location
        } else if head.is(WordClass::ORG_HEAD) {
            EntityKind::Organization
        } else {
            return None;
        };
        let mut at = run.start + 1;
        while at < run.end && !self.ends_headed(run.clone(), at, kind) {
            if let Some(place) = self
                .known_at(at..run.end)
                .filter(|name| name.kind == EntityKind::Location)
            {
                at = place.tokens.end;
                let goes_on = at < run.end
                    && matches!(
                        self.reading.form(at),
                        "Kota"
                            | "Barat"
                            | "Timur"
                            | "Utara"
                            | "Selatan"
                            | "Tengah"
                            | "Raya"
                            | "Pusat"
                    );
                at += usize::from(goes_on);
                break;
            }
            at += 1;
        }
        Some(Name {
            tokens: run.start..at,
            kind,
            rule: HEAD,
        })
    }

    /// Whether a headed name ends before this word.
    fn ends_headed(&self, run: Range<usize>, at: usize, kind: EntityKind) -> bool {
        let token = &self.reading.tokens[at];
        if kind == EntityKind::Location {
            let administrative = matches!(
                self.reading.form(run.start),
                "Kota"
                    | "Kabupaten"
                    | "Provinsi"
                    | "Kecamatan"
                    | "Kelurahan"
                    | "Desa"
                    | "Dusun"
                    | "Kampung"
            );
            return token.is(WordClass::ORG_HEAD | WordClass::OFFICE)
                || (administrative && at > run.start + 2);
        }
        let person = token.is(WordClass::PERSON_NAME)
            && at > run.start + 1
            && (at + 1 == run.end || self.reading.tokens[at + 1].is(WordClass::PERSON_NAME));
        let titled = self
            .title_at(at..run.end)
            .is_some_and(|(_, kind)| kind != TitleKind::Office || at > run.start + 1);
        person || titled || token.is(WordClass::MONTH | WordClass::WEEKDAY)
    }

    // mention/title: Bupati Rudi Hartono   mention/capitalized: Rudi Hartono
    fn other_at(&self, run: Range<usize>, titled: bool) -> Name {
        let is_border = |at: usize| {
            let token = &self.reading.tokens[at];
            let person = token.is(WordClass::PERSON_NAME);
            self.title_at(at..run.end)
                .is_some_and(|(_, kind)| !person || kind == TitleKind::DegreeAfter)
                || (!person && self.known_at(at..run.end).is_some())
                || token.is(WordClass::ORG_HEAD | WordClass::NO_NAME)
                || token.kind == TokenKind::Number
        };
        let end = (run.start + 1..run.end)
            .find(|&at| is_border(at))
            .unwrap_or(run.end);
        let first = &self.reading.tokens[run.start];
        let acronym = end == run.start + 1 && first.has(TokenFlags::ALL_CAPS);
        let person = self.reading.tokens[run.start..end]
            .iter()
            .any(|token| token.is(WordClass::PERSON_NAME));
        let behind = run
            .start
            .checked_sub(1)
            .map_or("", |at| self.reading.form(at));
        let titled = titled || matches!(behind, "inisial" | "berinisial" | "bernama");
        let kind = match (titled || person, acronym, behind) {
            (true, ..) => EntityKind::Person,
            (_, true, _) => EntityKind::Organization,
            (.., "di" | "ke") => EntityKind::Location,
            _ => EntityKind::Person,
        };
        let rule = if titled { TITLED } else { CAPITALIZED };
        Name {
            tokens: run.start..end,
            kind,
            rule,
        }
    }

    /// Takes a name, keeps it in doubt, or drops it.
    fn judge(&mut self, name: Name) {
        let tokens = &self.reading.tokens[name.tokens.clone()];
        let common = |at: usize| {
            tokens[at].is(WordClass::COMMON | WordClass::OPENER)
                || self.small.contains(&tokens[at].key)
        };
        if name.rule == KNOWN {
            self.names.push(name);
        } else if name.rule == HEAD {
            let several = tokens.len() > 1;
            let full = several && !(self.headline && (1..tokens.len()).all(common));
            if full || !several && self.is_known_organization(&name) {
                self.names.push(name);
            } else if tokens.len() == 1 && !common(0) {
                self.doubtful.push(name);
            }
        } else if self.is_trusted(&name) {
            self.names.push(name);
        } else if !(0..tokens.len()).all(common) {
            self.doubtful.push(name);
        }
    }

    // DPR, MUI: heads that are names by themselves  Not: Dinas, Polres
    fn is_known_organization(&self, name: &Name) -> bool {
        let keys = self.reading.keys(name.tokens.clone());
        let known = self.reading.tables.names.known(keys);
        let shouts = self.reading.tokens[name.tokens.start].has(TokenFlags::ALL_CAPS);
        shouts && known.is_some_and(|(_, known)| known.organization)
    }

    // Badan Usaha Milik Warga **(BUMW)**
    fn is_bracketed_acronym(&self, name: &Name) -> bool {
        let open = name.tokens.start.checked_sub(1);
        let opened = open.is_some_and(|open| self.reading.form(open) == "(");
        let named = self.names.last().is_some_and(|last| {
            Some(last.tokens.end) == open && last.kind == EntityKind::Organization
        });
        opened && named
    }

    /// Whether a capitalised run is a name: a person behind a title, by a known name or beside a reporting word, an
    /// acronym, or a place behind its preposition.
    fn is_trusted(&self, name: &Name) -> bool {
        let tokens = &self.reading.tokens[name.tokens.clone()];
        let common = tokens
            .iter()
            .any(|token| token.is(WordClass::COMMON) || self.small.contains(&token.key));
        if name.kind == EntityKind::Organization {
            return self.is_bracketed_acronym(name);
        }
        if name.kind == EntityKind::Location {
            return !common && !self.headline;
        }
        if tokens.iter().any(|token| token.is(WordClass::PERSON_NAME)) {
            return true;
        }
        if common {
            return false;
        }
        let behind = name
            .tokens
            .start
            .checked_sub(1)
            .map(|at| &self.reading.tokens[at]);
        let ahead = self.reading.tokens.get(name.tokens.end);
        let reports = |token: &&crate::token::Token| token.is(WordClass::CUE);
        name.rule == TITLED
            || behind.as_ref().is_some_and(reports)
            || ahead.as_ref().is_some_and(reports)
            || (2..=3).contains(&tokens.len())
                && !self.headline
                && !tokens[0].has(TokenFlags::ALL_CAPS)
    }

    /// All names in order; one in doubt is taken where its words are those of names that are sure.
    fn settle(mut self) -> Vec<Name> {
        let words = |names: &[Name], kind: EntityKind| -> KeySet {
            let of_kind = names.iter().filter(|name| name.kind == kind);
            of_kind
                .flat_map(|name| self.reading.keys(name.tokens.clone()))
                .collect()
        };
        let persons = words(&self.names, EntityKind::Person);
        let organizations = words(&self.names, EntityKind::Organization);
        for mut name in std::mem::take(&mut self.doubtful) {
            let all = |known: &KeySet| {
                self.reading
                    .keys(name.tokens.clone())
                    .all(|key| known.contains(&key))
            };
            if all(&persons) && name.rule != HEAD {
                name.kind = EntityKind::Person;
            } else if all(&organizations) {
                name.kind = EntityKind::Organization;
            } else {
                continue;
            }
            self.names.push(name);
        }
        self.names.sort_unstable_by_key(|name| name.tokens.start);
        self.names
    }
}
