//! What happened in an assessment and about a plan, each on a day that the law allows.

mod timetables;

use app::{
    ehc::{
        ByWhom, Event as E, NewEvent,
        Order::IssuePlan,
        PlanDecision::{self, Amend, Maintain},
    },
    kit::Day,
    pathway::Stage,
};
use chrono::{Datelike, Days, Months};

use super::{cases::Case, course::Stretch, school_days::SchoolDays};
use timetables::{AS_THE_LAW_HAS_IT, DISPUTED, Line, REFUSED, SLOWLY, WITHDRAWN};

/// What becomes of a request. The first three are under way today.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Script {
    /// The school has asked a fortnight ago.
    Requested,
    /// The local authority has agreed, and the school’s advice is due within the week.
    Agreed,
    /// There is a draft, and the final plan is late.
    Drafted,
    /// The local authority has refused to assess, and the parents may appeal.
    Refused,
    /// The parents have asked and then withdrawn.
    Withdrawn,
    /// The parents have asked, and a plan came.
    ParentsAsked,
    /// The school has asked, and a plan came. It took the local authority longer than it may.
    SchoolAskedOverSummer,
    /// No plan was issued until the Tribunal ordered one.
    Disputed,
    /// A plan came, and its annual review was held a week ago.
    ReviewHeld,
}

impl Script {
    /// What happens after the request. Of an assessment that is under way, what would follow is left out.
    fn lines(self) -> &'static [Line] {
        match self {
            Script::Requested
            | Script::Agreed
            | Script::Drafted
            | Script::ParentsAsked
            | Script::ReviewHeld => &AS_THE_LAW_HAS_IT,
            Script::SchoolAskedOverSummer => &SLOWLY,
            Script::Refused => &REFUSED,
            Script::Withdrawn => &WITHDRAWN,
            Script::Disputed => &DISPUTED,
        }
    }

    /// How many days ago the request was received, where no plan has followed.
    fn asked_ago(self) -> Option<u64> {
        match self {
            Script::Requested => Some(16),
            Script::Agreed => Some(77),
            Script::Drafted => Some(144),
            Script::Refused => Some(55),
            Script::Withdrawn => Some(150),
            _ => None,
        }
    }

    /// The day of that: in a holiday the first after it, so that what follows is no older than it should be, unless it is
    /// to be late.
    fn asked_on(self, days: &SchoolDays, ago: u64) -> Option<Day> {
        let day = days.today.checked_sub_days(Days::new(ago))?;
        let after = days.at_or_after(day).filter(|after| self != Script::Drafted && *after <= days.today);
        after.or_else(|| days.at_or_before(day))
    }

    fn by_whom(self) -> ByWhom {
        match self {
            Script::Withdrawn | Script::ParentsAsked | Script::Disputed | Script::ReviewHeld => {
                ByWhom::Parents
            }
            _ => ByWhom::School,
        }
    }

    /// What the school does for it is on record.
    pub(super) fn is_prepared(self) -> bool {
        self != Script::Withdrawn
    }
}

/// Whether an assessment ends with it.
pub(super) fn ends(what: E) -> bool {
    matches!(what, E::RefusedToAssess | E::RefusedToIssue | E::Withdrawn | E::FinalPlan)
}

/// Everything that happened, in order. None where the years that are known do not reach far enough back.
pub(super) fn events(days: &SchoolDays, case: &Case, stretches: &[Stretch]) -> Option<Vec<NewEvent>> {
    let Some(script) = case.script else { return Some(Vec::new()) };
    let plan = stretches.iter().find(|stretch| stretch.stage == Stage::Six).map(|six| six.from);
    let lines = script.lines();
    let whole = lines.last()?.0;
    let asked = match (script.asked_ago(), plan) {
        (Some(ago), _) => script.asked_on(days, ago)?,
        (None, plan) => days.at_or_before(plan?.checked_sub_days(Days::new(whole))?)?,
    };
    let mut events: Vec<NewEvent> = Vec::new();
    for (after, what, words) in lines {
        if *what == E::FinalPlan && plan.is_none() {
            break;
        }
        let usual = days.at_or_before(asked + Days::new(*after))?;
        // What would fall into one holiday together comes one after the other.
        let earliest = events.last().and_then(|last| days.after(last.on, 2));
        let day = earliest.map_or(usual, |earliest| if *after < 2 { usual } else { usual.max(earliest) });
        let day = match plan {
            Some(plan) if *after == whole => plan,
            Some(plan) => day.min(plan),
            None => day,
        };
        if day > days.today {
            break;
        }
        events.push(event(*what, day, words, script));
    }
    if let Some(plan) = plan {
        takes_longer(days, asked, plan, &mut events);
        events.extend(reviews(days, case, script, plan));
    }
    Some(events)
}

