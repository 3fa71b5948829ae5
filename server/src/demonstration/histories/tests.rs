//! What must be true of every history: it is told by the rules that hold for everybody, on school days and in order,
//! and leaves the SENCo with a school in which most things are in order.

mod retold;

use std::collections::{BTreeMap, BTreeSet, HashSet};

use app::{
    calendar::SchoolYear,
    duties::{Duty, DutyKind, Facts, Group, due},
    ehc::Event,
    kit::{Answers, Day},
    pathway::{Action, Decision, Outcome, Process, Stage, StageEntry, StageState},
    pupils::{Provision, PupilRecord},
};

use super::{History, What, histories, school_days::SchoolDays};
use crate::demonstration::{School, concerns, school};
use retold::{Retold, concern_of};

const SEEDS: [u64; 4] = [0, 1, 2026, u64::MAX];

/// A day in November, on which examples are told throughout, and one in July.
const SHOWN: [&str; 2] = ["2026-11-24", "2027-07-12"];

/// Days on which somebody may look: in the middle of a term, at a weekend, at its end, in a holiday, in July, and at the
/// start of a year.
const DAYS: [&str; 8] = [
    "2026-09-10",
    "2026-11-28",
    "2026-12-08",
    "2027-02-10",
    "2027-04-20",
    "2027-05-17",
    "2027-08-20",
    "2027-11-16",
];

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn school_on(today: Day) -> School {
    school(2026, SchoolYear::of(today).0)
}

fn retold(school: &School, today: Day) -> Vec<Retold> {
    let days = SchoolDays::of(today).unwrap();
    histories(school, today).iter().map(|history| Retold::of(school, history, &days.calendar)).collect()
}

fn child_of<'a>(school: &'a School, history: &History) -> &'a PupilRecord {
    &school.pupils[history.pupil]
}

/// How many of the children are at each stage now, stage 5 beside the others.
fn at_each_stage(told: &[Retold]) -> BTreeMap<Stage, usize> {
    let mut stages = BTreeMap::new();
    for entry in told.iter().flat_map(|child| &child.entries).filter(|entry| entry.is_open()) {
        *stages.entry(entry.stage).or_default() += 1;
    }
    stages
}

#[test]
fn one_seed_and_one_day_give_the_same_histories() {
    let today = day(SHOWN[0]);
    assert_eq!(histories(&school_on(today), today), histories(&school_on(today), today));
}

#[test]
fn about_sixty_children_are_on_the_pathway_and_at_every_stage_there_are_some() {
    for today in SHOWN.map(day) {
        let school = school_on(today);
        let told = retold(&school, today);
        let stages = at_each_stage(&told);
        assert_eq!(stages.keys().copied().collect::<Vec<_>>(), Stage::ALL);
        let beside = stages[&Stage::Five];
        let all = stages.values().sum::<usize>() - beside + concerns(&school, today).len();
        assert!((55..=70).contains(&all), "{all} {stages:?}");
        assert!((12..=16).contains(&stages[&Stage::Two]) && (13..=17).contains(&stages[&Stage::Three]));
        assert!(stages[&Stage::Four] >= 5 && beside >= 3 && stages[&Stage::Six] >= 4, "{stages:?}");
    }
}

#[test]
fn every_way_in_which_a_stage_ends_is_there() {
    let told = retold(&school_on(day(SHOWN[0])), day(SHOWN[0]));
    let ended = |entry: &StageEntry| match entry.state {
        StageState::Closed { outcome, .. } => Some(outcome),
        StageState::Open => None,
    };
    let ended: HashSet<Outcome> = told.iter().flat_map(|child| &child.entries).filter_map(ended).collect();
    assert_eq!(ended.len(), 7, "{ended:?}");
}

#[test]
fn some_leave_some_stay_some_step_down_and_some_go_further() {
    let today = day(SHOWN[0]);
    let school = school_on(today);
    let histories = histories(&school, today);
    let decided = |wanted: Decision| {
        let is = |what: &What| match what {
            What::Decision(answers) => Decision::from_id(answers.first("decision")) == Some(wanted),
            _ => false,
        };
        histories.iter().filter(|history| history.steps.iter().any(|step| is(&step.what))).count()
    };
    assert_eq!((decided(Decision::Leave), decided(Decision::Down)), (8, 3));
    assert!(decided(Decision::Ahead) >= 2 && decided(Decision::Stay) >= 3 && decided(Decision::Next) > 30);
}

