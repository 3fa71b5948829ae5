//! The answers to choose from, what several answers together can tell, and what a sent form has put on record.

use super::super::{action::Action, rules::StageState};
use super::{GOOD_AT, HELPS_ME, INITIAL_CONCERN, INTERVENTION, MET_ON, TARGETS, TRICKY_FOR_ME, Target};
use crate::kit::{Answers, Ask, Checked, Choices, Day, FieldErrors, long_date, parse_day};

/// Somebody who came to the meeting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WhoWasThere {
    ClassTeacher,
    SenTa,
    Senco,
    ParentOrCarer,
    TheChild,
    SomebodyElse,
}

impl Choices for WhoWasThere {
    const OPTIONS: &'static [(&'static str, &'static str)] = &[
        ("class_teacher", "Class teacher"),
        ("sen_ta", "SEN TA"),
        ("senco", "SENCo"),
        ("parent_or_carer", "A parent or carer"),
        ("the_child", "The child"),
        ("somebody_else", "Somebody else"),
    ];

    fn from_id(id: &str) -> Option<Self> {
        match id {
            "class_teacher" => Some(WhoWasThere::ClassTeacher),
            "sen_ta" => Some(WhoWasThere::SenTa),
            "senco" => Some(WhoWasThere::Senco),
            "parent_or_carer" => Some(WhoWasThere::ParentOrCarer),
            "the_child" => Some(WhoWasThere::TheChild),
            "somebody_else" => Some(WhoWasThere::SomebodyElse),
            _ => None,
        }
    }
}

/// How the child's own words came to paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HowGathered {
    Told,
    Pictures,
    Wrote,
    ByAnAdult,
}

impl Choices for HowGathered {
    const OPTIONS: &'static [(&'static str, &'static str)] = &[
        ("told", "They told an adult, who wrote it down"),
        ("pictures", "They chose pictures or drew"),
        ("wrote", "They wrote it"),
        ("by_an_adult", "An adult who knows them well says it for them"),
    ];

    fn from_id(id: &str) -> Option<Self> {
        match id {
            "told" => Some(HowGathered::Told),
            "pictures" => Some(HowGathered::Pictures),
            "wrote" => Some(HowGathered::Wrote),
            "by_an_adult" => Some(HowGathered::ByAnAdult),
            _ => None,
        }
    }
}

/// A meeting so long ago is a slip in the year.
const LONG_AGO: chrono::Days = chrono::Days::new(366);

/// What stands against answers that no question finds alone: a target without what is different in class for it, what
/// belongs to a target that is not there, a year that was mistyped.
pub fn initial_concern_faults(answers: &Answers, today: Day) -> FieldErrors {
    let mut faults = FieldErrors::new();
    let mut fault = |ask: &str, sentence: String| {
        faults.insert(ask.to_owned(), sentence);
    };
    if parse_day(answers.first(MET_ON.question.id)).is_some_and(|met_on| met_on < today - LONG_AGO) {
        fault(MET_ON.question.id, "This is more than a year ago. Check the year".to_owned());
    }
    let given = |ask: &Ask<String>| !answers.first(ask.question.id).trim().is_empty();
    for Target { number, wording, start, known_by, in_class, at_home } in &TARGETS {
        let has_more = [start, known_by, in_class, at_home].into_iter().any(|ask| given(ask));
        if given(wording) && !given(in_class) {
            fault(in_class.question.id, format!("Say what will be different in class for target {number}"));
        } else if has_more && !given(wording) {
            let sentence =
                format!("Write target {number}, starting with “I will”, or empty what belongs to it");
            fault(wording.question.id, sentence);
        }
    }
    faults
}

/// What the day of a meeting is checked against, beside today.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Meeting {
    /// Stage 2 began: the meeting is held there.
    pub opened_on: Day,
    /// The first letter that went home about the help that the form tells of.
    pub letter_sent_on: Option<Day>,
    /// The first answer of a parent about the targets.
    pub answered_on: Option<Day>,
}

impl Meeting {
    fn fault(self, met_on: Day) -> Option<String> {
        let after = |day: Option<Day>, what: &str| {
            let on = long_date(day.filter(|day| met_on > *day)?);
            Some(format!("{what} on {on}. Enter that day or an earlier one"))
        };
        if met_on < self.opened_on {
            return Some(format!(
                "Stage 2 began on {}. Enter that day or a later one",
                long_date(self.opened_on)
            ));
        }
        after(self.letter_sent_on, "The letter about the help was sent")
            .or_else(|| after(self.answered_on, "A parent answered about the targets"))
    }
}

/// Checks the whole form: each question, what only several answers together can tell, and the day of the meeting.
pub fn check_initial_concern(
    answers: &Answers,
    today: Day,
    meeting: Meeting,
) -> Result<Checked, FieldErrors> {
    let mut faults = initial_concern_faults(answers, today);
    let met_on = parse_day(answers.first(MET_ON.question.id));
    if let Some(sentence) = met_on.and_then(|met_on| meeting.fault(met_on)) {
        faults.entry(MET_ON.question.id.to_owned()).or_insert(sentence);
    }
    INITIAL_CONCERN.check_with(answers, today, faults)
}

/// Whether the form of a stage may still be written: once the stage has ended it stands as it is, to be read.
pub fn may_write(stage: StageState) -> Result<(), FieldErrors> {
    match stage {
        StageState::Open => Ok(()),
        StageState::Closed { on, .. } => {
            let sentence = format!("Stage 2 ended on {}. Its form can only be read now", long_date(on));
            Err(FieldErrors::from([(MET_ON.question.id.to_owned(), sentence)]))
        }
    }
}

/// The actions of row 2 that a sent form has put on record, so that nobody writes them twice. That the form was
/// filled in at a meeting always is; reviews and progress meetings are to come.
pub fn initial_concern_actions(form: &Checked) -> Vec<Action> {
    let any = |asks: &[&Ask<String>]| asks.iter().any(|ask| form.get(ask).is_some());
    let given = [
        (true, Action::InitialConcernTemplate),
        (any(&[TARGETS[0].wording]) && any(&[&INTERVENTION]), Action::TargetsAndIntervention),
        (TARGETS.iter().any(|target| any(&[target.in_class])), Action::Differentiation),
        (any(&[&GOOD_AT, &TRICKY_FOR_ME, &HELPS_ME]), Action::InitialConcernPupilVoice),
    ];
    given.into_iter().filter(|(is_given, _)| *is_given).map(|(_, action)| action).collect()
}
