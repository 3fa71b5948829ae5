//! Placing a child who has support already: where the child is since when, and what the school knows from before the
//! app. One form, because it takes three minutes; what each answer means follows in [`super::placing`].

use crate::ehc::{ByWhom, PlanDecision};
use crate::kit::{
    Answers, Ask, Audience, Choices, Day, DayLimit, FieldErrors, Form, FromAnswer, Section, long_date,
};
use crate::pathway::Stage;
use crate::pupils::{Provision, SenType, too_long_ago};

/// A stage at which a child can be placed. Stage 5 runs beside the others and is asked for by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PlacedAt(pub Stage);

impl Choices for PlacedAt {
    const OPTIONS: &'static [(&'static str, &'static str)] = &[
        ("one", "Stage 1"),
        ("two", "Stage 2"),
        ("three", "Stage 3"),
        ("four", "Stage 4"),
        ("six", "Stage 6"),
    ];

    fn from_id(id: &str) -> Option<Self> {
        Stage::from_id(id).filter(|stage| *stage != Stage::Five).map(PlacedAt)
    }
}

/// What became of a plan that goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PlanWent(pub PlanDecision);

impl Choices for PlanWent {
    const OPTIONS: &'static [(&'static str, &'static str)] =
        &[("maintain", "To keep the plan as it was"), ("amend", "To amend the plan")];

    fn from_id(id: &str) -> Option<Self> {
        PlanDecision::from_id(id).filter(|decision| *decision != PlanDecision::Cease).map(PlanWent)
    }
}

pub static STAGE: Ask<PlacedAt> = Ask::choice("stage", "At which stage is the child?")
    .examples(&[
        "A concern, with the class teacher.",
        "A concern, shared with the parents.",
        "SEN support.",
        "SEN support, with outside agencies.",
        "The final plan has been issued.",
    ])
    .missing("Choose the stage")
    .seen_by(Audience::StaffOfTheChild);
pub static OPENED_ON: Ask<Day> = Ask::day("opened_on", "Since when?", DayLimit::NotAfterToday)
    .hint("The true day on which the stage began. At stage 6, the date on the final plan.")
    .missing("Enter the day on which the stage began")
    .seen_by(Audience::StaffOfTheChild);
/// School process, row 2: “Review 6-weekly in school”. The review with the parents comes after a term, whatever this is.
pub static REVIEWED_IN_SCHOOL_ON: Ask<Day> = Ask::day(
    "reviewed_in_school_on",
    "When was progress last reviewed in school?",
    DayLimit::NotAfterToday,
)
.hint("The next six weeks are counted from it. Leave it empty if there has been no review since the stage began.")
.optional()
.only_if("stage", "two")
.seen_by(Audience::StaffOfTheChild);
/// Rows 3, 4 and 6: the review of targets with the parents.
pub static REVIEWED_ON: Ask<Day> = Ask::day(
    "reviewed_on",
    "When were the targets last reviewed with the parents?",
    DayLimit::NotAfterToday,
)
.hint("The next review is counted from it. Leave it empty if there has been none since the stage began.")
.optional()
.only_if("stage", "three")
.or_if("stage", "four")
.or_if("stage", "six")
.seen_by(Audience::StaffOfTheChild);
/// Rows 2 to 4: “Review in progress meetings”. Row 1 asks for one meeting and row 6 for none, so nothing recurs there.
pub static MET_ON: Ask<Day> = Ask::day(
    "met_on",
    "When was the child last talked about at a progress meeting?",
    DayLimit::NotAfterToday,
)
.hint("The next progress meeting is counted from it. Leave it empty if there has been none since the stage began.")
.optional()
.only_if("stage", "two")
.or_if("stage", "three")
.or_if("stage", "four")
.seen_by(Audience::StaffOfTheChild);
pub static PLAN_REVIEWED_ON: Ask<Day> = Ask::day(
    "plan_reviewed_on",
    "When did the local authority last decide after an annual review?",
    DayLimit::NotAfterToday,
)
.hint("The date on its letter. The next annual review is counted from it. Leave it empty if there has been none yet.")
.optional()
.only_if("stage", "six")
.seen_by(Audience::StaffOfTheChild);
pub static PLAN_WENT: Ask<PlanWent> = Ask::choice("plan_went", "What did it decide?")
    .optional()
    .only_if("stage", "six")
    .seen_by(Audience::StaffOfTheChild);

pub static CODE: Ask<Provision> = Ask::choice("code", "SEN code")
    .hint("Leave it empty if the code on this page is right.")
    .optional()
    .seen_by(Audience::StaffOfTheChild);
pub static CODE_SINCE: Ask<Day> =
    Ask::day("code_since", "Since when has it been that code?", DayLimit::NotAfterToday)
        .missing("Enter the day since which the child has had this code")
        .only_if("code", "N")
        .or_if("code", "K")
        .or_if("code", "E")
        .seen_by(Audience::StaffOfTheChild);
pub static FIRST_NEED: Ask<SenType> = Ask::choice("first_need", "Main need")
    .hint("The type that the school census asks for first.")
    .optional()
    .seen_by(Audience::StaffOfTheChild);
pub static SECOND_NEED: Ask<SenType> =
    Ask::choice("second_need", "Second need").optional().seen_by(Audience::StaffOfTheChild);

pub static ASSESSING: Ask<bool> = Ask::yes_no("assessing", "Is a statutory assessment under way?")
    .hint("It runs beside stages 1 to 4. At stage 6 it is over.")
    .optional()
    .seen_by(Audience::StaffOfTheChild);
