//! The school's names and times in its process, as one form. Each field stands for something in the school's
//! document.

use std::sync::LazyLock;

use chrono::Month;

use super::process_changes::{
    LONGEST_NAME, ProcessChanges, REVIEW_MONTHS_FIELD, action_name_field, stage_name_field, time_unit_field,
    timeframe_field,
};
use super::{Action, Process, StageRow, Suggestions, Timeframe};
use crate::kit::{Answers, Ask, Audience, Choices, Form, Question, Section};

/// What a stage's time is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimeUnit {
    SchoolWeeks,
    Terms,
    CalendarWeeks,
}

impl Choices for TimeUnit {
    const OPTIONS: &'static [(&'static str, &'static str)] = &[
        ("school_weeks", "School weeks"),
        ("terms", "Terms"),
        ("calendar_weeks", "Weeks, holidays included"),
    ];

    fn from_id(id: &str) -> Option<Self> {
        match id {
            "school_weeks" => Some(TimeUnit::SchoolWeeks),
            "terms" => Some(TimeUnit::Terms),
            "calendar_weeks" => Some(TimeUnit::CalendarWeeks),
            _ => None,
        }
    }
}

/// The months in which a school is open, in its order.
const MONTHS: &[(&str, &str)] = &[
    ("9", "September"),
    ("10", "October"),
    ("11", "November"),
    ("12", "December"),
    ("1", "January"),
    ("2", "February"),
    ("3", "March"),
    ("4", "April"),
    ("5", "May"),
    ("6", "June"),
    ("7", "July"),
];

impl Choices for Month {
    const OPTIONS: &'static [(&'static str, &'static str)] = MONTHS;

    fn from_id(id: &str) -> Option<Self> {
        id.parse::<u8>().ok().and_then(|number| Month::try_from(number).ok())
    }
}

/// A suggestion of this app that a school may switch on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Suggestion {
    ExtendOnce,
    TellFamily,
}

impl Choices for Suggestion {
    const OPTIONS: &'static [(&'static str, &'static str)] = &[
        ("extend_once", "A cause of concern may be carried on once for the same time again, with a reason"),
        ("tell_family", "Bring up a concern of which the family has not been told"),
    ];

    fn from_id(id: &str) -> Option<Self> {
        match id {
            "extend_once" => Some(Suggestion::ExtendOnce),
            "tell_family" => Some(Suggestion::TellFamily),
            _ => None,
        }
    }
}

static REVIEW_MONTHS: Ask<Vec<Month>> =
    Ask::several(REVIEW_MONTHS_FIELD, "Months in which targets and provision maps are reviewed")
        .hint("In the school’s document: October, February and July.")
        .missing("Choose the review months, three or more")
        .seen_by(Audience::AllStaff);
static SUGGESTIONS: Ask<Vec<Suggestion>> = Ask::several("suggestions", "Suggestions to switch on")
    .hint("They are rules of nobody’s. Where one shows, it says that it is a suggestion.")
    .optional()
    .seen_by(Audience::AllStaff);

/// The form, made once from the school's document.
pub fn process_form() -> &'static Form {
    static FORM: LazyLock<Form> = LazyLock::new(|| {
        let document = Process::the_schools();
        let mut sections: Vec<Section> = document.stages().iter().map(section_of).collect();
        sections.push(Section {
            title: "Whole school",
            can_wait: false,
            questions: Vec::leak(vec![&REVIEW_MONTHS.question, &SUGGESTIONS.question]),
        });
        Form { id: "process", version: 1, title: "Change names and times", sections: sections.leak() }
    });
    &FORM
}

fn section_of(row: &StageRow) -> Section {
    let stage = row.stage;
    let mut questions = vec![name(stage_name_field(stage), "Name of the stage", &row.name)];
    if row.timeframe != Timeframe::Ongoing {
        questions.push(question(
            Ask::<i64>::measure(kept(timeframe_field(stage)), "Looked at again after", "", 1, 52)
                .hint(kept(format!("In the school’s document: {}.", row.timeframe.exact_words())))
                .missing(kept(format!("Enter when stage {} is looked at again", stage.number()))),
        ));
        questions.push(question(
            Ask::<TimeUnit>::choice(kept(time_unit_field(stage)), "Counted in")
                .missing(kept(format!("Choose what the time of stage {} is counted in", stage.number()))),
        ));
    }
    questions.extend(row.actions.iter().map(|action| {
        let document = action.default_name();
        name(action_name_field(*action), document, document)
    }));
    Section { title: kept(format!("Stage {}", stage.number())), can_wait: false, questions: questions.leak() }
}

fn name(field: String, label: &'static str, document: &str) -> &'static Question {
    let ask = Ask::short_text(kept(field), label)
        .at_most(LONGEST_NAME)
        .missing(kept(format!("Enter a name. In the school’s document it is “{document}”")));
    // Where the label is the document's name already, a hint would say it twice.
    question(if label == document {
        ask
    } else {
        ask.hint(kept(format!("In the school’s document: {document}.")))
    })
}

fn question<T>(ask: Ask<T>) -> &'static Question {
    Box::leak(Box::new(ask.seen_by(Audience::AllStaff).question))
}

fn kept(text: String) -> &'static str {
    text.leak()
}

/// The process in force, as the form shows it.
pub fn process_answers(process: &Process, suggestions: Suggestions) -> Answers {
    let mut answers = Answers::default();
    for row in process.stages() {
        answers = answers.with(&stage_name_field(row.stage), row.name.clone());
        if let Some((count, unit)) = counted(row.timeframe) {
            answers = answers.with(&timeframe_field(row.stage), count.to_string());
            answers = answers.with(&time_unit_field(row.stage), unit);
        }
    }
    for action in Action::all() {
        answers = answers.with(&action_name_field(action), process.action_name(action));
    }
    for month in process.review_months() {
        answers = answers.with(REVIEW_MONTHS_FIELD, month.number_from_month().to_string());
    }
    let on = [("extend_once", suggestions.extend_once), ("tell_family", suggestions.tell_family)];
    on.iter().filter(|(_, on)| *on).fold(answers, |answers, (id, _)| answers.with("suggestions", *id))
}

