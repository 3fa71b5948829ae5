//! What must hold for any sequence of moves, allowed or not.

use proptest::{collection::vec, prelude::*, sample::select};

use super::*;
use crate::calendar::typical_years;
use crate::kit::Answers;
use crate::pathway::decision_form::decision_form;
use crate::pupils::PupilId;

const WHO: AskerId = AskerId(7);

/// Somebody tries a decision so many days after the last one.
#[derive(Clone, Debug)]
struct Try {
    decision: &'static str,
    after: u64,
    to: &'static str,
    with_reasons: bool,
}

fn any_try() -> impl Strategy<Value = Try> {
    let decisions = vec!["close", "stay", "next", "stage_two", "extend_once", "ahead", "down"];
    (select(decisions), 0..120_u64, select(vec!["one", "two", "three", "four"]), any::<bool>())
        .prop_map(|(decision, after, to, with_reasons)| Try { decision, after, to, with_reasons })
}

/// Everything that any decision asks for.
fn answers(tried: &Try, on: Day) -> Answers {
    let mut answers = Answers::default().with("decision", tried.decision).with("decided_on", on.to_string());
    for (question, words) in [
        ("worked", "All of it"),
        ("still_concerned", "Reading"),
        ("stay_reason", "Away"),
        ("extend_reason", "Away"),
        ("ahead_to", tried.to),
        ("ahead_reason", "It cannot wait"),
        ("down_to", tried.to),
        ("down_reason", "Reads alone"),
        ("whose", "senco"),
    ] {
        answers = answers.with(question, words);
    }
    answers = answers.with("senco_on", on.to_string());
    if tried.with_reasons { answers.with("early_reason", "It cannot wait") } else { answers }
}

/// A child's entries after a try: the last one decided, another begun where the decision begins one.
fn tried(mut entries: Vec<StageEntry>, try_: &Try, plan: PlanEnd) -> Vec<StageEntry> {
    let Some(entry) = entries.last().cloned() else { return entries };
    let since = entry.stays.last().map_or(entry.opened_on, |stay| stay.on);
    let on = since + chrono::Days::new(try_.after);
    let (process, calendar) = (Process::default(), SchoolCalendar::new(typical_years()));
    let suggestions = Suggestions { extend_once: true, tell_family: false };
    let Some(form) = decision_form(entry.stage, entry.may_extend(suggestions)) else { return entries };
    let Ok(checked) = form.check(&answers(try_, on), on) else { return entries };
    let against = Against { process: &process, calendar: &calendar, suggestions, plan, last_done: None };
    let Ok(decided) = entry.decide(&checked, WHO, against) else { return entries };
    let last = entries.len() - 1;
    match decided {
        Decided::Left(after) | Decided::Stays { entry: after, .. } => entries[last] = after,
        Decided::Moved { closed, opens } => {
            entries[last] = closed;
            let id = StageEntryId(i64::try_from(entries.len()).unwrap_or_default() + 1);
            entries.push(opens.with_id(id));
        }
    }
    entries
}

fn any_plan() -> impl Strategy<Value = PlanEnd> {
    let decided_on = Day::from_ymd_opt(2026, 9, 7).unwrap();
    let from = move |days| PlanEnd::From { decided_on, day: decided_on + chrono::Days::new(days) };
    prop_oneof![Just(PlanEnd::GoesOn), Just(PlanEnd::Disputed { decided_on }), (60..90_u64).prop_map(from)]
}

fn begun() -> Vec<StageEntry> {
    let on = Day::from_ymd_opt(2026, 9, 7).unwrap();
    vec![NewEntry::of(PupilId(1), Stage::One, on, WHO).with_id(StageEntryId(1))]
}

proptest! {
    // A case that fails becomes a named test, not a file of seeds.
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_child_is_on_one_stage_at_most(tries in vec(any_try(), 0..12), plan in any_plan()) {
        let mut entries = begun();
        for try_ in &tries {
            entries = tried(entries, try_, plan);
            prop_assert!(entries.iter().filter(|entry| entry.is_current()).count() <= 1);
        }
    }

    #[test]
    fn history_only_grows(tries in vec(any_try(), 0..12), plan in any_plan()) {
        let mut entries = begun();
        for try_ in &tries {
            let before = entries.clone();
            entries = tried(entries, try_, plan);
            prop_assert!(entries.len() >= before.len());
            for (was, is) in before.iter().zip(&entries) {
                // What has ended stays as it ended; what goes on keeps how it began and every stay.
                prop_assert!(was.is_open() || was == is);
                prop_assert_eq!((was.id, was.stage, was.opened_on), (is.id, is.stage, is.opened_on));
                prop_assert!(is.stays.starts_with(&was.stays));
            }
        }
    }

    #[test]
    fn a_stage_begins_on_the_day_on_which_the_one_before_it_ended(tries in vec(any_try(), 0..12)) {
        let entries = tries.iter().fold(begun(), |entries, try_| tried(entries, try_, PlanEnd::GoesOn));
        for pair in entries.windows(2) {
            let StageState::Closed { on, outcome } = pair[0].state else { unreachable!("it has ended") };
            prop_assert_eq!(on, pair[1].opened_on);
            let up = pair[1].stage > pair[0].stage;
            prop_assert_eq!(outcome, if up { Outcome::MovedOn } else { Outcome::SteppedDown });
            prop_assert!(pair[0].stage != pair[1].stage);
        }
    }

    #[test]
    fn taking_the_last_decision_back_leaves_everything_as_it_was(
        tries in vec(any_try(), 0..8), last in any_try(),
    ) {
        let before = tries.iter().fold(begun(), |entries, try_| tried(entries, try_, PlanEnd::GoesOn));
        let after = tried(before.clone(), &last, PlanEnd::GoesOn);
        prop_assume!(after != before);
        let at = before.len() - 1;
        let since: Vec<(&StageEntry, bool)> = after[before.len()..].iter().map(|entry| (entry, false)).collect();
        let back = after[at].clone().take_back(&since).unwrap();
        prop_assert_eq!(&back.entry, &before[at]);
        prop_assert_eq!(back.never_began, after.get(before.len()).map(|entry| entry.id));
    }
}
