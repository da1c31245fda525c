//! The role before a name: ***Kepala Dinas Sosial Jambi**, Rudi; **pengamat politik** Rudi*.

use std::ops::Range;

use super::other::is_small;
use super::words::{belongs, is_event, is_his_kin, is_kin, is_link, is_office, serves};
use super::{Person, REACH};
use crate::lexicon::WordClass;
use crate::mention::{EntityKind, Name};
use crate::reading::Reading;
use crate::token::TokenFlags;

/// Reads the role before a name.
// **Kepala Dinas Sosial Jambi**, Rudi; **pengamat politik** Rudi  Not: kata warga itu kepada Rudi
pub(super) fn read(person: &Person<'_>) -> Option<Range<usize>> {
    let start = person.titled.start;
    let sentence = person.sentence();
    let before = Before {
        person,
        reading: person.reading,
        floor: sentence
            .start
            .max(start.saturating_sub(REACH))
            .max(person.floor),
        end: start,
    };
    if is_pair(person.reading, person.name()) {
        return None;
    }
    before.trimmed().role()
}

pub(super) struct Before<'r> {
    pub(super) person: &'r Person<'r>,
    pub(super) reading: &'r Reading<'r>,
    /// The first token that the role may take.
    pub(super) floor: usize,
    /// The token behind the role.
    pub(super) end: usize,
}

