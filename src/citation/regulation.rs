//! An act and its identifiers.

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use crate::error::Error;
use crate::lexicon::Lexicon;

/// An act, a code or a court decision.
///
/// ```
/// use warta::Regulation;
///
/// let act: Regulation = "uu/2008/14".parse()?;
/// assert_eq!(act.to_string(), "Undang-Undang Nomor 14 Tahun 2008"); // "Law number 14 of the year 2008"
/// assert_eq!(act.to_akn(), "/akn/id/act/uu/2008/14");
/// assert_eq!(act.to_slug(), "uu-no-14-tahun-2008");
/// assert_eq!("uu-no-14-tahun-2008".parse::<Regulation>()?.id(), "uu/2008/14");
/// # Ok::<(), warta::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct Regulation {
    id: Cow<'static, str>,
    /// The official title, where the registry has it.
    pub title: Option<Cow<'static, str>>,
    /// The type, the first part of the id: `uu`, `permendagri`, `perda-kota-bogor`, or the whole id of a code: `kuhp`.
    #[cfg_attr(feature = "serde", serde(rename = "type", default))]
    pub kind: Cow<'static, str>,
    /// The number, in lower case, slashes and blanks as hyphens: `14`, `90-puu-xxi`; none for a code.
    #[cfg_attr(
        feature = "serde",
        serde(default, skip_serializing_if = "Option::is_none")
    )]
    pub number: Option<Cow<'static, str>>,
    /// The year; none for a code.
    #[cfg_attr(
        feature = "serde",
        serde(default, skip_serializing_if = "Option::is_none")
    )]
    pub year: Option<u16>,
    /// The id of the act that a code means on the document date: `uu/1946/1` for *KUHP* before 2026-01-02.
    #[cfg_attr(
        feature = "serde",
        serde(default, skip_serializing_if = "Option::is_none")
    )]
    pub edition: Option<Cow<'static, str>>,
    /// The ids of the acts that this one amends.
    #[cfg_attr(
        feature = "serde",
        serde(default, skip_serializing_if = "Vec::is_empty")
    )]
    pub amends: Vec<Cow<'static, str>>,
    /// The ids of the acts that amended this one up to the year of the document date.
    #[cfg_attr(
        feature = "serde",
        serde(default, skip_serializing_if = "Vec::is_empty")
    )]
    pub amended_by: Vec<Cow<'static, str>>,
    /// The ids of the acts that repealed this one up to the year of the document date.
    #[cfg_attr(
        feature = "serde",
        serde(default, skip_serializing_if = "Vec::is_empty")
    )]
    pub repealed_by: Vec<Cow<'static, str>>,
}

impl Regulation {
    /// An act by type, number and year, as they stand in the id.
    pub(crate) fn new(
        kind: impl Into<Cow<'static, str>>,
        number: impl Into<Cow<'static, str>>,
        year: u16,
    ) -> Regulation {
        let (kind, number) = (kind.into(), number.into());
        let mut id = String::with_capacity(kind.len() + number.len() + 6);
        id.push_str(&kind);
        id.push('/');
        for place in [1000, 100, 10, 1] {
            id.push(char::from(b'0' + (year / place % 10) as u8));
        }
        id.push('/');
        id.push_str(&number);
        Regulation {
            id: Cow::Owned(id),
            number: Some(number),
            year: Some(year),
            ..Regulation::code(kind)
        }
    }

    /// A code, whose type is its id.
    pub(crate) fn code(kind: impl Into<Cow<'static, str>>) -> Regulation {
        let kind = kind.into();
        Regulation {
            id: kind.clone(),
            title: None,
            kind,
            number: None,
            year: None,
            edition: None,
            amends: Vec::new(),
            amended_by: Vec::new(),
            repealed_by: Vec::new(),
        }
    }

    /// The canonical id: `type/year/number` in lower case (`uu/2008/14`), or the name of a code (`kuhp`).
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The identifier in the naming convention of Akoma Ntoso: `/akn/id/act/uu/2008/14`, `/akn/id/judgment/…` for
    /// court decisions.
    #[must_use]
    pub fn to_akn(&self) -> String {
        let class = if self.is_decision() {
            "judgment"
        } else {
            "act"
        };
        format!("/akn/id/{class}/{}", self.id)
    }

    /// The slug that the official register uses: `uu-no-14-tahun-2008`.
    #[must_use]
    pub fn to_slug(&self) -> String {
        match (&self.number, self.year) {
            (Some(number), Some(year)) => format!("{}-no-{number}-tahun-{year}", self.kind),
            _ => self.id.to_string(),
        }
    }

    fn is_decision(&self) -> bool {
        self.kind == "putusan" || self.kind.starts_with("putusan-")
    }

