//! The number and year of an act: *Nomor 14 Tahun 2008*, *No. 14/2008*, *Nomor 90/PUU-XXI/2023*.

use super::reader::Reader;
use crate::lexicon::{LawWord, Piece};
use crate::token::without_sentence;

/// A number as it stands in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Number {
    /// In lower case, slashes and blanks as hyphens, the year taken out.
    pub(super) number: String,
    pub(super) year: Option<u16>,
    pub(super) end: usize,
    /// Whether *Nomor* stands before it.
    pub(super) announced: bool,
}

impl Number {
    /// What stands behind the first part: `puu-xxi` of `90-puu-xxi`.
    pub(super) fn class(&self) -> &str {
        self.number.split_once('-').map_or("", |(_, class)| class)
    }

    /// *12/Pdt.G/2024, 12/Pid.B/2021, 5/G/TUN/2020*: the number of a case.
    pub(super) fn is_of_a_court(&self) -> bool {
        ["pdt", "pid", "g-tun"]
            .iter()
            .any(|one| self.class().starts_with(one))
    }

    /// *90/PUU-XXI/2023, 1/PHPU.PRES-XXII/2024*: a number of the constitutional court.
    pub(super) fn is_constitutional(&self) -> bool {
        ["puu", "phpu", "skln", "phpres", "pnpres"]
            .iter()
            .any(|one| self.class().starts_with(one))
    }
}

/// The years that acts can have.
pub(super) fn is_year(year: u32) -> bool {
    (1945..=2100).contains(&year)
}

impl Reader<'_> {
    /// Reads a number behind a type, over *RI*, *(UU)* and commas.
    pub(super) fn number(&self, at: usize) -> Option<Number> {
        let mut at = self.skip_republic(at);
        if let Some(end) = self.after_bracket(at, 4) {
            at = self.skip_republic(end);
        }
        let at = match self.after_char(at, ',') {
            Some(end) if self.after(end, LawWord::Number).is_some() => end,
            _ => at,
        };
        match self.after_number_word(at) {
            Some(start) => self.raw_number(start, true),
            None => self
                .raw_number(at, false)
                .filter(|number| number.year.is_some()),
        }
    }

    /// The place behind *Nomor*, *No.*, *no :*.
    pub(super) fn after_number_word(&self, at: usize) -> Option<usize> {
        let mut at = self.after(at, LawWord::Number)?;
        while let Some(end) = self
            .after_char(at, '.')
            .or_else(|| self.after_char(at, ':'))
            .or_else(|| self.after(at, LawWord::Number))
        {
            at = end;
        }
        Some(at)
    }

    fn raw_number(&self, at: usize, announced: bool) -> Option<Number> {
        let first = self.piece(at)?;
        let end = self.run_end(first.start);
        let run = without_sentence(&self.text[first.start..end]);
        let run = run.trim_end_matches(['.', '-', '–', '/', ',']);
        let end = first.start + run.len();
        if run.is_empty()
            || !run.contains(|c: char| c.is_ascii_digit() || matches!(c, 'I' | 'V' | 'X'))
        {
            return None;
        }
        let digits = run.bytes().take_while(u8::is_ascii_digit).count();
        if 0 < digits
            && let Some(found) = self.short_number(first.start, digits, run, announced)
        {
            return Some(found);
        }
        // Kepmendagri Nomor 100.2.1.3-1287 Tahun 2024: the code of the subject stands before the number.
        let dotted = announced && 2 <= run.bytes().filter(|&b| b == b'.').count();
        if !(run.contains('/') || dotted)
            || !(announced || run.to_ascii_uppercase().contains("PUU"))
        {
            return None;
        }
        let (number, year) = split_year(run);
        let mut found = Number {
            number: slug(&number),
            year,
            end,
            announced,
        };
        if found.year.is_none()
            && let Some((year, end)) = self.year(end)
        {
            (found.year, found.end) = (Some(year), end);
        }
        (!found.number.is_empty()).then_some(found)
    }

    /// *14 Tahun 2008*, *14/2008*, *14 2008*.
    fn short_number(
        &self,
        start: usize,
        digits: usize,
        run: &str,
        announced: bool,
    ) -> Option<Number> {
        let number = run[..digits].trim_start_matches('0');
        if number.is_empty() || digits > 5 {
            return None;
        }
        let found = |year, end| {
            Some(Number {
                number: number.to_owned(),
                year,
                end,
                announced,
            })
        };
        let rest = &run[digits..];
        if let Some((year, end)) = self.spaced_year(start + digits).filter(|_| rest.is_empty()) {
            return found(Some(year), end);
        }
        if let Some(year) = rest.strip_prefix('/') {
            let len = year.bytes().take_while(u8::is_ascii_digit).count();
            let behind = year.as_bytes().get(len).copied().unwrap_or(b' ');
            if len == 4 && behind != b'/' && behind != b'-' {
                let value = year[..len].parse().ok()?;
                return is_year(value)
                    .then(|| found(Some(value as u16), start + digits + 1 + len))
                    .flatten();
            }
            if len == 2 && announced && !matches!(behind, b'/' | b'-' | b'.') {
                let value: u16 = year[..len].parse().ok()?;
                return (45 <= value)
                    .then(|| found(Some(1900 + value), start + digits + 1 + len))
                    .flatten();
            }
            return None;
        }
        let dots = rest.bytes().filter(|&b| b == b'.').count();
        let ends_here =
            rest.is_empty() || rest.starts_with(['.', ',']) && !rest.contains('/') && dots < 2;
        let glued_year = rest
            .get(..5)
            .is_some_and(|rest| rest.eq_ignore_ascii_case("tahun"));
        if !ends_here && !glued_year {
            return None;
        }
        let end = start + digits;
        if let Some((year, end)) = self.year(end) {
            return found(Some(year), end);
        }
        announced.then(|| found(None, end)).flatten()
    }

    /// *30 / 2000*
    fn spaced_year(&self, at: usize) -> Option<(u16, usize)> {
        let slash = self.after_char(at, '/').filter(|&slash| at + 1 < slash)?;
        let year = self
            .piece(slash)
            .filter(|piece| self.is_year_piece(*piece))?;
        Some((self.form(year).parse().ok()?, year.end))
    }

    /// *Tahun 2008*, *Th. 2008*, or the bare year where the word was lost.
    fn year(&self, at: usize) -> Option<(u16, usize)> {
        let mut start = self.after(at, LawWord::Year).or_else(|| {
            let start = self.after(at, LawWord::Number)?;
            Some(start)
        });
        if let Some(dot) = start.and_then(|start| self.after_char(start, '.')) {
            start = Some(dot);
        }
        let piece = self
            .piece(start.unwrap_or(at))
            .filter(|piece| piece.is_number())?;
        let form = self.form(piece);
        let year: u32 = (form.len() == 4).then(|| form.parse().ok())??;
        is_year(year).then_some((year as u16, piece.end))
    }

    pub(super) fn is_year_piece(&self, piece: Piece) -> bool {
        let form = self.form(piece);
        piece.is_number() && form.len() == 4 && form.parse().is_ok_and(is_year)
    }

    /// The end of a run of letters, digits and the marks inside numbers: *800/Kep.160 - BKPSDM/2025*, *123 K/Pid/2020*.
    fn run_end(&self, start: usize) -> usize {
        let inside =
            |c: char| c.is_ascii_alphanumeric() || matches!(c, '/' | '.' | '-' | '–' | '_');
        let mut end = start;
        loop {
            let rest = &self.text[end..];
            end += rest.find(|c| !inside(c)).unwrap_or(rest.len());
            let rest = &self.text[end..];
            let goes_on = ["- ", "– "]
                .iter()
                .any(|dash| rest.trim_start_matches(' ').starts_with(dash))
                && rest
                    .trim_start_matches([' ', '-', '–'])
                    .split(' ')
                    .next()
                    .is_some_and(|next| {
                        next.contains('/') && next.contains(|c: char| c.is_ascii_digit())
                    })
                && self.text[start..end].contains('/');
            let cassation = ["K/", "PK/", "B/"].iter().any(|class| {
                rest.strip_prefix(' ')
                    .is_some_and(|rest| rest.starts_with(class))
            }) && self.text[start..end].bytes().all(|b| b.is_ascii_digit());
            let slash = rest
                .strip_prefix(" /")
                .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_uppercase()));
            if !goes_on && !cassation && !slash {
                return end;
            }
            end += rest.len() - rest.trim_start_matches([' ', '-', '–']).len();
        }
    }
}

