//! The pathway as a walk: six stops, the ones that were passed, and the one where the child is.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

#[cfg(feature = "ssr")]
use {
    crate::kit::Day,
    crate::pathway::{Outcome, StageState},
};

/// One stop of the walk.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stop {
    pub number: u8,
    pub name: String,
    pub state: StopState,
    /// “since 6 October 2026”; every time that the child was there.
    pub words: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StopState {
    Past,
    Now,
    /// The child went past it without ever being there, or was further on when they were placed.
    Passed,
    Ahead,
}

impl StopState {
    pub fn id(self) -> &'static str {
        match self {
            StopState::Past => "past",
            StopState::Now => "now",
            StopState::Passed => "passed",
            StopState::Ahead => "ahead",
        }
    }
}

#[component]
pub fn StageTrack(stops: Vec<Stop>) -> impl IntoView {
    let stops = stops
        .into_iter()
        .map(|stop| {
            let state = stop.state.id();
            let here = (state == "now").then(|| view! { <span class="track__here">"Here now"</span> });
            view! {
                <li
                    class="track__stop"
                    data-stage=stop.number.to_string()
                    data-state=state
                    aria-current=(state == "now").then_some("step")
                >
                    <span class="track__n">{stop.number.to_string()}</span>
                    <span class="track__name">{stop.name}</span>
                    {here}
                    <span class="track__date">{stop.words}</span>
                </li>
            }
        })
        .collect_view();
    view! {
        <section class="sheet track-sheet mt" aria-label="The pathway">
            <div class="track-box">
                <ol class="track">{stops}</ol>
            </div>
        </section>
    }
}

/// A child's times at one stage, oldest first: where that leaves the stop, and the words under it. A child may
/// leave the pathway and come back, so there may be several.
#[cfg(feature = "ssr")]
pub fn spells_in_words(spells: &[(Day, StageState)]) -> (StopState, String) {
    let Some((_, last)) = spells.last() else { return (StopState::Ahead, String::new()) };
    let words: Vec<String> = spells.iter().map(|(from, state)| spell(*from, *state)).collect();
    let words = words.join(", and ");
    match last {
        StageState::Open => (StopState::Now, words),
        StageState::Closed { outcome: Outcome::ProgressMade, .. } => {
            (StopState::Past, format!("{words}, progress made"))
        }
        StageState::Closed { outcome: Outcome::SteppedDown, .. } => {
            (StopState::Past, format!("{words}, then stepped down"))
        }
        StageState::Closed { outcome: Outcome::NotAssessed, .. } => {
            (StopState::Past, format!("{words}, not assessed"))
        }
        StageState::Closed { outcome: Outcome::NoPlan, .. } => (StopState::Past, format!("{words}, no plan")),
        StageState::Closed { outcome: Outcome::Withdrawn, .. } => {
            (StopState::Past, format!("{words}, withdrawn"))
        }
        StageState::Closed { outcome: Outcome::MovedOn | Outcome::PlanIssued, .. } => {
            (StopState::Past, words)
        }
    }
}

/// The stops in their order, with those that the walk has left out. Stage 5 runs beside another stage: what lies before it
/// may still come.
#[cfg(feature = "ssr")]
pub fn with_what_was_passed(mut stops: Vec<Stop>) -> Vec<Stop> {
    let beside = crate::pathway::Stage::Five.number();
    let been = |stop: &Stop| matches!(stop.state, StopState::Past | StopState::Now);
    let furthest = stops.iter().rposition(|stop| been(stop) && stop.number != beside);
    let first = stops.iter().position(been).unwrap_or_default();
    for (index, stop) in stops.iter_mut().enumerate().take(furthest.unwrap_or_default()) {
        if stop.state == StopState::Ahead {
            stop.state = StopState::Passed;
            // Of what was before a child was placed, this record does not know.
            let words = if index < first { "not on record" } else { "not used" };
            words.clone_into(&mut stop.words);
        }
    }
    stops
}

