//! Putting a move aside that somebody has put forward.

use crate::kit::{Ask, Audience, Form, Section};

/// Read by whoever put the move forward.
pub static REASON: Ask<String> = Ask::long_text("reason", "Why not now?")
    .hint("Say what to try first, or when to look again.")
    .missing("Say why, so that whoever put it forward knows what to do")
    .seen_by(Audience::StaffOfTheChild);

pub static PUT_ASIDE: Form = Form {
    id: "put_aside",
    version: 1,
    title: "Put the move aside",
    sections: &[Section { title: "", can_wait: false, questions: &[&REASON.question] }],
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kit::faults;

    #[test]
    fn the_declaration_is_sound() {
        assert_eq!(faults(&PUT_ASIDE), Vec::<String>::new());
    }
}
