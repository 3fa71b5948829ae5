//! The targets of the meeting: one to three, each with where the child is now, how everybody will know, what is
//! different in class for it, and what may help at home.

use crate::kit::{Ask, Audience, Question};

/// What is asked about one target.
pub struct Target {
    pub number: u8,
    /// “I will …”.
    pub wording: &'static Ask<String>,
    /// Where the child is now.
    pub start: &'static Ask<String>,
    pub known_by: &'static Ask<String>,
    /// What is different in class: “Differentiation linked to targets and next steps” (school process, row 2).
    pub in_class: &'static Ask<String>,
    pub at_home: &'static Ask<String>,
}

pub static TARGETS: [Target; 3] = [
    Target {
        number: 1,
        wording: &TARGET_1,
        start: &START_1,
        known_by: &KNOWN_BY_1,
        in_class: &IN_CLASS_1,
        at_home: &AT_HOME_1,
    },
    Target {
        number: 2,
        wording: &TARGET_2,
        start: &START_2,
        known_by: &KNOWN_BY_2,
        in_class: &IN_CLASS_2,
        at_home: &AT_HOME_2,
    },
    Target {
        number: 3,
        wording: &TARGET_3,
        start: &START_3,
        known_by: &KNOWN_BY_3,
        in_class: &IN_CLASS_3,
        at_home: &AT_HOME_3,
    },
];

static TARGET_1: Ask<String> =
    wording("target_1", "Target 1: “I will …”").missing("Write the first target, starting with “I will”");
static START_1: Ask<String> = start("target_1_start", "Target 1: where is the child now?");
static KNOWN_BY_1: Ask<String> = known_by("target_1_known_by", "Target 1: how will we know?");
static IN_CLASS_1: Ask<String> = in_class("target_1_in_class", "Target 1: what will be different in class?")
    .missing("Say what will be different in class for target 1");
static AT_HOME_1: Ask<String> = at_home("target_1_at_home", "Target 1: what may help at home?");

static TARGET_2: Ask<String> = wording("target_2", "Target 2: “I will …”").optional();
static START_2: Ask<String> = start("target_2_start", "Target 2: where is the child now?");
static KNOWN_BY_2: Ask<String> = known_by("target_2_known_by", "Target 2: how will we know?");
static IN_CLASS_2: Ask<String> =
    in_class("target_2_in_class", "Target 2: what will be different in class?").optional();
static AT_HOME_2: Ask<String> = at_home("target_2_at_home", "Target 2: what may help at home?");

static TARGET_3: Ask<String> = wording("target_3", "Target 3: “I will …”").optional();
static START_3: Ask<String> = start("target_3_start", "Target 3: where is the child now?");
static KNOWN_BY_3: Ask<String> = known_by("target_3_known_by", "Target 3: how will we know?");
static IN_CLASS_3: Ask<String> =
    in_class("target_3_in_class", "Target 3: what will be different in class?").optional();
static AT_HOME_3: Ask<String> = at_home("target_3_at_home", "Target 3: what may help at home?");

pub(super) static QUESTIONS_1: [&Question; 5] =
    [&TARGET_1.question, &START_1.question, &KNOWN_BY_1.question, &IN_CLASS_1.question, &AT_HOME_1.question];
pub(super) static QUESTIONS_2: [&Question; 5] =
    [&TARGET_2.question, &START_2.question, &KNOWN_BY_2.question, &IN_CLASS_2.question, &AT_HOME_2.question];
pub(super) static QUESTIONS_3: [&Question; 5] =
    [&TARGET_3.question, &START_3.question, &KNOWN_BY_3.question, &IN_CLASS_3.question, &AT_HOME_3.question];

const fn wording(id: &'static str, label: &'static str) -> Ask<String> {
    Ask::long_text(id, label)
        .at_most(200)
        .hint("In the child’s words, starting with “I will”. Small enough to see within six weeks.")
        .plain("I will …")
        .seen_by(Audience::FamilyToo)
}

const fn start(id: &'static str, label: &'static str) -> Ask<String> {
    Ask::long_text(id, label)
        .at_most(200)
        .hint("What you see or count, and when: “2 out of 10, on 20 November”.")
        .plain("Where I am now")
        .optional()
        .seen_by(Audience::FamilyToo)
}

const fn known_by(id: &'static str, label: &'static str) -> Ask<String> {
    Ask::long_text(id, label)
        .at_most(200)
        .hint("Such as “8 out of 10, on 3 days”.")
        .plain("How we will know")
        .optional()
        .seen_by(Audience::FamilyToo)
}

const fn in_class(id: &'static str, label: &'static str) -> Ask<String> {
    Ask::long_text(id, label)
        .hint("Differentiation: what the teacher does or gives differently, so that the child can reach this target.")
        .plain("What is different in class")
        .seen_by(Audience::FamilyToo)
}

const fn at_home(id: &'static str, label: &'static str) -> Ask<String> {
    Ask::long_text(id, label)
        .hint("Every parent of the child may read this, so do not say who does it.")
        .plain("What may help at home")
        .optional()
        .seen_by(Audience::FamilyToo)
}