pub static BY_WHOM: Ask<ByWhom> = Ask::choice("by_whom", "Who asked for it?")
    .missing("Choose who asked for the assessment")
    .only_if("assessing", "yes")
    .seen_by(Audience::StaffOfTheChild);
pub static RECEIVED_ON: Ask<Day> =
    Ask::day("received_on", "When did the local authority receive the request?", DayLimit::NotAfterToday)
        .hint("Its letter says so. The 20 weeks are counted from this day.")
        .missing("Enter the date on which the local authority received the request")
        .only_if("assessing", "yes")
        .seen_by(Audience::StaffOfTheChild);
pub static AGREED_ON: Ask<Day> =
    Ask::day("agreed_on", "When did it agree to assess?", DayLimit::NotAfterToday)
        .hint("Leave it empty if it has not answered yet.")
        .optional()
        .only_if("assessing", "yes")
        .seen_by(Audience::StaffOfTheChild);

pub static LIVE_TARGETS: Ask<String> = Ask::long_text("live_targets", "Which targets are live?")
    .hint("As they stand on paper: each target, how it is worked on, and by when.")
    .optional()
    .seen_by(Audience::StaffOfTheChild);
pub static NOTES: Ask<String> =
    Ask::long_text("notes", "What else should whoever works with the child know?")
        .hint("Help that is in place, agencies, dates to come.")
        .optional()
        .seen_by(Audience::StaffOfTheChild);

/// Asked of the SENCo about a child who is on no stage yet.
pub static PLACING: Form = Form {
    id: "placing",
    version: 2,
    title: "As it was when the child was placed here",
    sections: &[
        Section {
            title: "The stage",
            can_wait: false,
            questions: &[
                &STAGE.question,
                &OPENED_ON.question,
                &REVIEWED_IN_SCHOOL_ON.question,
                &REVIEWED_ON.question,
                &MET_ON.question,
                &PLAN_REVIEWED_ON.question,
                &PLAN_WENT.question,
            ],
        },
        Section {
            title: "What is worked on",
            can_wait: false,
            questions: &[&LIVE_TARGETS.question, &NOTES.question],
        },
        Section {
            title: "SEN code and needs",
            can_wait: false,
            questions: &[&CODE.question, &CODE_SINCE.question, &FIRST_NEED.question, &SECOND_NEED.question],
        },
        Section {
            title: "Statutory assessment",
            can_wait: false,
            questions: &[&ASSESSING.question, &BY_WHOM.question, &RECEIVED_ON.question, &AGREED_ON.question],
        },
    ],
};

/// What stands against answers that no question finds alone: days in the wrong order, a need chosen twice. Told also
/// where the form's own check has found something, so that nobody is sent back twice.
pub fn place_faults(answers: &Answers, today: Day) -> FieldErrors {
    let mut faults = FieldErrors::new();
    let mut fault = |question: &str, error: String| {
        faults.entry(question.to_owned()).or_insert(error);
    };
    let (stage, opened) = (said(answers, &STAGE), said(answers, &OPENED_ON));
    for ask in [&OPENED_ON, &CODE_SINCE, &RECEIVED_ON] {
        if let Some(error) = said(answers, ask).and_then(|day| too_long_ago(day, today)) {
            fault(ask.question.id, error);
        }
    }
    for ask in [&REVIEWED_IN_SCHOOL_ON, &REVIEWED_ON, &MET_ON, &PLAN_REVIEWED_ON] {
        if let (Some(opened), Some(day)) = (opened, said(answers, ask))
            && day < opened
        {
            let since = long_date(opened);
            fault(
                ask.question.id,
                format!("The stage began on {since}. Enter that day or a later one, or leave it empty"),
            );
        }
    }
    match (said(answers, &PLAN_REVIEWED_ON), said(answers, &PLAN_WENT)) {
        (Some(_), None) => fault("plan_went", "Choose what the local authority decided".to_owned()),
        (None, Some(_)) if answers.first("plan_reviewed_on").trim().is_empty() => {
            fault("plan_reviewed_on", "Enter the date on which the local authority decided".to_owned());
        }
        _ => {}
    }
    match (said(answers, &FIRST_NEED), said(answers, &SECOND_NEED)) {
        (None, Some(_)) => fault("first_need", "Choose the main need before the second".to_owned()),
        (Some(first), Some(second)) if first == second => {
            fault(
                "second_need",
                "This is the main need already. Choose another, or leave it empty".to_owned(),
            );
        }
        _ => {}
    }
    if stage == Some(PlacedAt(Stage::Six)) && said(answers, &ASSESSING) == Some(true) {
        let error = "At stage 6 the plan has been issued and the assessment is over. Answer no, or choose another stage";
        fault("assessing", error.to_owned());
    }
    if let (Some(received), Some(agreed)) = (said(answers, &RECEIVED_ON), said(answers, &AGREED_ON))
        && agreed < received
    {
        let on = long_date(received);
        fault("agreed_on", format!("It received the request on {on}. Enter that day or a later one"));
    }
    faults
}

/// An answer as far as it was given and is asked for, before anything was checked.
pub(super) fn said<T: FromAnswer>(answers: &Answers, ask: &Ask<T>) -> Option<T> {
    let given = answers.all(ask.question.id);
    let is_given = given.iter().any(|text| !text.trim().is_empty());
    (is_given && PLACING.asks(&ask.question, answers)).then(|| T::from_answer(given)).flatten()
}

#[cfg(test)]
mod tests;
