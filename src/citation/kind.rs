//! Types of instruments.

/// A type of instrument: how it is written, who issues it, where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct RegulationType {
    /// The type as ids have it: `uu`; of ministers, bodies and regions the part before the issuer: `permen`.
    pub code: &'static str,
    pub(crate) form: TypeForm,
    /// The place in the hierarchy of pasal 7 of UU 12/2011, from 1; 8 for what pasal 8 names; none for the rest.
    pub rank: Option<u8>,
    /// The official wording: *Undang-Undang*.
    pub name: &'static str,
    /// Who issues it.
    pub issuer: &'static str,
    pub(crate) spellings: &'static str,
    /// A sentence with a reference of the type.
    pub example: &'static str,
}

impl RegulationType {
    /// The ways of writing it: *UU, Undang-Undang*.
    pub fn spellings(&self) -> impl Iterator<Item = &'static str> {
        self.spellings.split("; ")
    }
}

/// How an id of a type is made up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TypeForm {
    Act,
    Code,
    Minister,
    Body,
    Region,
    Province,
    Regency,
    City,
    Village,
    Joint,
    Court,
    Bill,
}

impl TypeForm {
    pub(crate) fn parse(cell: &str) -> Option<TypeForm> {
        Some(match cell {
            "act" => TypeForm::Act,
            "code" => TypeForm::Code,
            "minister" => TypeForm::Minister,
            "body" => TypeForm::Body,
            "region" => TypeForm::Region,
            "province" => TypeForm::Province,
            "regency" => TypeForm::Regency,
            "city" => TypeForm::City,
            "village" => TypeForm::Village,
            "joint" => TypeForm::Joint,
            "court" => TypeForm::Court,
            "bill" => TypeForm::Bill,
            _ => return None,
        })
    }
}
