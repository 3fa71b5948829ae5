//! Who is involved at a stage, in the school's words.

use crate::kit::Role;

/// The people of the school's process.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Who {
    ClassTeacher,
    SenTa,
    Senco,
    Parents,
    /// Educational psychologist, speech and language therapist, and others from outside the school.
    Agencies,
}

impl Who {
    /// The role in the app. None for whoever is not on the school's staff.
    pub fn role(self) -> Option<Role> {
        match self {
            Who::ClassTeacher => Some(Role::ClassTeacher),
            Who::SenTa => Some(Role::SenTa),
            Who::Senco => Some(Role::Senco),
            Who::Parents | Who::Agencies => None,
        }
    }
}

/// One entry of the column “Who is involved”. An entry may name two: “Class teacher initiates, supported by
/// SEN TA if necessary” (row 2).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Involved {
    pub words: &'static str,
    pub who: &'static [Who],
}

pub(super) const CLASS_TEACHER: Involved = Involved { words: "Class teacher", who: &[Who::ClassTeacher] };
pub(super) const TEACHER_INITIATES: Involved = Involved {
    words: "Class teacher initiates, supported by SEN TA if necessary",
    who: &[Who::ClassTeacher, Who::SenTa],
};
pub(super) const SENCO: Involved = Involved { words: "SENCo", who: &[Who::Senco] };
pub(super) const SEN_TA: Involved = Involved { words: "SEN TA", who: &[Who::SenTa] };
pub(super) const PARENTS: Involved = Involved { words: "Parents", who: &[Who::Parents] };
pub(super) const EXTERNAL_AGENCIES: Involved = Involved { words: "External agencies", who: &[Who::Agencies] };
pub(super) const AGENCIES: Involved = Involved { words: "Agencies", who: &[Who::Agencies] };