impl Before<'_> {
    /// Without what leads from the role to the name: *korban **bernama** Rudi*.
    fn trimmed(mut self) -> Self {
        while self.end > self.floor
            && matches!(
                self.reading.form(self.end - 1),
                "," | "bernama" | "yakni" | "yaitu"
            )
        {
            self.end -= 1;
        }
        self
    }

    fn role(self) -> Option<Range<usize>> {
        let last = self.end.checked_sub(1).filter(|&at| at >= self.floor)?;
        if let Some(start) = self.his_kin(last) {
            // Not: putranya Pak Rudi
            let titled = self.person.titled.start < self.person.name().tokens.start;
            let holds = (!titled || self.is_apart()) && !self.opens_clause(start);
            return holds.then_some(start..self.end);
        }
        // Not: putra **dan** Rudi, Sekjen **selama** Rudi
        if is_link(self.reading.form(last)) || is_open_end(self.reading.form(last)) {
            return None;
        }
        let office = self.office()?;
        let led = office > self.floor && is_of_office(self.reading.form(office - 1));
        if led || self.is_of_others(office) || self.opens_clause(office) {
            return None;
        }
        Some(self.whole_office(office)..self.end)
    }

    // **istrinya**, Sari; **mantan kekasihnya**, Sari; **adik kandungnya**, Sari
    fn his_kin(&self, last: usize) -> Option<usize> {
        let form = |at: usize| self.reading.form(at);
        let before = last.checked_sub(1).filter(|&at| at >= self.floor);
        if is_his_kin(form(last)) {
            let once = before.filter(|&at| matches!(form(at), "mantan" | "calon"));
            return Some(once.unwrap_or(last));
        }
        let own = self.reading.tokens[last].has(TokenFlags::NYA) && form(last) != "lainnya";
        let kin = before.filter(|&at| own && is_kin(form(at)))?;
        // Not: ganda **putri andalannya**
        let event = kin > self.floor && matches!(form(kin - 1), "ganda" | "tunggal");
        (!event).then_some(kin)
    }

    /// The first token of the office that begins the role.
    fn office(&self) -> Option<usize> {
        let Before {
            reading,
            floor,
            end,
            ..
        } = *self;
        let names = self.person.names;
        let related = self.is_related();
        let mut office = None;
        let mut depth = 0;
        let mut at = end;
        let mut last_name = self.person.index;
        while at > floor {
            let here = at - 1;
            let token = &reading.tokens[here];
            while last_name > 0 && names[last_name].tokens.start > here {
                last_name -= 1;
            }
            let inside = names[last_name]
                .tokens
                .contains(&here)
                .then(|| &names[last_name]);
            let person = |name: &Name| name.kind == EntityKind::Person && !is_pair(reading, name);
            if inside.is_some_and(person) {
                return office.or_else(|| self.around_person(last_name));
            }
            match reading.form(here) {
                ")" => depth += 1,
                "(" if depth > 0 => depth -= 1,
                "(" => break,
                // anak dari **Kepala Dinas Sosial**, Rudi
                "dari" if office.is_some() && here > floor && is_kin(reading.form(here - 1)) => {
                    break;
                }
                // menteri di kabinet **Presiden** Rudi
                "di" | "dari" | "untuk"
                    if office.is_some_and(|office| self.stands_alone(office)) =>
                {
                    break;
                }
                _ => {}
            }
            let relation = token.is(WordClass::RELATION)
                || serves(reading.form(here)) && (office.is_some() || self.is_title(here));
            if depth == 0 && relation && (related || office.is_some() && self.is_of_name(here)) {
                break;
            }
            if depth == 0 && inside.is_none() && is_office(reading, here) {
                if office.is_some_and(|last| self.turns_to(here, last)) {
                    break;
                }
                office = Some(here);
            } else if reading.form(here) == "," {
                let names_office =
                    office == Some(here + 1) || reading.tokens[here + 1].is(WordClass::OFFICE);
                let goes_on = reading.tokens[here + 1].has(TokenFlags::CAPITALIZED)
                    || reading.form(here + 1) == "dan";
                if names_office || !goes_on {
                    break;
                }
            } else if inside.is_none() && !belongs(reading, token) {
                break;
            }
            at = here;
        }
        office
    }

    /// Whether the words from here to the name are one title: *juru bicara*
    fn is_title(&self, start: usize) -> bool {
        let title = self
            .reading
            .tables
            .names
            .title(self.reading.keys(start..self.end));
        title.is_some_and(|(len, _)| start + len == self.end)
    }

    /// Whether the office and the name are next to each other: *Presiden Rudi*.
    fn stands_alone(&self, office: usize) -> bool {
        office + 1 == self.end && !self.is_apart()
    }

    // calon wakil presiden pendamping **Presiden** Rudi: the words before the last office lead to him.  Not: juru bicara
    // Presiden Rudi, who may be either
    fn turns_to(&self, office: usize, last: usize) -> bool {
        let reading = self.reading;
        let title = reading.tables.names.title(reading.keys(office..last));
        let rest = office + title.map_or(1, |(len, _)| len)..last;
        let leads = rest.clone().any(|at| {
            let token = &reading.tokens[at];
            token.is_word()
                && !token.has(TokenFlags::CAPITALIZED)
                && !is_office(reading, at)
                && reading.form(at) != "of"
        });
        let named = reading.tokens[last].has(TokenFlags::CAPITALIZED);
        !self.is_apart() && leads && named && !rest.clone().any(|at| is_link(reading.form(at)))
    }

    // The wife of *istri Bupati Rudi, Sari* is Sari.  Not: istri Rudi, Sari, dan Dewi
    fn is_related(&self) -> bool {
        let names = self.person.names;
        let follows = |index: usize| {
            let pair = names.get(index - 1).zip(names.get(index));
            pair.is_some_and(|(name, next)| {
                let gap = name.tokens.end + 1..next.tokens.start;
                next.kind == EntityKind::Person
                    && gap.len() < 3
                    && self.person.form(name.tokens.end) == ","
                    && gap
                        .clone()
                        .all(|at| self.reading.tokens[at].is(WordClass::TITLE))
            })
        };
        follows(self.person.index + 1) && !follows(self.person.index + 2)
    }

    // istri **Bupati** Rudi, whose kin it is  Not: Istri Bupati, Sari; seorang anak Bupati; kuasa hukum Bupati Rudi
    fn is_of_name(&self, relation: usize) -> bool {
        let form = self.reading.form(relation);
        self.is_small_and_tied(relation) && !serves(form) && form != "ibu"
    }

    /// Whether a word is tied to the name without a comma, and is no title: *suami Sari*  Not: *suami, Rudi; sang suami Rudi*
    pub(super) fn is_small_and_tied(&self, at: usize) -> bool {
        let own = at > 0
            && matches!(
                self.reading.form(at - 1),
                "sang" | "seorang" | "Sang" | "Seorang" | "sebagai" | "si"
            );
        let comma = (at..self.end).any(|at| self.reading.form(at) == ",");
        let apart = comma || self.is_apart();
        !own && !apart && is_small(&self.reading.tokens[at])
    }

    /// Whether something stands between the role and the name: *warga bernama Rudi, Ketua RT 05, Rudi*
    pub(super) fn is_apart(&self) -> bool {
        self.end < self.person.titled.start
    }

    // **kuasa hukum Rudi**, Sari; **istri Rudi**, Sari  Not: Bupati Rudi, Sari
    fn around_person(&self, person: usize) -> Option<usize> {
        let mut at = self.person.names[person].tokens.start;
        while at > self.floor && belongs(self.reading, &self.reading.tokens[at - 1]) {
            at -= 1;
            let form = self.reading.form(at);
            let relation = self.reading.tokens[at].is(WordClass::RELATION);
            if (relation || serves(form)) && !is_event(self.reading, at) {
                return Some(at);
            }
        }
        None
    }

    // **Media Relations Manager** Bank Sejahtera, Rudi; **salah satu** pendiri Rumah Baca, Rudi
    fn whole_office(&self, office: usize) -> usize {
        let mut start = office;
        let named = self.person.names[..self.person.index].last();
        while start > self.floor {
            let before = start - 1;
            let token = &self.reading.tokens[before];
            let named = named.is_some_and(|name| name.tokens.contains(&before));
            let begins = token.has(TokenFlags::SENTENCE_START)
                || token.is(WordClass::CUE | WordClass::ROLE_END);
            let joins = token.is_word() && token.has(TokenFlags::CAPITALIZED) && !begins;
            if named || !joins || !is_english(self.reading.form(office)) {
                break;
            }
            start = before;
        }
        start
    }
}

