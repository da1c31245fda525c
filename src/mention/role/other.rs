//! Words before a name that say who somebody else is, or nothing of anybody: *suami Sari*, *kepada warga, Rudi berpesan*.

use super::Person;
use super::before::Before;
use super::words::{belongs, follows, is_event, is_kin, is_of_many};
use crate::mention::EntityKind;
use crate::token::{Token, TokenFlags};

/// How many names before a role are looked at.
const NEAR: usize = 16;

/// How far before a role its clause may begin.
const LONG: usize = 48;

// suami **Sari**, putra sulung **Rudi**, of whom the words before and behind say nothing
pub(super) fn is_possessor(person: &Person<'_>) -> bool {
    let reading = person.reading;
    let end = person.titled.start;
    let floor = person.sentence().start.max(end.saturating_sub(3));
    (floor..end)
        .rev()
        .take_while(|&at| {
            let token = &reading.tokens[at];
            token.is_word()
                && is_small(token)
                && (belongs(reading, token) || is_kin(reading.slice(token.span)))
        })
        .any(|at| is_kin(reading.form(at)) && !is_event(reading, at))
}

/// Whether a word has a capital for nothing but the start of a sentence.
pub(super) fn is_small(token: &Token) -> bool {
    !token.has(TokenFlags::CAPITALIZED) || token.has(TokenFlags::SENTENCE_START)
}

impl Before<'_> {
    /// Whether the words say who somebody else is: **suami** Sari, **para pemain** Rudi, Hakim selaku **Ketua**, Rudi
    pub(super) fn is_of_others(&self, office: usize) -> bool {
        let reading = self.reading;
        let form = reading.form(office);
        if (is_kin(form) || follows(form)) && self.is_small_and_tied(office) {
            return true;
        }
        let Some(before) = office.checked_sub(1).filter(|&at| at >= self.floor) else {
            return false;
        };
        let form = reading.form(before);
        if is_of_many(form) {
            return !self.is_apart();
        }
        // sebagai **pelatih** Rudi, whom he trains
        let words = &reading.tokens[office..self.end];
        let named = words.iter().any(|word| word.has(TokenFlags::CAPITALIZED));
        let small = !self.is_apart() && !named;
        matches!(form, "selaku" | "sebagai" | "menjadi" | "jadi")
            && (small || self.follows_person(before))
    }

    /// Whether a person was named before in this sentence.
    fn follows_person(&self, at: usize) -> bool {
        let first = self.person.sentence().start;
        let before = self.person.names[..self.person.index].iter().rev();
        before
            .take(NEAR)
            .take_while(|name| name.tokens.start >= first)
            .any(|name| name.kind == EntityKind::Person && name.tokens.end <= at)
    }

    // Kepada **warga desa**, Rudi juga berpesan; Saat ditemui **wartawan**, Rudi diam: the name begins the clause.
    // Not: Kepada Bupati Jepara, Rudi, warga berkata; Kini Bupati Jepara, Rudi berkata
    pub(super) fn opens_clause(&self, office: usize) -> bool {
        const LEADS: [&str; 25] = [
            "Kepada", "Bersama", "Bagi", "Menurut", "Dengan", "Oleh", "Dari", "Terhadap", "Selain",
            "Saat", "Ketika", "Setelah", "Usai", "Seusai", "Sebelum", "Meski", "Karena", "Jika",
            "Di", "Dalam", "Pada", "Untuk", "Melalui", "Seperti", "Atas",
        ];
        let reading = self.reading;
        let next = reading.tokens.get(self.person.titled.end);
        let closed =
            next.is_none_or(|next| !next.is_word() || next.has(TokenFlags::SENTENCE_START));
        let start = self.person.sentence().start;
        let first = start.max(office.saturating_sub(LONG));
        if !self.is_apart() || closed || office <= first {
            return false;
        }
        let clause = (first..office)
            .rev()
            .find(|&at| reading.form(at) == ",")
            .map_or(first, |comma| comma + 1);
        // Karena **itu** warga desa, Rudi, ...
        let pointed = (clause + 1..office.min(clause + 4))
            .any(|at| matches!(reading.form(at), "itu" | "ini" | "tersebut"));
        let leads = LEADS.contains(&reading.form(clause)) && !pointed;
        // Of a capital office, the name is the holder's more often: Dalam acara itu Bupati Jepara, Rudi berkata
        let named = reading.tokens[office].has(TokenFlags::CAPITALIZED);
        let near = clause + 1 == office;
        let his = matches!(
            reading.form(office - 1),
            "sebagai" | "seorang" | "menjabat" | "menjadi"
        );
        match reading.form(clause) {
            "Menurut" => near && !named && office + 1 == self.end,
            _ => clause < office && leads && !his && (!named || near),
        }
    }
}
