//! What the school has changed in its process. Changes lie over the document and never replace it: take one
//! away and the document's words are back.

use std::{borrow::Cow, collections::BTreeMap};

use chrono::Month;
use serde::{Deserialize, Serialize};

use super::{StageRow, action::Action, process::Process, stage::Stage, timeframe::Timeframe};
use crate::kit::FieldErrors;

/// The school's own changes. What is not in here is as the school's document has it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ProcessChanges {
    pub stage_names: BTreeMap<Stage, String>,
    pub action_names: BTreeMap<Action, String>,
    pub timeframes: BTreeMap<Stage, Timeframe>,
    pub review_months: Option<Vec<Month>>,
}

/// The field of the settings, and of an error, for a stage's name.
pub fn stage_name_field(stage: Stage) -> String {
    format!("stage_{}_name", stage.id())
}

/// The field of the settings, and of an error, for a stage's timeframe.
pub fn timeframe_field(stage: Stage) -> String {
    format!("stage_{}_timeframe", stage.id())
}

/// The field of the settings for what a stage's timeframe is counted in.
pub fn time_unit_field(stage: Stage) -> String {
    format!("stage_{}_unit", stage.id())
}

/// The field of the settings, and of an error, for an action's name.
pub fn action_name_field(action: Action) -> String {
    format!("action_{}", action.id())
}

pub const REVIEW_MONTHS_FIELD: &str = "review_months";

/// Longer than any name of the document, short enough for a badge and a list.
pub(super) const LONGEST_NAME: u16 = 100;

impl Process {
    /// The document with the school's changes. Everything that cannot stand is told at once.
    pub fn with(changes: &ProcessChanges) -> Result<Process, FieldErrors> {
        let mut process = Process::the_schools();
        let mut errors = FieldErrors::new();
        for (stage, name) in &changes.stage_names {
            match sound_name(name, &format!("stage {}", stage.number())) {
                Ok(name) => process.stage_mut(*stage).name = Cow::Owned(name),
                Err(sentence) => _ = errors.insert(stage_name_field(*stage), sentence),
            }
        }
        for (action, name) in &changes.action_names {
            match sound_name(name, &format!("“{}”", action.default_name())) {
                Ok(name) => _ = process.action_names.insert(*action, name),
                Err(sentence) => _ = errors.insert(action_name_field(*action), sentence),
            }
        }
        for (stage, timeframe) in &changes.timeframes {
            let row = process.stage_mut(*stage);
            match fault_of(*stage, row.timeframe, *timeframe) {
                None => row.timeframe = *timeframe,
                Some(sentence) => _ = errors.insert(timeframe_field(*stage), sentence),
            }
        }
        if let Some(months) = &changes.review_months {
            match in_school_order(months) {
                Ok(months) => process.review_months = months,
                Err(sentence) => _ = errors.insert(REVIEW_MONTHS_FIELD.to_owned(), sentence),
            }
        }
        process.say_when_stage_two_begins();
        if errors.is_empty() { Ok(process) } else { Err(errors) }
    }
}

// The server alone asks; it stands here without it so that its test needs none.
#[cfg_attr(not(feature = "ssr"), allow(dead_code))]
impl Process {
    /// What stands against stages that have the name of an earlier one, in whatever letters: whoever reads a stage's
    /// name must know which it is. Asked of what is to be saved alone: what a school has saved before stands.
    pub(super) fn named_twice(&self) -> FieldErrors {
        let same = |one: &StageRow, other: &StageRow| {
            one.stage < other.stage && one.name.trim().to_lowercase() == other.name.trim().to_lowercase()
        };
        let rows = self.stages().iter();
        let twice = rows.filter_map(|row| {
            let first = self.stages().iter().find(|first| same(first, row))?;
            let (first, number) = (first.stage.number(), row.stage.number());
            Some((
                stage_name_field(row.stage),
                format!("Stage {first} has this name. Give stage {number} another one"),
            ))
        });
        twice.collect()
    }
}

fn sound_name(name: &str, of_what: &str) -> Result<String, String> {
    let name = name.trim();
    if name.is_empty() {
        return Err(format!("Give {of_what} a name, or put the school's own name back"));
    }
    if name.chars().count() > usize::from(LONGEST_NAME) {
        return Err(format!("Give {of_what} a shorter name, {LONGEST_NAME} characters or fewer"));
    }
    Ok(name.to_owned())
}

fn fault_of(stage: Stage, before: Timeframe, wanted: Timeframe) -> Option<String> {
    let number = stage.number();
    // What is counted stays counted: nothing else would bring the child up again.
    if wanted == Timeframe::Ongoing && before != Timeframe::Ongoing {
        return Some(format!(
            "Give stage {number} a number of weeks or terms: the school looks again when they are over"
        ));
    }
    wanted.fault().map(|range| format!("Give stage {number} {range}"))
}

/// September first, each month once.
fn in_school_order(months: &[Month]) -> Result<Vec<Month>, String> {
    let mut months = months.to_vec();
    months.sort_by_key(|month| (month.number_from_month() + 3) % 12);
    months.dedup();
    if months.contains(&Month::August) {
        return Err("Choose months in which school is open. In August it is closed".to_owned());
    }
    // Code of Practice 6.65: parents are met at least three times a year.
    if months.len() < 3 {
        return Err("Choose at least three months. Parents are met three times a year or more (Code of Practice, 6.65)".to_owned());
    }
    Ok(months)
}