fn counted(timeframe: Timeframe) -> Option<(u16, &'static str)> {
    match timeframe {
        Timeframe::SchoolWeeks(weeks) => Some((weeks.into(), "school_weeks")),
        Timeframe::Terms(terms) => Some((terms.into(), "terms")),
        Timeframe::CalendarWeeks(weeks) => Some((weeks, "calendar_weeks")),
        Timeframe::Ongoing => None,
    }
}

/// What checked answers change in the school's document, and which suggestions are switched on.
pub fn process_changes(answers: &Answers) -> (ProcessChanges, Suggestions) {
    let document = Process::the_schools();
    let own = |field: &str, document: &str| {
        let text = answers.first(field).trim();
        (!text.is_empty() && text != document).then(|| text.to_owned())
    };
    let named = |row: &StageRow| Some((row.stage, own(&stage_name_field(row.stage), &row.name)?));
    let renamed = |action: Action| Some((action, own(&action_name_field(action), action.default_name())?));
    let timed = |row: &StageRow| {
        let timeframe = timeframe_of(answers, row)?;
        (timeframe != row.timeframe).then_some((row.stage, timeframe))
    };
    let months: Vec<Month> =
        answers.all(REVIEW_MONTHS_FIELD).iter().filter_map(|id| Month::from_id(id)).collect();
    let has =
        |suggestion| answers.all("suggestions").iter().any(|id| Suggestion::from_id(id) == Some(suggestion));
    let changes = ProcessChanges {
        stage_names: document.stages().iter().filter_map(named).collect(),
        action_names: Action::all().filter_map(renamed).collect(),
        timeframes: document.stages().iter().filter_map(timed).collect(),
        review_months: (months != document.review_months()).then_some(months),
    };
    let suggestions =
        Suggestions { extend_once: has(Suggestion::ExtendOnce), tell_family: has(Suggestion::TellFamily) };
    (changes, suggestions)
}

/// Nothing where a stage has no end.
fn timeframe_of(answers: &Answers, document: &StageRow) -> Option<Timeframe> {
    let number: u16 = answers.first(&timeframe_field(document.stage)).trim().parse().ok()?;
    // Too many for its kind is too many in its check, too.
    let few = u8::try_from(number).unwrap_or(u8::MAX);
    Some(match TimeUnit::from_id(answers.first(&time_unit_field(document.stage)))? {
        TimeUnit::SchoolWeeks => Timeframe::SchoolWeeks(few),
        TimeUnit::Terms => Timeframe::Terms(few),
        TimeUnit::CalendarWeeks => Timeframe::CalendarWeeks(number),
    })
}

#[cfg(test)]
mod tests {
    use super::super::Stage;
    use super::*;
    use crate::kit::{Day, faults};

    fn today() -> Day {
        Day::from_ymd_opt(2026, 11, 24).unwrap()
    }

    fn document() -> Answers {
        process_answers(&Process::the_schools(), Suggestions::default())
    }

    fn read(answers: &Answers) -> (ProcessChanges, Suggestions) {
        process_changes(&process_form().check(answers, today()).unwrap().into_answers())
    }

    #[test]
    fn the_form_is_declared_without_fault() {
        assert_eq!(faults(process_form()), Vec::<String>::new());
    }

    #[test]
    fn the_document_as_it_stands_is_no_change() {
        assert_eq!(read(&document()), (ProcessChanges::default(), Suggestions::default()));
    }

    #[test]
    fn what_is_saved_is_shown_as_it_was_saved() {
        let mut answers = document();
        answers.set(&stage_name_field(Stage::One), vec!["First worry".into()]);
        answers.set(&timeframe_field(Stage::One), vec!["1".into()]);
        answers.set(&time_unit_field(Stage::One), vec!["terms".into()]);
        answers.set(&action_name_field(Action::EarlyIntervention), vec!["Early help".into()]);
        answers.set(REVIEW_MONTHS_FIELD, vec!["11".into(), "3".into(), "6".into()]);
        answers.set("suggestions", vec!["extend_once".into()]);
        let (changes, suggestions) = read(&answers);
        let process = Process::with(&changes).unwrap();
        assert_eq!(process.stage(Stage::One).timeframe, Timeframe::Terms(1));
        assert!(suggestions.extend_once && !suggestions.tell_family);
        assert_eq!(process_answers(&process, suggestions), answers);
    }

    #[test]
    fn every_fault_is_of_a_field_that_the_form_has() {
        let mut answers = document();
        answers.set(&timeframe_field(Stage::Two), vec!["20".into()]);
        answers.set(REVIEW_MONTHS_FIELD, vec!["10".into()]);
        let faults = Process::with(&read(&answers).0).unwrap_err();
        let fields: Vec<&str> = process_form().questions().map(|question| question.id).collect();
        assert_eq!(faults.len(), 2);
        assert!(faults.keys().all(|field| fields.contains(&field.as_str())), "{faults:?}");
    }

    #[test]
    fn a_stage_without_an_end_has_no_time_to_change() {
        let fields: Vec<&str> = process_form().questions().map(|question| question.id).collect();
        assert!(!fields.contains(&timeframe_field(Stage::Four).as_str()));
        assert!(fields.contains(&timeframe_field(Stage::Five).as_str()));
    }
}