#[cfg(feature = "ssr")]
fn spell(from: Day, state: StageState) -> String {
    let whole = "%-d %B %Y";
    let StageState::Closed { on, .. } = state else { return format!("since {}", from.format(whole)) };
    // What both days share is said once.
    let shared = |part: &str| from.format(part).to_string() == on.format(part).to_string();
    let first = match (from == on, shared("%B %Y"), shared("%Y")) {
        (true, ..) => return on.format(whole).to_string(),
        (_, true, _) => "%-d",
        (_, _, true) => "%-d %B",
        _ => whole,
    };
    format!("{} to {}", from.format(first), on.format(whole))
}

#[cfg(test)]
#[cfg(feature = "ssr")]
mod tests {
    use super::*;

    fn day(year: i32, month: u32, day: u32) -> Day {
        Day::from_ymd_opt(year, month, day).expect("a real day")
    }

    fn closed(on: Day, outcome: Outcome) -> StageState {
        StageState::Closed { on, outcome }
    }

    fn walk(states: [StopState; 6]) -> Vec<(StopState, String)> {
        let stop = |(state, number)| Stop { number, name: String::new(), state, words: String::new() };
        let stops = with_what_was_passed(states.into_iter().zip(1..).map(stop).collect());
        stops.into_iter().map(|stop| (stop.state, stop.words)).collect()
    }

    #[test]
    fn a_stage_that_was_left_out_says_so() {
        use StopState::{Ahead, Now, Passed, Past};
        let stops = walk([Past, Ahead, Now, Ahead, Ahead, Ahead]);
        assert_eq!(stops[1], (Passed, "not used".to_owned()));
        assert_eq!(stops[3], (Ahead, String::new()));
    }

    #[test]
    fn what_was_before_a_child_was_placed_is_not_on_record() {
        use StopState::{Ahead, Now, Passed};
        let stops = walk([Ahead, Ahead, Ahead, Ahead, Ahead, Now]);
        assert!(stops[..5].iter().all(|stop| *stop == (Passed, "not on record".to_owned())));
    }

    #[test]
    fn what_lies_before_an_assessment_beside_an_early_stage_may_still_come() {
        use StopState::{Ahead, Now, Past};
        let states = [Past, Now, Ahead, Ahead, Now, Ahead];
        assert!(walk(states).into_iter().map(|(state, _)| state).eq(states));
    }

    #[test]
    fn a_child_who_came_back_to_a_stage_shows_both_times_there() {
        let first = (day(2026, 11, 9), closed(day(2026, 11, 20), Outcome::ProgressMade));
        let (state, words) = spells_in_words(&[first, (day(2026, 11, 24), StageState::Open)]);
        assert_eq!(state, StopState::Now);
        assert_eq!(words, "9 to 20 November 2026, and since 24 November 2026");
    }

    #[test]
    fn a_child_who_left_the_pathway_from_a_stage_made_progress_there() {
        let left = (day(2026, 10, 6), closed(day(2026, 11, 24), Outcome::ProgressMade));
        let words = "6 October to 24 November 2026, progress made".to_owned();
        assert_eq!(spells_in_words(&[left]), (StopState::Past, words));
    }

    #[test]
    fn a_time_at_a_stage_says_each_month_and_year_once() {
        let until = |on| spell(day(2026, 12, 1), closed(on, Outcome::MovedOn));
        assert_eq!(until(day(2026, 12, 1)), "1 December 2026");
        assert_eq!(until(day(2026, 12, 18)), "1 to 18 December 2026");
        assert_eq!(until(day(2027, 1, 12)), "1 December 2026 to 12 January 2027");
    }

    #[test]
    fn a_stage_where_the_child_never_was_lies_ahead_without_a_word() {
        assert_eq!(spells_in_words(&[]), (StopState::Ahead, String::new()));
    }
}