// Tim Pemenangan **Rudi-Sari**, which is the name of a ticket
fn is_pair(reading: &Reading<'_>, name: &Name) -> bool {
    let glued = |at: usize| {
        at + 1 < reading.tokens.len()
            && matches!(reading.form(at), "-" | "–")
            && reading.tokens[at].has(TokenFlags::GLUED)
            && reading.tokens[at + 1].has(TokenFlags::GLUED)
            && reading.tokens[at + 1].has(TokenFlags::CAPITALIZED)
    };
    glued(name.tokens.end) || name.tokens.start > 0 && glued(name.tokens.start - 1)
}

// Not: Peraturan **Gubernur**, Rudi; Pemilihan **Bupati** Rudi
fn is_of_office(form: &str) -> bool {
    matches!(
        form,
        "Peraturan"
            | "Keputusan"
            | "Instruksi"
            | "Surat"
            | "Pemilihan"
            | "Kantor"
            | "Istana"
            | "Sekretariat"
    )
}

/// Words behind which a role is not at its end.
fn is_open_end(form: &str) -> bool {
    matches!(
        form,
        "selama"
            | "ala"
            | "ke"
            | "atau"
            | "dengan"
            | "pada"
            | "kepada"
            | "bagi"
            | "besok"
            | "versi"
    )
}

/// Whether an office stands at the end of its words: *Media Relations **Manager***. Not: *Berita **Ketua***
fn is_english(form: &str) -> bool {
    form.starts_with(char::is_uppercase)
        && (form.ends_with("er")
            || form.ends_with("or")
            || matches!(
                form,
                "President"
                    | "Head"
                    | "Chief"
                    | "CEO"
                    | "Analyst"
                    | "Specialist"
                    | "Executive"
                    | "Lead"
            ))
}
