//! What the office decides about one adult of a child. No import touches any of it.

use crate::kit::{Ask, Audience, Form, Section};

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
pub static LIVES_WITH: Ask<bool> =
    Ask::yes_no("lives_with", "Does the child live with them?").optional().seen_by(Audience::Office);
pub static ADDRESS_CONFIDENTIAL: Ask<bool> =
    Ask::yes_no("address_confidential", "Must their address stay secret from the other adults?")
        .optional()
        .seen_by(Audience::Office);
pub static LANGUAGE: Ask<String> = Ask::short_text("language", "Language they read best")
    .hint("Leave it empty for English.")
    .optional()
    .seen_by(Audience::StaffOfTheChild);
pub static ORDER_NOTE: Ask<String> = Ask::long_text("order_note", "A court order or other limit")
    .hint("What it says and where the paper is. Teachers see only its effect, such as “copies: mum only”.")
    .optional()
    .seen_by(Audience::Office);

pub static CONTACT: Form = Form {
    id: "contact",
    version: 1,
    title: "What this adult may do",
    sections: &[Section {
        title: "",
        can_wait: false,
        questions: &[
            &MAY_RECEIVE.question,
            &MAY_ATTEND.question,
            &MAY_CONSENT.question,
            &LIVES_WITH.question,
            &ADDRESS_CONFIDENTIAL.question,
            &LANGUAGE.question,
            &ORDER_NOTE.question,
        ],
    }],
};
