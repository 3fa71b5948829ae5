//! Progress meetings (school process, rows 1 to 4): what they are found by, and how an agreed action stands.

use serde::{Deserialize, Serialize};

use crate::kit::{Day, id, long_date, short_date};
use crate::pathway::Stage;

id!(
    /// One progress meeting of one class.
    ProgressMeetingId
);

id!(
    /// A child who was highlighted at a progress meeting.
    ProgressLineId
);

/// How an agreed action stands on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ActionState {
    Owed,
    Late,
    Done { on: Day },
}

/// How an action that is owed by a day, that day included, stands today.
pub fn action_state(by: Day, done_on: Option<Day>, today: Day) -> ActionState {
    match done_on {
        Some(on) => ActionState::Done { on },
        None if by < today => ActionState::Late,
        None => ActionState::Owed,
    }
}

impl ActionState {
    /// The words of its chip.
    pub fn words(self, by: Day) -> String {
        match self {
            ActionState::Owed => format!("By {}", short_date(by)),
            ActionState::Late => format!("Late, was due by {}", short_date(by)),
            ActionState::Done { on } => format!("Done on {}", short_date(on)),
        }
    }
}

/// “Stage 3”; “Stage 3 and 5”, because stage 5 runs beside the others; nothing of a child who is on none.
pub fn stage_words(stages: &[Stage]) -> String {
    let mut stages = stages.to_vec();
    stages.sort_unstable();
    let numbers: Vec<String> = stages.into_iter().map(|stage| stage.number().to_string()).collect();
    if numbers.is_empty() { String::new() } else { format!("Stage {}", numbers.join(" and ")) }
}

/// What stands against the day by which an action is to be done. One that a line has had before stands: whoever puts
/// a word right months later does not promise anew.
pub fn by_fault(by: Option<Day>, before: Option<Day>, today: Day) -> Option<String> {
    let passed = by.filter(|by| *by < today && Some(*by) != before)?;
    Some(format!("{} has passed. Today is {}", long_date(passed), long_date(today)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i32, month: u32, day: u32) -> Day {
        Day::from_ymd_opt(year, month, day).unwrap()
    }

    #[test]
    fn an_action_is_late_on_the_day_after_and_done_whenever_it_was_done() {
        let by = day(2026, 12, 11);
        assert_eq!(action_state(by, None, by), ActionState::Owed);
        assert_eq!(action_state(by, None, day(2026, 12, 12)), ActionState::Late);
        let on = day(2026, 12, 18);
        assert_eq!(action_state(by, Some(on), on), ActionState::Done { on });
        assert_eq!(ActionState::Late.words(by), "Late, was due by 11 Dec 2026");
    }

    #[test]
    fn stage_5_is_said_beside_the_stage_that_it_runs_beside() {
        assert_eq!(stage_words(&[]), "");
        assert_eq!(stage_words(&[Stage::Five, Stage::Three]), "Stage 3 and 5");
    }

    #[test]
    fn an_action_is_promised_for_a_day_to_come_and_a_line_that_is_put_right_keeps_its_own() {
        let today = day(2026, 12, 8);
        let yesterday = day(2026, 12, 7);
        assert_eq!(by_fault(Some(today), None, today), None);
        assert_eq!(by_fault(None, None, today), None);
        let fault = by_fault(Some(yesterday), None, today).unwrap();
        assert_eq!(fault, "Monday 7 December 2026 has passed. Today is Tuesday 8 December 2026");
        assert_eq!(by_fault(Some(yesterday), Some(yesterday), today), None);
        assert!(by_fault(Some(yesterday), Some(day(2026, 12, 6)), today).is_some());
    }
}
