//! Whose concern brings a child to stage 4: “after no or little progress, and developing concerns from all” (school
//! process, row 4). Each is recorded with the day on which it was said.

use crate::kit::{Ask, Audience, Checked, Choices, Day, DayLimit, FieldErrors, long_date};

/// What was said longer before is a slip in the year.
const A_YEAR: chrono::Days = chrono::Days::new(366);

/// Somebody who has a concern.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "ssr", derive(sqlx::Type), sqlx(rename_all = "snake_case"))]
pub enum Whose {
    ClassTeacher,
    Senco,
    SenTa,
    Parents,
}

impl Whose {
    pub const ALL: [Whose; 4] = [Whose::ClassTeacher, Whose::Senco, Whose::SenTa, Whose::Parents];

    fn asked_by(self) -> &'static Ask<Day> {
        match self {
            Whose::ClassTeacher => &CLASS_TEACHER_ON,
            Whose::Senco => &SENCO_ON,
            Whose::SenTa => &SEN_TA_ON,
            Whose::Parents => &PARENTS_ON,
        }
    }
}

impl Choices for Whose {
    const OPTIONS: &'static [(&'static str, &'static str)] = &[
        ("class_teacher", "Class teacher"),
        ("senco", "SENCo"),
        ("sen_ta", "SEN TA"),
        ("parents", "Parents"),
    ];

    fn from_id(id: &str) -> Option<Self> {
        match id {
            "class_teacher" => Some(Whose::ClassTeacher),
            "senco" => Some(Whose::Senco),
            "sen_ta" => Some(Whose::SenTa),
            "parents" => Some(Whose::Parents),
            _ => None,
        }
    }
}

const fn whose(question: &'static str, answer: &'static str) -> Ask<Vec<Whose>> {
    Ask::several("whose", "For stage 4: whose concern is it?")
        .hint("Tick each. The day on which each said it is asked for next.")
        .plain("Who is concerned")
        .missing("Tick at least one whose concern it is")
        .only_if(question, answer)
        .seen_by(Audience::FamilyToo)
}

pub(super) static WHOSE_FROM_ONE: Ask<Vec<Whose>> = whose("ahead_to", "four");
pub(super) static WHOSE_AHEAD: Ask<Vec<Whose>> = whose("decision", "ahead");
pub(super) static WHOSE_NEXT: Ask<Vec<Whose>> = whose("decision", "next");

const fn said_on(
    id: &'static str,
    label: &'static str,
    plain: &'static str,
    missing: &'static str,
    whose: &'static str,
) -> Ask<Day> {
    Ask::day(id, label, DayLimit::NotAfterToday)
        .plain(plain)
        .missing(missing)
        .only_if("whose", whose)
        .seen_by(Audience::FamilyToo)
}

pub(super) static CLASS_TEACHER_ON: Ask<Day> = said_on(
    "class_teacher_on",
    "When did the class teacher say so?",
    "The class teacher said so on",
    "Enter the date on which the class teacher said so",
    "class_teacher",
);
pub(super) static SENCO_ON: Ask<Day> = said_on(
    "senco_on",
    "When did the SENCo say so?",
    "The SENCo said so on",
    "Enter the date on which the SENCo said so",
    "senco",
);
pub(super) static SEN_TA_ON: Ask<Day> = said_on(
    "sen_ta_on",
    "When did the SEN TA say so?",
    "The teaching assistant said so on",
    "Enter the date on which the SEN TA said so",
    "sen_ta",
);
pub(super) static PARENTS_ON: Ask<Day> = said_on(
    "parents_on",
    "When did the parents say so?",
    "You said so on",
    "Enter the date on which the parents said so",
    "parents",
);

/// What stands against the days on which somebody said so: a concern leads to the stage that begins with the decision, so
/// it was said by then, and at most so long before the stage that is decided about that it led to it.
pub(super) fn said_faults(form: &Checked, decided_on: Day, opened_on: Day) -> FieldErrors {
    let mut faults = FieldErrors::new();
    for whose in Whose::ALL {
        let question = whose.asked_by();
        let Some(said_on) = form.get(question) else { continue };
        let sentence = if said_on > decided_on {
            let on = long_date(decided_on);
            format!("Stage 4 begins with the decision, on {on}. Enter that day or an earlier one")
        } else if said_on < opened_on - A_YEAR {
            format!(
                "This stage began on {}. This is more than a year before. Check the year",
                long_date(opened_on)
            )
        } else {
            continue;
        };
        faults.insert(question.question.id.to_owned(), sentence);
    }
    faults
}

/// The concerns that a checked decision tells of, each with its day.
pub fn developing_concerns(form: &Checked) -> Vec<(Whose, Day)> {
    Whose::ALL.into_iter().filter_map(|whose| Some((whose, form.get(whose.asked_by())?))).collect()
}
