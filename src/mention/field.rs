//! Bodies named by a list of their fields: *Badan Pangan, Perkebunan, dan Kehutanan* is one, where the model ends it at
//! the first comma.

use std::ops::Range;

use super::{EntityKind, Name, acronym};
use crate::lexicon::WordClass;
use crate::reading::Reading;
use crate::rule::RuleId;
use crate::token::TokenFlags;

const RULE: RuleId = RuleId::new("mention/fields");

/// How many tokens the further fields may take.
const REACH: usize = 16;

/// Gives the further fields of bodies back to them, and the place behind them. The names are in order, and stay so.
pub(crate) fn extend(reading: &Reading<'_>, names: &mut Vec<Name>) {
    let mut taken = 0;
    for at in 0..names.len() {
        let next = names.get(at + 1).map(|next| next.tokens.clone());
        let limit = next
            .as_ref()
            .map_or(reading.tokens.len(), |next| next.start);
        if names[at].tokens.start < taken || !has_fields(reading, &names[at]) {
            continue;
        }
        let tokens = &names[at].tokens;
        let known = fields_end(reading, tokens, limit, true);
        let Some(end) = known.or_else(|| abbreviated_end(reading, tokens)) else {
            continue;
        };
        let place =
            next.filter(|next| next.start == end && names[at + 1].kind == EntityKind::Location);
        names[at].tokens.end = place.map_or(end, |place| place.end);
        taken = names[at].tokens.end;
    }
    if taken > 0 {
        let mut end = 0;
        names.retain(|name| {
            let free = name.tokens.start >= end;
            end = end.max(name.tokens.end);
            free
        });
    }
}

/// Whether a name is that of a body that is told apart by its fields: *Dinas Pangan*  Not: *Bank Pangan, Partai Pangan*
fn has_fields(reading: &Reading<'_>, name: &Name) -> bool {
    let head = reading.form(name.tokens.start);
    name.kind == EntityKind::Organization
        && name.tokens.len() > 1
        && matches!(
            head,
            "Badan"
                | "Dinas"
                | "Kementerian"
                | "Direktorat"
                | "Departemen"
                | "Balai"
                | "Lembaga"
                | "Komisi"
                | "Asosiasi"
                | "Suku"
                | "Deputi"
        )
}

/// The end of the further fields that begin here: *, Perkebunan, **dan Kehutanan***.
fn fields_end(
    reading: &Reading<'_>,
    name: &Range<usize>,
    limit: usize,
    known: bool,
) -> Option<usize> {
    let start = name.end;
    let end = limit.min(start + REACH);
    let mut at = start;
    loop {
        let comma = at < end && reading.form(at) == ",";
        let link = at + usize::from(comma);
        let last = link < end && matches!(reading.form(link), "dan" | "serta" | "&");
        let alone = at == start && last;
        if !comma && !last || alone && (comma || !is_office(reading.form(name.start))) {
            return None;
        }
        let field = field(reading, link + usize::from(last)..end, known);
        if field.is_empty() || reading.form(field.start) == "Masyarakat" {
            return None;
        }
        at = field.end;
        if last {
            return Some(at);
        }
    }
}

// Badan Meteorologi, Klimatologi, **dan Geofisika** (BMKG): the acronym vouches for words that are rare.
fn abbreviated_end(reading: &Reading<'_>, name: &Range<usize>) -> Option<usize> {
    let end = fields_end(reading, name, reading.tokens.len(), false)?;
    let bracketed = end + 2 < reading.tokens.len()
        && reading.form(end) == "("
        && reading.form(end + 2) == ")"
        && reading.tokens[end + 1].has(TokenFlags::ALL_CAPS);
    let whole = Name {
        tokens: name.start..end,
        kind: EntityKind::Organization,
        rule: RULE,
    };
    let fits = bracketed && acronym::is_short_for(reading.form(end + 1), reading, &whole);
    fits.then_some(end)
}

/// Whether a body with this head serves a state, and its name may well have two fields: *Dinas Pangan dan Kehutanan*  Not:
/// *Balai Pangan dan Kelompok Tani*
fn is_office(head: &str) -> bool {
    matches!(head, "Badan" | "Dinas" | "Kementerian" | "Direktorat")
}

/// The words of one field.
fn field(reading: &Reading<'_>, tokens: Range<usize>, known: bool) -> Range<usize> {
    let start = tokens.start;
    let end = tokens.clone().find(|&at| !is_field(reading, at, known));
    start..end.unwrap_or(tokens.end)
}