fn event(what: E, on: Day, words: &str, script: Script) -> NewEvent {
    NewEvent {
        what,
        on,
        by_whom: (what == E::Requested).then(|| script.by_whom()),
        order: (what == E::Ordered).then_some(IssuePlan),
        decision: None,
        words: words.to_owned(),
    }
}

/// Where an assessment has gone on over a summer, the local authority says that it takes longer.
fn takes_longer(days: &SchoolDays, asked: Day, plan: Day, events: &mut Vec<NewEvent>) {
    let moves = |event: &&NewEvent| matches!(event.what, E::Requested | E::RefusedToIssue | E::Ordered);
    let under_way = |day: &Day| {
        let last = events.iter().rfind(|event| event.on < *day && moves(event));
        last.is_some_and(|last| last.what != E::RefusedToIssue && last.on + Days::new(35) < *day)
    };
    let september = (asked.year()..=plan.year()).filter_map(|year| Day::from_ymd_opt(year, 9, 1));
    let back = september.filter_map(|day| days.at_or_after(day)).filter(|day| *day < plan).find(under_way);
    if let Some(day) = back {
        let place = events.partition_point(|event| event.on <= day);
        let words = "School was closed for six weeks, and what others write about … came late.";
        events.insert(place, event(E::ClosureException, day, words, Script::ParentsAsked));
    }
}

/// The annual reviews of a plan, the meeting six weeks before the anniversary. In Year 6 it is in the autumn, so that the
/// plan names the next school by February.
fn reviews(days: &SchoolDays, case: &Case, script: Script, plan: Day) -> Vec<NewEvent> {
    let autumn = Day::from_ymd_opt(app::calendar::SchoolYear::of(days.today).0, 9, 28);
    let last_year = autumn.filter(|_| case.year == 6).and_then(|day| days.at_or_after(day));
    let (mut events, mut since) = (Vec::new(), plan);
    loop {
        let anniversary = since + Months::new(12);
        let Some(usual) = days.at_or_before(anniversary - Days::new(42)) else { break };
        let early = last_year.filter(|day| since + Days::new(60) < *day && *day < usual);
        let held = early.unwrap_or(usual);
        let is_first = since == plan && script == Script::ParentsAsked;
        let decision = if early.is_some() || is_first { Amend } else { Maintain };
        let lines: [(u64, E, &str, Option<PlanDecision>); 4] = [
            (
                0,
                E::ReviewMeeting,
                "…’s family, class teacher, TA and SENCo. … came for the first half.",
                None,
            ),
            (
                9,
                E::ReviewReport,
                "What {help} has brought, to the local authority and to everybody who was invited.",
                None,
            ),
            (25, E::ReviewDecision, "About …’s plan, by letter and in its time.", Some(decision)),
            (76, E::AmendedPlan, "Read with …’s family. {help} has new outcomes and the same hours.", None),
        ];
        for (after, what, words, decided) in lines {
            let Some(on) = days.at_or_before(held + Days::new(after)) else { continue };
            let is_told = on <= days.today && (what != E::AmendedPlan || decision == Amend);
            if is_told {
                events.push(NewEvent { decision: decided, ..event(what, on, words, script) });
            }
        }
        match days.at_or_before(held + Days::new(25)).filter(|decided| *decided <= days.today) {
            Some(decided) => since = decided,
            None => break,
        }
    }
    events
}
