//! Decisions of courts.

use std::borrow::Cow;

use super::instrument::{Instrument, Naming};
use super::number::{Number, slug};
use super::reader::Reader;
use crate::lexicon::LawWord;

impl Reader<'_> {
    // Putusan MK Nomor 90/PUU-XXI/2023, Putusan 34/Pid.B/2022/PN Mks, putusan MK itu, putusan tersebut.
    pub(super) fn decision(&self, start: usize, end: usize, kind: u16) -> Option<Instrument> {
        let one = self.law.registry.type_of(kind);
        let mut end = self.after_bracket(end, 2).unwrap_or(end);
        let word = self.text[start..end].to_ascii_lowercase();
        let case = word.starts_with("gugatan")
            || word.starts_with("permohonan")
            || word.starts_with("penetapan");
        let republic = self.skip_republic(end);
        let mut number = self
            .number(self.after(republic, LawWord::Case).unwrap_or(republic))
            .or_else(|| self.number_of_its_case(republic));
        if number.is_none()
            && one.code == "putusan"
            && !case
            && let Some(court) = self.name(end, 8)
        {
            number = self.number(court).filter(|number| number.announced);
        }
        if let Some(number) = number {
            let class = number.class().to_owned();
            let constitutional = number.is_constitutional();
            if case && !constitutional {
                return None;
            }
            let code: Cow<'static, str> = if constitutional && one.code == "putusan" {
                "putusan-mk".into()
            } else if one.code == "putusan" && (class.starts_with("k-") || class.starts_with("pk-"))
            {
                "putusan-ma".into()
            } else if one.code == "putusan" {
                self.court_behind(number.end).map_or_else(
                    || "putusan".into(),
                    |(court, _)| format!("putusan-{court}").into(),
                )
            } else {
                one.code.into()
            };
            if one.code == "putusan" && class.is_empty() && !number.announced {
                return None;
            }
            let mut found = self.numbered(start, kind, code, number);
            if let Some((_, end)) = self.court_behind(found.end) {
                found.end = end;
            }
            return Some(found);
        }
        if let Some(end) = self.demonstrative(end) {
            return (!case).then(|| self.plain(start, end, kind, Naming::Back));
        }
        if one.code == "putusan-mk" || one.code == "putusan-mkmk" {
            end = republic.max(end);
            return Some(self.plain(start, end, kind, Naming::Bare));
        }
        None
    }

    /// A decision of the constitutional court by its number alone.
    pub(super) fn constitutional(&self, start: usize, number: Number) -> Option<Instrument> {
        let kind = self.law.registry.type_index("putusan-mk")?;
        Some(self.numbered(start, kind, "putusan-mk", number))
    }

    /// *dalam perkara Nomor 90/PUU-XXI/2023* behind the name of the court's decision.
    fn number_of_its_case(&self, at: usize) -> Option<Number> {
        let (link, piece) = self.law_word(at)?;
        let links = matches!(link, LawWord::In | LawWord::On | LawWord::Concerning);
        let case = links.then(|| self.after(piece.end, LawWord::Case))??;
        let number = self.number(case)?;
        number.is_constitutional().then_some(number)
    }

    /// The court at the end of a case number: */PN Jkt.Sel*, */PN.Jkt.Pst*.
    pub(super) fn court_behind(&self, at: usize) -> Option<(String, usize)> {
        let before = self.before(at, 40);
        let court = ["PN", "PT", "PA", "PTUN", "PTA", "PM"];
        let last = before.rsplit('/').next().unwrap_or_default();
        let name = court.iter().find(|court| {
            last.strip_prefix(**court)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', ' ']))
        })?;
        if last.len() > name.len() {
            return Some((slug(last), at));
        }
        let piece = self
            .piece(at)
            .filter(|piece| self.capitalized(*piece) && piece.start == at + 1)?;
        let mut end = piece.end;
        while let Some(dot) = self.text[end..].strip_prefix('.') {
            let letters = dot.bytes().take_while(u8::is_ascii_alphabetic).count();
            if letters == 0 {
                break;
            }
            end += 1 + letters;
        }
        Some((
            slug(&format!("{name} {}", &self.text[piece.start..end])),
            end,
        ))
    }
}