// **Perkebunan**, **Kehutanan**  Not: Rudi, Kepala, Dinas, Kota
fn is_field(reading: &Reading<'_>, at: usize, known: bool) -> bool {
    let token = &reading.tokens[at];
    let form = reading.form(at);
    let other = WordClass::ORG_HEAD
        | WordClass::TITLE
        | WordClass::PERSON_NAME
        | WordClass::ORG_NAME
        | WordClass::PLACE_NAME
        | WordClass::WEEKDAY
        | WordClass::MONTH;
    // Perlindungan **Anak**, Pemberdayaan Masyarakat **Desa**  Not: Desa Lembah
    let named = |at: usize| {
        let next = reading.tokens.get(at);
        next.is_some_and(|next| next.is_word() && next.has(TokenFlags::CAPITALIZED))
    };
    match form {
        "Anak" => return true,
        "Desa" => return !named(at + 1),
        _ => {}
    }
    token.is_word()
        && token.has(TokenFlags::CAPITALIZED)
        && !token.has(TokenFlags::SENTENCE_START)
        && (!token.has(TokenFlags::ALL_CAPS) || token.is(WordClass::NO_NAME))
        && !token.is(other)
        && !matches!(
            form,
            "Nomor"
                | "Tahun"
                | "Warga"
                | "Kota"
                | "Kabupaten"
                | "Provinsi"
                | "Kecamatan"
                | "Kelurahan"
        )
        && (!known
            || token.is(WordClass::NO_NAME)
            || reading.tables.vocabulary.count(token.key) > 0)
}

#[cfg(test)]
mod tests {
    use super::{EntityKind, Name, extend};
    use crate::input::Input;
    use crate::lexicon::Lexicon;
    use crate::reading::Reading;
    use crate::rule::RuleId;

    /// The names of a text with the names given, the first of them an organization and the others places.
    fn extended(text: &str, given: &[&str]) -> Vec<String> {
        let lexicon = Lexicon::builtin();
        let reading = Reading::new(Input::new(text), lexicon.tables());
        let name = |(at, given): (usize, &&str)| {
            let start = text.find(given).expect("a name of the text");
            Name {
                tokens: reading.token_at(start)..reading.token_at(start + given.len()),
                kind: [EntityKind::Organization, EntityKind::Location][at.min(1)],
                rule: RuleId::new("mention/given"),
            }
        };
        let mut names: Vec<Name> = given.iter().enumerate().map(name).collect();
        extend(&reading, &mut names);
        let written = |name: &Name| {
            let span = reading.cover(name.tokens.start, name.tokens.end - 1);
            reading.slice(span).to_owned()
        };
        names.iter().map(written).collect()
    }

    #[test]
    fn the_fields_of_a_body_are_of_its_name() {
        for (text, given, expected) in [
            (
                "Kepala Dinas Pangan, Perkebunan, dan Kehutanan hadir.",
                &["Dinas Pangan"][..],
                &["Dinas Pangan, Perkebunan, dan Kehutanan"][..],
            ),
            (
                "Kepala Dinas Pangan dan Pemberdayaan Desa Kabupaten Lembah hadir.",
                &["Dinas Pangan", "Kabupaten Lembah"],
                &["Dinas Pangan dan Pemberdayaan", "Kabupaten Lembah"],
            ),
            (
                "Kepala Dinas Pangan, Tobologi, dan Dumofika (DPTD) hadir.",
                &["Dinas Pangan"],
                &["Dinas Pangan, Tobologi, dan Dumofika"],
            ),
            (
                "Kepala Dinas Pangan dan Perlindungan Anak Kabupaten Lembah hadir.",
                &["Dinas Pangan", "Kabupaten Lembah"],
                &["Dinas Pangan dan Perlindungan Anak Kabupaten Lembah"],
            ),
        ] {
            assert_eq!(extended(text, given), expected, "{text}");
        }
    }

    #[test]
    fn what_is_no_field_stays_outside() {
        for text in [
            "Dinas Pangan, Rudi, dan Sari hadir.",
            "Dinas Pangan dan Masyarakat sekitar hadir.",
            "Dinas Pangan, Dinas Kehutanan, dan Polres hadir.",
            "Dinas Pangan, Perkebunan Lembah hadir.",
            "Dinas Pangan dan warga hadir.",
            "Dinas Pangan, Tobologi, dan Dumofika (XYZ) hadir.",
        ] {
            assert_eq!(
                extended(text, &["Dinas Pangan"]),
                ["Dinas Pangan"],
                "{text}"
            );
        }
    }
}