#[cfg(test)]
mod tests {
    use super::{super::WholeSchoolRule, *};

    fn changes() -> ProcessChanges {
        ProcessChanges {
            stage_names: BTreeMap::from([(Stage::One, " First worry ".to_owned())]),
            action_names: BTreeMap::from([(Action::EarlyIntervention, "Early help".to_owned())]),
            timeframes: BTreeMap::from([(Stage::One, Timeframe::SchoolWeeks(8))]),
            review_months: Some(vec![Month::June, Month::November, Month::March]),
        }
    }

    #[test]
    fn a_change_lies_over_the_document_and_leaves_the_rest_as_it_is() {
        let process = Process::with(&changes()).unwrap();
        assert_eq!(process.stage(Stage::One).name, "First worry");
        assert_eq!(process.stage(Stage::One).timeframe_words(), "8 weeks");
        assert_eq!(process.action_name(Action::EarlyIntervention), "Early help");
        assert_eq!(process.stage(Stage::Three), Process::default().stage(Stage::Three));
        let reviews = WholeSchoolRule::TargetReviews.words(&process);
        assert!(reviews.contains("November, March and June"), "{reviews}");
    }

    #[test]
    fn stage_2_begins_after_the_time_that_stage_1_has() {
        let process = Process::with(&changes()).unwrap();
        assert!(process.stage(Stage::Two).when.starts_with("After 8 weeks of early intervention"));
    }

    #[test]
    fn an_aside_stays_with_a_changed_number() {
        let timeframes = BTreeMap::from([(Stage::Three, Timeframe::Terms(3))]);
        let process = Process::with(&ProcessChanges { timeframes, ..ProcessChanges::default() }).unwrap();
        assert_eq!(process.stage(Stage::Three).timeframe_words(), "3 terms (unless further concerns)");
    }

    #[test]
    fn everything_that_cannot_stand_is_told_at_once_and_kindly() {
        let errors = Process::with(&ProcessChanges {
            stage_names: BTreeMap::from([(Stage::Two, "  ".to_owned())]),
            action_names: BTreeMap::from([(Action::PanelMeeting, "x".repeat(101))]),
            timeframes: BTreeMap::from([
                (Stage::One, Timeframe::SchoolWeeks(27)),
                (Stage::Two, Timeframe::Terms(0)),
                (Stage::Three, Timeframe::Ongoing),
                (Stage::Five, Timeframe::CalendarWeeks(53)),
            ]),
            review_months: Some(vec![Month::July, Month::July]),
        })
        .unwrap_err();
        assert_eq!(errors.len(), 7, "{errors:?}");
        assert_eq!(errors["stage_two_name"], "Give stage 2 a name, or put the school's own name back");
        assert_eq!(errors["stage_one_timeframe"], "Give stage 1 from 1 to 26 school weeks");
        assert!(errors["stage_three_timeframe"].contains("a number of weeks or terms"));
        assert!(errors["review_months"].contains("at least three months"));
    }

    #[test]
    fn no_two_stages_have_one_name_whoever_had_it_first() {
        let named = |names: &[(Stage, &str)]| {
            let stage_names = names.iter().map(|(stage, name)| (*stage, (*name).to_owned())).collect();
            let process = Process::with(&ProcessChanges { stage_names, ..ProcessChanges::default() });
            process.unwrap().named_twice()
        };
        let errors = named(&[(Stage::Two, "Extra help"), (Stage::Four, "extra Help ")]);
        assert_eq!(errors["stage_four_name"], "Stage 2 has this name. Give stage 4 another one");
        assert_eq!(errors.len(), 1, "{errors:?}");
        let of_the_document = Process::the_schools().stage(Stage::One).name.clone();
        let errors = named(&[(Stage::Six, &of_the_document)]);
        assert!(errors["stage_six_name"].starts_with("Stage 1 has this name"), "{errors:?}");
        assert!(named(&[(Stage::Two, "One"), (Stage::Four, "Two")]).is_empty());
    }

    #[test]
    fn one_week_and_26_are_both_allowed() {
        for weeks in [1, 26] {
            let timeframes = BTreeMap::from([(Stage::One, Timeframe::SchoolWeeks(weeks))]);
            assert!(Process::with(&ProcessChanges { timeframes, ..ProcessChanges::default() }).is_ok());
        }
    }

    #[test]
    fn no_change_is_the_document() {
        assert_eq!(Process::with(&ProcessChanges::default()), Ok(Process::the_schools()));
    }

    #[cfg(feature = "ui")]
    #[test]
    fn changes_are_stored_under_the_ids_and_read_again() {
        let stored = serde_json::to_string(&changes()).unwrap();
        assert!(stored.contains(r#""early_intervention":"Early help""#), "{stored}");
        assert!(stored.contains(r#""one":{"school_weeks":8}"#), "{stored}");
        assert_eq!(serde_json::from_str::<ProcessChanges>(&stored).unwrap(), changes());
        assert_eq!(serde_json::from_str::<ProcessChanges>("{}").unwrap(), ProcessChanges::default());
    }
}
