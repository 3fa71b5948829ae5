//! What is written at a progress meeting: when it was held, and a line for each child who is highlighted. How the
//! child works in reading, writing and maths may be left out; what gets in the way, what is done about it and by
//! when may not. A change of stage is proposed here and decided by the SENCo.

use crate::kit::{Answers, Ask, Audience, Choices, Day, DayLimit, FieldErrors, Form, Question, Section};
use crate::pathway::Decision;

/// How a child works in a subject, as the class teacher sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    Expected,
    Below,
    WellBelow,
}

impl Choices for Level {
    const OPTIONS: &'static [(&'static str, &'static str)] =
        &[("expected", "Working at the expected level"), ("below", "Below"), ("well_below", "Well below")];

    fn from_id(id: &str) -> Option<Self> {
        match id {
            "expected" => Some(Level::Expected),
            "below" => Some(Level::Below),
            "well_below" => Some(Level::WellBelow),
            _ => None,
        }
    }
}

impl Level {
    /// In a table, after the name of the subject.
    pub fn in_short(self) -> &'static str {
        match self {
            Level::Expected => "as expected",
            Level::Below => "below",
            Level::WellBelow => "well below",
        }
    }
}

/// What a meeting proposes about a child's stage.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Proposal {
    #[default]
    NoChange,
    Leave,
    Stay,
    Next,
    Ahead,
    Down,
}

impl Choices for Proposal {
    const OPTIONS: &'static [(&'static str, &'static str)] = &[
        Proposal::NoChange.tile(),
        Proposal::Leave.tile(),
        Proposal::Stay.tile(),
        Proposal::Next.tile(),
        Proposal::Ahead.tile(),
        Proposal::Down.tile(),
    ];

    fn from_id(id: &str) -> Option<Self> {
        match id {
            "none" => Some(Proposal::NoChange),
            "leave" => Some(Proposal::Leave),
            "stay" => Some(Proposal::Stay),
            "next" => Some(Proposal::Next),
            "ahead" => Some(Proposal::Ahead),
            "down" => Some(Proposal::Down),
            _ => None,
        }
    }
}

impl Proposal {
    /// Its stored id and the words beside its tile.
    pub(super) const fn tile(self) -> (&'static str, &'static str) {
        match self {
            Proposal::NoChange => ("none", "No change of stage is proposed"),
            Proposal::Leave => ("leave", "Leave the pathway: enough progress is made"),
            Proposal::Stay => ("stay", "Stay at this stage for longer"),
            Proposal::Next => ("next", "Move to the next stage"),
            Proposal::Ahead => ("ahead", "Go further than the next stage"),
            Proposal::Down => ("down", "Step down to an earlier stage"),
        }
    }

    /// The stored word. None where nothing is proposed.
    pub fn stored(self) -> Option<&'static str> {
        if self == Proposal::NoChange { None } else { Some(self.tile().0) }
    }

    /// What the SENCo is asked to decide. None where nothing is proposed.
    pub fn decision(self) -> Option<Decision> {
        match self {
            Proposal::NoChange => None,
            Proposal::Leave => Some(Decision::Leave),
            Proposal::Stay => Some(Decision::Stay),
            Proposal::Next => Some(Decision::Next),
            Proposal::Ahead => Some(Decision::Ahead),
            Proposal::Down => Some(Decision::Down),
        }
    }

    /// The words of its tile. None where nothing is proposed.
    pub fn words(self) -> Option<&'static str> {
        if self == Proposal::NoChange { None } else { Some(self.tile().1) }
    }
}

pub static READING: Ask<Level> =
    Ask::choice("reading", "Reading").optional().seen_by(Audience::StaffOfTheChild);
pub static WRITING: Ask<Level> =
    Ask::choice("writing", "Writing").optional().seen_by(Audience::StaffOfTheChild);
pub static MATHS: Ask<Level> = Ask::choice("maths", "Maths").optional().seen_by(Audience::StaffOfTheChild);

/// In the order of the form.
pub static SUBJECTS: [&Ask<Level>; 3] = [&READING, &WRITING, &MATHS];

/// How a child works in each subject, as far as the answers say.
pub fn levels(answers: &Answers) -> [Option<Level>; 3] {
    SUBJECTS.map(|subject| Level::from_id(answers.first(subject.question.id)))
}

