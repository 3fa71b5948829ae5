//! The short forms at the door: signing in, the code from an authenticator, a new password, a PIN, opening a
//! locked screen.

use crate::kit::{Ask, Audience, Form, Section, TextUse};

/// The address that somebody signs in with.
pub static EMAIL: Ask<String> = Ask::text_used_as("email", "School email", TextUse::Email)
    .missing("Enter your school email")
    .seen_by(Audience::AllStaff);
/// The password of whoever signs in.
pub static PASSWORD: Ask<String> = Ask::text_used_as("password", "Password", TextUse::CurrentPassword)
    .hint("Pasting from a password manager is fine.")
    .missing("Enter your password")
    .seen_by(Audience::Nobody);
/// The first step of signing in.
pub static SIGN_IN: Form = Form {
    id: "sign_in",
    version: 1,
    title: "Sign in",
    sections: &[Section { title: "", can_wait: false, questions: &[&EMAIL.question, &PASSWORD.question] }],
};

/// What an authenticator shows now.
pub static CODE: Ask<String> = Ask::text_used_as("code", "Code", TextUse::OneTimeCode)
    .hint("The six figures that your authenticator shows now.")
    .missing("Enter the six figures")
    .seen_by(Audience::Nobody);
/// The second step of signing in.
pub static GIVE_CODE: Form = Form {
    id: "second_factor",
    version: 1,
    title: "Your code",
    sections: &[Section { title: "", can_wait: false, questions: &[&CODE.question] }],
};

/// A password that is chosen, by a link or at set-up.
pub static NEW_PASSWORD: Ask<String> =
    Ask::text_used_as("new_password", "New password", TextUse::NewPassword)
        .hint("At least 10 characters. Three words that do not belong together are easy to keep.")
        .missing("Choose a password")
        .seen_by(Audience::Nobody);
/// The form behind a one-time link.
pub static SET_PASSWORD: Form = Form {
    id: "set_password",
    version: 1,
    title: "Choose a password",
    sections: &[Section { title: "", can_wait: false, questions: &[&NEW_PASSWORD.question] }],
};

/// What opens a locked screen: its PIN or the password.
pub static OPENS_WITH: Ask<String> =
    Ask::text_used_as("opens_with", "PIN or password", TextUse::CurrentPassword)
        .missing("Enter your PIN or password")
        .seen_by(Audience::Nobody);
/// The form of a locked screen.
pub static UNLOCK: Form = Form {
    id: "unlock",
    version: 1,
    title: "This screen is locked",
    sections: &[Section { title: "", can_wait: false, questions: &[&OPENS_WITH.question] }],
};

/// A PIN that is chosen, which opens one’s own locked screen.
pub static NEW_PIN: Ask<String> = Ask::text_used_as("new_pin", "New PIN", TextUse::NewPin)
    .hint("Four to eight figures. It opens your locked screen, and nothing else.")
    .missing("Choose a PIN")
    .seen_by(Audience::Nobody);
/// The password that proves whose PIN is set: a screen left open could set one otherwise.
pub static PIN_PASSWORD: Ask<String> =
    Ask::text_used_as("password", "Your password", TextUse::CurrentPassword)
        .missing("Enter your password")
        .seen_by(Audience::Nobody);
/// The form for one’s own PIN.
pub static SET_PIN: Form = Form {
    id: "set_pin",
    version: 1,
    title: "PIN for this screen",
    sections: &[Section {
        title: "",
        can_wait: false,
        questions: &[&NEW_PIN.question, &PIN_PASSWORD.question],
    }],
};