/// Takes the year out of *800/Kep.160/2025*: the last part that is one.
fn split_year(run: &str) -> (String, Option<u16>) {
    let parts: Vec<&str> = run.split('/').collect();
    let year = |part: &&str| -> Option<u16> {
        let value: u32 = (part.len() == 4).then(|| part.parse().ok())??;
        is_year(value).then_some(value as u16)
    };
    let Some(at) = parts.iter().rposition(|part| year(part).is_some()) else {
        return (run.to_owned(), None);
    };
    let kept: Vec<&str> = parts[..at].to_vec();
    let kept = if kept.is_empty() {
        parts[at + 1..].to_vec()
    } else {
        kept
    };
    (kept.join("/"), year(&parts[at]))
}

/// Lower case, `/` and blanks as `-`, dots kept but at the end of a part.
pub(super) fn slug(text: &str) -> String {
    let mut slug = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            'A'..='Z' => slug.push(c.to_ascii_lowercase()),
            'a'..='z' | '0'..='9' => slug.push(c),
            '.' if !slug.is_empty() && !slug.ends_with(['-', '.']) => slug.push('.'),
            '.' => {}
            _ => {
                while slug.ends_with('.') {
                    slug.pop();
                }
                if !slug.is_empty() && !slug.ends_with('-') {
                    slug.push('-');
                }
            }
        }
    }
    while slug.ends_with(['-', '.']) {
        slug.pop();
    }
    slug
}

#[cfg(test)]
mod tests {
    use super::{slug, split_year};

    #[test]
    fn slugs_keep_inner_dots() {
        assert_eq!(slug("800/Kep.525–BKPSDM"), "800-kep.525-bkpsdm");
        assert_eq!(slug("1117/Kpts./SR.310/M/10"), "1117-kpts-sr.310-m-10");
        assert_eq!(slug("Wali Kota Bogor"), "wali-kota-bogor");
    }

    #[test]
    fn the_year_comes_out_of_the_number() {
        assert_eq!(
            split_year("90/PUU-XXI/2023"),
            ("90/PUU-XXI".to_owned(), Some(2023))
        );
        assert_eq!(
            split_year("XXV/MPRS/1966"),
            ("XXV/MPRS".to_owned(), Some(1966))
        );
        assert_eq!(
            split_year("188/341/KPTS/013"),
            ("188/341/KPTS/013".to_owned(), None)
        );
    }
}
