//! What the office decides about one adult of a child. No import touches any of it.

use serde::{Deserialize, Serialize};

use crate::kit::{Ask, Audience, Choices, Form, Section};

/// The way by which an adult is reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(sqlx::Type), sqlx(rename_all = "snake_case"))]
#[serde(rename_all = "snake_case")]
pub enum Channel {
    Email,
    TextMessage,
    Letter,
    Phone,
}

impl Channel {
    const ALL: [Channel; 4] = [Channel::Email, Channel::TextMessage, Channel::Letter, Channel::Phone];

    /// The stored id.
    pub fn id(self) -> &'static str {
        match self {
            Channel::Email => "email",
            Channel::TextMessage => "text_message",
            Channel::Letter => "letter",
            Channel::Phone => "phone",
        }
    }
}

impl Choices for Channel {
    const OPTIONS: &'static [(&'static str, &'static str)] = &[
        ("email", "Email"),
        ("text_message", "Text message"),
        ("letter", "Letter on paper"),
        ("phone", "Phone call"),
    ];

    fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|channel| channel.id() == id)
    }
}

pub static MAY_RECEIVE: Ask<bool> =
    Ask::yes_no("may_receive", "May they receive letters and links about the child?")
        .hint("Say yes once you have checked who they are and that no order stands against it.")
        .missing("Say whether they may receive letters")
        .seen_by(Audience::Office);
pub static MAY_ATTEND: Ask<bool> = Ask::yes_no("may_attend", "May they come to meetings?")
    .missing("Say whether they may come to meetings")
    .seen_by(Audience::Office);
pub static MAY_CONSENT: Ask<bool> =
    Ask::yes_no("may_consent", "May they give consent, such as for an agency?")
        .missing("Say whether they may give consent")
        .seen_by(Audience::Office);
pub static PARENTAL_RESPONSIBILITY: Ask<bool> =
    Ask::yes_no("parental_responsibility", "Do they have parental responsibility?")
        .hint("Answer only if the pupil list has it wrong or leaves it out. Once you have answered, no list changes it.")
        .optional()
        .seen_by(Audience::Office);
pub static LIVES_WITH: Ask<bool> =
    Ask::yes_no("lives_with", "Does the child live with them?").optional().seen_by(Audience::Office);
pub static ADDRESS_CONFIDENTIAL: Ask<bool> =
    Ask::yes_no("address_confidential", "Must their address stay secret from the other adults?")
        .optional()
        .seen_by(Audience::Office);
pub static CHANNEL: Ask<Channel> = Ask::choice("channel", "How are they best reached?")
    .hint("Ask each adult. Staff of the child see the answer, not the address or the number.")
    .optional()
    .seen_by(Audience::StaffOfTheChild);
pub static LANGUAGE: Ask<String> = Ask::short_text("language", "Language they read best")
    .hint("Leave it empty for English.")
    .optional()
    .seen_by(Audience::StaffOfTheChild);
pub static ORDER_NOTE: Ask<String> = Ask::long_text("order_note", "A court order or other limit")
    .hint("What it says and where the paper is. Teachers see only its effect, such as “copies: mum only”.")
    .optional()
    .seen_by(Audience::Office);

/// Asked of the office about one adult of one child, and of nobody else.
pub static CONTACT: Form = Form {
    id: "contact",
    version: 2,
    title: "What this adult may do",
    sections: &[Section {
        title: "",
        can_wait: false,
        questions: &[
            &MAY_RECEIVE.question,
            &MAY_ATTEND.question,
            &MAY_CONSENT.question,
            &PARENTAL_RESPONSIBILITY.question,
            &LIVES_WITH.question,
            &ADDRESS_CONFIDENTIAL.question,
            &CHANNEL.question,
            &LANGUAGE.question,
            &ORDER_NOTE.question,
        ],
    }],
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kit::faults;

    #[test]
    fn the_form_is_declared_without_fault() {
        assert_eq!(faults(&CONTACT), Vec::<String>::new());
    }

    #[test]
    fn each_way_to_reach_somebody_is_read_as_it_is_stored() {
        for ((id, _), channel) in Channel::OPTIONS.iter().zip(Channel::ALL) {
            assert_eq!((channel.id(), Channel::from_id(id)), (*id, Some(channel)));
        }
        assert_eq!(Channel::OPTIONS.len(), Channel::ALL.len());
        assert_eq!(Channel::from_id("pigeon"), None);
    }
}