#[test]
fn every_kind_of_event_of_an_assessment_and_a_plan_is_there() {
    for today in SHOWN.map(day) {
        let told = retold(&school_on(today), today);
        let events = told.iter().flat_map(|child| &child.spells).flat_map(|spell| &spell.events);
        let kinds: BTreeSet<Event> = events.map(|event| event.what).collect();
        let missing: Vec<_> = Event::ALL.into_iter().filter(|event| !kinds.contains(event)).collect();
        assert!(missing.is_empty(), "{today}: {missing:?}");
    }
}

#[test]
fn a_plan_of_a_child_in_year_6_names_the_next_school_in_time() {
    let today = day("2027-07-12");
    let school = school_on(today);
    let six = histories(&school, today).into_iter().find(|history| {
        let class = child_of(&school, history).class_name.as_deref();
        let is_six = class.is_some_and(|class| class.starts_with('6'));
        is_six && child_of(&school, history).provision == Some(Provision::EhcPlan)
    });
    let amended = six
        .unwrap()
        .steps
        .into_iter()
        .rfind(|step| matches!(&step.what, What::Event(event) if event.what == Event::AmendedPlan));
    assert!((day("2026-09-01")..day("2027-02-15")).contains(&amended.unwrap().on));
}

#[test]
fn every_step_is_on_a_school_day_in_order_by_somebody_who_works_here_and_not_before_the_child_came() {
    for today in SHOWN.into_iter().chain(DAYS).map(day) {
        let (school, days) = (school_on(today), SchoolDays::of(today).unwrap());
        let staff: BTreeSet<&str> = school.staff.iter().map(|staff| staff.email.as_str()).collect();
        for history in histories(&school, today) {
            let child = child_of(&school, &history);
            assert!(history.steps.windows(2).all(|two| two[0].on <= two[1].on), "{}", child.known_as());
            for step in &history.steps {
                assert_eq!(days.calendar.is_open(step.on), Ok(true), "{step:?}");
                assert!(step.on <= today && child.admitted_on.is_some_and(|joined| joined < step.on));
                assert!(staff.contains(step.by.as_str()), "{step:?}");
            }
        }
    }
}

#[test]
fn the_rules_of_the_app_allow_every_step_whatever_the_seed_and_the_day() {
    for seed in SEEDS {
        let today = day(SHOWN[0]);
        let told = retold(&school(seed, 2026), today);
        assert!(told.len() > 40, "{seed}: {}", told.len());
    }
    for today in DAYS.map(day) {
        assert!(!retold(&school_on(today), today).is_empty());
    }
}

#[test]
fn nobody_has_two_histories_and_nobody_with_one_is_among_the_first_concerns() {
    for seed in SEEDS {
        let (school, today) = (school(seed, 2026), day(SHOWN[0]));
        let concerned: BTreeSet<usize> =
            concerns(&school, today).iter().map(|concern| concern.pupil).collect();
        let told: Vec<usize> = histories(&school, today).iter().map(|history| history.pupil).collect();
        assert_eq!(told.iter().collect::<BTreeSet<_>>().len(), told.len());
        assert!(told.iter().all(|pupil| !concerned.contains(pupil)));
    }
}

#[test]
fn the_two_classes_of_year_1_are_left_as_they_are() {
    for today in SHOWN.map(day) {
        let school = school_on(today);
        for history in histories(&school, today) {
            assert!(!child_of(&school, &history).class_name.as_deref().unwrap().starts_with('1'));
            let met_there = |what: &What| matches!(what, What::Line { class, .. } if class.starts_with('1'));
            assert!(!history.steps.iter().any(|step| met_there(&step.what)));
        }
    }
}

#[test]
fn whoever_has_code_k_or_e_has_it_on_the_list_too_and_the_parents_were_told() {
    for today in SHOWN.map(day) {
        let school = school_on(today);
        for child in retold(&school, today) {
            assert_eq!(Some(child.code), school.pupils[child.pupil].provision);
            assert!(
                child.code == Provision::NoSen || child.told,
                "{}",
                school.pupils[child.pupil].known_as()
            );
        }
    }
}

#[test]
fn most_things_are_in_order_a_few_are_late_and_a_few_are_due_this_week() {
    for today in SHOWN.into_iter().chain(DAYS).map(day) {
        let school = school_on(today);
        let [late, soon] = late_and_soon(&school, &retold(&school, today), today);
        assert!((1..=12).contains(&late) && soon <= 15, "{today}: {late} late, {soon} due this week");
    }
    let today = day(SHOWN[0]);
    let school = school_on(today);
    let [late, soon] = late_and_soon(&school, &retold(&school, today), today);
    assert!(late <= 9 && (5..=12).contains(&soon), "{late} {soon}");
}