pub static BARRIER: Ask<String> = Ask::long_text("barrier", "What gets in the way of progress?")
    .hint("A line or two is enough. Do not name other children.")
    .at_most(1200)
    .missing("Say what gets in the way")
    .seen_by(Audience::StaffOfTheChild);
pub static ACTION: Ask<String> = Ask::long_text("action", "What will be done?")
    .hint("One thing, small enough to be done by the next meeting. Do not name other children.")
    .at_most(1200)
    .missing("Say what will be done")
    .seen_by(Audience::StaffOfTheChild);
pub static OWNER: Ask<i64> = Ask::person("owner", "Who does it?")
    .hint("Leave it empty if it is the class teacher.")
    .optional()
    .seen_by(Audience::StaffOfTheChild);
/// Any day, because a line that is put right keeps its own: [`by_fault`](super::by_fault) asks for one to come.
pub static BY_DAY: Ask<Day> = Ask::day("by_day", "By when?", DayLimit::Any)
    .hint("Today or a later day.")
    .missing("Enter the day by which it is done")
    .seen_by(Audience::StaffOfTheChild);
pub static PROPOSAL: Ask<Proposal> = proposal();

/// Shown with the tiles that the child's stage has: [`MayPropose`](super::MayPropose).
pub(super) const fn proposal() -> Ask<Proposal> {
    Ask::choice("proposal", "Should the child’s stage change?")
        .hint("The SENCo reads what you propose, and decides.")
        .optional()
        .seen_by(Audience::StaffOfTheChild)
}

pub static WHY_PROPOSED: Ask<String> =
    Ask::long_text("why_proposed", "Why, if you propose something about the stage?")
        .hint("What has changed, or has not, since the last meeting.")
        .at_most(1200)
        .optional()
        .seen_by(Audience::StaffOfTheChild);

/// School process, row 1, “Progress meeting highlights”, and rows 2 to 4, “Review in progress meetings”.
pub static PROGRESS_LINE: Form = line_form(&[
    HOW_THE_CHILD_WORKS,
    WHAT_YOU_AGREE,
    about_the_stage(&[&PROPOSAL.question, &WHY_PROPOSED.question]),
]);

pub(super) const HOW_THE_CHILD_WORKS: Section = Section {
    title: "How the child works now",
    can_wait: false,
    questions: &[&READING.question, &WRITING.question, &MATHS.question],
};

pub(super) const WHAT_YOU_AGREE: Section = Section {
    title: "What you agree",
    can_wait: false,
    questions: &[&BARRIER.question, &ACTION.question, &OWNER.question, &BY_DAY.question],
};

pub(super) const fn about_the_stage(questions: &'static [&'static Question]) -> Section {
    Section { title: "The stage", can_wait: true, questions }
}

/// A line with these sections: the whole of it, or as it is shown about one child.
pub(super) const fn line_form(sections: &'static [Section]) -> Form {
    Form { id: "progress_line", version: 1, title: "A line for the progress meeting", sections }
}

pub static HELD_ON: Ask<Day> = Ask::day("held_on", "When is the meeting held?", DayLimit::NotAfterToday)
    .hint("Today, or the day on which it was held.")
    .missing("Enter the day of the meeting")
    .seen_by(Audience::StaffOfTheChild);

pub static PROGRESS_MEETING: Form = Form {
    id: "progress_meeting",
    version: 1,
    title: "Begin the meeting",
    sections: &[Section { title: "", can_wait: false, questions: &[&HELD_ON.question] }],
};

/// A meeting that is written up later than this is a slip of the finger.
const LONG_AGO: chrono::Days = chrono::Days::new(366);

/// What stands against a line that no question finds alone: whoever proposes something says why.
pub fn line_faults(answers: &Answers, _: Day) -> FieldErrors {
    let proposal = Proposal::from_id(answers.first(PROPOSAL.question.id)).unwrap_or_default();
    let says_why = !answers.first(WHY_PROPOSED.question.id).trim().is_empty();
    if proposal == Proposal::NoChange || says_why {
        return FieldErrors::new();
    }
    FieldErrors::from([(WHY_PROPOSED.question.id.to_owned(), "Say why you propose this".to_owned())])
}

