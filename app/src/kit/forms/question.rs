//! One question: what is asked, in which shape, within which limits, and who may see the answer.

use crate::kit::Audience;

/// What a short text is for, so that a browser helps: the right keyboard, the right memory, the right care.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextUse {
    Plain,
    Email,
    CurrentPassword,
    NewPassword,
    /// As secret as a password, and figures only: a tablet shows its number keys.
    NewPin,
    /// The six figures of an authenticator, or the code that set-up prints.
    OneTimeCode,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayLimit {
    Any,
    /// Something that has happened: today or earlier.
    NotAfterToday,
    /// Something that is planned: today or later.
    NotBeforeToday,
}

/// The shape of an answer. Choices are pairs of an id, which is stored, and a label, which is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    ShortText {
        max_chars: u16,
        used_as: TextUse,
    },
    LongText {
        max_chars: u16,
    },
    Date {
        limit: DayLimit,
    },
    Choice {
        options: &'static [(&'static str, &'static str)],
    },
    Several {
        options: &'static [(&'static str, &'static str)],
    },
    YesNo,
    /// A number of steps between two words: 1 “never” to 5 “always”.
    Scale {
        steps: u8,
        low: &'static str,
        high: &'static str,
    },
    /// A member of staff, or a child: the page brings the list.
    Person,
    /// A number with its unit, as measured.
    Measure {
        unit: &'static str,
        least: i32,
        most: i32,
    },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Question {
    /// Stored for ever under this id. Retired, never reused.
    pub id: &'static str,
    pub label: &'static str,
    pub hint: &'static str,
    /// What a parent or a child reads in place of the label.
    pub plain: &'static str,
    /// A few words beside each choice, in the order of the choices; empty where they need none.
    pub examples: &'static [&'static str],
    pub kind: Kind,
    pub required: bool,
    /// What the error says when a required answer is missing, if not made from the label.
    pub missing: &'static str,
    /// Asked only where an earlier question has one of these answers; where there are none, always.
    pub asked_when: [Option<(&'static str, &'static str)>; 3],
    pub audience: Option<Audience>,
}

impl Question {
    /// Never drafted, never stored, never sent back.
    pub fn is_secret(&self) -> bool {
        matches!(
            self.kind,
            Kind::ShortText {
                used_as: TextUse::CurrentPassword
                    | TextUse::NewPassword
                    | TextUse::NewPin
                    | TextUse::OneTimeCode,
                ..
            }
        )
    }

    /// The name of its inputs on the page and in the post.
    pub fn name(&self) -> String {
        format!("answers[{}][]", self.id)
    }

    /// The choices, for the kinds that have them.
    pub fn options(&self) -> &'static [(&'static str, &'static str)] {
        match self.kind {
            Kind::Choice { options } | Kind::Several { options } => options,
            Kind::YesNo => &[("yes", "Yes"), ("no", "No")],
            _ => &[],
        }
    }
}