/// How many lines the SENCo's first page has that are overdue, and that are due this week.
fn late_and_soon(school: &School, told: &[Retold], today: Day) -> [usize; 2] {
    let mut children: Vec<_> = told.iter().map(Retold::facts).collect();
    children.extend(concerns(school, today).iter().map(concern_of));
    let facts = Facts { children, ..Facts::default() };
    let calendar = SchoolDays::of(today).unwrap().calendar;
    let duties = due(&Process::default(), &facts, &calendar, today);
    [Group::Overdue, Group::ThisWeek].map(|group| {
        let of_group = duties.iter().filter(|duty| duty.group(today) == Some(group));
        of_group.map(line_of).collect::<HashSet<_>>().len()
    })
}

/// As on the first page: what is to be done of one child's stage by one day stands together, meetings and letters by
/// themselves.
fn line_of(duty: &Duty) -> String {
    let together = matches!(duty.kind, DutyKind::LookAgain(_) | DutyKind::Act(_) | DutyKind::TellFamily);
    format!("{:?} {:?} {:?} {:?} {together}", duty.pupil, duty.entry, duty.for_whom, duty.when)
}

/// The longer texts of a history.
fn texts(history: &History) -> Vec<String> {
    let of = |answers: &Answers| {
        let asked = [
            "noticed",
            "strengths",
            "outcomes",
            "proud_of",
            "worries",
            "still_concerned",
            "worked",
            "stay_reason",
            "ahead_reason",
            "early_reason",
            "down_reason",
            "barrier",
            "action",
            "what_was_done",
            "target_1",
            "target_2",
            "target_1_in_class",
            "target_2_in_class",
        ];
        asked.iter().map(|question| answers.first(question).to_owned()).collect::<Vec<_>>()
    };
    let all = history.steps.iter().flat_map(|step| match &step.what {
        What::Concern(answers)
        | What::InitialConcern(answers)
        | What::ParentSaid(answers)
        | What::Review(_, answers)
        | What::Decision(answers)
        | What::PutForward(answers)
        | What::Line { answers, .. } => of(answers),
        What::Act(_, words) => vec![words.clone()],
        What::Code(new) => vec![new.why.clone()],
        What::Told(told) => vec![told.words.clone()],
        What::Event(event) => vec![event.words.clone()],
        What::Letter(_) | What::LineDone | What::Needs(_) => Vec::new(),
    });
    all.filter(|text| !text.is_empty()).collect()
}

#[test]
fn no_two_children_have_the_same_words() {
    let today = day(SHOWN[0]);
    let school = school_on(today);
    let mut whose: BTreeMap<String, usize> = BTreeMap::new();
    for history in histories(&school, today) {
        for text in texts(&history) {
            let other = whose.entry(text.clone()).or_insert(history.pupil);
            assert_eq!(*other, history.pupil, "{text}");
        }
    }
}

#[test]
fn nobody_elses_name_stands_in_a_childs_history_and_every_gap_is_filled() {
    let today = day(SHOWN[0]);
    let school = school_on(today);
    let names: BTreeSet<&str> = school.pupils.iter().map(PupilRecord::surname).collect();
    for history in histories(&school, today) {
        for text in texts(&history) {
            assert!(!text.contains('…') && !text.contains("{help}") && !text.contains('#'), "{text}");
            let words = text.split(|letter: char| !letter.is_alphanumeric());
            for word in words.filter(|word| word.chars().count() > 5) {
                assert!(!names.contains(word), "{text}");
            }
        }
    }
}

#[test]
fn a_history_that_would_be_older_than_the_dates_that_are_known_is_not_there() {
    let early = day("2024-09-20");
    assert!(histories(&school_on(early), early).len() < 5);
    assert!(histories(&school_on(day("2030-11-01")), day("2030-11-01")).is_empty());
}

#[test]
fn every_intervention_of_those_who_are_on_the_pathway_has_its_letter_but_one_that_is_just_begun() {
    let today = day(SHOWN[0]);
    for child in retold(&school_on(today), today) {
        let facts = child.facts();
        let now = facts.spells.iter().find(|spell| spell.entry.is_current());
        let open = now.into_iter().flat_map(|now| &now.recorded);
        let owed = open.filter(|done| done.action.is_intervention() && done.letter_sent.is_none());
        for done in owed {
            assert!((today - done.on).num_days() <= 7, "{:?}", done.action);
            assert_ne!(done.action, Action::EarlyIntervention);
        }
    }
}