    /// The number as the official wording has it: `90/PUU-XXI/2023`.
    fn official_number(&self, number: &str, year: u16) -> String {
        if self.is_decision() {
            let (first, rest) = number.split_once('-').unwrap_or((number, ""));
            let rest = rest.to_uppercase();
            return match rest.as_str() {
                "" => format!("{first}/{year}"),
                rest => format!("{first}/{rest}/{year}"),
            };
        }
        number.replace('-', "/").to_uppercase()
    }
}

/// The official wording, *Undang-Undang Nomor 14 Tahun 2008*; with `{:#}` the title too, where it is known.
impl fmt::Display for Regulation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let lexicon = Lexicon::builtin();
        f.write_str(&lexicon.tables().law.name_of(&self.kind))?;
        if let (Some(number), Some(year)) = (&self.number, self.year) {
            let number = self.official_number(number, year);
            write!(f, " Nomor {number}")?;
            if !self.is_decision() {
                write!(f, " Tahun {year}")?;
            }
        }
        match &self.title {
            Some(title) if f.alternate() && self.number.is_some() => write!(f, " tentang {title}"),
            _ => Ok(()),
        }
    }
}

/// Reads the id, the form of Akoma Ntoso, or the slug; the title is looked up in the built-in registry.
impl FromStr for Regulation {
    type Err = Error;

    fn from_str(text: &str) -> Result<Regulation, Error> {
        let wrong = || Error::new(format!("not the id of an act: {text:?}"));
        let id = match text.strip_prefix("/akn/id/") {
            Some(rest) => rest.split_once('/').ok_or_else(wrong)?.1,
            None => text,
        };
        let parts: Vec<&str> = id.split('/').collect();
        let act = match parts[..] {
            [kind, year, number] => parse_parts(kind, year, number),
            [whole] => parse_slug(whole),
            _ => None,
        };
        let mut act = act.ok_or_else(wrong)?;
        let lexicon = Lexicon::builtin();
        if let Some(known) = lexicon.tables().law.registry.get(&act.id) {
            act = known;
        }
        Ok(act)
    }
}

fn parse_slug(slug: &str) -> Option<Regulation> {
    if let Some((kind, rest)) = slug.split_once("-no-") {
        let (number, year) = rest.rsplit_once("-tahun-")?;
        return parse_parts(kind, year, number);
    }
    let lexicon = Lexicon::builtin();
    lexicon
        .tables()
        .law
        .registry
        .is_code(slug)
        .then(|| Regulation::code(slug.to_owned()))
}

fn parse_parts(kind: &str, year: &str, number: &str) -> Option<Regulation> {
    let plain = |part: &str| {
        !part.is_empty()
            && part
                .bytes()
                .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'-' | b'.'))
    };
    let year_is_four_digits = year.len() == 4 && year.bytes().all(|b| b.is_ascii_digit());
    if !plain(kind) || !plain(number) || !year_is_four_digits {
        return None;
    }
    Some(Regulation::new(
        kind.to_owned(),
        number.to_owned(),
        year.parse().ok()?,
    ))
}

#[cfg(test)]
mod tests {
    use super::Regulation;

    #[test]
    fn the_three_forms_go_round() {
        for id in [
            "uu/2008/14",
            "putusan-mk/2023/90-puu-xxi",
            "perda-kabupaten-pati/2023/1",
            "keputusan-wali-kota-bogor/2023/800-kep.525-bkpsdm",
            "kuhp",
            "uud-1945",
        ] {
            let act: Regulation = id.parse().expect(id);
            assert_eq!(act.id(), id);
            assert_eq!(act.to_akn().parse::<Regulation>().expect(id).id(), id);
            assert_eq!(act.to_slug().parse::<Regulation>().expect(id).id(), id);
        }
        for wrong in [
            "",
            "uu",
            "uu/14",
            "uu/08/14",
            "UU/2008/14",
            "uu/2008/14/2",
            "/akn/id/uu",
        ] {
            assert!(wrong.parse::<Regulation>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn the_wording_is_the_official_one() {
        let shown = |id: &str| id.parse::<Regulation>().expect(id).to_string();
        assert_eq!(
            shown("perppu/1963/3"),
            "Peraturan Pemerintah Pengganti Undang-Undang Nomor 3 Tahun 1963"
        );
        assert_eq!(
            shown("permendagri/2020/77"),
            "Peraturan Menteri Dalam Negeri Nomor 77 Tahun 2020"
        );
        assert_eq!(
            shown("putusan-mk/2023/90-puu-xxi"),
            "Putusan Mahkamah Konstitusi Nomor 90/PUU-XXI/2023"
        );
        assert_eq!(
            shown("perda-kabupaten-pati/2023/1"),
            "Peraturan Daerah Kabupaten Pati Nomor 1 Tahun 2023"
        );
        assert_eq!(shown("kuhp"), "Kitab Undang-Undang Hukum Pidana");
    }
}
