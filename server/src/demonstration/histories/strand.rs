//! What a history is about: one child's learning, in the words of those who work with the child.

use app::{pathway::AreaOfNeed, pupils::SenType};

/// The words of one history. “…” is the child's name. Nobody else is named, and everything is said so that the child and the
/// family may read it.
pub(super) struct Strand {
    pub(super) area: AreaOfNeed,
    /// The need that the SENCo decides on, where the pupil list has none of this area.
    pub(super) need: SenType,
    /// What worried the class teacher.
    pub(super) noticed: &'static str,
    pub(super) strengths: &'static str,
    /// What was tried first, in class.
    pub(super) tried: &'static str,
    /// The help by its name, how often, and with whom.
    pub(super) help: [&'static str; 3],
    /// “I will …”, and what is different in class for it.
    pub(super) targets: [(&'static str, &'static str); 2],
    /// What is counted for the first target, with “#” for the number; where it began, and where it is to get to.
    pub(super) counted: (&'static str, u32, u32),
    /// What gets in the way, in the order in which progress meetings speak of it.
    pub(super) barriers: [&'static str; 3],
    /// What they agree to do about it.
    pub(super) agreed: [&'static str; 3],
    /// What the child says: what I am good at, what is tricky, what helps me.
    pub(super) child: [&'static str; 3],
    /// What a parent says: proud of, worried about.
    pub(super) parent: [&'static str; 2],
    /// What is still a concern when the child moves on.
    pub(super) still: &'static str,
    /// What changed, and what worked.
    pub(super) worked: &'static str,
}