/// What stands against the day of a meeting that its question does not find.
pub fn meeting_faults(answers: &Answers, today: Day) -> FieldErrors {
    let held_on = crate::kit::parse_day(answers.first(HELD_ON.question.id));
    if held_on.is_none_or(|day| day >= today - LONG_AGO) {
        return FieldErrors::new();
    }
    let sentence = "This is more than a year ago. Check the year".to_owned();
    FieldErrors::from([(HELD_ON.question.id.to_owned(), sentence)])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kit::faults;

    fn today() -> Day {
        Day::from_ymd_opt(2026, 12, 8).unwrap()
    }

    fn line() -> Answers {
        Answers::default()
            .with("barrier", "Loses the thread when there are three steps")
            .with("action", "A picture for each step")
            .with("by_day", "29/01/2027")
    }

    #[test]
    fn both_declarations_are_sound() {
        assert_eq!(faults(&PROGRESS_LINE), Vec::<String>::new());
        assert_eq!(faults(&PROGRESS_MEETING), Vec::<String>::new());
    }

    #[test]
    fn a_line_needs_no_more_than_what_gets_in_the_way_what_is_done_and_by_when() {
        let checked = PROGRESS_LINE.check(&line(), today()).unwrap();
        assert_eq!(checked.text(&ACTION), "A picture for each step");
        assert_eq!((checked.get(&OWNER), checked.get(&PROPOSAL)), (None, None));
        let errors = PROGRESS_LINE.check(&Answers::default(), today()).unwrap_err();
        assert_eq!(errors.keys().collect::<Vec<_>>(), ["action", "barrier", "by_day"]);
    }

    #[test]
    fn whoever_proposes_something_about_the_stage_says_why() {
        for proposal in ["leave", "stay", "next", "ahead", "down"] {
            let proposed = line().with("proposal", proposal).with("why_proposed", " ");
            assert_eq!(line_faults(&proposed, today())["why_proposed"], "Say why you propose this");
            let with_why = line().with("proposal", proposal).with("why_proposed", "Reads on his own now");
            assert!(line_faults(&with_why, today()).is_empty());
        }
        assert!(line_faults(&line(), today()).is_empty());
        assert!(line_faults(&line().with("proposal", "none"), today()).is_empty());
    }

    #[test]
    fn all_that_stands_against_a_line_is_told_at_once() {
        let given = Answers::default().with("action", "Read daily").with("proposal", "next");
        let errors = PROGRESS_LINE.check_with(&given, today(), line_faults(&given, today())).unwrap_err();
        assert_eq!(errors.keys().collect::<Vec<_>>(), ["barrier", "by_day", "why_proposed"]);
        let given = line().with("proposal", "next");
        assert!(PROGRESS_LINE.check_with(&given, today(), line_faults(&given, today())).is_err());
        assert!(PROGRESS_LINE.check_with(&line(), today(), FieldErrors::new()).is_ok());
    }

    #[test]
    fn a_meeting_is_held_on_a_day_that_has_come_and_not_a_year_ago() {
        let on = |day: &str| Answers::default().with("held_on", day);
        assert!(PROGRESS_MEETING.check(&on("2026-12-08"), today()).is_ok());
        assert!(PROGRESS_MEETING.check(&on("2026-12-09"), today()).is_err());
        assert!(meeting_faults(&on("2026-12-08"), today()).is_empty());
        assert!(meeting_faults(&on("no day"), today()).is_empty(), "the question itself tells of it");
        assert!(meeting_faults(&on("2016-12-08"), today())["held_on"].contains("Check the year"));
    }

    #[test]
    fn every_tile_is_read_back_and_every_proposal_is_stored_under_the_id_of_its_tile() {
        assert!(Level::OPTIONS.iter().all(|(id, _)| Level::from_id(id).is_some()));
        for (id, words) in Proposal::OPTIONS {
            let proposal = Proposal::from_id(id).unwrap();
            if proposal == Proposal::NoChange {
                assert_eq!((proposal.stored(), proposal.words()), (None, None));
            } else {
                assert_eq!((proposal.stored(), proposal.words()), (Some(*id), Some(*words)));
            }
        }
    }

    #[test]
    fn a_subject_that_nobody_speaks_of_has_no_level() {
        let given = line().with("reading", "below").with("maths", "expected");
        assert_eq!(levels(&given), [Some(Level::Below), None, Some(Level::Expected)]);
    }
}
