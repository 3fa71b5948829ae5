//! Putting an action of a stage on record: that it was done, when, and what it was. The same short form serves every action
//! until a room of its own keeps it, as the provision map will keep provision mapping; a review of targets asks who
//! took part and who has a copy.

use super::action::Action;
use super::whole_school::CopyTo;
use crate::kit::{
    Answers, Ask, Audience, Choices, Day, DayLimit, FieldErrors, Form, Section, long_date, parse_day,
};

/// What was longer ago is a slip in the year.
const A_YEAR: chrono::Days = chrono::Days::new(366);

pub static DONE_ON: Ask<Day> = Ask::day("done_on", "When was it done?", DayLimit::NotAfterToday)
    .missing("Enter the date it was done")
    .seen_by(Audience::StaffOfTheChild);
/// Read on the child’s page and in the evidence for an assessment.
pub static WHAT_WAS_DONE: Ask<String> = Ask::long_text("what_was_done", "What was done?")
    .hint("A line or two is enough. Do not name other children.")
    .missing("Say what was done")
    .seen_by(Audience::StaffOfTheChild);

pub static ACTION_RECORD: Form = Form {
    id: "action_record",
    version: 1,
    title: "Record what was done",
    sections: &[Section {
        title: "",
        can_wait: false,
        questions: &[&DONE_ON.question, &WHAT_WAS_DONE.question],
    }],
};

/// The words of what a concern put on record by itself.
pub const ON_CONCERN_FORM: &str = "On the concern form";
/// The words of what the form of the meeting at stage 2 put on record by itself: it follows the form.
pub const ON_MEETING_FORM: &str = "On the form of the initial concern";

/// Whoever took part in a review of targets.
#[derive(Clone, Copy, PartialEq)]
enum TookPart {
    ClassTeacher,
    Parents,
    Child,
    SenTa,
    Senco,
    Agencies,
}

impl Choices for TookPart {
    const OPTIONS: &'static [(&'static str, &'static str)] = &[
        ("class_teacher", "Class teacher"),
        ("parents", "A parent or carer"),
        ("child", "The child"),
        ("sen_ta", "SEN TA"),
        ("senco", "SENCo"),
        ("agencies", "Somebody from an agency"),
    ];

    fn from_id(id: &str) -> Option<Self> {
        match id {
            "class_teacher" => Some(TookPart::ClassTeacher),
            "parents" => Some(TookPart::Parents),
            "child" => Some(TookPart::Child),
            "sen_ta" => Some(TookPart::SenTa),
            "senco" => Some(TookPart::Senco),
            "agencies" => Some(TookPart::Agencies),
            _ => None,
        }
    }
}

impl Choices for CopyTo {
    const OPTIONS: &'static [(&'static str, &'static str)] =
        &[("sen_ta", "SEN TA"), ("parents", "Parents"), ("class_inclusion_file", "Class inclusion file")];

    fn from_id(id: &str) -> Option<Self> {
        match id {
            "sen_ta" => Some(CopyTo::SenTa),
            "parents" => Some(CopyTo::Parents),
            "class_inclusion_file" => Some(CopyTo::ClassInclusionFile),
            _ => None,
        }
    }
}

static HELD_ON: Ask<Day> = Ask::day("done_on", "When was it held?", DayLimit::NotAfterToday)
    .missing("Enter the date it was held")
    .seen_by(Audience::StaffOfTheChild);
static TOOK_PART: Ask<Vec<TookPart>> = Ask::several("took_part", "Who took part?")
    .missing("Tick who took part")
    .seen_by(Audience::StaffOfTheChild);
/// A family that does not answer after two dated tries does not hold a review up.
static FIRST_TRY: Ask<Day> =
    Ask::day("first_try", "If no parent took part: when did you first ask?", DayLimit::NotAfterToday)
        .optional()
        .seen_by(Audience::StaffOfTheChild);
static SECOND_TRY: Ask<Day> = Ask::day("second_try", "And when did you ask again?", DayLimit::NotAfterToday)
    .optional()
    .seen_by(Audience::StaffOfTheChild);
static WHAT_WAS_REVIEWED: Ask<String> =
    Ask::long_text("what_was_done", "Each target: how far is it, and what comes next?")
        .hint("And the individual provision map: what stays, what changes. Do not name other children.")
        .missing("Say how far each target is, and what comes next")
        .seen_by(Audience::StaffOfTheChild);
static COPIES_NOW: Ask<Vec<CopyTo>> = Ask::several("copies", "Who has a copy already?")
    .hint("The SEN TA, the parents and the class inclusion file each get one. The rest can follow.")
    .optional()
    .seen_by(Audience::StaffOfTheChild);

/// The review of targets and of the individual provision map, by the class teacher and the parents (school process, rows 3
/// and 4, and its rules for the whole school).
pub static TARGET_REVIEW: Form = Form {
    id: "target_review",
    version: 1,
    title: "Record the review",
    sections: &[Section {
        title: "",
        can_wait: false,
        questions: &[
            &HELD_ON.question,
            &TOOK_PART.question,
            &FIRST_TRY.question,
            &SECOND_TRY.question,
            &WHAT_WAS_REVIEWED.question,
            &COPIES_NOW.question,
        ],
    }],
};

/// Who has a copy of what was reviewed.
pub static GIVEN_TO: Ask<Vec<CopyTo>> = Ask::several("given_to", "Who has a copy now?")
    .missing("Tick who has a copy")
    .seen_by(Audience::StaffOfTheChild);
pub static GIVEN_ON: Ask<Day> = Ask::day("given_on", "Since when?", DayLimit::NotAfterToday)
    .missing("Enter the date on which it was given")
    .seen_by(Audience::StaffOfTheChild);

/// “Copies go to the SEN TA, the parents and the class inclusion file” (school process, whole-school rules).
pub static COPIES: Form = Form {
    id: "copies_given",
    version: 1,
    title: "Record the copies",
    sections: &[Section { title: "", can_wait: false, questions: &[&GIVEN_TO.question, &GIVEN_ON.question] }],
};

pub static SENT_ON: Ask<Day> =
    Ask::day("sent_on", "When was the letter sent or handed over?", DayLimit::NotAfterToday)
        .missing("Enter the date on which it was sent")
        .seen_by(Audience::StaffOfTheChild);

/// “An intervention letter goes to all parents of children receiving any intervention” (the same rules).
pub static LETTER_SENT: Form = Form {
    id: "intervention_letter_sent",
    version: 1,
    title: "Record the letter",
    sections: &[Section { title: "", can_wait: false, questions: &[&SENT_ON.question] }],
};

/// The form on which an action is put on record.
pub fn form_of(action: Action) -> &'static Form {
    if action.is_target_review() { &TARGET_REVIEW } else { &ACTION_RECORD }
}

/// The copies that a review tells of.
pub fn copies_of(answers: &Answers) -> Vec<CopyTo> {
    answers.all(COPIES_NOW.question.id).iter().filter_map(|id| CopyTo::from_id(id)).collect()
}

/// What no single answer tells: parents review too or, after two dated tries, do not hold it up.
pub fn review_faults(answers: &Answers, _today: Day) -> FieldErrors {
    let mut errors = tries_of_another_time(answers);
    let took_part = answers.all(TOOK_PART.question.id);
    if took_part.is_empty() || took_part.iter().any(|who| who == "parents") {
        return errors;
    }
    let day = |ask: &Ask<Day>| parse_day(answers.first(ask.question.id));
    match (day(&FIRST_TRY), day(&SECOND_TRY)) {
        (Some(first), Some(second)) if second > first => {}
        (Some(_), Some(_)) => {
            let sentence = "The second time is after the first. Check both dates".to_owned();
            errors.entry(SECOND_TRY.question.id.to_owned()).or_insert(sentence);
        }
        _ => {
            let sentence = "Parents review targets too. Tick them, or enter the two dates on which you asked and had no answer";
            errors.entry(FIRST_TRY.question.id.to_owned()).or_insert(sentence.to_owned());
        }
    }
    errors
}

/// Parents are asked before the review that goes on without them, and for this review: not more than a year before.
fn tries_of_another_time(answers: &Answers) -> FieldErrors {
    let mut errors = FieldErrors::new();
    let Some(held_on) = parse_day(answers.first(HELD_ON.question.id)) else { return errors };
    for ask in [&FIRST_TRY, &SECOND_TRY] {
        let sentence = match parse_day(answers.first(ask.question.id)) {
            Some(tried_on) if tried_on > held_on => {
                format!("The review was held on {}. Enter that day or an earlier one", long_date(held_on))
            }
            Some(tried_on) if tried_on < held_on - A_YEAR => {
                "This is more than a year before the review. Check the year".to_owned()
            }
            _ => continue,
        };
        errors.insert(ask.question.id.to_owned(), sentence);
    }
    errors
}

/// What stands against the day of a copy: it is a copy of the last review, whose day is given, and was not there before.
pub fn copies_fault(given_on: Day, reviewed_on: Option<Day>) -> Option<String> {
    let Some(reviewed_on) = reviewed_on else {
        return Some(
            "No review of targets is on record of this child yet. Record the review first".to_owned(),
        );
    };
    let on = long_date(reviewed_on);
    (given_on < reviewed_on)
        .then(|| format!("The last review of targets was held on {on}. Enter that day or a later one"))
}

/// What stands against the day of a letter about an intervention: it tells of what has begun.
pub fn letter_fault(sent_on: Day, done_on: Day) -> Option<String> {
    (sent_on < done_on).then(|| {
        format!("The intervention was recorded for {}. Enter that day or a later one", long_date(done_on))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kit::faults;

    fn today() -> Day {
        Day::from_ymd_opt(2026, 11, 24).unwrap()
    }

    #[test]
    fn every_declaration_is_sound() {
        for form in [&ACTION_RECORD, &TARGET_REVIEW, &COPIES, &LETTER_SENT] {
            assert_eq!(faults(form), Vec::<String>::new());
        }
    }

    #[test]
    fn every_form_of_an_action_asks_for_its_day_and_its_words_under_the_same_names() {
        for action in Action::all() {
            let asked: Vec<&str> = form_of(action).questions().map(|question| question.id).collect();
            assert!(asked.contains(&DONE_ON.question.id) && asked.contains(&WHAT_WAS_DONE.question.id));
        }
    }

    #[test]
    fn parents_review_too_and_two_dated_tries_are_enough_where_they_do_not_answer() {
        let alone = Answers::default().with("took_part", "class_teacher");
        assert!(review_faults(&alone, today()).contains_key("first_try"));
        let tried = alone.clone().with("first_try", "2026-10-05").with("second_try", "2026-10-12");
        assert_eq!(review_faults(&tried, today()), FieldErrors::new());
        let backwards = alone.with("first_try", "2026-10-12").with("second_try", "2026-10-12");
        assert!(review_faults(&backwards, today()).contains_key("second_try"));
        let together = Answers::default().with("took_part", "class_teacher").with("took_part", "parents");
        assert_eq!(review_faults(&together, today()), FieldErrors::new());
    }

    #[test]
    fn parents_were_asked_before_the_review_and_not_more_than_a_year_before() {
        let tried = |first: &str, second: &str| {
            let answers = Answers::default().with("took_part", "class_teacher").with("done_on", "2026-11-20");
            review_faults(&answers.with("first_try", first).with("second_try", second), today())
        };
        assert_eq!(tried("2026-11-02", "2026-11-20"), FieldErrors::new());
        assert!(tried("1999-11-02", "2026-11-20")["first_try"].contains("Check the year"));
        assert!(tried("2026-11-02", "2026-11-21")["second_try"].contains("Friday 20 November 2026"));
    }

    #[test]
    fn a_copy_is_given_of_a_review_and_not_before_it() {
        let reviewed_on = Day::from_ymd_opt(2026, 11, 20);
        assert!(copies_fault(today(), None).is_some_and(|why| why.contains("Record the review first")));
        assert_eq!(copies_fault(today(), reviewed_on), None);
        let early = Day::from_ymd_opt(2026, 11, 19).unwrap();
        assert!(copies_fault(early, reviewed_on).is_some_and(|why| why.contains("Friday 20 November 2026")));
    }

    #[test]
    fn a_letter_tells_of_an_intervention_that_has_begun() {
        assert_eq!(letter_fault(today(), today()), None);
        let before = Day::from_ymd_opt(2020, 1, 1).unwrap();
        assert!(letter_fault(before, today()).is_some_and(|why| why.contains("Tuesday 24 November 2026")));
    }

    #[test]
    fn a_review_tells_which_copies_were_given() {
        let answers = Answers::default().with("copies", "parents").with("copies", "sen_ta");
        assert_eq!(copies_of(&answers), [CopyTo::Parents, CopyTo::SenTa]);
        assert!(CopyTo::OPTIONS.iter().all(|(id, _)| CopyTo::from_id(id).is_some()));
    }
}
